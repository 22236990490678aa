import { equal } from "node:assert/strict";
import { test } from "node:test";
import { placeUnder, speedAt } from "kompas/drag.js";

/** @param {number} left @param {number} top @param {number} right @param {number} bottom */
const box = (left, top, right, bottom) => /** @type {DOMRect} */ ({ left, top, right, bottom });

test("the place under the hand is the last of those that lie over each other", () => {
  /** @type {[string, DOMRect][]} */
  const places = [
    ["board", box(0, 0, 500, 500)],
    ["theme", box(100, 100, 200, 200)],
  ];
  equal(placeUnder(places, 150, 150), "theme");
  equal(placeUnder(places, 100, 200), "theme");
  equal(placeUnder(places, 50, 150), "board");
  equal(placeUnder(places, 501, 10), null);
});

test("the board scrolls along only near its edges", () => {
  equal(speedAt(400, 800), 0);
  equal(speedAt(10, 800) < 0, true);
  equal(speedAt(790, 800) > 0, true);
});
