/* The answer of an organisation to the ambition, filled in by its representative. */

import { form, submitButton, textArea, ticked } from "./controls.js";
import { IdentityWarning } from "./identity_warning.js";
import { entries, html, setText, show } from "./page.js";
import { _, labels } from "./words.js";

/** @type {Record<Stance, string>} */
export const SIGNS = { supports: "✓", concern: "△", objects: "✕", must_consult: "…" };

/** @typedef {Pick<Action<"state_support">, "stance" | "has_mandate" | "reason" | "consult_by">} Answer */

export class SupportAnswer {
  label = html.label({ for: "support-reason" });

  /** @param {Component} owner @param {string} check @param {Answer | null} own what was answered before */
  constructor(owner, check, own) {
    this.owner = owner;
    this.check = check;
    this.reason = textArea({ id: "support-reason", rows: 2, value: own?.reason });
    this.by = html.input({ type: "date", id: "support-by", value: own?.consult_by });
    this.date = html.label({ for: "support-by" }, html.span({ text: _("When will you know?") }), this.by);
    this.mandate = html.input({ type: "checkbox", checked: own?.has_mandate });
    this.mandated = ticked(this.mandate, _("I may decide this for my organisation"), { class: "choice" });
    this.stances = entries(labels.Stance).map(([value, text]) => {
      const onChange = () => this.suit();
      return { value, text, input: html.input({ type: "radio", name: "stance", value, onChange }) };
    });
    for (const { value, input } of this.stances) input.checked = own?.stance === value;
    this.warning = new IdentityWarning({
      fields: [this.reason],
      known: () => [own?.reason ?? ""],
      again: () => this.send(),
    });
    const note = own
      ? _("You can change your answer until the check is closed.")
      : _("The answers are hidden until the check is closed.");
    this.node = form(
      { onInput: () => this.node.classList.add("touched") },
      () => this.send(),
      html.fieldset(
        html.legend({ text: _("You speak for your organisation. What does it think?") }),
        ...this.choices(),
      ),
      this.mandated,
      this.label,
      this.reason,
      this.warning.node,
      this.date,
      html.div(submitButton(_("Send"))),
      html.p({ class: "muted", text: note }),
    );
    this.suit();
  }

  choices() {
    return this.stances.map(({ value, text, input }) => {
      const sign = html.span({ class: "sign", "aria-hidden": "true", text: SIGNS[value] });
      return html.label({ class: `choice stance-${value}` }, input, html.span(sign, ` ${text}`));
    });
  }

  /* Whether somebody is filling it in. */
  get touched() {
    return this.node.isConnected && this.node.classList.contains("touched");
  }

  get stance() {
    return this.stances.find(({ input }) => input.checked)?.value;
  }

  suit() {
    const { stance } = this;
    setText(
      this.label,
      stance === "objects" || stance === "concern"
        ? _("What is your concern or objection?")
        : _("Do you want to add something? (not required)"),
    );
    show(this.date, stance === "must_consult");
    show(this.mandated, stance !== "must_consult"); // somebody who must ask their board does not decide for it
    if (stance === "must_consult") this.mandate.checked = false;
  }

  send() {
    const { stance } = this;
    const reason = this.reason.value.trim();
    if (!stance) return this.owner.say(_("Choose what your organisation thinks."), "error");
    if (stance === "objects" && !reason) return this.ask(this.reason, _("Write down what the objection is."));
    const consult_by = stance === "must_consult" ? this.by.value : null;
    if (consult_by === "") return this.ask(this.by, _("Choose the date by which you will know."));
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.node.classList.remove("touched");
    const answer = { stance, has_mandate: this.mandate.checked, reason, consult_by, warned };
    this.owner.connection.send({ type: "state_support", check_id: this.check, ...answer });
  }

  /** @param {HTMLElement} field @param {string} text */
  ask(field, text) {
    field.focus();
    this.owner.say(text, "error");
  }
}
