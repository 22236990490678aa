import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { besides } from "kompas/map_drawing.js";
import { nearestTowards } from "kompas/map_hands.js";
import { meets, tries } from "kompas/map_letters.js";
import { standsOut } from "kompas/map_shown.js";
import { lookOf, seenBy } from "kompas/map_sides.js";

/** @param {string} stroke @param {string} mark */
const look = (stroke, mark) => ({ stroke, mark, width: 6, dash: [] });
const STYLE = /** @type {any} */ ({
  lines: { strong: look("green", "+"), hardly: look("red", "−"), unknown: look("grey", "?") },
  one_side: look("blue", "1"),
  signs: { same: "=", differ: "≠" },
});

/** @param {number} sides @param {LineColour[]} colours @returns {Views} */
const views = (sides, colours, open = false) => ({ sides, colours, open });

test("nothing is told of how sides see a line before that is laid beside each other", () => {
  equal(seenBy({}), null);
});

test("two sides see a line alike, differently, or settled; else one or none spoke", () => {
  equal(seenBy({ views: views(2, ["strong"]) }), "same");
  equal(seenBy({ views: views(2, ["strong", "hardly"], true) }), "differ");
  equal(seenBy({ views: views(2, ["strong", "hardly"]) }), "settled");
  equal(seenBy({ views: views(1, []) }), "one");
  equal(seenBy({ views: views(0, []) }), "none");
});

test("a line that sides see differently has a strand for each, none thicker than four", () => {
  const { mark, strands } = lookOf(STYLE, { colour: "unknown", views: views(2, ["strong", "hardly"], true) });
  equal(mark, "≠");
  deepEqual(
    strands.map(({ kind, width }) => [kind, width]),
    [
      ["strong", 4],
      ["hardly", 4],
    ],
  );
});

test("a line that both see as it is drawn bears the sign for that", () => {
  equal(lookOf(STYLE, { colour: "strong", views: views(2, ["strong"]) }).mark, "+=");
  equal(lookOf(STYLE, { colour: "hardly", views: views(2, ["strong"]) }).mark, "−");
});

test("a line of which one side spoke looks so only until it has a colour", () => {
  equal(lookOf(STYLE, { colour: "unknown", views: views(1, []) }).stroke, "blue");
  equal(lookOf(STYLE, { colour: "strong", views: views(1, []) }).stroke, "green");
});

test("strands lie on both sides of the line between two parties", () => {
  deepEqual(besides({ x: 0, y: 0 }, { x: 10, y: 0 }, 4), { x1: 0, y1: 4, x2: 10, y2: 4 });
  deepEqual(besides({ x: 0, y: 0 }, { x: 0, y: 10 }, 4), { x1: -4, y1: 0, x2: -4, y2: 10 });
  const same = besides({ x: 3, y: 3 }, { x: 3, y: 3 }, 4);
  ok(Object.values(same).every(Number.isFinite));
});

test("arrows go to the nearest party in that direction", () => {
  const spots = new Map([
    ["here", { x: 0, y: 0 }],
    ["right", { x: 50, y: 10 }],
    ["aside", { x: 20, y: 60 }],
    ["left", { x: -20, y: 0 }],
  ]);
  equal(nearestTowards(spots, "here", 1, 0), "right");
  equal(nearestTowards(spots, "here", -1, 0), "left");
  equal(nearestTowards(spots, "here", 0, 1), "aside");
  equal(nearestTowards(spots, "here", 0, -1), null);
});

test("a name is tried large, then smaller, then shortened", () => {
  const label = ["Gecertificeerde", "instelling"];
  deepEqual(tries(label, 4, 16, 1), [
    { size: 16, lines: label },
    { size: 16, lines: ["Gecertificeerde…"] },
  ]);
  deepEqual(tries(label, 9, 16, 1), [
    { size: 16, lines: label },
    { size: 12, lines: label },
    { size: 16, lines: ["Gecertificeerde…"] },
  ]);
  deepEqual(tries(["GGZ"], 12, 16, 1).at(-1)?.lines, ["GGZ"]);
});

test("boxes that only touch do not lie over each other", () => {
  const one = { id: "a", left: 0, right: 10, top: 0, bottom: 10 };
  equal(meets(one, { id: "b", left: 9, right: 20, top: 9, bottom: 20 }), true);
  equal(meets(one, { id: "b", left: 10, right: 20, top: 0, bottom: 10 }), false);
});

/** @param {string} name @param {Domain} domain @returns {any} */
const party = (name, domain) => ({ name, domain, ring: "core" });
/** @param {string} one @param {string} other @param {LineColour} colour @returns {any} */
const line = (one, other, colour) => ({ one, other, colour });
const LINES = [line("a", "b", "strong"), line("b", "c", "hardly")];
const MAP = {
  parties: new Map([
    ["a", party("Gemeente", "policy")],
    ["b", party("GGZ", "mental_health")],
    ["c", party("School", "education")],
  ]),
  linesOf: (/** @type {string} */ id) => LINES.filter(({ one, other }) => one === id || other === id),
};

/** @param {Parameters<typeof standsOut>[1]} wanted */
function standing(wanted) {
  const shown = standsOut(MAP, wanted);
  const parties = [...MAP.parties].filter(([id, one]) => shown(id, one)).map(([id]) => id);
  return [...parties, ...LINES.filter((one) => shown("", one)).map(({ one, other }) => one + other)].join();
}

test("what is wanted of the map stands out with the lines that end there", () => {
  equal(standing({}), "a,b,c,ab,bc");
  equal(standing({ domain: "policy" }), "a,ab");
  equal(standing({ name: "school" }), "c,bc");
  equal(standing({ colour: "hardly" }), "b,c,bc");
  equal(standing({ own: "a" }), "a,b,ab");
  equal(standing({ own: "a", colour: "hardly" }), "b");
});
