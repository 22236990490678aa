/* The notes somebody wrote, below the place to write: what became of each, changing it and taking it back. */

/** @import { Composer } from "../../components/wall/composer/composer.js" */
import { about } from "./cases.js";
import { plainButton, row } from "./controls.js";
import { aboutPlace } from "./map_about.js";
import { NoteEditor } from "./note_editor.js";
import { entries, html, ICONS, show } from "./page.js";
import { _, labels, sendingText } from "./words.js";

/** @typedef {OwnItem<"note"> & { waiting?: boolean }} OwnNote */

export class OwnNotes {
  node = html.section({ class: "mine", "aria-label": _("My notes") });
  /** @type {{ id: string, editor: NoteEditor } | null} */
  editing = null;

  /** @param {Composer} owner it knows the steps that were reached */
  constructor(owner) {
    this.owner = owner;
    this.connection = owner.connection;
  }

  /** All own notes, newest first, those on their way included. @returns {OwnNote[]} */
  notes() {
    /** @type {Map<string, OwnNote>} */
    const notes = new Map(this.connection.mine("note").map((note) => [note.id, note]));
    for (const action of this.connection.waiting()) {
      if (action.type === "withdraw_note") notes.delete(action.note_id);
      if (action.type === "post_note")
        notes.set(action.id, { ...NEW, ...said(action), id: action.id, step: action.step_id });
      const known = action.type === "edit_note" && notes.get(action.note_id);
      if (known) notes.set(known.id, { ...known, ...said(action, known.case) });
    }
    return [...notes.values()].sort((one, other) => other.order - one.order);
  }

  /** @param {boolean} closed */
  draw(closed) {
    if (this.editing) {
      // do not disturb anybody changing a note
      const { id, editor } = this.editing;
      return editor.follow(this.connection.mine("note").find((note) => note.id === id));
    }
    const notes = this.notes();
    show(this.node, notes.length || this.owner.reached().length);
    this.node.replaceChildren(
      html.h2({ text: `${_("My notes")} (${notes.length})` }),
      notes.length
        ? html.ul(...notes.map((note) => this.row(note, closed)))
        : html.p({ class: "muted", text: this.owner.state.loaded ? _("You have not written anything yet.") : "" }),
    );
  }

  /** @param {OwnNote} note @param {boolean} closed */
  row(note, closed) {
    if (note.binned)
      return html.li(
        { class: "note", "data-id": note.id },
        html.p({ class: "state", text: _("The facilitator has taken this note away.") }),
      );
    const meta = [
      labels.NoteKind[note.kind],
      note.perspective && labels.Perspective[note.perspective],
      this.connection.step(note.step)?.title[this.owner.language],
    ];
    return html.li(
      { class: `note kind-${note.kind}`, "data-id": note.id },
      html.p(
        { class: "meta" },
        html.span({ "aria-hidden": "true", text: `${ICONS[note.kind]} ` }),
        meta.filter(Boolean).join(" · "),
      ),
      html.p({ class: "text", dir: "auto", text: note.text }),
      about(this.connection, note.case),
      aboutPlace(this.connection, note.about),
      html.p({ class: "state", text: this.became(note) }),
      closed || note.waiting ? null : this.tools(note),
    );
  }

  /** @param {OwnNote} note */
  became(note) {
    if (note.waiting) return sendingText(this.connection.status);
    if (note.merged) return _("Merged with notes that say the same. Your own text is kept here.");
    if (note.parked) return _("Taken off the wall by the facilitator");
    return note.hidden ? _("Saved. Only you see it until the facilitator reveals it") : _("Saved");
  }

  /** @param {OwnNote} note */
  tools(note) {
    const short = note.text.slice(0, 40);
    const withdraw = () => this.connection.send({ type: "withdraw_note", note_id: note.id });
    return row(
      plainButton(_("Change"), () => this.edit(note), short),
      note.merged ? null : plainButton(_("Withdraw"), withdraw, short),
    );
  }

  /** @param {OwnItem<"note">} note as the writer sees it @param {string} text what was typed already */
  edit(note, text = note.text) {
    const close = () => {
      this.editing = null;
      this.draw(false);
    };
    if (this.editing) close();
    /** @type {["" | Perspective, string][]} */
    const perspectives = [["", _("not chosen")], ...entries(labels.Perspective)];
    const editor = new NoteEditor({
      note,
      connection: this.connection,
      kinds: this.connection.step(note.step)?.kinds ?? [note.kind],
      kindName: _("What kind of note is it?"),
      perspectives: note.kind === "case" || note.kind === "afterthought" ? null : perspectives,
      text,
      save: (action) => {
        this.connection.send(action);
        close();
      },
      cancel: close,
    });
    this.editing = { id: note.id, editor };
    this.node.querySelector(`[data-id="${note.id}"]`)?.replaceChildren(editor.node);
    editor.focus();
    return editor;
  }
}

/**
 * The fields of a note in an action; without a case the note stays about the one it was about.
 * @param {Action<"post_note" | "edit_note">} action @param {string | null} before
 */
const said = ({ text, kind, perspective = null, case_id }, before = null) => ({
  text,
  kind,
  perspective,
  case: case_id === undefined ? before : case_id,
  waiting: true,
});

/** A note that is on its way for the first time. @type {OwnNote} */
const NEW = {
  id: "",
  step: 0,
  kind: "good",
  text: "",
  about: null,
  order: Infinity,
  perspective: null,
  question: null,
  case: null,
  parked: false,
  hidden: false,
  merged: false,
  binned: false,
};
