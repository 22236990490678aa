import { equal } from "node:assert/strict";
import { test } from "node:test";
import { touches } from "kompas/component.js";

test("a change touches the nouns of its items and its values, and no other", () => {
  const change = { keys: new Set(["note:a"]), scalars: { left: 30 } };
  equal(touches(change, ["note"]), true);
  equal(touches(change, ["theme"]), false);
  equal(touches(change, ["theme"], ["left"]), true);
  equal(touches(change, ["theme"], ["step"]), false);
});

test("what does not say what it is about may touch all", () => {
  equal(touches({ all: true }, ["theme"]), true);
});
