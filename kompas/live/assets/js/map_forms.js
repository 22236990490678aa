/* Adding parties and lines without pointing at the drawing. */

import { button, choice, fold, form, labelled, row, submitButton, textLine } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { Keeper } from "./kept.js";
import { SameQuestion } from "./map_same.js";
import { arrange, entries, html, named, offer, show } from "./page.js";
import { _, labels } from "./words.js";

/** @typedef {{ key: string, name: string, domain: Domain, involvement: Involvement, ring?: Ring }} Starter */

export class PartyForm {
  /** @type {Keeper<HTMLElement>} */
  chips = new Keeper();
  name = textLine({ autocomplete: "off", onInput: () => this.same.close() });
  domain = choice({}, entries(labels.Domain), "other");
  involvement = choice({}, [["", _("not said")], ...entries(labels.Involvement)], "");
  same = new SameQuestion();
  warning = new Writing({
    fields: [this.name],
    read: () => this.name.value.trim(),
    send: (name, warned) => this.same.ask(name, this.known(), () => this.add(name, warned)) || this.add(name, warned),
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
        this.same.node,
      ),
      ...(starters.length ? this.groups.map(({ node }) => node) : []),
    );
  }

  /** @param {string} name @param {Warned} warned */
  add(name, warned) {
    const involvement = this.involvement.value || null;
    this.owner.send({ type: "add_party", name, domain: this.domain.value, involvement, warned });
    this.done();
  }

  done() {
    this.name.value = "";
    this.name.focus();
  }

  /**
   * The parties on the map, the usual ones, and the organisations of who takes part, as far as they are known here.
   * @returns {import("./map_same.js").Known[]}
   */
  known() {
    const { owner } = this;
    const organisations = new Set(owner.connection.list("participant").map((one) => one.organisation.trim()));
    return [
      ...owner.sortedParties().map(({ id, name }) => ({ name, take: () => this.open(id) })),
      ...this.starters.map((one) => ({ name: one.name, take: () => this.pick(one) })),
      ...[...organisations].filter(Boolean).map((name) => ({ name, take: () => this.add(name, null) })),
    ];
  }

  /** @param {string} id */
  open(id) {
    this.done();
    this.owner.open(`party:${id}`);
  }

  /** @param {Starter} starter */
  pick(starter) {
    this.owner.send({ type: "add_party", ...partyOf(starter) });
    this.done();
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
  chip(starter) {
    const add = () => this.owner.send({ type: "add_party", ...partyOf(starter) });
    const there = () => this.known().slice(0, this.owner.parties.size);
    return button(`+ ${starter.name}`, () => this.same.ask(starter.name, there(), add) || add());
  }
}

/** @param {Starter} starter */
const partyOf = ({ name, domain, involvement, ring }) => ({ name, domain, involvement, ring });

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
