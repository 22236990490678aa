import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { TakenBack } from "kompas/map_taken_back.js";

/** @type {import("kompas/map_taken_back.js").WayBack} */
const BACK = { type: "withdraw_line", line_id: "a", withdrawn: false };

/** A map with one line, and what it sent. */
function mapWithLine() {
  /** @type {any[]} */
  const sent = [];
  const items = new Map([["line:a", {}]]);
  const state = /** @type {any} */ ({ items, revision: 4, loaded: true });
  const back = new TakenBack({ state, send: (action) => String(sent.push(action)) });
  /** @param {number} revision @param {boolean} there */
  const hear = (revision, there) => {
    if (there) items.set("line:a", {});
    else items.delete("line:a");
    state.revision = revision;
    back.hear();
  };
  return { back, hear, sent };
}

test("who takes back says up to where this browser heard of what it removed", () => {
  const { back, hear, sent } = mapWithLine();
  const undo = back.offer("line:a", BACK);
  hear(5, false);
  hear(6, true); // somebody put it back
  hear(7, false); // and removed it again
  undo();
  deepEqual(sent, [{ ...BACK, seen: 5 }]);
});

test("taking back waits until the removal was heard back", () => {
  const { back, hear, sent } = mapWithLine();
  back.offer("line:a", BACK)();
  deepEqual(sent, []);
  hear(5, false);
  deepEqual(sent, [{ ...BACK, seen: 5 }]);
});

test("that what was removed here went is told once", () => {
  const { back } = mapWithLine();
  back.offer("line:a", BACK);
  deepEqual([back.told("line:a"), back.told("line:a"), back.told("line:b")], [true, false, false]);
});
