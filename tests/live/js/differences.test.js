import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { differences, sentencesOf } from "kompas/differences.js";

/** @param {[kind: string, text: string][]} found @param {string[]} kinds */
const joined = (found, ...kinds) =>
  found
    .filter(([kind]) => kinds.includes(kind))
    .map(([, text]) => text)
    .join("");

test("words that went and words that came are told apart from what stayed", () => {
  deepEqual(differences("wij helpen gezinnen", "wij steunen gezinnen thuis"), [
    ["same", "wij "],
    ["gone", "helpen"],
    ["new", "steunen"],
    ["same", " gezinnen"],
    ["new", " thuis"],
  ]);
});

test("both texts can be read back out of their differences", () => {
  const [before, after] = ["Eén plan.\n\nEén regisseur,  samen.", "Eén gezin.\nEén plan, samen  gemaakt."];
  const found = differences(before, after);
  equal(joined(found, "same", "gone"), before);
  equal(joined(found, "same", "new"), after);
});

test("the same text has no differences, and an empty one is wholly new", () => {
  deepEqual(differences("een gezin", "een gezin"), [["same", "een gezin"]]);
  deepEqual(differences("", "een gezin"), [["new", "een gezin"]]);
  deepEqual(differences("", ""), []);
});

test("very long texts are shown whole instead of compared", () => {
  const long = "woord ".repeat(800);
  deepEqual(
    differences(long, `${long}!`).map(([kind]) => kind),
    ["gone", "new"],
  );
});

test("a sentence ends at its mark, with the quotation mark behind it, or at the end of the line", () => {
  deepEqual(sentencesOf("Wij luisteren. “Echt?” Ja!\nEn dan verder"), [
    "Wij luisteren.",
    "“Echt?”",
    "Ja!",
    "En dan verder",
  ]);
  deepEqual(sentencesOf(""), []);
});
