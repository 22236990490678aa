/* Asks an author once about a text that may tell who a family is. Saving the same text again is the decision. */

import { findIdentifying } from "./identifying.js";
import { element } from "./page.js";

export class Careful {
  constructor(words, patterns) {
    Object.assign(this, { words, patterns, asked: null });
    this.node = element("p", { class: "warning hidden", role: "alert" });
  }

  /* What goes along with the text ("kept", "changed" or null); undefined when it may not go yet. */
  decide(text) {
    const findings = findIdentifying(text, this.patterns);
    const asks = findings.length > 0 && this.asked !== text;
    this.node.classList.toggle("hidden", !asks);
    if (asks) {
      this.asked = text;
      this.node.textContent = `${this.words.identifying} ${findings.map(({ kind, start, end }) => `${this.words.kinds_found[kind]} (${text.slice(start, end).trim()})`).join(", ")}. ${this.words.decide}`;
      return undefined;
    }
    const before = this.asked;
    this.asked = null;
    return findings.length ? "kept" : before ? "changed" : null;
  }
}
