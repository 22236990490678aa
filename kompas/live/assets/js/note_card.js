/* One post-it on the wall. */

import { about, aboutVersion } from "./cases.js";
import { aboutPlace, placeOf } from "./map_about.js";
import { element, fill } from "./page.js";

/* `hands` (only on the console) puts what the facilitator can do with it under the note. */
export function noteCard(note, { words, connection, fresh = false, hands = null }) {
  const covered = note.hidden && !note.text; // nobody but its author can read it yet
  const facts = [
    note.merged && fill(words.merged, { count: note.merged }),
    note.binned === "abusive" && words.abusive,
    note.hidden && words.hidden,
    note.perspective && words.perspectives[note.perspective],
    note.later && words.later,
    note.author,
  ];
  const meta = covered ? "" : facts.filter(Boolean).join(" · ");
  const node = element(
    "article",
    { class: `note kind-${note.kind}${covered ? " covered" : ""}${fresh ? " fresh" : ""}`, "data-id": note.id },
    element("p", { class: "text", dir: "auto", text: covered ? words.hidden : note.text }),
    covered ? null : about(connection, note.case),
    covered ? null : aboutPlace(connection, note.about, words.with_place),
    meta ? element("p", { class: "meta", text: meta }) : null,
    note.originals?.length ? originals(note, words) : null,
  );
  node.onanimationend = () => node.classList.remove("fresh");
  if (hands) node.append(hands.tools(note, covered));
  return node;
}

/* What a merged note stands for, folded. */
function originals(note, words) {
  const rows = note.originals.map(({ kind, text, author }) =>
    element(
      "li",
      {},
      element("span", { dir: "auto", text }),
      element("span", { class: "meta", text: ` (${[words.kinds[kind], author].filter(Boolean).join(" · ")})` }),
    ),
  );
  return element(
    "details",
    { class: "originals" },
    element("summary", { text: words.originals }),
    element("ul", {}, ...rows),
  );
}

/* What tells one version of a note from another, as far as its card shows it. Without a revision, the text itself does. */
export const versionOf = (note, connection) =>
  `${aboutVersion(connection, note.case)}/${placeOf(connection, note.about)}/${note.id}/${note.revision ?? `${note.kind}/${note.perspective}/${note.question}/${note.text}`}/${note.author ?? ""}/${note.parked ?? ""}/${note.binned ?? ""}/${note.hidden ?? ""}/${note.step}${note.originals ? JSON.stringify(note.originals) : ""}`;
