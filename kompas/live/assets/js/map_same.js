/* Asks whether a party that somebody adds is one that is there already, or is called in another way. */

import { alike, same } from "./alike.js";
import { button } from "./controls.js";
import { html, show } from "./page.js";
import { _ } from "./words.js";

const MOST = 3;

/** @typedef {{ name: string, take: () => unknown }} Known */

export class SameQuestion {
  node = html.div({ class: "same warning hidden", role: "alert" });

  /**
   * Asks when `name` is nearly that of one of these, but none has just that name: the server knows it then. Gives whether
   * it asked; `add` is for when it is another party.
   * @param {string} name @param {Known[]} known @param {() => unknown} add
   */
  ask(name, known, add) {
    this.close();
    if (known.some((one) => same(one.name, name))) return false;
    const names = new Set(
      alike(
        name,
        known.map((one) => one.name),
      ).slice(0, MOST),
    );
    if (!names.size) return false;
    const meant = [...names].map((one) => known.find((other) => other.name === one)).filter((one) => one !== undefined);
    const answers = meant.map((one) => this.answer(_("Yes, {name}", { name: one.name }), one.take));
    const other = this.answer(_("No, add {name}", { name }), add);
    this.node.replaceChildren(
      html.p(html.strong({ dir: "auto", text: _("{name} looks like another name. Is it the same one?", { name }) })),
      html.div({ class: "row" }, ...answers, other),
    );
    show(this.node, true);
    answers[0].focus();
    return true;
  }

  /** @param {string} text @param {() => unknown} run */
  answer(text, run) {
    return button(text, () => {
      this.close();
      run();
    });
  }

  close() {
    show(this.node, false);
  }
}
