import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "kompas/live.js";
import { shelf } from "kompas/shelf.js";

/** One that has a view of the workshop; `told` is what its listeners heard. */
function connection() {
  const made = new Connection("ABCD", "participant", 7, false, () => {});
  /** @type {Change[]} */
  const told = [];
  made.listeners.add((change) => told.push(change));
  const items = /** @type {any} */ ({ "note:a": { text: "one", order: 2 }, "note:b": { text: "two", order: 1 } });
  made.replace({ revision: 4, scalars: /** @type {any} */ ({ step: 3, left: 60, ends_at: null }), items });
  told.length = 0;
  return { made, told };
}

/** @param {Connection} made @param {any} change */
const come = (made, change) => made.change({ since: 4, revision: 5, scalars: {}, put: {}, removed: [], ...change });

test("a change puts what is new, drops what is gone, and says which", () => {
  const { made, told } = connection();
  come(made, { put: { "note:c": { text: "three", order: 3 } }, removed: ["note:a"], scalars: { left: 30 } });
  deepEqual(
    made.list("note").map(({ id }) => id),
    ["b", "c"],
  );
  equal(made.item("note", "a"), null);
  equal(made.state.scalars.left, 30);
  deepEqual(told, [{ keys: new Set(["note:c", "note:a"]), scalars: { left: 30 }, fresh: new Set(["note:c"]) }]);
});

test("items come in their order, with their id", () => {
  const { made } = connection();
  deepEqual(
    made.inOrder("note").map(({ id, text }) => [id, text]),
    [
      ["b", "two"],
      ["a", "one"],
    ],
  );
  equal(made.count("note"), 2);
  equal(made.count("theme"), 0);
});

test("a clock that runs counts down by the time of the server, one that stands keeps what was left", () => {
  const { made } = connection();
  equal(made.left(), 60);
  made.offset = 5000;
  come(made, { scalars: { ends_at: made.time() + 90000, left: null } });
  equal(Math.round(made.left() ?? 0), 90);
  come(made, { scalars: { step: null } });
  equal(made.left(), null);
});

test("the time of a rehearsal goes faster", () => {
  const { made } = connection();
  const since = Date.now() - 1000;
  come(made, { scalars: { pace: { since, shown: since, speed: 60 } } });
  equal(Math.round((made.time() - since) / 10000), 6);
});

test("what must wait is kept, and why is told until it goes on", () => {
  const { made, told } = connection();
  const action = /** @type {any} */ ({ id: "1", type: "post_note" });
  shelf.set(`${made.prefix}1`, JSON.stringify({ at: 1, action }));
  made.settle(action, { status: "later", message: "It waits a moment." });
  equal(made.reason, "It waits a moment.");
  equal(made.waiting().length, 1);
  made.settle(action, { status: "applied" });
  equal(made.reason, null);
  equal(made.waiting().length, 0);
  deepEqual(told, [{ status: true }, { status: true }, { applied: action }]);
});

test("what is on its way is kept by who sent it, oldest first", () => {
  const { made } = connection();
  /** @param {string} id @param {number} at @param {string} type */
  const keep = (id, at, type) => shelf.set(`${made.prefix}${id}`, JSON.stringify({ at, action: { id, type } }));
  keep("2", 20, "post_note");
  keep("1", 10, "withdraw_note");
  shelf.set("kompas:outbox:ABCD:participant:8:3", JSON.stringify({ at: 5, action: { id: "3", type: "post_note" } }));
  deepEqual(
    made.waiting().map(({ id }) => id),
    ["1", "2"],
  );
  deepEqual(
    made.waitingFor("post_note").map(({ id }) => id),
    ["2"],
  );
});
