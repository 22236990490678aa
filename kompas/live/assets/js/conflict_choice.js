/* What somebody else made of a text while it is being changed here: both are there to choose from, nothing is lost. */

import { element, setText } from "./page.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class ConflictChoice {
  /* `seen` is what the writer started from, `mine` gives what is typed, `use` takes over the other's and `told` says it in
     words; `button` is the one that saves. */
  constructor({ words, seen, mine, use, told = (now) => now, button }) {
    Object.assign(this, { words, seen, mine, use, told, button, gone: false });
    this.node = element("div", { class: "other hidden", role: "alert" });
  }

  /* As it is now, or null when it was taken away. */
  follow(now) {
    if (same(now, this.shown)) return;
    this.shown = now;
    this.gone = now === null;
    if (!this.gone && (same(now, this.seen) || same(now, this.mine()))) return this.settle(now);
    const { words } = this;
    this.node.classList.remove("hidden");
    if (this.gone) {
      setText(this.button, words.record_again ?? words.save);
      return this.node.replaceChildren(element("p", { text: words.gone }));
    }
    this.node.replaceChildren(
      element("p", {}, element("strong", { text: words.other_changed })),
      element("p", { class: "text", dir: "auto", text: this.told(now) }),
      element("button", {
        type: "button",
        text: words.take_other,
        onClick: () => {
          this.use(now);
          this.settle(now);
        },
      }),
    );
    setText(this.button, words.save_mine);
    this.seen = now; // who saves after this has seen both
  }

  settle(now) {
    this.seen = now;
    this.node.classList.add("hidden");
    setText(this.button, this.words.save);
  }
}
