import { Component, form, html, mounted, submitButton, textArea } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { _, keptText } from "kompas/words.js";

/**
 * @typedef {{ key: string, text: Texts, low: Texts, high: Texts }} Scale
 * @typedef {PlaceData & { given: boolean, evaluation: { scales: Scale[], open: Texts } }} Data
 */

const ANSWERS = [1, 2, 3, 4, 5];

/** @extends {Component<Data>} */
export class Evaluate extends Component {
  saves = true;
  status = html.p({ role: "status" });
  /** @type {Map<string, HTMLInputElement[]>} */
  answers = new Map();
  remark = textArea({ id: "remark", rows: 3 });
  warning = new IdentityWarning({ fields: [this.remark], again: () => this.submit() });

  /** @param {Data} data */
  static builtFor(data) {
    return [data.person, data.given, data.preview && data.evaluation];
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { evaluation, given, preview } = this.data;
    this.form = form(
      {},
      () => this.submit(),
      html.p({
        class: "muted",
        text: _("Your answers are kept without your name. Nobody can see who answered what."),
      }),
      ...evaluation.scales.map((scale) => this.scale(scale)),
      html.label({ for: "remark", text: evaluation.open[this.language] }),
      this.remark,
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
    for (const [key, inputs] of this.answers)
      for (const input of inputs) input.checked = input.value === String(scores[key]);
    this.remark.value = remark;
    this.ask();
    this.warning.refuse(message);
  }

  /** @param {Scale} scale */
  scale({ key, text, low, high }) {
    const { language } = this;
    const inputs = ANSWERS.map((value) => html.input({ type: "radio", name: key, value, required: true }));
    this.answers.set(key, inputs);
    return html.fieldset(
      html.legend({ text: text[language] }),
      html.div({ class: "answers" }, ...inputs.map((input) => html.label(input, html.span({ text: input.value })))),
      html.div(
        { class: "ends" },
        html.span({ text: `1: ${low[language]}` }),
        html.span({ text: `5: ${high[language]}` }),
      ),
    );
  }

  submit() {
    const scores = Object.fromEntries(
      [...this.answers].map(([key, inputs]) => [key, Number(inputs.find((input) => input.checked)?.value)]),
    );
    if (Object.values(scores).some((value) => !value)) return this.say(_("Give an answer to every question."));
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.connection.send({ type: "answer_evaluation", scores, remark: this.remark.value.trim(), warned });
    this.thank();
  }
}

const thanks = () => _("Thank you. Your answers are in.");

export default mounted(Evaluate);
