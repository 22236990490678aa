/* The facilitator's actions on the wall: on a note, on the chosen notes, and on notes off the wall. */

/** @import { Wall } from "../../components/wall/wall/wall.js" */
import { button, onEscape, plainButton } from "./controls.js";
import { mergeForm } from "./merge_form.js";
import { NoteEditor } from "./note_editor.js";
import { arrange, entries, focusOn, html, selection, setText, show } from "./page.js";
import { UndoBar } from "./undo_bar.js";
import { _, labels, ngettext } from "./words.js";

export class Moderation {
  /** @type {Map<string, { editor: NoteEditor, note: Note }>} */
  editors = new Map();
  count = html.span();
  mergeButton = button(_("Merge"), () => this.startMerge([...selection.notes]));
  chosen = html.div(
    { class: "chosenbar hidden", role: "group", "aria-label": _("The chosen notes") },
    this.count,
    this.mergeButton,
    button(_("Park"), () => {
      this.connection.send({ type: "park_notes", note_ids: [...selection.notes] });
      selection.clear();
    }),
    this.menu(() => this.notesOf([...selection.notes]), _("The chosen notes")),
    plainButton(_("Choose none"), () => selection.clear()),
  );
  merging = html.div();
  parked = new Pile("parked", _("Parked notes"));
  bin = new Pile("bin", _("Bin"), _("Only you see this. The bin is emptied for good when you close the workshop."));
  aside = html.div(this.parked.node, this.bin.node);

  /** @param {Wall} wall */
  constructor(wall) {
    this.wall = wall;
    this.connection = wall.connection;
    this.unsubscribe = selection.subscribe(() => this.drawSelection());
    this.undo = new UndoBar(this.connection);
    this.bar = html.div({ class: "hands" }, this.undo.node, this.chosen, this.merging);
  }

  destroy() {
    this.unsubscribe();
    this.undo.destroy();
  }

  /* --- one note -------------------------------------------------------------------------------------- */

  /** @param {Note} note @param {boolean} covered */
  tools(note, covered) {
    const short = note.text.slice(0, 40);
    /** @param {string} text @param {"reveal_note" | "restore_note" | "park_note"} type */
    const on = (text, type) => plainButton(text, () => this.connection.send({ type, note_id: note.id }), short);
    const tools = html.div({ class: "tools" });
    if (covered) tools.append(on(_("Reveal"), "reveal_note"));
    else if (note.binned) tools.append(on(_("Restore"), "restore_note"));
    else {
      if (!note.parked) tools.append(this.picker(note.id, short));
      if (!note.parked && note.hidden) tools.append(on(_("Reveal"), "reveal_note"));
      tools.append(
        ...(note.parked || note.hidden ? [] : [this.pointer(note.id, short)]),
        plainButton(_("Change"), () => this.edit(note), short),
        note.parked ? on(_("Restore"), "restore_note") : on(_("Park"), "park_note"),
        this.menu(() => [note], short),
      );
    }
    return tools;
  }

  /** Large on the screen, and back. @param {string} id @param {string} short */
  pointer(id, short) {
    const pointed = () => this.wall.scalars.pointed_note === id;
    const point = () => this.connection.send({ type: "point_at_note", note_id: pointed() ? null : id });
    return button("⤢", point, {
      class: "point",
      "aria-label": `${_("Large on the screen")}: ${short}`,
      title: _("Large on the screen"),
    });
  }

  /* Which note is large on the screen now. */
  drawPointed() {
    const { pointed_note: id } = this.wall.scalars;
    for (const note of this.wall.root.querySelectorAll(".note")) {
      const here = note instanceof HTMLElement && note.dataset.id === id;
      note.classList.toggle("pointed", here);
      note.querySelector(".point")?.setAttribute("aria-pressed", String(here));
    }
  }

  /** @param {string} id @param {string} short */
  picker(id, short) {
    const title = _("Choose");
    const onChange = () => selection.toggle(id);
    return html.input({ type: "checkbox", "aria-label": `${title}: ${short}`, title, onChange });
  }

  /**
   * Less frequent actions, for one note or for all that are chosen; filled when it is opened.
   * @param {() => Note[]} notes @param {string} short
   */
  menu(notes, short) {
    const list = html.div({ class: "menu" });
    const summary = html.summary({ text: _("More"), "aria-label": `${_("More")}: ${short}` });
    const close = () => {
      node.open = false;
      summary.focus();
    };
    const onToggle = () => node.open && list.replaceChildren(...this.choices(notes(), close));
    const onKeydown = onEscape(() => node.open && close());
    const node = html.details({ class: "more", onToggle, onKeydown }, summary, list);
    return node;
  }

  /** @param {Note[]} notes @param {() => void} close */
  choices(notes, close) {
    const note_ids = notes.map((note) => note.id);
    /** @param {string} text @param {Action} action */
    const item = (text, action) =>
      button(text, () => {
        close();
        selection.drop(note_ids);
        this.connection.send(action);
      });
    const steps = this.stepsFor(notes).map((step) =>
      item(_("Move to: {step}", { step: this.wall.title(step) }), { type: "move_notes", note_ids, step_id: step.id }),
    );
    const kinds = this.kindsFor(notes).map(([kind, name]) =>
      item(_("Make it: {kind}", { kind: name }), { type: "change_kind", note_ids, kind }),
    );
    const splits = notes.length === 1 && notes[0].merged;
    return [
      ...(splits ? [item(_("Split again"), { type: "split_note", note_id: note_ids[0] })] : []),
      ...steps,
      ...kinds,
      item(_("Put in the bin"), { type: "bin_notes", note_ids }),
      item(_("Abusive: take away at once"), { type: "bin_notes", note_ids, abusive: true }),
    ];
  }

  /** Where all of them may lie, unless they do. @param {Note[]} notes */
  stepsFor(notes) {
    /** @param {Step} step */
    const takes = ({ id, kinds, left_out: out }) =>
      !out && notes.every(({ kind }) => kinds.includes(kind)) && !notes.every(({ step }) => step === id);
    return this.connection.steps().filter(takes);
  }

  /** Which kind all of them may be, unless they are. @param {Note[]} notes */
  kindsFor(notes) {
    /** @param {Note} note @param {NoteKind} kind */
    const mayBe = (note, kind) => this.connection.step(note.step)?.kinds.includes(kind);
    return entries(labels.NoteKind).filter(
      ([kind]) => notes.every((note) => mayBe(note, kind)) && !notes.every((note) => note.kind === kind),
    );
  }

  /* --- changing a note -------------------------------------------------------------------------------- */

  /** @param {Note} note */
  edit(note, text = note.text) {
    const { wall } = this;
    const finish = () => {
      this.editors.delete(note.id);
      wall.elements.drop(note.id);
      wall.draw();
      focusOn(wall.root, `[data-id="${note.id}"] .tools button`);
    };
    const editor = new NoteEditor({
      note,
      connection: this.connection,
      kinds: this.connection.step(note.step)?.kinds ?? [note.kind],
      text,
      save: (action) => {
        this.connection.send(action);
        finish();
      },
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

  /**
   * Notes that are being changed while somebody else took them off the wall: what is typed stays in sight.
   * @param {Note[]} shown
   */
  orphans(shown) {
    const there = new Set(shown.map((note) => note.id));
    return [...this.editors.values()]
      .map(({ note }) => note)
      .filter((note) => !there.has(note.id) && !this.inPile(note));
  }

  /** A parked note that is being changed stays among the parked ones. @param {Note} note */
  inPile(note) {
    return note.parked && this.connection.item("note", note.id)?.parked;
  }

  /** Text that could not be saved comes back, beside the other's version. @param {Change} change */
  refused({ refused, message = "", code }) {
    const asks = code === "identifying" ? message : null;
    if (refused?.type === "merge_notes") return this.startMerge(refused.note_ids, refused.text, asks);
    if (refused?.type !== "edit_note") return;
    const { note_id: id, kind, text, seen } = refused;
    const note = this.connection.item("note", id);
    const before = { id, step: this.wall.scalars.step ?? 0, order: 0, ...note, kind, text: seen ?? "" };
    const editor = this.edit(before, text);
    editor.follow(note);
    if (asks) editor.warning.refuse(asks);
  }

  /* --- several notes ----------------------------------------------------------------------------------- */

  /** Those that can be read and lie on the wall. @param {string[]} ids */
  notesOf(ids) {
    return ids.flatMap((id) => {
      const note = this.connection.item("note", id);
      return note?.text && !note.parked ? [note] : [];
    });
  }

  drawSelection() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = this.wall.root.querySelectorAll(".tools input");
    for (const box of boxes) {
      /** @type {HTMLElement | null} */
      const note = box.closest(".note");
      box.checked = selection.notes.has(note?.dataset.id ?? "");
      note?.classList.toggle("chosen", box.checked);
    }
    const count = selection.notes.size;
    show(this.chosen, count);
    setText(this.count, ngettext("1 chosen", "{count} chosen", count));
    this.mergeButton.disabled = count < 2;
  }

  /** @param {string[]} ids @param {string | null} text @param {string | null} asks */
  startMerge(ids, text = null, asks = null) {
    const notes = this.notesOf(ids).filter((note) => !note.hidden);
    if (notes.length < 2)
      return setText(this.wall.status, _("Choose two or more notes that are on the wall and not hidden."));
    const done = () => {
      this.merging.replaceChildren();
      this.mergeButton.focus();
    };
    /** @type {[number, string][]} */
    const steps = this.connection
      .steps()
      .filter((step) => notes.some((note) => note.step === step.id))
      .map((step) => [step.id, this.wall.title(step)]);
    const form = mergeForm(notes, {
      steps,
      text,
      merge: (action) => {
        this.connection.send(action);
        selection.clear();
        done();
      },
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
    /** @param {Note} note */
    const begun = (note) => this.editors.get(note.id)?.note;
    const parked = notes.filter((note) => note.parked && !note.binned && (begun(note)?.parked ?? true));
    this.parked.draw(parked.map((note) => this.wall.note(note)));
    this.bin.draw(notes.filter((note) => note.binned && !begun(note)).map((note) => this.wall.note(note)));
    this.drawSelection();
    this.drawPointed();
  }
}

/* Notes off the wall, folded under it. */
class Pile {
  summary = html.summary();
  stack = html.div({ class: "stack" });

  /** @param {string} kind @param {string} name */
  constructor(kind, name, explanation = "") {
    this.name = name;
    this.node = html.details(
      { class: `pile ${kind}` },
      this.summary,
      explanation ? html.p({ class: "muted", text: explanation }) : null,
      this.stack,
    );
  }

  /** @param {HTMLElement[]} cards */
  draw(cards) {
    show(this.node, cards.length);
    setText(this.summary, `${this.name} (${cards.length})`);
    arrange(this.stack, cards);
  }
}
