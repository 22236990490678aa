import { Component, element, fill, mounted } from "kompas/component.js";
import { controlOf } from "kompas/fields.js";
import { IdentityWarning } from "kompas/identity_warning.js";

class Evaluate extends Component {
  builtFor(data) {
    return [data.person, data.given, data.preview && data.fields];
  }

  build() {
    this.root.inert = Boolean(this.data.preview);
    if (this.data.given || this.waiting()) this.thank();
    else this.ask();
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
    this.ask();
    for (const [key, value] of Object.entries({ ...scores, remark })) this.controls[key].write(value);
    this.careful.refuse(message);
  }

  ask() {
    const { words } = this;
    const send = () => this.submit();
    const controls = this.data.fields.map((field) => [field.key, controlOf(field, { id: field.key, words })]);
    this.controls = Object.fromEntries(controls);
    this.careful = new IdentityWarning({ words, fields: controls.flatMap(([, one]) => one.texts), again: send });
    this.status = element("p", { role: "status" });
    const onSubmit = (event) => {
      event.preventDefault();
      send();
    };
    const form = element(
      "form",
      { onSubmit },
      element("p", { class: "muted", text: words.anonymous }),
      ...controls.map(([, { node }]) => node),
      this.careful.node,
      element("div", {}, element("button", { class: "primary", text: words.send })),
      this.status,
    );
    this.root.replaceChildren(element("h2", { text: words.heading }), form);
  }

  submit() {
    const told = Object.entries(this.controls).map(([key, { read }]) => [key, read()]);
    const { remark, ...scores } = Object.fromEntries(told);
    if (Object.values(scores).some((value) => !value)) return this.say(this.words.all);
    const warned = this.careful.decide();
    if (warned === undefined) return;
    this.connection.send({ type: "answer_evaluation", scores, remark, warned });
    this.thank();
  }
}

export default mounted(Evaluate);
