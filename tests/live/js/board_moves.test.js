import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { Moves } from "kompas/board_moves.js";

/* A board with one note in a theme and one apart; `back` is the way back that was offered last. */
function board() {
  /** @type {any[]} */
  const sent = [];
  /** @type {any} */
  const made = {
    connection: { send: (/** @type {any} */ action) => sent.push(action) && "new" },
    notes: () => [
      { id: "a", theme: "one" },
      { id: "b", theme: null },
    ],
    themesShown: [{ id: "two", name: "Tijd" }],
    form: { nextLook: () => 1, given: new Set() },
    say: (/** @type {string} */ _text, /** @type {string} */ _mood, /** @type {() => void} */ back) => {
      made.back = back;
    },
    takeBack: () => {
      sent.length = 0;
      made.back();
      return sent;
    },
  };
  return made;
}

test("the way back of a move says where the notes were left", () => {
  const here = board();
  new Moves(here).place(["a", "b"], "two");
  deepEqual(here.takeBack(), [
    { type: "place_notes", note_ids: ["a"], theme_id: "one", seen: "two" },
    { type: "place_notes", note_ids: ["b"], theme_id: null, seen: "two" },
  ]);
  new Moves(here).place(["a"], null);
  deepEqual(here.takeBack(), [{ type: "place_notes", note_ids: ["a"], theme_id: "one", seen: "" }]);
});

test("the way back of a new theme says which name it got", () => {
  const here = board();
  new Moves(here).make({ name: "Rust", colour: 1, warned: null }, ["a"]);
  deepEqual(here.takeBack(), [
    { type: "place_notes", note_ids: ["a"], theme_id: "one", seen: "new" },
    { type: "withdraw_theme", theme_id: "new", seen: "Rust" },
  ]);
});

test("the way back of a change says what the theme was left as", () => {
  const here = board();
  const theme = { id: "two", name: "Tijd", colour: 1 };
  new Moves(here).edit(theme, { name: "Wachttijd", colour: 2, warned: null });
  const [{ warned, ...sent }] = here.takeBack();
  deepEqual(sent, {
    type: "edit_theme",
    theme_id: "two",
    name: "Tijd",
    colour: 1,
    seen: "Wachttijd",
    seen_colour: 2,
  });
});
