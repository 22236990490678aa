/* One post-it on the wall. */

import { about, aboutVersion } from "./cases.js";
import { aboutPlace, placeOf } from "./map_about.js";
import { element } from "./page.js";
import { _, labels } from "./words.js";

/* `hands` (only on the console) puts what the facilitator can do with it under the note. */
export function noteCard(note, { connection, fresh = false, hands = null }) {
  const covered = note.hidden && !note.text; // nobody but its author can read it yet
  const facts = [
    note.merged && _("{count}×", { count: note.merged }),
    note.binned === "abusive" && _("abusive"),
    note.hidden && _("hidden until revealed"),
    note.perspective && labels.Perspective[note.perspective],
    note.later && _("added later"),
    note.author,
  ];
  const meta = covered ? "" : facts.filter(Boolean).join(" · ");
  const node = element(
    "article",
    { class: `note kind-${note.kind}${covered ? " covered" : ""}${fresh ? " fresh" : ""}`, "data-id": note.id },
    element("p", { class: "text", dir: "auto", text: covered ? _("hidden until revealed") : note.text }),
    covered ? null : about(connection, note.case),
    covered ? null : aboutPlace(connection, note.about, _("with: {place}")),
    meta ? element("p", { class: "meta", text: meta }) : null,
    note.originals?.length ? originals(note) : null,
  );
  node.onanimationend = () => node.classList.remove("fresh");
  if (hands) node.append(hands.tools(note, covered));
  return node;
}

/* What a merged note stands for, folded. */
function originals(note) {
  const rows = note.originals.map(({ kind, text, author }) =>
    element(
      "li",
      {},
      element("span", { dir: "auto", text }),
      element("span", { class: "meta", text: ` (${[labels.NoteKind[kind], author].filter(Boolean).join(" · ")})` }),
    ),
  );
  return element(
    "details",
    { class: "originals" },
    element("summary", { text: _("Show the originals") }),
    element("ul", {}, ...rows),
  );
}

/* What tells one version of a note from another, as far as its card shows it: without a revision, the text itself. */
export const versionOf = (note, connection) =>
  JSON.stringify([
    aboutVersion(connection, note.case),
    placeOf(connection, note.about),
    note.id,
    note.revision ?? [note.kind, note.perspective, note.question, note.text],
    note.author,
    note.parked,
    note.binned,
    note.hidden,
    note.step,
    note.originals,
  ]);
