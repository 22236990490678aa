import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { alike } from "kompas/alike.js";
import { pointOf } from "kompas/drawing.js";
import { meant } from "kompas/undo_bar.js";

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("Ctrl+Z undoes; with Shift, or as Ctrl+Y, it redoes", () => {
  equal(meant({ ...NONE, key: "z", ctrlKey: true }), "undo");
  equal(meant({ ...NONE, key: "z", metaKey: true }), "undo");
  equal(meant({ ...NONE, key: "Z", ctrlKey: true, shiftKey: true }), "redo");
  equal(meant({ ...NONE, key: "y", ctrlKey: true }), "redo");
});

test("other keys mean nothing, nor does a letter by itself", () => {
  equal(meant({ ...NONE, key: "z" }), null);
  equal(meant({ ...NONE, key: "x", ctrlKey: true }), null);
  equal(meant({ ...NONE, key: "z", ctrlKey: true, altKey: true }), null);
});

test("a point is where it is on the sheet, in thousandths; a stylus that is pressed draws thicker", () => {
  const sheet = { left: 100, top: 50, width: 400, height: 400 };
  const at = { clientX: 300, clientY: 150 };
  deepEqual(pointOf({ ...at, pointerType: "mouse", pressure: 0.5 }, sheet), [500, 250, 100]);
  deepEqual(pointOf({ ...at, pointerType: "pen", pressure: 1 }, sheet), [500, 250, 160]);
  deepEqual(pointOf({ ...at, pointerType: "pen", pressure: 0 }, sheet), [500, 250, 100]);
});

test("a party looks like one whose name holds its own, whatever the accents, case and spaces", () => {
  const known = ["GGZ Noord", "Café Thuis", "OM"];
  deepEqual(alike("ggz", known), ["GGZ Noord"]);
  deepEqual(alike("het cafe thuis", known), ["Café Thuis"]);
  deepEqual(alike("om", known), []);
  deepEqual(alike("Politie", known), []);
});
