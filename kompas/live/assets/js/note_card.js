/* One post-it on the wall. */

/** @import { Moderation } from "./moderation.js" */
import { about, aboutVersion } from "./cases.js";
import { fold } from "./controls.js";
import { aboutPlace, placeOf } from "./map_about.js";
import { html } from "./page.js";
import { _, labels } from "./words.js";

/**
 * `hands` (only on the console) puts what the facilitator can do with it under the note.
 * @param {Item<"note">} note @param {{ connection: Connection, fresh?: boolean, hands?: Moderation | null }} place
 */
export function noteCard(note, { connection, fresh = false, hands = null }) {
  const covered = Boolean(note.hidden && !note.text); // nobody but its author can read it yet
  const facts = [
    note.merged && _("{count}×", { count: note.merged }),
    note.binned === "abusive" && _("abusive"),
    note.hidden && _("hidden until revealed"),
    note.perspective && labels.Perspective[note.perspective],
    note.later && _("added later"),
    note.on_behalf && note.author ? _("on behalf of {name}", { name: note.author }) : note.author,
  ];
  const meta = covered ? "" : facts.filter(Boolean).join(" · ");
  const node = html.article(
    { class: `note kind-${note.kind}${covered ? " covered" : ""}${fresh ? " fresh" : ""}`, "data-id": note.id },
    html.p({ class: "text", dir: "auto", text: covered ? _("hidden until revealed") : note.text }),
    covered ? null : about(connection, note.case),
    covered ? null : aboutPlace(connection, note.about),
    meta ? html.p({ class: "meta", text: meta }) : null,
    note.originals?.length ? originals(note.originals) : null,
    hands?.tools(note, covered),
  );
  node.onanimationend = () => node.classList.remove("fresh");
  return node;
}

/** The originals of a merged note, folded. @param {Signed[]} notes */
function originals(notes) {
  const rows = notes.map(({ kind, text, author }) =>
    html.li(
      html.span({ dir: "auto", text }),
      html.span({ class: "meta", text: ` (${[labels.NoteKind[kind], author].filter(Boolean).join(" · ")})` }),
    ),
  );
  return fold({ class: "originals" }, _("Show the originals"), html.ul(...rows));
}

/**
 * The version of a note as far as its card shows it. Without a revision, the text itself tells.
 * @param {Item<"note">} note @param {Connection} connection
 */
export const versionOf = (note, connection) => [
  aboutVersion(connection, note.case),
  placeOf(connection, note.about),
  note.revision ?? [note.kind, note.perspective, note.question, note.text],
  note.author,
  note.parked,
  note.binned,
  note.hidden,
  note.step,
  note.originals,
];
