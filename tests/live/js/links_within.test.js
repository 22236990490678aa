import { deepEqual, equal } from "node:assert/strict";
import { beforeEach, test } from "node:test";

class FakeElement {
  /** @param {Record<string, unknown>} has */
  constructor(has) {
    Object.assign(this, has);
  }
}

/** @type {any} */
const page = globalThis;
/** @type {string[]} */
let done = [];
/** @type {(event: any) => void} */
let click = () => {};
/** @type {any} */
let opened = null;

page.Element = FakeElement;
page.matchMedia = () => ({ matches: false, addEventListener: () => {} });
page.location = { pathname: "/network", search: "" };
page.history = {
  pushState: (/** @type {any} */ _state, /** @type {any} */ _title, /** @type {string} */ to) => done.push(to),
};
page.PopStateEvent = class {};
page.dispatchEvent = () => done.push("told");
page.document = {
  addEventListener: (/** @type {string} */ _event, /** @type {any} */ run) => (click = run),
  querySelector: () => opened,
};
await import("../../../kompas/live/components/core/page/page.js");

beforeEach(() => {
  done = [];
  opened = null;
  page.location.search = "?code=ABCDEF&part=members";
});

/** Tabs as Streamlit draws them, opened at the one with this number; those of what is in a tab are no choice. @param {number} number */
function tabsOpenedAt(number) {
  const tabs = ["compass", "workshops", "members"].map((name) => ({ click: () => done.push(name) }));
  const list = { querySelectorAll: () => tabs };
  opened = { className: `stVerticalBlock st-key-opened-part-${number}`, querySelector: () => list };
}

/** @param {string} search @param {string} pathname */
function follow(search, pathname = "/network") {
  const link = { pathname, search, href: `${pathname}${search}` };
  let handled = false;
  const target = new FakeElement({ closest: () => link });
  click({ target, preventDefault: () => (handled = true), stopPropagation: () => {} });
  return handled;
}

test("a link to another part of this page is told to Streamlit as the back button is", () => {
  tabsOpenedAt(2);
  equal(follow("?code=ABCDEF&part=workshops"), true);
  deepEqual(done, ["/network?code=ABCDEF&part=workshops", "told"]);
});

test("a link to where one is opens its tab again, however the address is written", () => {
  tabsOpenedAt(2);
  equal(follow("?code=ABCDEF&part=members"), true);
  equal(follow("?part=members&code=ABCDEF"), true);
  deepEqual(done, ["members", "members"]);
});

test("a link to where one is, on a page without such tabs, is a link", () => {
  equal(follow("?code=ABCDEF&part=members"), false);
  deepEqual(done, []);
});

test("a link to another page is left alone", () => {
  tabsOpenedAt(2);
  equal(follow("?code=ABCDEF&part=members", "/workshop"), false);
  deepEqual(done, []);
});
