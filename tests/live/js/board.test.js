import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { notesWith, themesWith } from "kompas/board_waiting.js";

/** @param {string} id @param {string | null} theme @returns {any} */
const note = (id, theme) => ({ id, theme });
/** @param {string} id @param {string} name @returns {any} */
const theme = (id, name) => ({ id, name, colour: 1, order: 1 });
/** @param {any[]} waiting */
const lying = (...waiting) =>
  Object.fromEntries(notesWith([note("a", "one"), note("b", null)], waiting).map(({ id, theme: lies }) => [id, lies]));

test("a note lies where it was put, before the server has it", () => {
  deepEqual(lying(), { a: "one", b: null });
  deepEqual(lying({ type: "place_notes", note_ids: ["a", "b"], theme_id: "two" }), { a: "two", b: "two" });
  deepEqual(lying({ type: "place_notes", note_ids: ["a"], theme_id: null }), { a: null, b: null });
  deepEqual(lying({ type: "make_theme", id: "new", note_ids: ["b"] }), { a: "one", b: "new" });
});

test("notes of a theme that goes lie apart, of one that is joined with another there", () => {
  deepEqual(lying({ type: "withdraw_theme", theme_id: "one" }), { a: null, b: null });
  deepEqual(lying({ type: "withdraw_theme", theme_id: "one", withdrawn: false }), { a: "one", b: null });
  deepEqual(lying({ type: "merge_themes", theme_id: "two", from_id: "one" }), { a: "two", b: null });
});

test("themes that are joined to and fro end somewhere", () => {
  const to = { type: "merge_themes", theme_id: "two", from_id: "one" };
  const fro = { type: "merge_themes", theme_id: "one", from_id: "two" };
  deepEqual(Object.keys(lying(to, fro)), ["a", "b"]);
});

test("themes that are made, renamed or taken away are so at once", () => {
  /** @param {any[]} waiting */
  const names = (...waiting) =>
    themesWith([theme("one", "Eén plan"), theme("two", "Tijd")], waiting).map((one) => one.name);
  deepEqual(names({ type: "make_theme", id: "new", name: "Rust", colour: 2 }), ["Eén plan", "Tijd", "Rust"]);
  deepEqual(names({ type: "edit_theme", theme_id: "two", name: "Wachttijd", colour: 2 }), ["Eén plan", "Wachttijd"]);
  deepEqual(names({ type: "withdraw_theme", theme_id: "one" }), ["Tijd"]);
  deepEqual(names({ type: "merge_themes", theme_id: "one", from_id: "two" }), ["Eén plan"]);
});
