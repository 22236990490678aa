import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { alike, same } from "kompas/alike.js";

const NAMES = ["Politie", "Veilig Thuis", "Woningcorporatie", "Ggz", "Wijkteam Noord"];

test("names that hold the other, or are nearly spelled like it, may be of the same party", () => {
  deepEqual(alike("De politie", NAMES), ["Politie"]);
  deepEqual(alike("Polite", NAMES), ["Politie"]);
  deepEqual(alike("veiligthuis", NAMES), ["Veilig Thuis"]);
  deepEqual(alike("Wonincorporaties", NAMES), ["Woningcorporatie"]);
  deepEqual(alike("ggz-instelling", NAMES), ["Ggz"]);
});

test("other names are not", () => {
  deepEqual(alike("Wijkteam Zuid", NAMES), []);
  deepEqual(alike("GGD", NAMES), []); // a short name that differs in a letter is another one
  deepEqual(alike("ab", NAMES), []);
});

test("capitals and spaces make no other name", () => {
  equal(same(" veilig  thuis", "Veilig Thuis"), true);
  equal(same("Veiligthuis", "Veilig Thuis"), false);
});
