import { button, Component, html, mounted, row } from "kompas/component.js";
import { _ } from "kompas/words.js";

/**
 * @typedef {PlaceData & { console: string }} Data
 * @typedef {NonNullable<OwnValues["asked"]>} Question
 */

/** @extends {Component<Data>} */
export class HandOverQuestion extends Component {
  accepted = false;
  status = html.p();

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.root.setAttribute("role", "alert"); // it waits for an answer
  }

  /** @param {Change} change */
  hear(change) {
    if (change.mine || change.all) this.draw();
  }

  renew() {
    this.draw();
  }

  draw() {
    const { asked = null } = this.state.own;
    if (!this.changed("question", asked, this.accepted)) return;
    if (asked) this.root.replaceChildren(this.question(asked));
    else this.root.replaceChildren(...(this.accepted ? [this.thanks()] : []));
  }

  /** @param {Question} asked */
  question(asked) {
    return html.section(
      { class: "question" },
      html.p(html.strong({ text: questionText(asked) })),
      html.p({
        text: _("You then lead the workshop on this device and see what a facilitator sees. You keep taking part."),
      }),
      this.status,
      row(
        button(_("Accept"), () => this.answer(asked, true), "primary"),
        button(_("No"), () => this.answer(asked, false)),
      ),
    );
  }

  /* The draft of a note is kept in this browser, so going to the other page loses nothing. */
  thanks() {
    return html.section(
      { class: "question" },
      html.p(html.strong({ text: _("You facilitate now.") })),
      html.p(html.a({ href: this.data.console, text: _("Go to the facilitator's page") })),
    );
  }

  /** @param {Question} asked @param {boolean} accepted */
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

/** @param {Question} asked */
function questionText({ by: name, shared }) {
  if (shared)
    return name
      ? _("{name} asks you to facilitate as well.", { name })
      : _("The facilitator asks you to facilitate as well.");
  return name
    ? _("{name} asks you to take over as facilitator.", { name })
    : _("The facilitator asks you to take over as facilitator.");
}

export default mounted(HandOverQuestion);
