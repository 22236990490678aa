import { equal } from "node:assert/strict";
import { test } from "node:test";
import { usualSubject } from "kompas/usual_subject.js";

/** @param {number} themes @param {number[]} steps of the notes @returns {any} */
const connection = (themes, steps) => ({ count: () => themes, list: () => steps.map((step) => ({ step })) });

test("after clustering a vote begins with all themes", () => {
  equal(usualSubject(connection(8, [1, 1]), 2), "themes");
});

test("without themes, or where people write again, it begins with the notes of the step", () => {
  equal(usualSubject(connection(1, [1]), 2), "2");
  equal(usualSubject(connection(8, [1, 3]), 3), "3");
  equal(usualSubject(connection(0, []), null), "");
});
