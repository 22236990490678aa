import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { clockMood, clockText, projection, turnAt } from "kompas/clock.js";

const MINUTE = 60000;

test("the clock rounds up, so that it says 5:00 when it begins and 0:00 only at the end", () => {
  equal(clockText(300), "5:00");
  equal(clockText(299.2), "5:00");
  equal(clockText(0.2), "0:01");
  equal(clockText(0), "0:00");
});

test("past zero the clock counts whole seconds", () => {
  equal(clockText(-0.5), "0:00");
  equal(clockText(-61), "−1:01");
});

test("before the start there is no time to show", () => {
  equal(clockText(null), "–:––");
  equal(clockText(undefined), "–:––");
});

test("the mood of the clock changes at five minutes, one minute and zero", () => {
  const moods = [null, 301, 300, 61, 60, 0, -0.1].map(clockMood);
  deepEqual(moods, ["calm", "calm", "soon", "soon", "urgent", "urgent", "over"]);
});

test("steps follow each other, and one with a fixed start waits for it", () => {
  const later = [
    { fixed: null, minutes: 10 },
    { fixed: 30 * MINUTE, minutes: 5 },
  ];
  deepEqual(projection(0, later, null), { end: 35 * MINUTE, passed: [] });
});

test("fixed times that are not met are told, half a minute late is on time", () => {
  const late = { fixed: 10 * MINUTE, minutes: 5 };
  deepEqual(projection(10.5 * MINUTE, [late], 20 * MINUTE).passed, []);
  deepEqual(projection(11 * MINUTE, [late], 15 * MINUTE), {
    end: 16 * MINUTE,
    passed: [
      { step: late, fixed: 10 * MINUTE, expected: 11 * MINUTE },
      { step: null, fixed: 15 * MINUTE, expected: 16 * MINUTE },
    ],
  });
});

test("an interview is divided in equal turns", () => {
  deepEqual(turnAt(600, 600, 2), { turn: 0, next: 300 });
  deepEqual(turnAt(600, 299, 2), { turn: 1, next: null });
  deepEqual(turnAt(900, 500, 3), { turn: 1, next: 200 });
});

test("minutes that are added never turn the roles back", () => {
  deepEqual(turnAt(600, 550, 2, 1), { turn: 1, next: null });
  deepEqual(turnAt(600, 700, 2), { turn: 0, next: 300 });
});
