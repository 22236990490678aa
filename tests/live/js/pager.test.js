import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { pagesOf } from "kompas/pager.js";

/** Boxes of these heights under each other; a negative height is that of a heading. @param {number[]} heights */
function boxes(heights) {
  let top = 100;
  return heights.map((height) => {
    const box = { top, bottom: top + Math.abs(height), heads: height < 0 };
    top = box.bottom;
    return box;
  });
}

test("as many whole children as there is room for come on a page", () => {
  deepEqual(pagesOf(boxes([100, 100, 100, 100, 100]), 250), [0, 0, 1, 1, 2]);
  deepEqual(pagesOf(boxes([100, 100]), 200), [0, 0]);
  deepEqual(pagesOf([], 200), []);
});

test("what is too high for any page has one of its own", () => {
  deepEqual(pagesOf(boxes([100, 900, 100]), 250), [0, 1, 2]);
});

test("a heading goes with what stands under it", () => {
  deepEqual(pagesOf(boxes([100, 100, -40, 100]), 250), [0, 0, 1, 1]);
});
