/* Notes written in silence that wait to be shown. They are easily forgotten, and hidden notes are in no report. */

import { button } from "./controls.js";
import { html, setText, show } from "./page.js";
import { _, ngettext } from "./words.js";

export class HiddenNotes {
  text = html.span();
  button = button(_("Show all that is hidden"), () => this.reveal());
  node = html.div({ class: "hiddennotes hidden", role: "status" }, this.text, this.button);

  /**
   * `about` says of which steps it speaks. After showing them all, the focus goes to what `next` gives, since the
   * button is gone then.
   * @param {Component} owner @param {{ about?: (step: number) => boolean, next: () => HTMLElement }} use
   */
  constructor(owner, { about = () => true, next }) {
    this.owner = owner;
    this.about = about;
    this.next = next;
  }

  /* Steps where something is hidden, in the order of the script. */
  findHidden() {
    const { connection, scalars } = this.owner;
    return connection.steps().filter((step) => scalars.hidden_at[step.id] && this.about(step.id));
  }

  draw() {
    const { language, scalars } = this.owner;
    const found = this.findHidden();
    const count = found.reduce((sum, step) => sum + scalars.hidden_at[step.id], 0);
    const steps = found.map((step) => step.title[language]).join("; ");
    show(this.node, count);
    setText(
      this.text,
      count
        ? ngettext(
            "1 note is still hidden ({steps}). It will not be in the report.",
            "{count} notes are still hidden ({steps}). They will not be in the report.",
            count,
            { steps },
          )
        : "",
    );
  }

  async reveal() {
    for (const step of this.findHidden())
      if (!(await this.owner.now({ type: "reveal_notes", step_id: step.id }))) return;
    this.next().focus();
  }
}
