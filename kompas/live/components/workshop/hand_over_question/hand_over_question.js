import { Component, element, mounted } from "kompas/component.js";
import { _ } from "kompas/words.js";

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
    if (!this.changed("question", asked ?? null, this.accepted)) return;
    if (asked) this.root.replaceChildren(this.question(asked));
    else this.root.replaceChildren(...(this.accepted ? [this.thanks()] : []));
  }

  question(asked) {
    const { by: name, shared } = asked;
    const text = shared
      ? name
        ? _("{name} asks you to facilitate as well.", { name })
        : _("The facilitator asks you to facilitate as well.")
      : name
        ? _("{name} asks you to take over as facilitator.", { name })
        : _("The facilitator asks you to take over as facilitator.");
    return element(
      "section",
      { class: "question" },
      element("p", {}, element("strong", { text: text })),
      element("p", {
        text: _("You then lead the workshop on this device and see what a facilitator sees. You keep taking part."),
      }),
      this.status,
      element(
        "div",
        { class: "row" },
        element("button", {
          type: "button",
          class: "primary",
          text: _("Accept"),
          onClick: () => this.answer(asked, true),
        }),
        element("button", { type: "button", text: _("No"), onClick: () => this.answer(asked, false) }),
      ),
    );
  }

  /* The draft of a note is kept in this browser, so going to the other page loses nothing. */
  thanks() {
    return element(
      "section",
      { class: "question" },
      element("p", {}, element("strong", { text: _("You facilitate now.") })),
      element("p", {}, element("a", { href: this.data.console, text: _("Go to the facilitator's page") })),
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
