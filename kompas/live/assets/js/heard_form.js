/* The words heard in an interview, on a card that is offered to the person who told them. */

/** @import { Interview } from "../../components/inquiry/interview/interview.js" */
import { KINDS } from "./cards.js";
import { drawChips, kindChips } from "./chips.js";
import { form, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { html } from "./page.js";
import { shelf } from "./shelf.js";
import { _ } from "./words.js";

export class HeardForm {
  text = textArea({ id: "heard", rows: 3, "aria-describedby": "heard-how", onInput: () => this.keep() });
  kinds = html.fieldset({ class: "chips" });
  warning = new Writing({
    fields: [this.text],
    read: () => this.text.value.trim(),
    send: (text, warned) => this.offer(text, warned),
  });

  /** @param {Interview} owner @param {number} step @param {{ id: number, name: string }} told */
  constructor(owner, step, told) {
    const { name } = told;
    this.owner = owner;
    this.step = step;
    this.told = told;
    this.key = owner.draftKey(`new:${step}`);
    /** @type {{ kind?: NoteKind, text?: string }} */
    const { kind = KINDS[0], text = "" } = JSON.parse(shelf.get(this.key) ?? "{}");
    this.kind = kind;
    this.text.value = text;
    const what = html.legend({ class: "visually-hidden", text: _("What is it?") });
    drawChips(this.kinds, "kind", what, kindChips(KINDS), kind, (chosen) => this.choose(chosen));
    this.node = form(
      { class: "heard" },
      this.warning.submit,
      html.h2({ dir: "auto", text: _("What you hear from {name}", { name }) }),
      html.p({
        id: "heard-how",
        class: "muted",
        dir: "auto",
        text: _("One thing per card. {name} reads it first, and decides whether the group sees it.", { name }),
      }),
      this.kinds,
      html.label({ for: "heard", class: "visually-hidden", text: _("In the words of {name}", { name }) }),
      this.text,
      this.warning.node,
      html.button({ class: "primary", dir: "auto", text: _("Offer to {name}", { name }) }),
    );
  }

  /** @param {NoteKind} kind */
  choose(kind) {
    this.kind = kind;
    this.keep();
  }

  /** @param {string} text @param {Warned} warned */
  offer(text, warned) {
    const { step: step_id, told, kind } = this;
    this.owner.connection.send({ type: "write_card", step_id, about_id: told.id, kind, text, warned });
    this.text.value = "";
    this.keep();
    this.text.focus();
  }

  keep() {
    shelf.set(this.key, JSON.stringify({ text: this.text.value, kind: this.kind }));
  }

  /**
   * Text that was not taken comes back; text being typed meanwhile stays too.
   * @param {string} text @param {string | null} asks
   */
  takeBack(text, asks) {
    this.text.value = [text, this.text.value.trim()].filter(Boolean).join("\n\n");
    this.keep();
    if (asks) this.warning.refuse(asks);
  }
}
