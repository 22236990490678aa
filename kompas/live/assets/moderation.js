/* The facilitator's hands on the wall: what can be done with a note, with the chosen notes, and with what is parked. */

import { arrange, element, selection, setText } from "./page.js";

export class Moderation {
  /* `wall` gives the connection, the words and the titles of steps, and draws again when asked. */
  constructor(wall) {
    this.wall = wall;
    this.choose = () => this.drawSelection();
    selection.listeners.add(this.choose);
    this.parked = element("details", { class: "parked" });
    this.summary = element("summary", {});
    this.stack = element("div", { class: "stack" });
    this.parked.append(this.summary, this.stack);
  }

  destroy() { selection.listeners.delete(this.choose); }

  send(type, note, more = {}) { this.wall.connection.send({ type, note_id: note.id, ...more }); }

  /* --- one note -------------------------------------------------------------------------------------- */

  tools(note, covered) {
    const { words } = this.wall;
    const short = note.text.slice(0, 40);
    const button = (text, run) => element("button", { type: "button", class: "plain", text, "aria-label": `${text}: ${short}`, onClick: run });
    const edit = () => button(words.edit, () => this.edit(note));
    const reveal = () => button(words.reveal, () => this.send("reveal_note", note));
    if (covered) return element("div", { class: "tools" }, reveal());
    if (note.parked) return element("div", { class: "tools" }, edit(), button(words.restore, () => this.send("restore_note", note)));
    const pick = element("input", { type: "checkbox", "aria-label": `${words.select}: ${short}`, title: words.select, onChange: () => selection.toggle(note.id) });
    return element("div", { class: "tools" }, pick, note.hidden ? reveal() : null, edit(), button(words.park, () => this.send("park_note", note)), this.move(note, short));
  }

  move(note, short) {
    const { words, connection } = this.wall;
    const steps = connection.steps().filter((step) => step.kinds.includes(note.kind) && step.id !== note.step);
    const move = element("select", { "aria-label": `${words.move} ${short}`, onChange: () => this.send("move_note", note, { step_id: Number(move.value) }) },
      element("option", { value: "", text: words.move }), ...steps.map((step) => element("option", { value: String(step.id), text: this.wall.title(step) })));
    return move;
  }

  edit(note) {
    const { wall } = this;
    const { words } = wall;
    const node = wall.root.querySelector(`[data-id="${note.id}"]`);
    const text = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.text });
    text.value = note.text;
    text.rows = 3;
    const kind = element("select", { "aria-label": words.kind }, ...(wall.connection.step(note.step)?.kinds ?? [note.kind]).map((value) => element("option", { value, text: words.kinds[value] })));
    kind.value = note.kind;
    const finish = () => {
      node.classList.remove("editing");
      wall.elements.delete(note.id);
      wall.draw();
    };
    const save = () => {
      if (text.value.trim()) this.send("edit_note", note, { text: text.value.trim(), kind: kind.value, perspective: note.perspective ?? null, seen: note.revision, warned: "kept" });
      finish();
    };
    node.classList.add("editing");
    node.replaceChildren(element("form", { onSubmit: (event) => { event.preventDefault(); save(); } }, text, kind,
      element("button", { class: "primary", text: words.save }), element("button", { type: "button", text: words.cancel, onClick: finish })));
    text.focus();
  }

  /* --- all of them ------------------------------------------------------------------------------------- */

  draw() {
    this.drawParked();
    this.drawSelection();
  }

  drawSelection() {
    for (const box of this.wall.root.querySelectorAll(".tools input")) {
      const note = box.closest(".note");
      box.checked = selection.notes.has(note.dataset.id);
      note.classList.toggle("chosen", box.checked);
    }
  }

  drawParked() {
    const parked = this.wall.connection.list("note").filter((note) => note.parked);
    this.parked.classList.toggle("hidden", !parked.length);
    setText(this.summary, `${this.wall.words.parked} (${parked.length})`);
    arrange(this.stack, parked.map((note) => this.wall.note(note)));
  }
}
