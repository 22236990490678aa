import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { ambition, carriers } from "kompas/screen_scenes.js";

/** @param {any[]} drafts @param {any[]} checks @returns {any} */
const connection = (drafts, checks) => ({ list: () => drafts, inOrder: () => checks });
/** @param {string} organisation @param {any} stance */
const says = (organisation, stance) => ({ organisation, stance });

test("the ambition is the version that was accepted", () => {
  const drafts = [{ id: "a" }, { id: "b", accepted: true }];
  equal(ambition(connection(drafts, []))?.id, "b");
  equal(ambition(connection([], [])), null);
});

test("nobody is put under an ambition that they object to, or have still to ask about", () => {
  const results = [
    says("Zorg", "concern"),
    says("Politie", "supports"),
    says("GGZ", "objects"),
    says("Gemeente", "must_consult"),
    says("School", null),
  ];
  const before = { draft: "a", open: false, results: [says("GGZ", "supports")] };
  const other = { draft: "b", open: false, results: [says("Vluchthuis", "supports")] };
  const last = { draft: "a", open: false, results };
  deepEqual(carriers(connection([], [before, last, other]), "a"), ["Zorg", "Politie"]);
});
