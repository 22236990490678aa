/* A few words from the facilitator, on the screen and on everybody's device. */

import { button, form, onEscape, plainButton, row, textLine } from "./controls.js";
import { IdentityWarning } from "./identity_warning.js";
import { html, setText, show } from "./page.js";
import { _ } from "./words.js";

const LONGEST = 140;

export class MessageForm {
  field = textLine({
    maxlength: LONGEST,
    "aria-label": _("Message to everybody"),
    placeholder: _("Message to everybody"),
  });
  warning = new IdentityWarning({ fields: [this.field], again: () => this.send(), keepIt: _("Send all the same") });
  now = html.strong({ dir: "auto" });
  standing = html.p(
    { class: "hidden" },
    html.span({ text: _("On the screen and on every device:") }),
    " ",
    this.now,
    " ",
    plainButton(_("Take away"), () => this.say("")),
  );
  node = form(
    { class: "to-everybody hidden", onKeydown: onEscape(() => this.close()) },
    () => this.send(),
    this.standing,
    row(
      this.field,
      html.button({ class: "primary", text: _("Send") }),
      ...[2, 5].map((minutes) => {
        const text = _("{minutes} more minutes", { minutes });
        return button(text, () => this.say(text));
      }),
      plainButton(_("Close"), () => this.close(), _("Message to everybody")),
    ),
    this.warning.node,
  );

  /** @param {Component} owner @param {() => void} closed */
  constructor(owner, closed) {
    this.owner = owner;
    this.closed = closed;
  }

  open() {
    show(this.node, true);
    this.field.focus();
  }

  close() {
    show(this.node, false);
    this.closed();
  }

  send() {
    const text = this.field.value.trim();
    const warned = this.warning.decide();
    if (text && warned !== undefined) this.say(text, warned);
  }

  /** What is typed stays until it has been sent. @param {string} text @param {Warned} warned */
  async say(text, warned = null) {
    const sent = await this.owner.now({ type: "send_message", text, warned });
    if (sent && text === this.field.value.trim()) this.field.value = "";
    if (sent && text) this.close();
  }

  draw() {
    const { message } = this.owner.scalars;
    setText(this.now, message);
    show(this.standing, message);
  }
}
