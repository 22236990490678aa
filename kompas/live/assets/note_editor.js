/* Changing a note. When somebody else changes it meanwhile, both texts are there to choose from: nothing is lost. */

import { offerCases } from "./cases.js";
import { findIdentifying } from "./identifying.js";
import { element, setText } from "./page.js";
import { Rival } from "./rival.js";

const LONGEST = 2000;

export class NoteEditor {
  /* `note` as the writer sees it; `text` what was typed already. `save` gets the fields of an edit_note action, `cancel`
     nothing. With `patterns` a text that may tell who a family is needs a second save; without, saving is a decision. */
  constructor({ words, note, connection, kinds, perspectives = null, patterns = null, text = note.text, save, cancel }) {
    Object.assign(this, { words, note, patterns, save, cancel, warned: null });
    this.text = element("textarea", { maxlength: LONGEST, dir: "auto", "aria-label": words.text });
    this.text.rows = 3;
    this.text.value = text;
    this.kind = select(words.kind, kinds.map((kind) => [kind, words.kinds[kind]]), note.kind);
    this.perspective = perspectives ? select(words.perspective, perspectives, note.perspective ?? "") : null;
    this.case = element("select", { "aria-label": words.about_case });
    offerCases(this.case, this.case, connection, note.case, words.about_none);
    this.warning = element("p", { class: "warning hidden", role: "alert" });
    this.button = element("button", { class: "primary", text: words.save });
    this.rival = new Rival({ words, seen: note.text, mine: () => this.text.value.trim(), use: (now) => { this.text.value = now; this.focus(); }, button: this.button });
    this.node = element("form", { class: "editor", onSubmit: (event) => { event.preventDefault(); this.submit(); } }, this.text, this.rival.node, this.warning,
      element("div", { class: "row" }, this.kind, this.perspective, this.case, this.button, element("button", { type: "button", text: words.cancel, onClick: cancel })));
    this.node.onkeydown = (event) => { if (event.key === "Escape") cancel(); };
  }

  focus() { this.text.focus(); }

  /* Why it was not saved. */
  say(message) {
    this.warning.classList.remove("hidden");
    setText(this.warning, message);
  }

  /* The note as it is now, or nothing when it is gone. */
  follow(note) {
    if (note && !note.binned) {
      if (this.kind.value === this.note.kind) this.kind.value = note.kind; // not chosen here: the newest counts
      this.note = note;
    }
    this.rival.follow(note && !note.binned ? note.text : null);
  }

  submit() {
    const text = this.text.value.trim();
    if (!text) return this.focus();
    const findings = this.patterns ? findIdentifying(this.text.value, this.patterns) : [];
    if (findings.length && this.warned !== this.text.value) return this.warn(findings); // a second save of the same text is the author's decision
    const warned = !this.patterns || findings.length ? "kept" : this.warned ? "changed" : null;
    const about = this.case.classList.contains("hidden") ? {} : { case_id: this.case.value || null };
    this.save({ note_id: this.note.id, text, kind: this.kind.value, perspective: (this.perspective ? this.perspective.value : this.note.perspective) || null, seen: this.rival.seen, warned, ...about });
  }

  warn(findings) {
    this.warned = this.text.value;
    this.warning.classList.remove("hidden");
    this.warning.replaceChildren(`${this.words.identifying} `, ...marked(this.text.value, findings));
    setText(this.button, this.words.post_anyway);
  }
}

function select(label, pairs, chosen) {
  const node = element("select", { "aria-label": label }, ...pairs.map(([value, text]) => element("option", { value, text })));
  node.value = chosen;
  return node;
}

/* The text with the found words marked. */
export function marked(text, findings) {
  const parts = [];
  let at = 0;
  for (const { start, end } of findings) {
    parts.push(text.slice(at, start), element("mark", { text: text.slice(start, end) }));
    at = end;
  }
  return [...parts, text.slice(at)];
}
