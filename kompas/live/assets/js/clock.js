/* The clock as people read it, and the tone that goes with it. */

import { shelf } from "./shelf.js";

export function clockText(seconds) {
  if (seconds === null || seconds === undefined) return "–:––";
  const whole = seconds >= 0 ? Math.ceil(seconds - 0.001) : Math.ceil(-seconds - 0.999);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 && whole > 0 ? `−${text}` : text;
}

export function clockMood(seconds) {
  if (seconds === null || seconds === undefined) return "calm";
  if (seconds < 0) return "over";
  if (seconds <= 60) return "urgent";
  return seconds <= 300 ? "soon" : "calm";
}

const TOLERANCE = 30000; // so much late is on time: minutes are what people plan in

/* When the later steps end if they begin at `free` (in milliseconds), and the fixed times that are not met.
   A step with a fixed start does not begin before it. The same as `progress` of domain/clock.py. */
export function projection(free, later, fixedEnd) {
  let reached = free;
  const passed = [];
  for (const step of later) {
    if (step.fixed && reached > step.fixed + TOLERANCE) passed.push({ step, fixed: step.fixed, expected: reached });
    reached = Math.max(reached, step.fixed ?? 0) + step.minutes * 60000;
  }
  if (fixedEnd && reached > fixedEnd + TOLERANCE) passed.push({ step: null, fixed: fixedEnd, expected: reached });
  return { end: reached, passed };
}

/* Calls `draw` four times a second while mounted; `draw` touches the page only when the text differs. */
export function ticking(draw) {
  draw();
  const timer = setInterval(draw, 250);
  return () => clearInterval(timer);
}

/* A soft tone when the clock passes 5 minutes, 1 minute and zero. Only a passing that was seen counts, so a
   refresh or a reconnection never plays it again. */
export class Chime {
  constructor() {
    this.before = null;
    this.on = shelf.get("kompas:sound") === "on";
  }

  toggle() {
    this.on = !this.on;
    shelf.set("kompas:sound", this.on ? "on" : "off");
    if (this.on) this.play(520);
  }

  hear(seconds, running) {
    const { before } = this;
    this.before = running ? { seconds, at: performance.now() } : null;
    if (!this.on || !running || !before || performance.now() - before.at > 2000) return;
    for (const [limit, pitch] of [
      [300, 440],
      [60, 520],
      [0, 620],
    ]) {
      if (before.seconds > limit && seconds <= limit && before.seconds - seconds < 3) this.play(pitch);
    }
  }

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
    this.plays = (this.plays ?? 0) + 1;
  }
}

/* Whose turn it is in an interview: the time of the step in equal parts, one for each in the group.

   `total` and `left` in seconds; `least` is the turn that was reached already. Gives the turn from 0, and the seconds
   until the next one, or null in the last. */
export function turnAt(total, left, people, least = 0) {
  const part = total / people;
  const passed = Math.max(0, total - left);
  const turn = Math.min(people - 1, Math.max(least, Math.floor(passed / part)));
  return { turn, next: turn === people - 1 ? null : (turn + 1) * part - passed };
}
