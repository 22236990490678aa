/* The notes somebody wrote, below the place to write: what became of each, changing it and taking it back. */

import { about } from "./cases.js";
import { aboutPlace } from "./map_about.js";
import { NoteEditor } from "./note_editor.js";
import { element, ICONS } from "./page.js";

export class OwnNotes {
  /* `owner` is the composer: it knows the steps that were reached. */
  constructor(owner) {
    this.owner = owner;
    this.editing = null; // id of the note that is being changed
    this.node = element("section", { class: "mine", "aria-label": owner.words.mine });
  }

  get connection() {
    return this.owner.connection;
  }

  get words() {
    return this.owner.words;
  }

  draw(closed) {
    const { connection, words } = this;
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
      element("h2", { text: `${words.mine} (${notes.size})` }),
      notes.size
        ? element("ul", {}, ...rows)
        : element("p", { class: "muted", text: connection.state.loaded ? words.none : "" }),
    );
  }

  row(id, note, closed) {
    const { words } = this;
    const step = this.connection.step(note.step);
    const meta = [
      words.kinds[note.kind],
      note.perspective && words.perspectives[note.perspective],
      step?.title[this.owner.language],
    ]
      .filter(Boolean)
      .join(" · ");
    if (note.binned)
      return element("li", { class: "note", "data-id": id }, element("p", { class: "state", text: words.binned }));
    return element(
      "li",
      { class: `note kind-${note.kind}`, "data-id": id },
      element("p", { class: "meta" }, element("span", { "aria-hidden": "true", text: `${ICONS[note.kind]} ` }), meta),
      element("p", { class: "text", dir: "auto", text: note.text }),
      about(this.connection, note.case),
      aboutPlace(this.connection, note.about, words.with_place),
      element("p", {
        class: "state",
        text: note.waiting
          ? this.connection.status === "live"
            ? words.saving
            : words.kept
          : note.merged
            ? words.merged
            : note.parked
              ? words.parked
              : note.hidden
                ? words.hidden
                : words.saved,
      }),
      closed || note.waiting
        ? null
        : element(
            "div",
            { class: "row" },
            element("button", {
              type: "button",
              class: "plain",
              text: words.edit,
              "aria-label": `${words.edit}: ${note.text.slice(0, 40)}`,
              onClick: () => this.edit(id),
            }),
            note.merged
              ? null
              : element("button", {
                  type: "button",
                  class: "plain",
                  text: words.withdraw,
                  "aria-label": `${words.withdraw}: ${note.text.slice(0, 40)}`,
                  onClick: () => this.connection.send({ type: "withdraw_note", note_id: id }),
                }),
          ),
    );
  }

  edit(id, note = this.connection.state.mine.get(`note:${id}`), text = note.text) {
    const { words } = this;
    const close = () => {
      this.editing = this.editor = null;
      this.draw(false);
    };
    if (this.editor) close();
    const perspectives =
      note.kind === "case" || note.kind === "afterthought"
        ? null
        : [["", words.no_perspective], ...Object.entries(words.perspectives)];
    this.editing = id;
    this.editor = new NoteEditor({
      words,
      note: { id, ...note },
      connection: this.connection,
      kinds: this.connection.step(note.step)?.kinds ?? [note.kind],
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
