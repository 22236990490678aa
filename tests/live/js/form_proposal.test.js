import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { joined, openProposals } from "kompas/form_proposal.js";

/** @param {Partial<FormField>} more @returns {FormField} */
const field = (more) =>
  /** @type {FormField} */ ({ key: "one", label: "One", options: [], columns: [], named_rows: [], of: [], ...more });
const columns = [field({ kind: "short_text", key: "what" }), field({ kind: "short_text", key: "who" })];
/** @param {string} key @param {string} value */
const proposal = (key, value) => ({ key, origin: "uit de leden", value, mark: `mark of ${value}` });

test("what was taken over or put away is shown again only when it changed", () => {
  const [one, other] = [proposal("members:", "Amira"), proposal("goal:", "Veilig")];
  deepEqual(openProposals([one, other], { "members:": one.mark }, ""), [other]);
  deepEqual(openProposals([one, other], { "members:": "before" }, ""), [one, other]);
});

test("what stands in the field already is not proposed", () => {
  deepEqual(openProposals([proposal("goal:", "Veilig")], {}, "Veilig"), []);
});

test("a text that is added comes under the other", () => {
  equal(joined(field({ kind: "long_text" }), "Van ons", "Uit de klantreis"), "Van ons\n\nUit de klantreis");
});

test("rows that are there stay as they are, and others come behind them", () => {
  const mine = [{ what: "Loket", who: "Wij samen" }];
  const theirs = [
    { what: "Loket", who: "GGD" },
    { what: "Folder", who: "GGD" },
  ];
  deepEqual(joined(field({ kind: "table", columns }), mine, theirs), [mine[0], theirs[1]]);
});

test("of named rows those that were filled in stay", () => {
  const named_rows = [
    { key: "goal", text: "Doel" },
    { key: "money", text: "Geld" },
  ];
  const [mine, theirs] = [
    [{ row: "money", who: "Stuurgroep" }],
    [
      { row: "goal", who: "Kerngroep" },
      { row: "money", who: "Kerngroep" },
    ],
  ];
  deepEqual(joined(field({ kind: "table", columns, named_rows }), mine, theirs), [mine[0], theirs[0]]);
});

test("of people and of choices each comes once", () => {
  const [amira, joke] = ["Amira", "Joke"].map((text) => ({ of: "", id: "", text }));
  deepEqual(joined(field({ kind: "people" }), [amira], [{ ...amira, id: "7", of: "member" }, joke]), [amira, joke]);
  deepEqual(joined(field({ kind: "several_choices" }), ["one"], ["one", "two"]), ["one", "two"]);
});
