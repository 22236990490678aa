/* Adding parties and lines without pointing at the drawing. */

import { alike } from "./alike.js";
import { button, choice, fold, form, labelled, row, submitButton, textLine } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { Keeper } from "./kept.js";
import { arrange, entries, html, named, offer, setText, show } from "./page.js";
import { _, labels } from "./words.js";

/** @typedef {{ key: string, name: string, domain: Domain, involvement: Involvement, ring?: Ring }} Starter */

export class PartyForm {
  /** @type {Keeper<HTMLElement>} */
  chips = new Keeper();
  name = textLine({ autocomplete: "off", onInput: () => this.warn() });
  domain = choice({}, entries(labels.Domain), "other");
  involvement = choice({}, [["", _("not said")], ...entries(labels.Involvement)], "");
  hint = html.p({ class: "muted", role: "status" });
  warning = new Writing({
    fields: [this.name],
    read: () => this.name.value.trim(),
    send: (name, warned) => this.add(name, warned),
  });
  groups = entries(labels.Involvement).map(([key, text]) => {
    const list = html.div({ class: "chips" });
    const label = `${_("Usual parties")}: ${text}`;
    return { key, list, node: html.div({ role: "group", "aria-label": label }, html.h4({ text }), list) };
  });

  /** @param {NetworkMap} owner @param {Starter[]} starters usual parties, to be picked */
  constructor(owner, starters) {
    this.owner = owner;
    this.starters = starters;
    this.node = fold(
      { class: "add" },
      _("Add a party"),
      form(
        {},
        this.warning.submit,
        row(
          labelled(_("Name of the party"), this.name),
          labelled(_("Domain"), this.domain),
          labelled(_("Involvement"), this.involvement),
          submitButton(_("Add")),
        ),
        this.warning.node,
        this.hint,
      ),
      ...(starters.length ? this.groups.map(({ node }) => node) : []),
    );
  }

  /** @param {string} name @param {Warned} warned */
  add(name, warned) {
    const involvement = this.involvement.value || null;
    this.owner.send({ type: "add_party", name, domain: this.domain.value, involvement, warned });
    this.name.value = "";
    this.warn();
    this.name.focus();
  }

  warn() {
    const known = this.owner.sortedParties().map((party) => party.name);
    const names = alike(this.name.value, known).slice(0, 3).join(", ");
    setText(this.hint, names ? _("Looks like: {names}. The same one?", { names }) : "");
  }

  /* A usual party that is on the map need not be picked any more. */
  refresh() {
    const there = new Set(this.owner.sortedParties().map((party) => party.name.toLowerCase()));
    for (const { key, list, node } of this.groups) {
      const left = this.starters.filter((one) => one.involvement === key && !there.has(one.name.toLowerCase()));
      show(node, left.length);
      arrange(
        list,
        left.map((one) => this.chips.part(one.key, () => this.chip(one))),
      );
    }
  }

  /** @param {Starter} starter */
  chip({ name, domain, involvement, ring }) {
    const add = () => this.owner.send({ type: "add_party", name, domain, involvement, ring });
    return button(`+ ${name}`, add);
  }
}

export class LineForm {
  one = html.select();
  other = html.select();
  colour = choice({}, entries(labels.LineColour), "unknown");
  node = fold(
    { class: "add" },
    _("New line"),
    form(
      {},
      () => this.add(),
      row(
        labelled(_("From"), this.one),
        labelled(_("To"), this.other),
        labelled(_("Colour"), this.colour),
        submitButton(_("Draw a line")),
      ),
    ),
  );

  /** @param {NetworkMap} owner */
  constructor(owner) {
    this.owner = owner;
  }

  add() {
    if (!this.one.value || !this.other.value || this.one.value === this.other.value) return this.other.focus();
    this.owner.drawLine(this.one.value, this.other.value, this.colour.value);
    this.other.value = "";
    this.other.focus();
  }

  refresh() {
    const parties = named(this.owner.sortedParties());
    for (const select of [this.one, this.other]) offer(select, [["", _("choose")], ...parties], select.value);
  }
}
