/* What somebody else made of a text while it is being changed here: both are there to choose from, nothing is lost. */

import { element, setText } from "./page.js";
import { _ } from "./words.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class ConflictChoice {
  /* `seen` is what the writer started from, `mine` gives what is typed, `use` takes over the other's and `told` says it
     in words; `button` is the one that saves, and what is `gone`, `again`. */
  constructor({
    seen,
    mine,
    use,
    told = (now) => now,
    button,
    again = _("Save"),
    changed = _("Somebody else changed this meanwhile. It now says:"),
    gone = _("Somebody else removed this meanwhile. Your text is still here; you can record it again."),
  }) {
    Object.assign(this, { seen, mine, use, told, button, said: { again, changed, gone }, gone: false });
    this.node = element("div", { class: "other hidden", role: "alert" });
  }

  /* As it is now, or null when it was taken away. */
  follow(now) {
    if (same(now, this.shown)) return;
    this.shown = now;
    this.gone = now === null;
    if (!this.gone && (same(now, this.seen) || same(now, this.mine()))) return this.settle(now);
    this.node.classList.remove("hidden");
    if (this.gone) {
      setText(this.button, this.said.again);
      return this.node.replaceChildren(element("p", { text: this.said.gone }));
    }
    this.node.replaceChildren(
      element("p", {}, element("strong", { text: this.said.changed })),
      element("p", { class: "text", dir: "auto", text: this.told(now) }),
      element("button", {
        type: "button",
        text: _("Use this text"),
        onClick: () => {
          this.use(now);
          this.settle(now);
        },
      }),
    );
    setText(this.button, _("Save my text"));
    this.seen = now; // who saves after this has seen both
  }

  settle(now) {
    this.seen = now;
    this.node.classList.add("hidden");
    setText(this.button, _("Save"));
  }
}
