import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { arrange, fill, selection } from "kompas/page.js";
import { family } from "./nodes.js";

/** @param {string} before @param {string} after names of nodes, a letter each */
function arranged(before, after) {
  const { parent, node } = family();
  arrange(parent, [...before].map(node));
  parent.moves.length = 0;
  arrange(parent, [...after].map(node));
  return { order: parent.childNodes.map((/** @type {any} */ one) => one.name).join(""), moves: parent.moves.join("") };
}

test("children are put in order, and only what differs is touched: the rest keeps its focus", () => {
  deepEqual(arranged("abc", "abc"), { order: "abc", moves: "" });
  deepEqual(arranged("abc", "abcd"), { order: "abcd", moves: "d" });
  deepEqual(arranged("bc", "abc"), { order: "abc", moves: "a" });
  deepEqual(arranged("abcd", "ad"), { order: "ad", moves: "" });
  deepEqual(arranged("", "ab"), { order: "ab", moves: "ab" });
  equal(arranged("abc", "cab").order, "cab");
  equal(arranged("abc", "xcb").order, "xcb");
  equal(arranged("abc", "").order, "");
});

test("places in a text are filled in, also those that nothing is given for", () => {
  equal(fill("{name} schreef {count} kaarten", { name: "Amira", count: 3 }), "Amira schreef 3 kaarten");
  equal(fill("{name}", {}), "");
  equal(fill("{name}", { name: "{count}", count: 1 }), "{count}");
});

test("who listens hears which notes are chosen, and of none that is gone", () => {
  /** @type {string[]} */
  const heard = [];
  const leave = selection.subscribe(() => heard.push([...selection.notes].join()));
  selection.toggle("a");
  selection.toggle("b");
  selection.keep(new Set(["a", "b"]));
  selection.keep(new Set(["b"]));
  selection.toggle("b");
  leave();
  selection.clear();
  deepEqual(heard, ["a", "a,b", "b", ""]);
});
