/* The facilitator enters what somebody without a device wrote on paper: on behalf of a participant, or of nobody. */

import { form, kindChoice, labelled, onEscape, plainButton, row, submitButton, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { entries, html, offer, show } from "./page.js";
import { _, labels } from "./words.js";

export class PaperNotes {
  /** @type {Step | null} */
  step = null;
  text = textArea({ rows: 2, "aria-label": _("Text of the note") });
  person = html.select();
  kind = kindChoice(_("Kind of note"), []);
  warning = new Writing({
    fields: [this.text],
    read: () => this.text.value.trim(),
    send: (text, warned) => this.send(text, warned),
  });
  node = form(
    { class: "paper hidden", "aria-label": _("Paper post-it"), onKeydown: onEscape(() => this.close()) },
    this.warning.submit,
    row(labelled(_("On behalf of"), this.person), this.kind),
    this.text,
    this.warning.node,
    row(
      submitButton(_("Put it on the wall")),
      plainButton(_("Close"), () => this.close(), _("Paper post-it")),
    ),
  );

  /** @param {Component} owner @param {() => void} closed */
  constructor(owner, closed) {
    this.owner = owner;
    this.closed = closed;
  }

  open() {
    show(this.node, true);
    this.person.focus();
  }

  close() {
    show(this.node, false);
    this.closed();
  }

  /** What is typed stays until it has been sent. @param {string} text @param {Warned} warned */
  async send(text, warned) {
    if (!this.step) return;
    const { value: person } = this.person;
    const sent = await this.owner.now({
      type: "post_for_somebody",
      step_id: this.step.id,
      kind: this.kind.value,
      text,
      participant_id: person ? Number(person) : null,
      warned,
    });
    if (!sent || text !== this.text.value.trim()) return;
    this.text.value = "";
    this.text.focus();
  }

  /** The step whose notes are shown; what is being typed goes there. @param {Step | null} step */
  draw(step) {
    this.step = step;
    if (!step?.kinds.length) return show(this.node, false);
    /** @type {[string, string][]} */
    const people = this.owner.connection
      .list("participant")
      .map((one) => [one.id, `${one.name} · ${one.organisation}`]);
    offer(this.person, [["", _("nobody in particular")], ...people], this.person.value);
    const kinds = entries(labels.NoteKind).filter(([kind]) => step.kinds.includes(kind));
    const chosen = step.kinds.includes(this.kind.value) ? this.kind.value : step.kinds[0];
    offer(this.kind, kinds, chosen);
  }
}
