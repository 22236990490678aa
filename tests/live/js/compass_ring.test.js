import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { angles, at, middleOf, nameLine, piece, turned } from "kompas/compass_ring.js";

test("the first step stands in the middle of the top, the others go round clockwise", () => {
  deepEqual(at(100, middleOf(0)), [0, -100]);
  deepEqual(at(100, middleOf(2)), [100, -0]);
  deepEqual(at(100, middleOf(4)), [0, 100]);
  deepEqual(at(100, middleOf(6)), [-100, 0]);
  equal(angles(0, 8).end - angles(0, 8).start, 2 * Math.PI);
});

test("a piece goes the long way round when it is more than half of the ring", () => {
  const { start, end } = angles(0, 3);
  equal(piece(10, 20, start, end).match(/ 0 1 1 /g), null);
  const most = angles(0, 6);
  ok(piece(10, 20, most.start, most.end).includes(" 0 1 1 "));
});

test("a name is written from left to right, also below the middle", () => {
  /** @param {string} path */
  const across = (path) => [...path.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, x]) => Number(x));
  for (const index of [0, 1, 3, 4, 5, 7]) {
    const { start, end } = angles(index, index + 1);
    const [from, to] = across(nameLine(start, end));
    ok(from < to);
  }
});

test("the needle turns the short way", () => {
  equal(turned(0, 1), 45);
  equal(turned(0, 7), -45);
  equal(turned(-45, 6), -90);
  equal(turned(315, 0), 360);
  equal(turned(360, 0), 360);
});
