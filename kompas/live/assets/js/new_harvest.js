/* Recording a conclusion or an agreement, on the console. */

/** @import { Agreed } from "./harvest_forms.js" */
import { fold, form, labelled, onEnter, plainButton, row, submitButton, textArea } from "./controls.js";
import { agreementFields, read, releases, write } from "./harvest_forms.js";
import { Writing } from "./identity_warning.js";
import { html, offer, selection, setText, show } from "./page.js";
import { shelf } from "./shelf.js";
import { ShownWriting } from "./shown_writing.js";
import { _, ngettext } from "./words.js";

/** Text being typed stays across reruns and refreshes. */
export class NewConclusion {
  /** The step that somebody chose, while the room is where it was. @type {number | null} */
  picked = null;
  language = "";
  /** @type {number | null} */
  room = null;
  text = textArea({
    id: "conclusion",
    rows: 2,
    onInput: () => {
      this.keep();
      this.screen.type(this.text, this.release.value);
    },
    onFocus: () => this.screen.stay(),
    onBlur: () => this.screen.leave(),
    onKeydown: onEnter(() => this.warning.submit()),
  });
  step = html.select({
    id: "for",
    "aria-label": _("For"),
    onChange: () => {
      this.picked = Number(this.step.value);
    },
  });
  release = releases();
  rests = html.span({ class: "muted" });
  clear = plainButton(_("Choose none"), () => selection.clear());
  /** What is needed as soon as there is something to record. */
  further = html.div(
    { class: "hidden" },
    row(submitButton(_("Record conclusion"))),
    fold(
      {},
      _("Of another step, or for whom"),
      row(this.step, html.label({ class: "for" }, html.span({ text: _("For whom?") }), this.release)),
    ),
  );
  warning = new Writing({
    fields: [this.text],
    read: () => this.step.value && this.text.value.trim(),
    send: (text, warned) => this.record(text, warned),
  });
  node = form(
    {},
    this.warning.submit,
    html.label({ for: "conclusion", text: _("What do we hold on to?") }),
    this.text,
    this.warning.node,
    row(this.rests, this.clear),
    this.further,
  );

  /** @param {Connection} connection */
  constructor(connection) {
    this.connection = connection;
    this.screen = new ShownWriting(connection);
    this.key = `kompas:harvest:${connection.code}`;
    this.text.value = shelf.get(this.key) ?? "";
    show(this.further, this.text.value.trim());
    this.unsubscribe = selection.subscribe(() => this.drawChosen());
  }

  destroy() {
    this.unsubscribe();
    this.screen.destroy();
  }

  keep() {
    shelf.set(this.key, this.text.value);
    show(this.further, this.text.value.trim());
  }

  /** @param {string} text @param {Warned} warned */
  record(text, warned) {
    this.connection.send({
      type: "record_conclusion",
      step_id: Number(this.step.value),
      text,
      note_ids: [...selection.notes],
      release: this.release.value,
      warned,
    });
    this.text.value = "";
    this.release.value = "participants";
    this.picked = null;
    this.draw(this.language);
    this.keep();
    this.screen.clear();
    selection.clear();
    this.text.focus();
  }

  /** @param {string} language */
  draw(language) {
    this.language = language;
    const { step: room } = this.connection.state.scalars;
    const steps = this.connection.steps().filter((step) => step.takes_conclusions || step.id === room);
    if (this.room !== room) this.picked = null;
    if (this.room !== null && this.room !== room) this.screen.clear();
    this.room = room;
    /** @type {[number, string][]} */
    const pairs = steps.map((step) => [step.id, `${_("For")}: ${step.title[language]}`]);
    offer(this.step, pairs, this.picked ?? room ?? steps[0]?.id);
    this.drawChosen();
  }

  drawChosen() {
    const count = selection.notes.size;
    setText(
      this.rests,
      count
        ? ngettext("Rests on 1 chosen note", "Rests on {count} chosen notes", count)
        : _("Tick notes on the wall to say what it rests on."),
    );
    show(this.clear, count);
  }

  /** Unrecorded text comes back. @param {SentAction<"record_conclusion">} action @param {string | null} asks */
  takeBack({ text }, asks) {
    this.text.value = [this.text.value, text].filter(Boolean).join("\n");
    this.keep();
    if (asks) this.warning.refuse(asks);
  }
}

export class NewAgreement {
  fields = agreementFields();
  release = releases();
  from = html.select();
  /** @type {Writing<Agreed>} */
  warning = new Writing({
    fields: [this.fields.what],
    named: [this.fields.who],
    read: () => read(this.fields),
    send: (agreed, warned) => this.agree(agreed, warned),
  });

  /** @param {Connection} connection @param {string | null} line of the map that it is about */
  constructor(connection, line = null) {
    const { what, who, when, priority } = this.fields;
    this.connection = connection;
    this.line = line;
    const onToggle = () => line && this.node.open && what.focus();
    this.node = fold(
      { class: "new", onToggle },
      _("Make an agreement"),
      form(
        {},
        this.warning.submit,
        labelled(_("What"), what),
        html.div(
          { class: "row fields" },
          labelled(_("Who"), who),
          labelled(_("By when"), when),
          labelled(_("Priority"), priority),
        ),
        line ? null : labelled(_("From which conclusion?"), this.from),
        line ? null : labelled(_("For whom?"), this.release),
        this.warning.node,
        row(submitButton(_("Record agreement"))),
      ),
    );
  }

  /** @param {Agreed} agreed @param {Warned} warned */
  agree(agreed, warned) {
    this.connection.send({
      type: "record_agreement",
      ...agreed,
      conclusion_id: this.from.value || null,
      line_id: this.line,
      release: this.release.value,
      warned,
    });
    write(this.fields, {});
    this.from.value = "";
    this.release.value = "participants";
    this.fields.what.focus();
  }

  /** @param {{ id: string, text: string }[]} conclusions */
  draw(conclusions) {
    /** @type {[string, string][]} */
    const pairs = conclusions.map((one) => [one.id, one.text.slice(0, 90)]);
    offer(this.from, [["", _("Not from a conclusion")], ...pairs], this.from.value);
  }

  /** @param {string} conclusion */
  begin(conclusion) {
    this.node.open = true;
    this.from.value = conclusion;
    this.fields.what.focus();
  }

  /**
   * A row that was not recorded comes back, unless another one is begun.
   * @param {SentAction<"record_agreement">} action @param {string | null} asks
   */
  takeBack(action, asks) {
    if (!this.fields.what.value) {
      this.node.open = true;
      write(this.fields, action);
    }
    if (asks) this.warning.refuse(asks);
  }
}
