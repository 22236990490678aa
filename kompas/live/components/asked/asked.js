const { connect, element, fill, mounted, setText } = await import(new URL("/assets/live.js", document.baseURI));

export default function (component) {
  return mounted(component, (parent) => new Asked(parent.querySelector(".root")));
}

class Asked {
  constructor(root) {
    this.root = root;
    root.setAttribute("role", "alert"); // it waits for an answer
    this.error = element("p", { class: "error" });
    this.accepted = false;
  }

  update(data) {
    Object.assign(this, { words: data.words, console: data.console });
    const next = connect(data);
    if (next === this.connection) return this.draw();
    this.unsubscribe?.();
    this.connection = next;
    this.shown = undefined;
    this.unsubscribe = next.subscribe((change) => { if (change.mine || change.all) this.draw(); });
  }

  destroy() { this.unsubscribe?.(); }

  draw() {
    const { asked } = this.connection.state.own;
    const key = JSON.stringify([asked ?? null, this.accepted, this.words]);
    if (key === this.shown) return;
    this.shown = key;
    if (asked) this.root.replaceChildren(this.question(asked));
    else this.root.replaceChildren(...(this.accepted ? [this.thanks()] : []));
  }

  question(asked) {
    const { words } = this;
    const text = words[`${asked.shared ? "share" : "hand_over"}${asked.by ? "" : "_nobody"}`];
    return element("section", { class: "question" },
      element("p", {}, element("strong", { text: fill(text, { name: asked.by }) })), element("p", { text: words.means }), this.error,
      element("div", { class: "row" },
        element("button", { type: "button", class: "primary", text: words.yes, onClick: () => this.answer(asked, true) }),
        element("button", { type: "button", text: words.no, onClick: () => this.answer(asked, false) })));
  }

  /* The draft of a note is kept in this browser, so going to the other page loses nothing. */
  thanks() {
    const { words } = this;
    return element("section", { class: "question" }, element("p", {}, element("strong", { text: words.accepted })), element("p", {}, element("a", { href: this.console, text: words.go })));
  }

  async answer(asked, accepted) {
    const refusal = await this.connection.now({ type: "answer_hand_over", role: "participant", person: this.connection.person, hand_over_id: asked.id, accepted });
    const reason = refusal === "lost" || refusal === "later" ? this.words.lost : refusal;
    setText(this.error, reason ? fill(this.words.failed, { reason }) : "");
    this.accepted = accepted && !reason;
    this.draw();
  }
}
