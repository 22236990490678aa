/* The notes somebody wrote, below the place to write: what became of each, changing it and taking it back. */

import { about } from "./cases.js";
import { aboutPlace } from "./map_about.js";
import { NoteEditor } from "./note_editor.js";
import { element, ICONS } from "./page.js";
import { _, labels } from "./words.js";

export class OwnNotes {
  /* `owner` is the composer: it knows the steps that were reached. */
  constructor(owner) {
    this.owner = owner;
    this.editing = null; // id of the note that is being changed
    this.node = element("section", { class: "mine", "aria-label": _("My notes") });
  }

  get connection() {
    return this.owner.connection;
  }

  draw(closed) {
    const { connection } = this;
    if (this.editor) {
      // do not disturb who is changing a note
      const own = connection.state.mine.get(`note:${this.editing}`);
      return this.editor.follow(own ? { id: this.editing, ...own } : null);
    }
    const pending = connection.waiting();
    const notes = new Map(
      [...connection.state.mine]
        .filter(([key]) => key.startsWith("note:"))
        .map(([key, note]) => [key.slice(5), { ...note }]),
    );
    for (const action of pending) {
      if (action.type === "post_note")
        notes.set(action.id, { ...action, step: action.step_id, case: action.case_id, order: Infinity, waiting: true });
      if (action.type === "edit_note" && notes.has(action.note_id))
        Object.assign(notes.get(action.note_id), {
          text: action.text,
          kind: action.kind,
          perspective: action.perspective,
          case: action.case_id,
          waiting: true,
        });
      if (action.type === "withdraw_note") notes.delete(action.note_id);
    }
    this.node.classList.toggle("hidden", !notes.size && !this.owner.reached().length);
    const rows = [...notes]
      .sort(([, one], [, other]) => other.order - one.order)
      .map(([id, note]) => this.row(id, note, closed));
    this.node.replaceChildren(
      element("h2", { text: `${_("My notes")} (${notes.size})` }),
      notes.size
        ? element("ul", {}, ...rows)
        : element("p", {
            class: "muted",
            text: connection.state.loaded ? _("You have not written anything yet.") : "",
          }),
    );
  }

  row(id, note, closed) {
    const step = this.connection.step(note.step);
    const meta = [
      labels.NoteKind[note.kind],
      note.perspective && labels.Perspective[note.perspective],
      step?.title[this.owner.language],
    ]
      .filter(Boolean)
      .join(" · ");
    if (note.binned)
      return element(
        "li",
        { class: "note", "data-id": id },
        element("p", { class: "state", text: _("The facilitator has taken this note away.") }),
      );
    return element(
      "li",
      { class: `note kind-${note.kind}`, "data-id": id },
      element("p", { class: "meta" }, element("span", { "aria-hidden": "true", text: `${ICONS[note.kind]} ` }), meta),
      element("p", { class: "text", dir: "auto", text: note.text }),
      about(this.connection, note.case),
      aboutPlace(this.connection, note.about, _("with: {place}")),
      element("p", {
        class: "state",
        text: note.waiting
          ? this.connection.status === "live"
            ? _("Saving…")
            : _("Not sent yet. Kept on this device; it is sent as soon as there is a connection.")
          : note.merged
            ? _("Merged with notes that say the same. Your own text is kept here.")
            : note.parked
              ? _("Taken off the wall by the facilitator")
              : note.hidden
                ? _("Saved. Only you see it until the facilitator reveals it")
                : _("Saved"),
      }),
      closed || note.waiting
        ? null
        : element(
            "div",
            { class: "row" },
            element("button", {
              type: "button",
              class: "plain",
              text: _("Change"),
              "aria-label": `${_("Change")}: ${note.text.slice(0, 40)}`,
              onClick: () => this.edit(id),
            }),
            note.merged
              ? null
              : element("button", {
                  type: "button",
                  class: "plain",
                  text: _("Withdraw"),
                  "aria-label": `${_("Withdraw")}: ${note.text.slice(0, 40)}`,
                  onClick: () => this.connection.send({ type: "withdraw_note", note_id: id }),
                }),
          ),
    );
  }

  edit(id, note = this.connection.state.mine.get(`note:${id}`), text = note.text) {
    const close = () => {
      this.editing = this.editor = null;
      this.draw(false);
    };
    if (this.editor) close();
    const perspectives =
      note.kind === "case" || note.kind === "afterthought"
        ? null
        : [["", _("not chosen")], ...Object.entries(labels.Perspective)];
    this.editing = id;
    this.editor = new NoteEditor({
      note: { id, ...note },
      connection: this.connection,
      kinds: this.connection.step(note.step)?.kinds ?? [note.kind],
      kindName: _("What kind of note is it?"),
      perspectives,
      text,
      save: (fields) => {
        this.connection.send({ type: "edit_note", ...fields });
        close();
      },
      cancel: close,
    });
    this.node.querySelector(`[data-id="${id}"]`).replaceChildren(this.editor.node);
    this.editor.focus();
  }
}
