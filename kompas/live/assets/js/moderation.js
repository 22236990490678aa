/* The facilitator's hands on the wall: what can be done with a note, with the chosen notes, and with what is off it. */

import { mergeForm } from "./merge_form.js";
import { NoteEditor } from "./note_editor.js";
import { arrange, element, fill, selection, setText } from "./page.js";
import { UndoBar } from "./undo_bar.js";

export class Moderation {
  /* `wall` gives the connection, the words and the titles of steps, and draws again when asked. */
  constructor(wall) {
    const { words } = wall;
    Object.assign(this, { wall, words, connection: wall.connection, editors: new Map() });
    this.unsubscribe = selection.subscribe(() => this.drawSelection());
    this.undo = new UndoBar(this.connection, words);
    this.chosen = element("div", { class: "chosenbar hidden", role: "group", "aria-label": words.with_chosen });
    this.merging = element("div", {});
    this.bar = element("div", { class: "hands" }, this.undo.node, this.chosen, this.merging);
    this.parked = new Pile("parked", words.parked);
    this.bin = new Pile("bin", words.bin, words.bin_note);
    this.aside = element("div", {}, this.parked.node, this.bin.node);
  }

  destroy() {
    this.unsubscribe();
    this.undo.destroy();
  }

  send(type, fields) {
    return this.connection.send({ type, ...fields });
  }

  /* --- one note -------------------------------------------------------------------------------------- */

  tools(note, covered) {
    const { words } = this;
    const short = note.text.slice(0, 40);
    const button = (text, run) =>
      element("button", { type: "button", class: "plain", text, "aria-label": `${text}: ${short}`, onClick: run });
    const on = (type, text, more = {}) => button(text, () => this.send(type, { note_id: note.id, ...more }));
    const edit = () => button(words.edit, () => this.edit(note));
    if (covered) return element("div", { class: "tools" }, on("reveal_note", words.reveal));
    if (note.binned) return element("div", { class: "tools" }, on("restore_note", words.restore));
    if (note.parked)
      return element(
        "div",
        { class: "tools" },
        edit(),
        on("restore_note", words.restore),
        this.menu(() => [note], short),
      );
    const pick = element("input", {
      type: "checkbox",
      "aria-label": `${words.select}: ${short}`,
      title: words.select,
      onChange: () => selection.toggle(note.id),
    });
    return element(
      "div",
      { class: "tools" },
      pick,
      note.hidden ? on("reveal_note", words.reveal) : null,
      edit(),
      on("park_note", words.park),
      this.menu(() => [note], short),
    );
  }

  /* What is done less often, for one note or for all that are chosen; filled when it is opened. */
  menu(notes, short) {
    const { words } = this;
    const list = element("div", { class: "menu" });
    const summary = element("summary", { text: words.more, "aria-label": `${words.more}: ${short}` });
    const node = element("details", { class: "more" }, summary, list);
    const close = () => {
      node.open = false;
      summary.focus();
    };
    node.ontoggle = () => {
      if (node.open) list.replaceChildren(...this.choices(notes(), close));
    };
    node.onkeydown = (event) => {
      if (event.key === "Escape" && node.open) close();
    };
    return node;
  }

  choices(notes, close) {
    const { words, connection } = this;
    const note_ids = notes.map((note) => note.id);
    const item = (text, type, fields) =>
      element("button", {
        type: "button",
        text,
        onClick: () => {
          close();
          selection.drop(note_ids);
          this.send(type, fields);
        },
      });
    const steps = connection
      .steps()
      .filter(
        (step) =>
          !step.left_out &&
          notes.every((note) => step.kinds.includes(note.kind)) &&
          !notes.every((note) => note.step === step.id),
      );
    const kinds = Object.keys(words.kinds).filter(
      (kind) =>
        notes.every((note) => connection.step(note.step)?.kinds.includes(kind)) &&
        !notes.every((note) => note.kind === kind),
    );
    return [
      notes.length === 1 && notes[0].merged ? item(words.split, "split_note", { note_id: note_ids[0] }) : null,
      ...steps.map((step) =>
        item(fill(words.move_to, { step: this.wall.title(step) }), "move_notes", { note_ids, step_id: step.id }),
      ),
      ...kinds.map((kind) =>
        item(fill(words.make_kind, { kind: words.kinds[kind] }), "change_kind", { note_ids, kind }),
      ),
      item(words.to_bin, "bin_notes", { note_ids }),
      item(words.is_abusive, "bin_notes", { note_ids, abusive: true }),
    ].filter(Boolean);
  }

  /* --- changing a note -------------------------------------------------------------------------------- */

  edit(note, text = note.text) {
    const { wall } = this;
    const finish = () => {
      this.editors.delete(note.id);
      wall.elements.delete(note.id);
      wall.draw();
      wall.root.querySelector(`[data-id="${note.id}"] .tools button`)?.focus();
    };
    const save = (fields) => {
      this.send("edit_note", fields);
      finish();
    };
    const editor = new NoteEditor({
      words: this.words,
      note,
      connection: this.connection,
      kinds: this.connection.step(note.step)?.kinds ?? [note.kind],
      text,
      save,
      cancel: finish,
    });
    this.editors.set(note.id, { editor, note });
    const node = wall.note(note);
    node.classList.add("editing");
    node.replaceChildren(editor.node);
    wall.draw();
    editor.focus();
    return editor;
  }

  /* Notes that are being changed while somebody else took them off the wall: what is typed stays in sight. */
  orphans(shown) {
    const there = new Set(shown.map((note) => note.id));
    return [...this.editors.values()]
      .map(({ note }) => note)
      .filter((note) => !there.has(note.id) && !this.inPile(note));
  }

  /* A parked note that is being changed stays among the parked ones. */
  inPile(note) {
    return note.parked && this.connection.item("note", note.id)?.parked;
  }

  /* What could not be saved comes back, beside what somebody else made of it. */
  refused({ refused, message, code }) {
    const asks = code === "identifying" ? message : null;
    if (refused.type === "merge_notes") return this.startMerge(refused.note_ids, refused.text, asks);
    if (refused.type !== "edit_note") return;
    const note = this.connection.item("note", refused.note_id);
    const seen = {
      id: refused.note_id,
      step: this.connection.state.scalars.step,
      order: 0,
      ...note,
      kind: refused.kind,
      text: refused.seen ?? "",
    };
    const editor = this.edit(seen, refused.text);
    editor.follow(note);
    if (asks) editor.warning.refuse(asks);
  }

  /* --- several notes ----------------------------------------------------------------------------------- */

  notesOf(ids) {
    return ids.map((id) => this.connection.item("note", id)).filter((note) => note?.text && !note.parked);
  }

  drawSelection() {
    for (const box of this.wall.root.querySelectorAll(".tools input")) {
      const note = box.closest(".note");
      box.checked = selection.notes.has(note.dataset.id);
      note.classList.toggle("chosen", box.checked);
    }
    const count = selection.notes.size;
    const { words } = this;
    this.chosen.classList.toggle("hidden", !count);
    if (!count) return;
    if (!this.count) {
      this.count = element("span", {});
      this.mergeButton = element("button", {
        type: "button",
        text: words.merge,
        onClick: () => this.startMerge([...selection.notes]),
      });
      const park = element("button", {
        type: "button",
        text: words.park,
        onClick: () => {
          this.send("park_notes", { note_ids: [...selection.notes] });
          selection.clear();
        },
      });
      const none = element("button", {
        type: "button",
        class: "plain",
        text: words.choose_none,
        onClick: () => selection.clear(),
      });
      this.chosen.replaceChildren(
        this.count,
        this.mergeButton,
        park,
        this.menu(() => this.notesOf([...selection.notes]), words.with_chosen),
        none,
      );
    }
    setText(this.count, count === 1 ? words.one_chosen : fill(words.chosen, { count }));
    this.mergeButton.disabled = count < 2;
  }

  startMerge(ids, text = null, asks = null) {
    const notes = this.notesOf(ids).filter((note) => !note.hidden);
    if (notes.length < 2) return setText(this.wall.status, this.words.merge_shown);
    const steps = this.connection.steps().filter((step) => notes.some((note) => note.step === step.id));
    const done = () => {
      this.merging.replaceChildren();
      this.mergeButton?.focus();
    };
    const merge = (fields) => {
      this.send("merge_notes", fields);
      selection.clear();
      done();
    };
    const form = mergeForm(notes, {
      words: this.words,
      steps,
      titleOf: (step) => this.wall.title(step),
      text,
      merge,
      cancel: done,
    });
    this.merging.replaceChildren(form.node);
    form.focus();
    if (asks) form.warning.refuse(asks);
  }

  /* --- all of them ------------------------------------------------------------------------------------- */

  draw() {
    const notes = this.connection.list("note");
    for (const [id, { editor }] of this.editors) editor.follow(this.connection.item("note", id));
    selection.keep(new Set(notes.filter((note) => !note.parked).map((note) => note.id)));
    const begun = (note) => this.editors.get(note.id)?.note;
    this.parked.draw(
      notes
        .filter((note) => note.parked && !note.binned && (!begun(note) || begun(note).parked))
        .map((note) => this.wall.note(note)),
    );
    this.bin.draw(notes.filter((note) => note.binned && !begun(note)).map((note) => this.wall.note(note)));
    this.drawSelection();
  }
}

/* Notes off the wall, folded under it. */
class Pile {
  constructor(kind, name, explanation = "") {
    this.name = name;
    this.summary = element("summary", {});
    this.stack = element("div", { class: "stack" });
    this.node = element(
      "details",
      { class: `pile ${kind}` },
      this.summary,
      explanation ? element("p", { class: "muted", text: explanation }) : null,
      this.stack,
    );
  }

  draw(cards) {
    this.node.classList.toggle("hidden", !cards.length);
    setText(this.summary, `${this.name} (${cards.length})`);
    arrange(this.stack, cards);
  }
}
