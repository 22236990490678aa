import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { timeOf, told } from "kompas/field_words.js";

/** @param {Partial<FormField>} more @returns {FormField} */
const field = (more) =>
  /** @type {FormField} */ ({ key: "one", label: "One", options: [], columns: [], named_rows: [], of: [], ...more });

test("the value of each kind reads as words", () => {
  const options = [
    { key: "slow", text: "Langzaam" },
    { key: "fast", text: "Snel" },
  ];
  equal(told(field({ kind: "long_text" }), "Wij bellen.", "nl"), "Wij bellen.");
  equal(told(field({ kind: "one_choice", options }), "fast", "nl"), "Snel");
  equal(told(field({ kind: "several_choices", options }), ["slow", "fast"], "nl"), "Langzaam, Snel");
  equal(told(field({ kind: "number", unit: "weken" }), 1200, "nl"), "1.200 weken");
  equal(told(field({ kind: "date" }), "2026-12-24", "nl"), "24 december 2026");
  equal(told(field({ kind: "date", time_label: "Tijd" }), "2026-12-24T09:30:00", "nl"), "24 december 2026, 09:30");
  equal(told(field({ kind: "people" }), [{ of: "", id: "", text: "Joke" }], "nl"), "Joke");
});

test("a choice that the form no longer has reads as its key", () => {
  equal(told(field({ kind: "one_choice" }), "gone", "nl"), "gone");
});

test("yes and no come with why, also when only that is said", () => {
  const answers = [true, { yes: false, why: "Nog niet" }, { yes: null, why: "Misschien" }];
  const words = answers.map((answer) => told(field({ kind: "yes_no" }), answer, "nl"));
  deepEqual(words, ["yes", "no: Nog niet", "Misschien"]);
});

test("rows of a table come under each other, in the order of the columns", () => {
  const columns = [field({ key: "what", kind: "short_text" }), field({ key: "times", kind: "number" })];
  const rows = [{ times: 3, what: "Bellen" }, { what: "Langsgaan" }];
  equal(told(field({ kind: "table", columns }), rows, "nl"), "Bellen; 3\nLangsgaan; ");
});

test("nothing is nothing", () => {
  for (const kind of /** @type {const} */ (["long_text", "date", "number"]))
    equal(told(field({ kind }), null, "nl"), "");
});

test("what was saved today has a time, and before that a day", () => {
  equal(/^\d\d:\d\d$/.test(timeOf(Date.now(), "nl")), true);
  equal(timeOf(Date.UTC(2020, 10, 3, 12), "nl"), "3 november 2020");
});

test("a row that has a name is told with it", () => {
  const columns = [field({ kind: "short_text", key: "who" })];
  const named_rows = [{ key: "money", text: "Geld uitgeven" }];
  const rows = [{ row: "money", who: "Stuurgroep" }];
  equal(told(field({ kind: "table", columns, named_rows }), rows, "nl"), "Geld uitgeven; Stuurgroep");
});
