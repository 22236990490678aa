/* Changing a note. When somebody else changes it meanwhile, both texts are there to choose from: nothing is lost. */

import { IdentityWarning } from "./identity_warning.js";
import { offerCases } from "./cases.js";
import { element, setText } from "./page.js";
import { ConflictChoice } from "./conflict_choice.js";

const LONGEST = 2000;

export class NoteEditor {
  /* `note` as the writer sees it; `text` what was typed already. `save` gets the fields of an edit_note action, `cancel`
     nothing. */
  constructor({ words, note, connection, kinds, perspectives = null, text = note.text, save, cancel }) {
    Object.assign(this, { words, note, save, cancel });
    this.text = element("textarea", { maxlength: LONGEST, dir: "auto", "aria-label": words.text });
    this.text.rows = 3;
    this.text.value = text;
    this.kind = select(
      words.kind,
      kinds.map((kind) => [kind, words.kinds[kind]]),
      note.kind,
    );
    this.perspective = perspectives ? select(words.perspective, perspectives, note.perspective ?? "") : null;
    this.case = element("select", { "aria-label": words.about_case });
    offerCases(this.case, this.case, connection, note.case, words.about_none);
    this.problem = element("p", { class: "error hidden", role: "alert" });
    this.warning = new IdentityWarning({
      words,
      fields: [this.text],
      known: () => [this.note.text],
      again: () => this.submit(),
    });
    this.button = element("button", { class: "primary", text: words.save });
    this.conflict = new ConflictChoice({
      words,
      seen: note.text,
      mine: () => this.text.value.trim(),
      use: (now) => {
        this.text.value = now;
        this.focus();
      },
      button: this.button,
    });
    this.node = element(
      "form",
      {
        class: "editor",
        onSubmit: (event) => {
          event.preventDefault();
          this.submit();
        },
      },
      this.text,
      this.conflict.node,
      this.problem,
      this.warning.node,
      element(
        "div",
        { class: "row" },
        this.kind,
        this.perspective,
        this.case,
        this.button,
        element("button", { type: "button", text: words.cancel, onClick: cancel }),
      ),
    );
    this.node.onkeydown = (event) => {
      if (event.key === "Escape") cancel();
    };
  }

  focus() {
    this.text.focus();
  }

  /* Why it was not saved. */
  say(message) {
    this.problem.classList.remove("hidden");
    setText(this.problem, message);
  }

  /* The note as it is now, or nothing when it is gone. */
  follow(note) {
    if (note && !note.binned) {
      if (this.kind.value === this.note.kind) this.kind.value = note.kind; // not chosen here: the newest counts
      this.note = note;
    }
    this.conflict.follow(note && !note.binned ? note.text : null);
  }

  submit() {
    const text = this.text.value.trim();
    if (!text) return this.focus();
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const about = this.case.classList.contains("hidden") ? {} : { case_id: this.case.value || null };
    this.save({
      note_id: this.note.id,
      text,
      kind: this.kind.value,
      perspective: (this.perspective ? this.perspective.value : this.note.perspective) || null,
      seen: this.conflict.seen,
      warned,
      ...about,
    });
  }
}

function select(label, pairs, chosen) {
  const node = element(
    "select",
    { "aria-label": label },
    ...pairs.map(([value, text]) => element("option", { value, text })),
  );
  node.value = chosen;
  return node;
}
