/* What was written in silence and waits to be shown. It is easily forgotten, and what stays hidden is in no report. */

import { element, fill, setText } from "./page.js";

export class HiddenNotes {
  /* `owner` has the connection, the words and `now`; `about` says of which steps it speaks. After showing them all, the
     focus goes to what `next` gives, since the button is gone then. */
  constructor(owner, { about = () => true, next }) {
    Object.assign(this, { owner, about, next });
    this.text = element("span", {});
    this.button = element("button", { type: "button", text: owner.words.reveal_hidden, onClick: () => this.reveal() });
    this.node = element("div", { class: "hiddennotes hidden", role: "status" }, this.text, this.button);
  }

  /* [step, how many], in the order of the script. */
  found() {
    const { hidden_at: counts } = this.owner.connection.state.scalars;
    return this.owner.connection
      .steps()
      .filter((step) => counts[step.id] && this.about(step.id))
      .map((step) => [step, counts[step.id]]);
  }

  draw() {
    const { words, language } = this.owner;
    const found = this.found();
    const count = found.reduce((sum, [, some]) => sum + some, 0);
    this.node.classList.toggle("hidden", !count);
    const steps = found.map(([step]) => step.title[language]).join("; ");
    setText(this.text, count ? fill(count === 1 ? words.one_hidden : words.hidden, { count, steps }) : "");
  }

  async reveal() {
    for (const [step] of this.found()) if (!(await this.owner.now({ type: "reveal_notes", step_id: step.id }))) return;
    this.next().focus();
  }
}
