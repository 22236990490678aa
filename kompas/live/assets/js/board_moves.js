/* What a hand does on the board, each time with the way back: participants have no list of deeds as facilitators have. */

import { _ } from "./words.js";

export class Moves {
  /* `board` gives the connection, `notes()` and `themesShown`, and says what was done. */
  constructor(board) {
    this.board = board;
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
    const count = moving.length;
    this.said(theme ? _("{count} moved to “{name}”", { count, name }) : _("{count} lie apart again", { count }), back);
  }

  liesElsewhere(id, theme) {
    return this.board.notes().some((note) => note.id === id && (note.theme ?? null) !== theme);
  }

  make(name, colour, ids, warned) {
    this.said(_("“{name}” is made.", { name }), this.makes(name, colour, ids, warned));
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
    this.said(_("The theme is called “{name}” now.", { name }), back);
  }

  merge(theme, into) {
    const ids = this.board
      .notes()
      .filter((note) => note.theme === theme.id)
      .map((note) => note.id);
    this.send({ type: "merge_themes", theme_id: into.id, from_id: theme.id });
    this.said(_("“{name}” is joined with “{other}”.", { name: theme.name, other: into.name }), () =>
      this.send({ type: "unmerge_theme", theme_id: theme.id, note_ids: ids }),
    );
  }

  remove(theme) {
    this.send({ type: "withdraw_theme", theme_id: theme.id });
    this.said(_("“{name}” is removed. Its notes lie apart again.", { name: theme.name }), () =>
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
    this.said(_("Taken over: {names}", { names: proposed.map(({ name }) => `“${name}”`).join(", ") }), () => {
      for (const back of backs.reverse()) back();
    });
  }
}
