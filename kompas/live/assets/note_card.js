/* One post-it on the wall. */

import { element } from "./page.js";

/* `hands` (only on the console) puts what the facilitator can do with it under the note. */
export function noteCard(note, { words, fresh = false, hands = null }) {
  const covered = note.hidden && !note.text; // nobody but its author can read it yet
  const meta = covered ? "" : [note.hidden && words.hidden, note.perspective && words.perspectives[note.perspective], note.later && words.later, note.author].filter(Boolean).join(" · ");
  const node = element("article", { class: `note kind-${note.kind}${covered ? " covered" : ""}${fresh ? " fresh" : ""}`, "data-id": note.id },
    element("p", { class: "text", dir: "auto", text: covered ? words.hidden : note.text }),
    meta ? element("p", { class: "meta", text: meta }) : null);
  node.onanimationend = () => node.classList.remove("fresh");
  if (hands) node.append(hands.tools(note, covered));
  return node;
}

/* What tells one version of a note from another, as far as its card shows it. */
export const versionOf = (note) => `${note.id}/${note.revision ?? ""}/${note.author ?? ""}/${note.parked ?? ""}/${note.hidden ?? ""}/${note.step}`;
