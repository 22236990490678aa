import { equal } from "node:assert/strict";
import { test } from "node:test";
import { placeFor } from "kompas/chooser.js";

test("arrows go through the list and stop at its ends", () => {
  equal(placeFor("ArrowDown", -1, 3), 0);
  equal(placeFor("ArrowDown", 1, 3), 2);
  equal(placeFor("ArrowDown", 2, 3), 2);
  equal(placeFor("ArrowUp", 1, 3), 0);
  equal(placeFor("ArrowUp", 0, 3), 0);
});

test("Home and End go to the ends, other keys nowhere", () => {
  equal(placeFor("Home", 2, 3), 0);
  equal(placeFor("End", 0, 3), 2);
  equal(placeFor("a", 0, 3), undefined);
  equal(placeFor("toString", 0, 3), undefined);
});
