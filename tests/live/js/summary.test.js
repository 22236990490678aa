import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { mainFirst } from "kompas/summary.js";

/** @param {string} id @param {number} notes @returns {any} */
const conclusion = (id, notes) => ({ id, notes: Array.from({ length: notes }, (_, at) => String(at)) });

test("the screen sums up with one conclusion of each phase, then the others", () => {
  /** @type {any[]} */
  const groups = [
    { step: "one", own: [conclusion("a", 1), conclusion("b", 3)] },
    { step: "two", own: [conclusion("c", 0)] },
  ];
  deepEqual(
    mainFirst(groups).map(({ step, own }) => [step, own.map((/** @type {any} */ one) => one.id)]),
    [
      ["one", ["b"]],
      ["two", ["c"]],
      ["one", ["a"]],
    ],
  );
});
