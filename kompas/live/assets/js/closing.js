/* What is asked before a workshop closes: who has not evaluated yet, and what the steering group gets to read. */

import { ticked } from "./controls.js";
import { html, setText, show } from "./page.js";
import { _, ngettext } from "./words.js";

/**
 * Counts who has still to evaluate, where a step asks for it.
 * @param {Step[]} steps @param {{ people: number, evaluations: number }} counted
 */
export function toEvaluate(steps, { people, evaluations }) {
  const asks = steps.some((step) => step.asks_evaluation && !step.left_out);
  return asks ? Math.max(0, people - evaluations) : 0;
}

/**
 * Finds what goes to the participants but not to the steering group; what stays in the session was chosen so.
 * @template {{ id: string, release: ReleaseLevel }} Row @param {Row[]} rows
 */
export const toRelease = (rows) => rows.filter((one) => one.release === "participants").map((one) => one.id);

export class Closing {
  evaluating = html.span();
  released = html.input({ type: "checkbox" });
  text = html.span();
  choice = ticked(this.released, "", { class: "choice" });
  node = html.div({ class: "closing" }, this.evaluating, this.text, this.choice);

  /** @param {Component} owner */
  constructor(owner) {
    this.owner = owner;
    this.choice.lastElementChild?.replaceChildren(_("Release them to the steering group too"));
  }

  found() {
    const { connection } = this.owner;
    return {
      conclusions: toRelease(connection.list("conclusion")),
      agreements: toRelease(connection.list("agreement")),
    };
  }

  draw() {
    const left = toEvaluate(this.owner.connection.steps(), this.owner.scalars);
    setText(
      this.evaluating,
      left
        ? ngettext(
            "1 participant has still to fill in the evaluation.",
            "{count} participants have still to fill in the evaluation.",
            left,
          )
        : "",
    );
    const { conclusions, agreements } = this.found();
    const count = conclusions.length + agreements.length;
    const told = [
      conclusions.length && ngettext("1 conclusion", "{count} conclusions", conclusions.length),
      agreements.length && ngettext("1 agreement", "{count} agreements", agreements.length),
    ].filter(Boolean);
    setText(this.text, count ? _("Not released to the steering group: {what}.", { what: told.join(", ") }) : "");
    show(this.choice, count);
  }

  /* Each for itself, so that one that is gone by then does not keep the others back. */
  async release() {
    if (!this.released.checked) return;
    const { conclusions, agreements } = this.found();
    const release = /** @type {const} */ ("steering");
    for (const conclusion_id of conclusions)
      await this.owner.now({ type: "release_conclusion", conclusion_id, release });
    for (const agreement_id of agreements) await this.owner.now({ type: "release_agreement", agreement_id, release });
    this.released.checked = false;
  }
}
