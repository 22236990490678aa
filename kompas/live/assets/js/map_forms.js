/* Adding parties and lines without pointing at the drawing. */

import { IdentityWarning } from "./identity_warning.js";
import { entries } from "./map_panel.js";
import { arrange, element, fill, offer, setText } from "./page.js";

const bare = (name) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");

/* Parties whose name holds the other: "GGZ" and "ggz-instelling". */
const alike = (name, parties) => {
  const wanted = bare(name);
  if (wanted.length < 3) return [];
  return parties.filter((party) => {
    const known = bare(party.name);
    return known.length > 2 && (known.includes(wanted) || wanted.includes(known));
  });
};

export class PartyForm {
  constructor(owner, starters) {
    Object.assign(this, { owner, starters, chips: new Map() });
    const { words } = owner;
    this.name = element("input", { maxlength: 200, dir: "auto", autocomplete: "off", onInput: () => this.warn() });
    this.domain = offer(element("select"), entries(words.domains), "other");
    this.involvement = offer(element("select"), [["", words.not_said], ...entries(words.involvements)], "");
    this.hint = element("p", { class: "muted", role: "status" });
    this.warning = new IdentityWarning({ words, fields: [this.name], again: () => this.add() });
    const field = (text, control) => element("label", {}, element("span", { text }), control);
    this.groups = entries(words.involvements).map(([key, text]) => ({
      key,
      list: element("div", { class: "chips" }),
      text,
    }));
    this.node = element(
      "details",
      { class: "add" },
      element("summary", { text: words.add_party }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            this.add();
          },
        },
        element(
          "div",
          { class: "row" },
          field(words.party_name, this.name),
          field(words.domain, this.domain),
          field(words.involvement, this.involvement),
          element("button", { class: "primary", text: words.add }),
        ),
        this.warning.node,
        this.hint,
      ),
      ...(starters.length
        ? this.groups.map(({ list, text }) =>
            element("div", { role: "group", "aria-label": `${words.usual}: ${text}` }, element("h4", { text }), list),
          )
        : []),
    );
  }

  add() {
    const name = this.name.value.trim();
    if (!name) return this.name.focus();
    const warned = this.warning.decide(name);
    if (warned === undefined) return;
    this.owner.send({
      type: "add_party",
      name,
      domain: this.domain.value,
      involvement: this.involvement.value || null,
      warned,
    });
    this.name.value = "";
    this.warn();
    this.name.focus();
  }

  warn() {
    const found = alike(this.name.value, this.owner.sortedParties()).map((party) => party.name);
    setText(this.hint, found.length ? fill(this.owner.words.looks_like, { names: found.slice(0, 3).join(", ") }) : "");
  }

  /* A usual party that is on the map need not be picked any more. */
  refresh() {
    const there = new Set(this.owner.sortedParties().map((party) => party.name.toLowerCase()));
    for (const { key, list } of this.groups) {
      queueMicrotask(() =>
        list.parentElement?.classList.toggle("hidden", this.starters.length > 0 && !list.childElementCount),
      );
      arrange(
        list,
        this.starters
          .filter((one) => one.involvement === key && !there.has(one.name.toLowerCase()))
          .map((one) => this.chip(one)),
      );
    }
  }

  chip(one) {
    if (!this.chips.has(one.key))
      this.chips.set(
        one.key,
        element("button", {
          type: "button",
          text: `+ ${one.name}`,
          onClick: () =>
            this.owner.send({
              type: "add_party",
              name: one.name,
              domain: one.domain,
              involvement: one.involvement,
              ring: one.ring,
            }),
        }),
      );
    return this.chips.get(one.key);
  }
}

export class LineForm {
  constructor(owner) {
    this.owner = owner;
    const { words } = owner;
    [this.one, this.other] = [element("select"), element("select")];
    this.colour = offer(element("select"), entries(words.colours), "unknown");
    const field = (text, control) => element("label", {}, element("span", { text }), control);
    this.node = element(
      "details",
      { class: "add" },
      element("summary", { text: words.new_line }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            this.add();
          },
        },
        element(
          "div",
          { class: "row" },
          field(words.from, this.one),
          field(words.to, this.other),
          field(words.colour, this.colour),
          element("button", { class: "primary", text: words.draw }),
        ),
      ),
    );
  }

  add() {
    if (!this.one.value || !this.other.value || this.one.value === this.other.value) return this.other.focus();
    this.owner.drawn(this.one.value, this.other.value, this.colour.value);
    this.other.value = "";
    this.other.focus();
  }

  refresh() {
    const pairs = [["", this.owner.words.choose], ...this.owner.sortedParties().map((party) => [party.id, party.name])];
    for (const select of [this.one, this.other]) offer(select, pairs, select.value);
  }
}
