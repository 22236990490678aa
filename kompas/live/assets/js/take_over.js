/* Taking over an outcome of a vote as a conclusion: once, however often one presses. */

import { kindsIn } from "./identity_warning.js";
import { element } from "./page.js";

export class TakeOver {
  /* `owner` has the connection, the words and `say`; `groundsOf(thing, id)` gives the notes it would rest on. */
  constructor(owner, groundsOf) {
    Object.assign(this, { owner, groundsOf });
    this.sent = new Map(); // what was taken over → the conclusion, until that one is there
  }

  button(thing, id) {
    const { words } = this.owner;
    if (this.isDone(thing, id)) return element("span", { class: "taken", text: words.is_taken });
    const name = `${words.conclude}: ${thing.text.slice(0, 40)}`;
    return element("button", {
      type: "button",
      class: "plain",
      text: words.conclude,
      "aria-label": name,
      "data-press": `conclude ${id}`,
      onClick: () => this.take(thing, id),
    });
  }

  /* It counts as taken over from here on, before the server has said so. */
  take(thing, id, warned = null) {
    if (this.isDone(thing, id)) return;
    const { connection, words } = this.owner;
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
    this.owner.say(words.concluded);
  }

  /* A conclusion goes further than a note whose author left it as it is. */
  ask(kinds, again) {
    const { words } = this.owner;
    this.owner.say(`${words.identifying} ${kinds.map((kind) => words.kinds_found[kind]).join(", ")}`, "error");
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
