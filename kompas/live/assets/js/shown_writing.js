/* What is being typed as a conclusion, on the screen: it comes along while somebody types, and goes when they leave it. */

/** @import { Connection } from "./live.js" */
import { identity } from "./live.js";

const PAUSE = 300; // at most one update in so many milliseconds
const LEFT = 30000; // of who went on to something else, and did not come back to tick a note

export class ShownWriting {
  /** What the screen was told last. */
  shown = "";
  /** What it is to be told. */
  wanted = "";
  /** @type {ReleaseLevel} */
  release = "participants";
  flying = false;
  /** @type {number | undefined} */
  waiting;
  /** @type {number | undefined} */
  left;
  leaving = () => this.shown && navigator.sendBeacon(this.address(), this.parcel(""));

  /** @param {Connection} connection */
  constructor(connection) {
    this.connection = connection;
    addEventListener("pagehide", this.leaving);
  }

  /** @param {string} text @param {ReleaseLevel} release */
  type(text, release) {
    const on = this.connection.state.scalars.screen_writing;
    this.wanted = on && text.trim() ? text : "";
    this.release = release;
    this.stay();
    this.waiting ??= setTimeout(() => this.tell(), PAUSE);
  }

  /** It was saved, or there is nothing to see any more. */
  clear() {
    this.wanted = "";
    if (!this.flying) this.tell();
  }

  leave() {
    this.stay();
    this.left = setTimeout(() => this.clear(), LEFT);
  }

  stay() {
    clearTimeout(this.left);
  }

  /* One at a time: a later one must not be overtaken by an earlier one. */
  async tell() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (this.flying || this.wanted === this.shown) return;
    this.flying = true;
    const text = this.wanted;
    const problem = await this.connection.now({ type: "show_writing", text, release: this.release });
    this.flying = false;
    if (problem === null) this.shown = text;
    if (this.wanted !== text) this.waiting ??= setTimeout(() => this.tell(), PAUSE);
  }

  address() {
    return `/live/${encodeURIComponent(this.connection.code)}/actions`;
  }

  /** @param {string} text */
  parcel(text) {
    const action = { id: identity(), role: "facilitator", type: "show_writing", text };
    const body = JSON.stringify({ language: this.connection.language, actions: [action] });
    return new Blob([body], { type: "application/json" });
  }

  destroy() {
    removeEventListener("pagehide", this.leaving);
    this.stay();
    this.clear();
  }
}
