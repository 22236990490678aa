/* What is being typed as a conclusion, on the screen: it comes along while somebody types, and goes when they leave it. */

/** @import { Connection } from "./live.js" */
import { identity } from "./live.js";

const PAUSE = 300; // at most one update in so many milliseconds
const AGAIN = 3000; // after a refusal, or without an answer
const LEFT = 30000; // of who went on to something else, and did not come back to tick a note

export class ShownWriting {
  /** What the screen was told last; null while that is not known, for an answer that is lost may have been a yes.
   * @type {string | null} */
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
  leaving = () => (this.flying || this.shown !== "") && navigator.sendBeacon(this.address(), this.parcel(""));

  /** @param {Connection} connection */
  constructor(connection) {
    this.connection = connection;
    addEventListener("pagehide", this.leaving);
  }

  /**
   * What is typed in the middle is not shown: a name that is half there stands before words that are done.
   * @param {HTMLTextAreaElement} field @param {ReleaseLevel} release
   */
  type(field, release) {
    const on = this.connection.state.scalars.screen_writing;
    const text = on && field.value.trim() ? field.value : "";
    if (!text || field.selectionEnd === text.length) this.wanted = text;
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
    this.shown = problem === null ? text : null;
    if (this.wanted === this.shown) return;
    this.waiting ??= setTimeout(() => this.tell(), problem === null ? PAUSE : AGAIN);
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
