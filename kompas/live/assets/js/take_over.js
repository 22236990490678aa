/* Taking over an outcome of a vote as a conclusion: once, however often one presses. */

import { button } from "./controls.js";
import { identifyingText, kindsIn } from "./identity_warning.js";
import { html } from "./page.js";
import { _ } from "./words.js";

/** @typedef {{ text: string, step?: number, theme?: unknown }} Thing */

export class TakeOver {
  /** The text taken over → the conclusion, until that one is there. @type {Map<string, string | null>} */
  sent = new Map();

  /**
   * `groundsOf(thing, id)` gives the notes it would rest on.
   * @param {Component} owner @param {(thing: Thing, id: string) => string[]} groundsOf
   */
  constructor(owner, groundsOf) {
    this.owner = owner;
    this.groundsOf = groundsOf;
  }

  /** @param {Thing} thing @param {string} id */
  button(thing, id) {
    if (this.isDone(thing, id)) return html.span({ class: "taken", text: _("✓ Taken over") });
    const text = _("Take over as a conclusion");
    return button(text, () => this.take(thing, id), {
      class: "plain",
      "aria-label": `${text}: ${thing.text.slice(0, 40)}`,
      "data-press": `conclude ${id}`,
    });
  }

  /**
   * It counts as taken over from here on, before the server has said so. A conclusion goes further than a note whose
   * author left it as it is, so it is asked again.
   * @param {Thing} thing @param {string} id @param {"kept" | null} warned
   */
  take(thing, id, warned = null) {
    if (this.isDone(thing, id)) return;
    const { connection, scalars } = this.owner;
    const kinds = warned ? [] : kindsIn(thing.text);
    if (kinds.length) {
      this.owner.say(identifyingText(kinds), "error");
      return this.owner.offerToKeep(() => this.take(thing, id, "kept"));
    }
    this.sent.set(id, null);
    const conclusion = connection.send({
      type: "record_conclusion",
      step_id: thing.step ?? scalars.step ?? 0,
      text: thing.text,
      note_ids: this.groundsOf(thing, id),
      warned,
    });
    this.sent.set(id, conclusion);
    this.owner.say(_("Taken over. It stands with the conclusions."));
  }

  /**
   * Whether a conclusion with this text rests on it. One that was removed again can be taken over anew.
   * @param {Thing} thing @param {string} id
   */
  isDone(thing, id) {
    const { connection } = this.owner;
    if (connection.item("conclusion", this.sent.get(id))) this.sent.delete(id);
    const grounds = this.groundsOf(thing, id);
    /** @param {Item<"conclusion">} one */
    const rests = (one) =>
      one.text === thing.text &&
      (grounds.length ? one.notes.some((note) => grounds.includes(note)) : !one.notes.length);
    return this.sent.has(id) || connection.list("conclusion").some(rests);
  }

  /** @param {Change} change */
  refused({ refused, message = "" }) {
    for (const [id, sent] of this.sent) {
      if (sent !== refused?.id) continue;
      this.sent.delete(id);
      this.owner.fail(message);
    }
  }
}
