import { equal, deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { changeText, turnNow } from "kompas/turns.js";

/** @param {number} left in minutes @param {number | null} step @returns {any} */
const room = (left, step = 5) => ({
  code: "abc",
  state: { scalars: { step } },
  step: () => ({ minutes: 32 }),
  left: () => left * 60,
});

test("pairs change halfway the minutes of the step, and threes at each third", () => {
  deepEqual(turnNow(room(32), 5, 2), { turn: 0, next: 16 * 60 });
  deepEqual(turnNow(room(20), 5, 2), { turn: 0, next: 4 * 60 });
  deepEqual(turnNow(room(16), 5, 2), { turn: 1, next: null });
  equal(Math.round(turnNow(room(21), 5, 3)?.next ?? 0), 620); // 21:20 of the 32:00, eleven minutes on
});

test("there is no turn when the room is at another step", () => equal(turnNow(room(20, 6), 5, 2), null));

test("minutes that are added do not turn the roles back, a step that begins once more does", () => {
  equal(turnNow(room(10), 5, 2)?.turn, 1);
  equal(turnNow(room(20), 5, 2)?.turn, 1);
  equal(turnNow(room(32), 5, 2)?.turn, 0);
});

test("it says when the change is", () => {
  equal(changeText({ next: 250 }).includes("4:10"), true);
  equal(changeText({ next: null }).length > 0, true);
});
