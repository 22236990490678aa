/* Taking over an outcome of a vote as a conclusion: once, however often one presses. */

import { kindsIn } from "./identity_warning.js";
import { element } from "./page.js";
import { _, labels } from "./words.js";

export class TakeOver {
  /* `owner` has the connection and `say`; `groundsOf(thing, id)` gives the notes it would rest on. */
  constructor(owner, groundsOf) {
    Object.assign(this, { owner, groundsOf });
    this.sent = new Map(); // what was taken over → the conclusion, until that one is there
  }

  button(thing, id) {
    if (this.isDone(thing, id)) return element("span", { class: "taken", text: _("✓ Taken over") });
    const name = `${_("Take over as a conclusion")}: ${thing.text.slice(0, 40)}`;
    return element("button", {
      type: "button",
      class: "plain",
      text: _("Take over as a conclusion"),
      "aria-label": name,
      "data-press": `conclude ${id}`,
      onClick: () => this.take(thing, id),
    });
  }

  /* It counts as taken over from here on, before the server has said so. */
  take(thing, id, warned = null) {
    if (this.isDone(thing, id)) return;
    const { connection } = this.owner;
    const kinds = warned ? [] : kindsIn(thing.text);
    if (kinds.length) return this.ask(kinds, () => this.take(thing, id, "kept"));
    this.sent.set(id, null);
    this.sent.set(
      id,
      connection.send({
        type: "record_conclusion",
        step_id: thing.step ?? connection.state.scalars.step,
        text: thing.text,
        note_ids: this.groundsOf(thing, id),
        warned,
      }),
    );
    this.owner.say(_("Taken over. It stands with the conclusions."));
  }

  /* A conclusion goes further than a note whose author left it as it is. */
  ask(kinds, again) {
    this.owner.say(
      `${_("This may tell who the family is:")} ${kinds.map((kind) => labels.IdentifyingKind[kind]).join(", ")}`,
      "error",
    );
    this.owner.offerToKeep(again);
  }

  /* Whether a conclusion with this text rests on it. One that was removed again can be taken over anew. */
  isDone(thing, id) {
    const { connection } = this.owner;
    if (this.sent.get(id) && connection.item("conclusion", this.sent.get(id))) this.sent.delete(id);
    const grounds = this.groundsOf(thing, id);
    const rests = (one) =>
      one.text === thing.text &&
      (grounds.length ? one.notes.some((note) => grounds.includes(note)) : !one.notes.length);
    return this.sent.has(id) || connection.list("conclusion").some(rests);
  }

  refused({ refused, message }) {
    for (const [id, sent] of this.sent) {
      if (sent !== refused.id) continue;
      this.sent.delete(id);
      this.owner.fail(message);
    }
  }
}
