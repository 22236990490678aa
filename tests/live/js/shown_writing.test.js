import { deepEqual, equal } from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { ShownWriting } from "kompas/shown_writing.js";

const [PAUSE, AGAIN, LEFT] = [300, 3000, 30000];
/** @type {any} */
const page = globalThis;
/** What the page does when it goes. @type {Set<() => void>} */
const leaving = new Set();
/** @type {Blob[]} */
let beacons = [];

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  beacons = [];
  leaving.clear();
  page.addEventListener = (/** @type {string} */ _event, /** @type {() => void} */ run) => leaving.add(run);
  page.removeEventListener = (/** @type {string} */ _event, /** @type {() => void} */ run) => leaving.delete(run);
  const sendBeacon = (/** @type {string} */ _address, /** @type {Blob} */ parcel) => beacons.push(parcel);
  Object.defineProperty(page, "navigator", { value: { sendBeacon }, configurable: true });
});

afterEach(() => mock.timers.reset());

/** A conclusion that is typed, and a server that answers when the test says so. */
function writing() {
  /** @type {string[]} */
  const sent = [];
  /** @type {((problem: string | null) => void)[]} */
  const asked = [];
  const now = (/** @type {{ text: string }} */ { text }) => {
    sent.push(text);
    return new Promise((answer) => asked.push(answer));
  };
  /** @type {any} */
  const connection = { code: "ABCD", language: "nl", state: { scalars: { screen_writing: true } }, now };
  const shown = new ShownWriting(connection);
  /** @param {string} value @param {number} at where the caret is */
  const type = (value, at = value.length) =>
    shown.type(/** @type {any} */ ({ value, selectionEnd: at }), "participants");
  /** @param {string | null} problem */
  const answer = async (problem) => {
    asked.shift()?.(problem);
    for (let turn = 0; turn < 5; turn++) await null; // until what waits for the answer has gone on
  };
  return { shown, sent, type, answer, connection };
}

const goes = () => {
  for (const run of leaving) run();
};

test("what is typed goes once in a while, as it is by then, and one at a time", async () => {
  const { sent, type, answer } = writing();
  type("een");
  type("een vast");
  deepEqual(sent, []);
  mock.timers.tick(PAUSE);
  type("een vast gezicht");
  mock.timers.tick(PAUSE);
  deepEqual(sent, ["een vast"]);
  await answer(null);
  mock.timers.tick(PAUSE);
  deepEqual(sent, ["een vast", "een vast gezicht"]);
});

test("after an answer that was lost it is not known what is shown, and it is tried again", async () => {
  const { shown, sent, type, answer } = writing();
  type("een vast gezicht");
  mock.timers.tick(PAUSE);
  await answer("lost");
  equal(shown.shown, null);
  mock.timers.tick(AGAIN);
  deepEqual(sent, ["een vast gezicht", "een vast gezicht"]);
  await answer(null);
  equal(shown.shown, "een vast gezicht");
  mock.timers.tick(AGAIN);
  equal(sent.length, 2);
});

test("what was saved is taken away, also when it is not known whether it is shown", async () => {
  const { shown, sent, type, answer } = writing();
  type("een vast gezicht");
  mock.timers.tick(PAUSE);
  await answer("lost");
  shown.clear();
  deepEqual(sent, ["een vast gezicht", ""]);
  await answer("lost");
  mock.timers.tick(AGAIN);
  deepEqual(sent, ["een vast gezicht", "", ""]);
  await answer(null);
  equal(shown.shown, "");
});

test("who left the field and does not come back takes it away", async () => {
  const { shown, sent, type, answer } = writing();
  type("een vast gezicht");
  mock.timers.tick(PAUSE);
  await answer(null);
  shown.leave();
  mock.timers.tick(LEFT - 1);
  deepEqual(sent, ["een vast gezicht"]);
  mock.timers.tick(1);
  deepEqual(sent, ["een vast gezicht", ""]);
});

test("what is typed in the middle is not shown, and what is emptied is", async () => {
  const { sent, type, answer } = writing();
  type("we bellen morgen");
  mock.timers.tick(PAUSE);
  await answer(null);
  type("we bellen Pi morgen", "we bellen Pi".length);
  mock.timers.tick(PAUSE);
  deepEqual(sent, ["we bellen morgen"]);
  type("", 0);
  mock.timers.tick(PAUSE);
  deepEqual(sent, ["we bellen morgen", ""]);
});

test("nothing is shown where that is switched off", () => {
  const { sent, type, connection } = writing();
  connection.state.scalars.screen_writing = false;
  type("een vast gezicht");
  mock.timers.tick(PAUSE);
  deepEqual(sent, []);
});

test("a page that goes empties the screen, also while a first update is on its way or after a lost one", async () => {
  const { type, answer } = writing();
  goes();
  equal(beacons.length, 0);
  type("een vast gezicht");
  mock.timers.tick(PAUSE);
  goes();
  equal(beacons.length, 1);
  await answer("lost");
  goes();
  const [told] = await Promise.all(beacons.slice(1).map((parcel) => parcel.text()));
  const [{ type: kind, text }] = JSON.parse(told).actions;
  deepEqual([kind, text], ["show_writing", ""]);
});
