/* Another's version of a text that is being changed here: both are there to choose from, nothing is lost. */

import { button } from "./controls.js";
import { html, setText } from "./page.js";
import { _ } from "./words.js";

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @template Value */
export class ConflictChoice {
  node = html.div({ class: "other hidden", role: "alert" });
  gone = false;
  /** @type {Value | null | undefined} */
  #shown;

  /**
   * `seen` is what the writer started from, `mine` gives what is typed, `use` takes over the other's and `told` says it
   * in words; `saving` is the button that saves, and what is `gone`, `again`.
   * @param {{ seen: Value, mine: () => Value | null, use: (now: Value) => void, told?: (now: Value) => string,
   *   saving: HTMLElement, again?: string, changed?: string, gone?: string }} use
   */
  constructor({
    seen,
    mine,
    use,
    told = String,
    saving,
    again = _("Save"),
    changed = _("Somebody else changed this meanwhile. It now says:"),
    gone = _("Somebody else removed this meanwhile. Your text is still here; you can record it again."),
  }) {
    this.seen = seen;
    this.use = { mine, take: use, told };
    this.saving = saving;
    this.said = { again, changed, gone };
  }

  /** As it is now, or null when it was taken away. @param {Value | null} now */
  follow(now) {
    if (same(now, this.#shown)) return;
    this.#shown = now;
    this.gone = now === null;
    if (now === null) return this.#offer(this.said.again, html.p({ text: this.said.gone }));
    if (same(now, this.seen) || same(now, this.use.mine())) return this.#settle(now);
    const take = () => {
      this.use.take(now);
      this.#settle(now);
    };
    this.#offer(
      _("Save my text"),
      html.p(html.strong({ text: this.said.changed })),
      html.p({ class: "text", dir: "auto", text: this.use.told(now) }),
      button(_("Use this text"), take),
    );
    this.seen = now; // anybody who saves after this has seen both
  }

  /** @param {string} save @param {...Node} parts */
  #offer(save, ...parts) {
    this.node.replaceChildren(...parts);
    this.node.classList.remove("hidden");
    setText(this.saving, save);
  }

  /** @param {Value} now */
  #settle(now) {
    this.seen = now;
    this.node.classList.add("hidden");
    setText(this.saving, _("Save"));
  }
}
