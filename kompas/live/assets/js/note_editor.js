/* Changing a note. When somebody else changes it meanwhile, both texts are there to choose from: nothing is lost. */

import { offerCases } from "./cases.js";
import { ConflictChoice } from "./conflict_choice.js";
import { button, choice, form, kindChoice, onEscape, row, submitButton, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { html, setText, show } from "./page.js";
import { _ } from "./words.js";

/** @typedef {Pick<Item<"note">, "id" | "text" | "kind" | "perspective" | "case">} Note */

export class NoteEditor {
  text = textArea({ rows: 3, "aria-label": _("Text of the note") });
  problem = html.p({ class: "error hidden", role: "alert" });
  button = submitButton(_("Save"));
  case = html.select({ "aria-label": _("Which case is it about? (optional)") });

  /**
   * `note` as the writer sees it; `text` what was typed already. `save` gets the action to send, `cancel` nothing.
   * @param {{ note: Note, connection: Connection, kinds: NoteKind[], kindName?: string,
   *   perspectives?: [Perspective | "", string][] | null, text?: string, save: (edit: Action<"edit_note">) => void,
   *   cancel: () => void }} use
   */
  constructor({ note, connection, kinds, kindName = _("Kind of note"), perspectives, text = note.text, save, cancel }) {
    this.note = note;
    this.text.value = text;
    this.kind = kindChoice(kindName, kinds, note.kind);
    this.perspective = perspectives
      ? choice({ "aria-label": _("From whose eyes? (optional)") }, perspectives, note.perspective ?? "")
      : null;
    offerCases(this.case, this.case, connection, note.case, _("about none in particular"));
    this.warning = new Writing({
      fields: [this.text],
      known: () => [this.note.text],
      read: () => this.text.value.trim(),
      send: (typed, warned) => save(this.edit(typed, warned)),
    });
    this.conflict = new ConflictChoice({
      seen: note.text,
      mine: () => this.text.value.trim(),
      use: (now) => {
        this.text.value = now;
        this.focus();
      },
      saving: this.button,
      changed: _("Somebody else changed this note meanwhile. It now says:"),
      gone: _("This note is not on the wall any more. Your text is still here; copy it if you need it."),
    });
    this.node = form(
      { class: "editor", onKeydown: onEscape(cancel) },
      this.warning.submit,
      this.text,
      this.conflict.node,
      this.problem,
      this.warning.node,
      row(this.kind, this.perspective, this.case, this.button, button(_("Cancel"), cancel)),
    );
  }

  focus() {
    this.text.focus();
  }

  /** Why it was not saved. @param {string} message */
  say(message) {
    show(this.problem, true);
    setText(this.problem, message);
  }

  /**
   * The note as it is now, or nothing when it is gone.
   * @param {(Note & { binned?: unknown }) | null | undefined} note
   */
  follow(note) {
    if (!note || note.binned) return this.conflict.follow(null);
    if (this.kind.value === this.note.kind) this.kind.value = note.kind; // not chosen here: the newest counts
    this.note = note;
    this.conflict.follow(note.text);
  }

  /** @param {string} text @param {Warned} warned @returns {Action<"edit_note">} */
  edit(text, warned) {
    const about = this.case.classList.contains("hidden") ? {} : { case_id: this.case.value || null };
    return {
      type: "edit_note",
      note_id: this.note.id,
      text,
      kind: this.kind.value,
      perspective: (this.perspective ? this.perspective.value : this.note.perspective) || null,
      seen: this.conflict.seen,
      warned,
      ...about,
    };
  }
}
