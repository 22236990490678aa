import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { Keeper } from "kompas/kept.js";

/** @returns {Keeper<{ text: string }>} */
const keeper = () => new Keeper();

test("what is kept is made once for each version", () => {
  const kept = keeper();
  const first = kept.get("a", ["goed", 1], () => ({ text: "goed" }));
  equal(
    kept.get("a", ["goed", 1], () => ({ text: "another" })),
    first,
  );
  const second = kept.get("a", ["beter", 1], () => ({ text: "beter" }));
  equal(second.text, "beter");
  equal(kept.find("a"), second);
});

test("what somebody is at work in is left alone, also when it has another version", () => {
  const kept = keeper();
  const first = kept.get("a", 1, () => ({ text: "typing" }));
  equal(
    kept.get(
      "a",
      2,
      () => ({ text: "another" }),
      (one) => one === first,
    ),
    first,
  );
  equal(kept.get("a", 2, () => ({ text: "another" })).text, "another");
});

test("what is not there any more is let go of", () => {
  const kept = keeper();
  for (const key of ["a", "b", "c"]) kept.part(key, () => ({ text: key }));
  kept.keep(["a", "c"]);
  deepEqual(
    kept.all.map(([key]) => key),
    ["a", "c"],
  );
  kept.drop("a");
  equal(kept.find("a"), undefined);
  kept.clear();
  deepEqual(kept.all, []);
});

test("a piece is made once", () => {
  const kept = keeper();
  const piece = kept.part("heading", () => ({ text: "" }));
  ok(kept.part("heading", () => ({ text: "another" })) === piece);
});
