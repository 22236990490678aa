import { Component, element, fill, mounted } from "kompas/component.js";

class HandOverQuestion extends Component {
  constructor(root) {
    super(root);
    root.setAttribute("role", "alert"); // it waits for an answer
    this.accepted = false;
  }

  build() {
    this.status = element("p", {});
  }

  hear(change) {
    if (change.mine || change.all) this.draw();
  }

  renew() {
    this.draw();
  }

  draw() {
    const { asked } = this.connection.state.own;
    if (!this.changed("question", asked ?? null, this.accepted, this.words)) return;
    if (asked) this.root.replaceChildren(this.question(asked));
    else this.root.replaceChildren(...(this.accepted ? [this.thanks()] : []));
  }

  question(asked) {
    const { words } = this;
    const text = asked.shared
      ? asked.by
        ? words.share
        : words.share_nobody
      : asked.by
        ? words.hand_over
        : words.hand_over_nobody;
    return element(
      "section",
      { class: "question" },
      element("p", {}, element("strong", { text: fill(text, { name: asked.by }) })),
      element("p", { text: words.means }),
      this.status,
      element(
        "div",
        { class: "row" },
        element("button", {
          type: "button",
          class: "primary",
          text: words.yes,
          onClick: () => this.answer(asked, true),
        }),
        element("button", { type: "button", text: words.no, onClick: () => this.answer(asked, false) }),
      ),
    );
  }

  /* The draft of a note is kept in this browser, so going to the other page loses nothing. */
  thanks() {
    const { words } = this;
    return element(
      "section",
      { class: "question" },
      element("p", {}, element("strong", { text: words.accepted })),
      element("p", {}, element("a", { href: this.data.console, text: words.go })),
    );
  }

  async answer(asked, accepted) {
    const done = await this.now({
      type: "answer_hand_over",
      role: "participant",
      person: this.connection.person,
      hand_over_id: asked.id,
      accepted,
    });
    this.accepted = accepted && done;
    this.draw();
  }
}

export default mounted(HandOverQuestion);
