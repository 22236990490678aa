/* Moves by hand on the board, each with the way back: participants have no list of deeds. The way back says how the
   board was left (`seen`), so that what another did since stays. */

/** @import { Board } from "../../components/inquiry/board/board.js" */
import { _ } from "./words.js";

/** @typedef {{ theme_id: string | null, name: string, note_ids: string[], warned: Warned }} Proposed */

export class Moves {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
  }

  /** @param {Action} action */
  send(action) {
    return this.board.connection.send(action);
  }

  /** @param {string} text @param {() => unknown} back */
  report(text, back) {
    this.board.say(text, "", back);
  }

  /**
   * In which theme these notes lie now; and a function that puts them there again, as far as they lie in `left` still.
   * @param {string[]} ids @param {() => string | null} left
   */
  lying(ids, left) {
    const now = new Map(this.board.notes().map((note) => [note.id, note.theme ?? null]));
    const before = new Map(ids.filter((id) => now.has(id)).map((id) => [id, now.get(id) ?? null]));
    const back = () => {
      const seen = left() ?? "";
      for (const [id, theme] of before) this.send({ type: "place_notes", note_ids: [id], theme_id: theme, seen });
    };
    return { before, back };
  }

  /** @param {string[]} ids @param {string | null} theme */
  place(ids, theme) {
    const { before, back } = this.lying(
      ids.filter((id) => this.liesElsewhere(id, theme)),
      () => theme,
    );
    const moving = [...before.keys()];
    if (!moving.length) return;
    this.send({ type: "place_notes", note_ids: moving, theme_id: theme });
    const name = this.board.themesShown.find((one) => one.id === theme)?.name;
    const count = moving.length;
    this.report(
      theme ? _("{count} moved to “{name}”", { count, name }) : _("{count} lie apart again", { count }),
      back,
    );
  }

  /** @param {string} id @param {string | null} theme */
  liesElsewhere(id, theme) {
    return this.board.notes().some((note) => note.id === id && (note.theme ?? null) !== theme);
  }

  /** @param {{ name: string, colour: number, warned: Warned }} values @param {string[]} ids */
  make(values, ids) {
    this.report(_("“{name}” is made.", values), this.makes(values, ids));
  }

  /** @param {{ name: string, colour: number, warned: Warned }} values @param {string[]} ids */
  makes(values, ids) {
    /** @type {string | null} */
    let made = null;
    const { back } = this.lying(ids, () => made);
    const id = this.send({ type: "make_theme", ...values, note_ids: ids });
    this.board.form.given.add(values.colour);
    made = id;
    return () => {
      back();
      this.send({ type: "withdraw_theme", theme_id: id, seen: values.name });
    };
  }

  /**
   * @param {{ id: string, name: string, colour: number }} theme
   * @param {{ name: string, colour: number, warned: Warned }} values
   */
  edit({ id, name, colour }, values) {
    this.send({ type: "edit_theme", theme_id: id, ...values, seen: name });
    this.report(_("The theme is called “{name}” now.", values), () =>
      this.send({
        type: "edit_theme",
        theme_id: id,
        name,
        colour,
        seen: values.name,
        seen_colour: values.colour,
        warned: "kept",
      }),
    );
  }

  /** @param {Item<"theme">} theme @param {Item<"theme">} into */
  merge(theme, into) {
    const ids = this.board
      .notes()
      .filter((note) => note.theme === theme.id)
      .map((note) => note.id);
    this.send({ type: "merge_themes", theme_id: into.id, from_id: theme.id });
    this.report(_("“{name}” is joined with “{other}”.", { name: theme.name, other: into.name }), () =>
      this.send({ type: "unmerge_theme", theme_id: theme.id, note_ids: ids }),
    );
  }

  /** @param {Item<"theme">} theme */
  remove(theme) {
    this.send({ type: "withdraw_theme", theme_id: theme.id });
    this.report(_("“{name}” is removed. Its notes lie apart again.", { name: theme.name }), () =>
      this.send({ type: "withdraw_theme", theme_id: theme.id, withdrawn: false }),
    );
  }

  /**
   * Takes over suggestions: one, or all at once, which go back together.
   * @param {Proposed[]} proposed
   */
  take(proposed) {
    const backs = proposed.map(({ theme_id: theme, name, note_ids: ids, warned }) => {
      if (!theme) return this.makes({ name, colour: this.board.form.nextLook(), warned }, ids);
      const { back } = this.lying(ids, () => theme);
      this.send({ type: "place_notes", note_ids: ids, theme_id: theme });
      return back;
    });
    this.report(_("Taken over: {names}", { names: proposed.map(({ name }) => `“${name}”`).join(", ") }), () => {
      for (const back of backs.reverse()) back();
    });
  }
}
