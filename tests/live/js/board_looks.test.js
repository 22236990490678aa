import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { freeLook, looksFor, share } from "kompas/board_looks.js";
/** @param {number[]} counts */
const sum = (counts) => counts.reduce((all, count) => all + count, 0);

test("the board shrinks before it leaves notes out, and leaves out as few as will do", () => {
  const looks = looksFor([4, 6]);
  const small = looks.findIndex((look) => sum(look.most) < 10);
  equal(
    looks.slice(0, small).every((look, place) => !place || look.size <= looks[place - 1].size),
    true,
  );
  equal(new Set(looks.slice(small).map((look) => look.size)).size, 1);
  deepEqual(
    looks.slice(small).map((look) => sum(look.most)),
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  );
  deepEqual(looksFor([]).at(-1)?.most, []);
});

test("the longest lists give up their notes first", () => {
  deepEqual(share([2, 9, 5], 12), [2, 5, 5]);
  deepEqual(share([2, 9, 5], 11), [2, 5, 4]);
  deepEqual(share([2, 2], 4), [2, 2]);
});

test("a theme gets a look that no other has, or that the fewest have", () => {
  equal(freeLook([]), 0);
  equal(freeLook([0, 1, 3, 1]), 2);
  equal(freeLook([0, 1, 2, 3, 4, 5, 6, 7, 0]), 1);
});
