import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { toEvaluate, toRelease } from "kompas/closing.js";

/** @param {any} more @returns {any} */
const step = (more) => ({ id: 1, ...more });

test("closing counts who has still to evaluate", () => {
  const steps = [step({}), step({ asks_evaluation: true })];
  equal(toEvaluate(steps, { people: 10, evaluations: 7 }), 3);
  equal(toEvaluate(steps, { people: 2, evaluations: 3 }), 0);
});

test("nobody is asked for an evaluation that the script leaves out", () => {
  equal(toEvaluate([step({})], { people: 10, evaluations: 0 }), 0);
  equal(toEvaluate([step({ asks_evaluation: true, left_out: true })], { people: 10, evaluations: 0 }), 0);
});

test("what stays in the session is not offered to the steering group", () => {
  /** @param {string} id @param {any} release @returns {any} */
  const row = (id, release) => ({ id, release });
  deepEqual(toRelease([row("a", "participants"), row("b", "session"), row("c", "steering")]), ["a"]);
});
