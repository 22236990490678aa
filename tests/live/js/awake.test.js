import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { stayAwake } from "../../../kompas/live/light/awake.js";

/** @type {any} */
const page = globalThis;
/** @type {string[]} */
let told = [];

function begin() {
  told = [];
  page.document = { hidden: false, addEventListener: () => {} };
  const request = async () => {
    told.push("on");
    return { release: async () => told.push("off"), addEventListener: () => {} };
  };
  Object.defineProperty(page, "navigator", { value: { wakeLock: { request } }, configurable: true });
}

const later = () => new Promise((go) => setTimeout(go, 0));

/** @param {number | null} ends */
function connected(ends) {
  /** @type {any} */
  const connection = {
    state: { scalars: { ends_at: ends } },
    subscribe: (/** @type {any} */ hear) => (connection.hear = hear),
  };
  return connection;
}

test("a screen stays on while a step runs, and no longer", async () => {
  begin();
  const connection = connected(1000);
  stayAwake(connection);
  await connection.hear({ all: true });
  await later();
  deepEqual(told, ["on"]);
  connection.state.scalars.ends_at = null;
  connection.hear({ scalars: {} });
  await later();
  deepEqual(told, ["on", "off"]);
});

test("a phone that is not looked at, or cannot, is left alone", async () => {
  begin();
  page.document.hidden = true;
  const connection = connected(1000);
  stayAwake(connection);
  connection.hear({ all: true });
  Object.defineProperty(page, "navigator", { value: {}, configurable: true });
  page.document.hidden = false;
  connection.hear({ all: true });
  await later();
  equal(told.length, 0);
});
