import { equal } from "node:assert/strict";
import { test } from "node:test";
import { areApart } from "../../../kompas/live/components/inquiry/pairs/pairs.js";

/** @type {any} */
const people = new Map([
  [1, { organisation: "Veilig Thuis" }],
  [2, { organisation: "veilig  thuis" }],
  [3, { organisation: "Politie" }],
]);

test("a pair of one organisation is recognised, however it is written", () => {
  equal(areApart([1, 2], people), false);
  equal(areApart([1, 3], people), true);
  equal(areApart([1, 3, 2], people), false);
});
