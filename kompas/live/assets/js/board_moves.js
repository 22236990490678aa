/* What a hand does on the board, each time with the way back: participants have no list of deeds as facilitators have. */

import { fill } from "./page.js";

export class Moves {
  /* `board` gives the connection, the words, `notes()` and `themesShown`, and says what was done. */
  constructor(board) {
    this.board = board;
  }

  get words() {
    return this.board.words;
  }

  send(action) {
    return this.board.connection.send(action);
  }

  said(text, back) {
    this.board.say(text, "", back);
  }

  /* In which theme these notes lie now; and a function that puts them there again. */
  lying(ids) {
    const now = new Map(this.board.notes().map((note) => [note.id, note.theme ?? null]));
    const before = new Map(ids.filter((id) => now.has(id)).map((id) => [id, now.get(id)]));
    const back = () => {
      for (const [id, theme] of before) this.send({ type: "place_notes", note_ids: [id], theme_id: theme });
    };
    return { before, back };
  }

  place(ids, theme) {
    const { before, back } = this.lying(ids.filter((id) => this.liesElsewhere(id, theme)));
    const moving = [...before.keys()];
    if (!moving.length) return;
    this.send({ type: "place_notes", note_ids: moving, theme_id: theme });
    const name = this.board.themesShown.find((one) => one.id === theme)?.name;
    this.said(fill(theme ? this.words.moved : this.words.moved_apart, { count: moving.length, name }), back);
  }

  liesElsewhere(id, theme) {
    return this.board.notes().some((note) => note.id === id && (note.theme ?? null) !== theme);
  }

  make(name, colour, ids, warned) {
    this.said(fill(this.words.made, { name }), this.makes(name, colour, ids, warned));
  }

  makes(name, colour, ids, warned) {
    const { back } = this.lying(ids);
    const id = this.send({ type: "make_theme", name, colour, note_ids: ids, warned });
    return () => {
      back();
      this.send({ type: "withdraw_theme", theme_id: id });
    };
  }

  edit(theme, name, colour, warned) {
    this.send({ type: "edit_theme", theme_id: theme.id, name, colour, seen: theme.name, warned });
    const back = () =>
      this.send({
        type: "edit_theme",
        theme_id: theme.id,
        name: theme.name,
        colour: theme.colour,
        seen: name,
        warned: "kept",
      });
    this.said(fill(this.words.renamed, { name }), back);
  }

  merge(theme, into) {
    const ids = this.board
      .notes()
      .filter((note) => note.theme === theme.id)
      .map((note) => note.id);
    this.send({ type: "merge_themes", theme_id: into.id, from_id: theme.id });
    this.said(fill(this.words.joined, { name: theme.name, other: into.name }), () =>
      this.send({ type: "unmerge_theme", theme_id: theme.id, note_ids: ids }),
    );
  }

  remove(theme) {
    this.send({ type: "withdraw_theme", theme_id: theme.id });
    this.said(fill(this.words.removed, { name: theme.name }), () =>
      this.send({ type: "withdraw_theme", theme_id: theme.id, withdrawn: false }),
    );
  }

  /* What somebody took over of what was proposed: one, or all at once, and back together. */
  take(proposed) {
    const backs = proposed.map(({ theme_id: theme, name, note_ids: ids, warned }) => {
      if (!theme) return this.makes(name, this.board.form.nextLook(), ids, warned);
      const { back } = this.lying(ids);
      this.send({ type: "place_notes", note_ids: ids, theme_id: theme });
      return back;
    });
    this.said(fill(this.words.taken, { names: proposed.map(({ name }) => `“${name}”`).join(", ") }), () => {
      for (const back of backs.reverse()) back();
    });
  }
}
