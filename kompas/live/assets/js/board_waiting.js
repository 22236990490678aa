/* The place of each note on the board, with actions still on their way counted in. */

/** @param {Item<"note">[]} notes @param {SentAction[]} waiting */
export function notesWith(notes, waiting) {
  /** @type {Map<string, string | null>} */
  const moved = new Map();
  /** @type {Map<string, string | null>} */
  const instead = new Map(); // of a theme that goes
  for (const action of waiting) {
    if (action.type === "place_notes") for (const id of action.note_ids) moved.set(id, action.theme_id);
    if (action.type === "make_theme") for (const id of action.note_ids ?? []) moved.set(id, action.id);
    if (action.type === "merge_themes") instead.set(action.from_id, action.theme_id);
    if (action.type === "withdraw_theme" && action.withdrawn !== false) instead.set(action.theme_id, null);
  }
  return notes.map((note) => {
    let theme = moved.has(note.id) ? (moved.get(note.id) ?? null) : (note.theme ?? null);
    for (let joined = 0; theme !== null && instead.has(theme) && joined < instead.size; joined += 1)
      theme = instead.get(theme) ?? null;
    return { ...note, theme };
  });
}

/** @param {Item<"theme">[]} themes @param {SentAction[]} waiting @returns {Item<"theme">[]} */
export function themesWith(themes, waiting) {
  const now = new Map(themes.map((theme) => [theme.id, theme]));
  for (const action of waiting) {
    if (action.type === "make_theme" && !now.has(action.id))
      now.set(action.id, { id: action.id, name: action.name, colour: action.colour, order: Infinity });
    const known = action.type === "edit_theme" && now.get(action.theme_id);
    if (known) now.set(known.id, { ...known, name: action.name, colour: action.colour });
    if (action.type === "withdraw_theme" && action.withdrawn !== false) now.delete(action.theme_id);
    if (action.type === "merge_themes") now.delete(action.from_id);
  }
  return [...now.values()];
}
