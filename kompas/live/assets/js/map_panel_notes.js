/* The notes with a party or a line of the map, and adding one. */

import { fold, form, kindChoice, submitButton, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { arrange, html } from "./page.js";
import { _ } from "./words.js";

export class PlaceNotes {
  list = html.ul({ class: "notes" });

  /** @param {NetworkMap} owner @param {string} id @param {{ party_id: string } | { line_id: string }} about */
  constructor(owner, id, about) {
    this.owner = owner;
    this.id = id;
    const step = owner.connection.current();
    this.node = html.div(this.list, owner.may.draw && step?.kinds.length ? this.adding(step, about) : null);
  }

  /** @param {Step} step @param {{ party_id: string } | { line_id: string }} about */
  adding({ id: step_id, kinds }, about) {
    const kind = kindChoice(_("Add a note"), kinds);
    const text = textArea({ rows: 2, "aria-label": _("Your note") });
    const warning = new Writing({
      fields: [text],
      read: () => text.value.trim(),
      send: (typed, warned) => {
        this.owner.send({ type: "post_note", step_id, kind: kind.value, text: typed, ...about, warned });
        text.value = "";
      },
    });
    const fields = form({}, warning.submit, kind, text, warning.node, submitButton(_("Post")));
    return fold({}, _("Add a note"), fields);
  }

  refresh() {
    const notes = this.owner.connection.list("note").filter((note) => note.about === this.id && !note.parked);
    arrange(
      this.list,
      notes.map((note) => html.li({ class: `note kind-${note.kind}`, dir: "auto", text: note.text })),
    );
  }
}
