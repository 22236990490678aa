/* A new step announces itself; it goes when somebody has seen it. */

import { html, setText, show } from "kompas/page.js";
import { _ } from "kompas/words.js";

/** @import { Host } from "./host.js" */

const STANDS = 20000;

export class Band {
  node = html.div({ class: "band hidden", role: "status" });
  /** @type {number | null | undefined} */
  step;

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    host.main.addEventListener("input", () => this.put(""));
    this.node.addEventListener("click", () => this.put(""));
  }

  draw() {
    const { state, language } = /** @type {Connection} */ (this.host.connection);
    if (!state.loaded || state.scalars.step === this.step) return;
    const isFirst = this.step === undefined;
    this.step = state.scalars.step;
    const current = this.host.connection?.current();
    if (isFirst || !current) return;
    this.put(_("New step: {step}", { step: current.title[language] }));
    this.host.tabs?.choose("now");
    if (!this.isTyping()) scrollTo({ top: 0 });
  }

  isTyping() {
    return Boolean(document.activeElement?.shadowRoot?.activeElement?.matches("textarea, input"));
  }

  /** @param {string} text */
  put(text) {
    clearTimeout(this.going);
    setText(this.node, text);
    show(this.node, text);
    if (text) this.going = setTimeout(() => this.put(""), STANDS);
  }
}
