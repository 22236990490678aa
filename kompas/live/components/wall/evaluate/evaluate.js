import { Component, element, mounted } from "kompas/component.js";
import { controlOf } from "kompas/fields.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { _ } from "kompas/words.js";

class Evaluate extends Component {
  builtFor(data) {
    return [data.person, data.given, data.preview && data.fields];
  }

  failure(reason) {
    return _("Not saved: {reason}", { reason });
  }

  build() {
    this.root.inert = Boolean(this.data.preview);
    if (this.data.given || this.waiting()) this.thank();
    else this.ask();
  }

  hear({ applied, refused, message, code }) {
    if (applied?.type === "answer_evaluation") this.thank(_("Thank you. Your answers are in."));
    if (refused?.type === "answer_evaluation" && code === "identifying") return this.again(refused, message);
    if (refused?.type === "answer_evaluation") this.thank(_("Not saved: {reason}", { reason: message }));
  }

  waiting() {
    return this.connection.waiting().some((action) => action.type === "answer_evaluation");
  }

  thank(
    text = this.waiting() && this.connection.status !== "live"
      ? _("Not sent yet. Kept on this device; it is sent as soon as there is a connection.")
      : _("Thank you. Your answers are in."),
  ) {
    this.root.replaceChildren(element("p", { class: "thanks", role: "status", text }));
  }

  /* Back into the form: the author has to decide first. */
  again({ scores, remark }, message) {
    this.ask();
    for (const [key, value] of Object.entries({ ...scores, remark })) this.controls[key].write(value);
    this.warning.refuse(message);
  }

  ask() {
    const send = () => this.submit();
    const controls = this.data.fields.map((field) => [field.key, controlOf(field, { id: field.key })]);
    this.controls = Object.fromEntries(controls);
    this.warning = new IdentityWarning({ fields: controls.flatMap(([, one]) => one.texts), again: send });
    this.status = element("p", { role: "status" });
    const onSubmit = (event) => {
      event.preventDefault();
      send();
    };
    const form = element(
      "form",
      { onSubmit },
      element("p", {
        class: "muted",
        text: _("Your answers are kept without your name. Nobody can see who answered what."),
      }),
      ...controls.map(([, { node }]) => node),
      this.warning.node,
      element("div", {}, element("button", { class: "primary", text: _("Send") })),
      this.status,
    );
    this.root.replaceChildren(element("h2", { text: _("How was it?") }), form);
  }

  submit() {
    const told = Object.entries(this.controls).map(([key, { read }]) => [key, read()]);
    const { remark, ...scores } = Object.fromEntries(told);
    if (Object.values(scores).some((value) => !value)) return this.say(_("Give an answer to every question."));
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.connection.send({ type: "answer_evaluation", scores, remark, warned });
    this.thank();
  }
}

export default mounted(Evaluate);
