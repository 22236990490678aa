/* A soft tone when the clock passes 5 minutes, 1 minute and zero, if turned on. Only a passing that was seen
   counts, so a refresh or a reconnection never plays it again. */

import { plainButton } from "./controls.js";
import { setText } from "./page.js";
import { shelf } from "./shelf.js";
import { _ } from "./words.js";

const LIMITS = [
  [300, 440],
  [60, 520],
  [0, 620],
];

export class Chime {
  on = shelf.get("kompas:sound") === "on";
  button = plainButton("", () => this.toggle());
  /** @type {{ seconds: number, at: number } | null} */
  before = null;
  /** @type {AudioContext | undefined} */
  audio;

  constructor() {
    this.draw();
  }

  draw() {
    setText(this.button, this.on ? _("Turn the sound off") : _("Turn the sound on"));
  }

  toggle() {
    this.on = !this.on;
    shelf.set("kompas:sound", this.on ? "on" : "off");
    this.draw();
    if (this.on) this.play(520);
  }

  /** @param {number | null} seconds @param {boolean} running */
  hear(seconds, running) {
    const { before } = this;
    this.before = running && seconds !== null ? { seconds, at: performance.now() } : null;
    if (!this.on || seconds === null || !running || !before || performance.now() - before.at > 2000) return;
    for (const [limit, pitch] of LIMITS)
      if (before.seconds > limit && seconds <= limit && before.seconds - seconds < 3) this.play(pitch);
  }

  /** @param {number} pitch */
  play(pitch) {
    this.audio ??= new AudioContext();
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    const start = this.audio.currentTime;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.12, start + 0.05);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 1.2);
    tone.connect(volume).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + 1.3);
  }
}
