/** @import { Place } from "kompas/component.js" */
import { Component, form, html, mounted, submitButton } from "kompas/component.js";
import { controlOf } from "kompas/fields.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { _, keptText } from "kompas/words.js";

/** @typedef {PlaceData & { given: boolean, fields: FormField[] }} Data */

/** @extends {Component<Data>} */
export class Evaluate extends Component {
  saves = true;
  status = html.p({ role: "status" });

  /** @param {Data} data */
  static builtFor(data) {
    return [data.person, data.given, data.preview && data.fields];
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { fields, given, preview } = this.data;
    this.controls = fields.map((field) => ({ key: field.key, ...controlOf(field, { id: field.key }) }));
    const texts = this.controls.flatMap((one) => one.texts);
    this.warning = new IdentityWarning({ fields: texts, again: () => this.submit() });
    this.form = form(
      {},
      () => this.submit(),
      html.p({
        class: "muted",
        text: _("Your answers are kept without your name. Nobody can see who answered what."),
      }),
      ...this.controls.map(({ node }) => node),
      this.warning.node,
      html.div(submitButton(_("Send"))),
      this.status,
    );
    this.root.inert = Boolean(preview);
    if (given || this.waiting()) this.thank();
    else this.ask();
  }

  /** @param {Change} change */
  hear({ applied, refused, message = "", code }) {
    if (applied?.type === "answer_evaluation") this.thank(thanks());
    if (refused?.type !== "answer_evaluation") return;
    if (code === "identifying") this.askAgain(refused, message);
    else this.thank(this.failure(message));
  }

  waiting() {
    return this.connection.waitingFor("answer_evaluation").length > 0;
  }

  thank(text = this.waiting() && this.connection.status !== "live" ? keptText() : thanks()) {
    this.root.replaceChildren(html.p({ class: "thanks", role: "status", text }));
  }

  ask() {
    this.root.replaceChildren(html.h2({ text: _("How was it?") }), this.form);
  }

  /**
   * Back into the form: the author has to decide first.
   * @param {Action<"answer_evaluation">} answer @param {string} message
   */
  askAgain({ scores, remark = "" }, message) {
    for (const { key, write } of this.controls) write({ ...scores, remark }[key]);
    this.ask();
    this.warning.refuse(message);
  }

  submit() {
    const told = Object.fromEntries(this.controls.map(({ key, read }) => [key, read()]));
    const { remark, ...scores } = told;
    if (Object.values(scores).some((value) => !value)) return this.say(_("Give an answer to every question."));
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.connection.send({ type: "answer_evaluation", scores, remark, warned });
    this.thank();
  }
}

const thanks = () => _("Thank you. Your answers are in.");

export default mounted(Evaluate);
