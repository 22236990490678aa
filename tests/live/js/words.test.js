import assert from "node:assert/strict";
import { test } from "node:test";
import { _, ngettext, reasonOf } from "../../../kompas/live/assets/js/words.js";

test("without a catalogue a script says what stands in it", () => {
  assert.equal(_("Post"), "Post");
  assert.equal(_("Undo: {name}", { name: "parked" }), "Undo: parked");
});

test("a count chooses the form and stands in it", () => {
  assert.equal(ngettext("1 note", "{count} notes", 1), "1 note");
  assert.equal(ngettext("1 note", "{count} notes", 3), "3 notes");
  assert.equal(ngettext("1 dot, place {place}", "{count} dots, place {place}", 2, { place: 4 }), "2 dots, place 4");
});

test("why something was not done is said in words, also by the server itself", () => {
  assert.equal(reasonOf("lost"), "there is no connection");
  assert.equal(reasonOf("The workshop is closed."), "The workshop is closed.");
});
