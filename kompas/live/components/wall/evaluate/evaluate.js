import { Component, element, fill, mounted } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";

class Evaluate extends Component {
  builtFor(data) {
    return [data.person, data.given, data.preview && data.evaluation];
  }

  build() {
    this.root.inert = Boolean(this.data.preview);
    if (this.data.given || this.waiting()) this.thank();
    else this.root.replaceChildren(element("h2", { text: this.words.heading }), this.form());
  }

  hear({ applied, refused, message, code }) {
    if (applied?.type === "answer_evaluation") this.thank(this.words.thanks);
    if (refused?.type === "answer_evaluation" && code === "identifying") return this.again(refused, message);
    if (refused?.type === "answer_evaluation") this.thank(fill(this.words.failed, { reason: message }));
  }

  waiting() {
    return this.connection.waiting().some((action) => action.type === "answer_evaluation");
  }

  thank(text = this.waiting() && this.connection.status !== "live" ? this.words.kept : this.words.thanks) {
    this.root.replaceChildren(element("p", { class: "thanks", role: "status", text }));
  }

  /* Back into the form: the author has to decide first. */
  again({ scores, remark }, message) {
    const form = this.form();
    for (const [key, value] of Object.entries(scores)) form.elements[key].value = String(value);
    form.elements.remark.value = remark;
    this.root.replaceChildren(element("h2", { text: this.words.heading }), form);
    this.warning.refuse(message);
  }

  form() {
    const {
      words,
      data: { evaluation },
    } = this;
    const remark = element("textarea", { id: "remark", rows: 3, maxlength: 2000, dir: "auto" });
    const send = () => this.submit(new FormData(form), remark.value.trim());
    this.warning = new IdentityWarning({ words, fields: [remark], again: send });
    this.status = element("p", { role: "status" });
    const form = element(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          send();
        },
      },
      element("p", { class: "muted", text: words.anonymous }),
      ...evaluation.scales.map((scale) => this.scale(scale)),
      element("label", { for: "remark", text: evaluation.open[this.language] }),
      remark,
      this.warning.node,
      element("div", {}, element("button", { class: "primary", text: words.send })),
      this.status,
    );
    return form;
  }

  scale({ key, text, low, high }) {
    const { language } = this;
    return element(
      "fieldset",
      {},
      element("legend", { text: text[language] }),
      element(
        "div",
        { class: "answers" },
        ...[1, 2, 3, 4, 5].map((value) =>
          element(
            "label",
            {},
            element("input", { type: "radio", name: key, value: String(value), required: true }),
            element("span", { text: String(value) }),
          ),
        ),
      ),
      element(
        "div",
        { class: "ends" },
        element("span", { text: `1: ${low[language]}` }),
        element("span", { text: `5: ${high[language]}` }),
      ),
    );
  }

  submit(answers, remark) {
    const scores = Object.fromEntries(this.data.evaluation.scales.map(({ key }) => [key, Number(answers.get(key))]));
    if (Object.values(scores).some((value) => !value)) return this.say(this.words.all);
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.connection.send({ type: "answer_evaluation", scores, remark, warned });
    this.thank();
  }
}

export default mounted(Evaluate);
