import { deepEqual, equal, ok } from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { labels } from "kompas/words.js";
import { Compass } from "../../../kompas/live/components/dossier/compass/compass.js";
import { emptyPage } from "./dom.js";

Object.assign(labels, { StepState: { not_begun: "not begun", busy: "busy", there: "there" } });
const KEYS = ["organisation", "governance", "plan", "analysis", "ambition", "choices", "work", "learning"];
/** @type {any} */
let page;
/** @type {any} */
let root;

beforeEach(() => {
  page = emptyPage();
  root = page.createElement("div");
  root.clientWidth = 900;
  page.body.append(root);
});

/** @param {string} key @param {number} index */
const step = (key, index) => ({
  key,
  number: index + 1,
  name: `Name ${key}`,
  title: `Title ${key}`,
  yields: `Yields ${key}`,
  first: "network",
  state: "not_begun",
  share: 0,
  signs: [],
  address: `/?step=${key}`,
});

/** Draws it, also anew in the same place, as after a change by somebody else. @param {string} here */
function compass(here) {
  const steps = KEYS.map(step);
  const phases = [
    { title: "Beginning", steps: steps.slice(0, 4) },
    { title: "Working", steps: steps.slice(4) },
  ];
  const data = /** @type {any} */ ({ phases, here });
  return new Compass(/** @type {any} */ ({ root, data, connection: {}, trigger: () => {} }));
}

const focusable = (/** @type {string} */ name) => root.querySelector(`[data-focus="${name}"]`);
const focused = () => page.activeElement.dataset.focus;
const reached = () => focusable("open").getAttribute("href");
const points = (/** @type {string} */ key) => focusable(`ring-${key}`).dispatchEvent(new Event("pointerenter"));

test("it begins at the step where the network is", () => {
  compass("plan");
  equal(reached(), "/?step=plan");
  deepEqual(
    KEYS.filter((key) => focusable(`ring-${key}`).getAttribute("aria-current") === "step"),
    ["plan"],
  );
});

test("on a phone the ring cannot be reached: what stands round it is inert, since SVG cannot be", () => {
  const made = compass("plan");
  const dial = /** @type {any} */ (made.dial);
  deepEqual([dial.inert, dial.ariaHidden], [false, null]);
  root.clientWidth = 360;
  made.fit();
  deepEqual([dial.inert, dial.ariaHidden], [true, "true"]);
  ok(dial.within.includes(focusable("ring-plan")));
  ok(!dial.within.includes(focusable("line-plan")));
});

test("a step that a mouse points at stays when the mouse goes on to what is beside the ring", () => {
  const made = compass("plan");
  points("work");
  for (const left of [focusable("ring-work"), made.ring]) left.dispatchEvent(new Event("pointerleave"));
  equal(reached(), "/?step=work");
});

test("a change by somebody else leaves what was chosen", () => {
  compass("plan");
  points("work");
  compass("analysis");
  equal(reached(), "/?step=work");
});

test("who chose nothing goes along to where the network is by then", () => {
  compass("plan");
  compass("analysis");
  equal(reached(), "/?step=analysis");
});

test("a change by somebody else leaves the focus where it was", () => {
  compass("plan");
  for (const name of ["ring-work", "line-work", "open", "large"]) {
    focusable(name).focus();
    const before = focusable(name);
    compass("analysis");
    equal(focused(), name);
    ok(focusable(name) !== before);
  }
});

test("focus that is given back does not undo what a mouse chose", () => {
  compass("plan");
  focusable("ring-work").focus();
  points("learning");
  compass("analysis");
  deepEqual([focused(), reached()], ["ring-work", "/?step=learning"]);
});

test("a change by somebody else takes the focus from nobody who is elsewhere", () => {
  compass("plan");
  compass("analysis");
  equal(page.activeElement, page.body);
});

test("a step is spoken with its phase, and what is told beside the ring belongs to it", () => {
  compass("plan");
  focusable("ring-work").focus();
  const link = focusable("ring-work");
  equal(link.getAttribute("aria-label"), "Working, step 7, Name work: Title work. not begun");
  const told = link.getAttribute("aria-describedby").split(" ");
  ok(root.querySelector(`[id="${told[0]}"]`).textContent.includes("Yields work"));
  equal(told.filter((/** @type {string} */ id) => !root.querySelector(`[id="${id}"]`)).length, 0);
  equal(focusable("ring-plan").getAttribute("aria-describedby"), null);
});

test("its headings stand under one of their own", () => {
  compass("plan");
  deepEqual(
    root.within.map((/** @type {any} */ { tag }) => tag).filter((/** @type {string} */ tag) => /^h\d$/.test(tag)),
    ["h2", "h3", "h3", "h3"],
  );
});
