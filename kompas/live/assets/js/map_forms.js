/* Adding parties and lines without pointing at the drawing. */

import { IdentityWarning } from "./identity_warning.js";
import { entries } from "./map_panel.js";
import { arrange, element, offer, setText } from "./page.js";
import { _, labels } from "./words.js";

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
    this.name = element("input", { maxlength: 200, dir: "auto", autocomplete: "off", onInput: () => this.warn() });
    this.domain = offer(element("select"), entries(labels.Domain), "other");
    this.involvement = offer(element("select"), [["", _("not said")], ...entries(labels.Involvement)], "");
    this.hint = element("p", { class: "muted", role: "status" });
    this.warning = new IdentityWarning({ fields: [this.name], again: () => this.add() });
    const field = (text, control) => element("label", {}, element("span", { text }), control);
    this.groups = entries(labels.Involvement).map(([key, text]) => ({
      key,
      list: element("div", { class: "chips" }),
      text,
    }));
    this.node = element(
      "details",
      { class: "add" },
      element("summary", { text: _("Add a party") }),
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
          field(_("Name of the party"), this.name),
          field(_("Domain"), this.domain),
          field(_("Involvement"), this.involvement),
          element("button", { class: "primary", text: _("Add") }),
        ),
        this.warning.node,
        this.hint,
      ),
      ...(starters.length
        ? this.groups.map(({ list, text }) =>
            element(
              "div",
              { role: "group", "aria-label": `${_("Usual parties")}: ${text}` },
              element("h4", { text }),
              list,
            ),
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
    setText(
      this.hint,
      found.length ? _("Looks like: {names}. The same one?", { names: found.slice(0, 3).join(", ") }) : "",
    );
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
    [this.one, this.other] = [element("select"), element("select")];
    this.colour = offer(element("select"), entries(labels.LineColour), "unknown");
    const field = (text, control) => element("label", {}, element("span", { text }), control);
    this.node = element(
      "details",
      { class: "add" },
      element("summary", { text: _("New line") }),
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
          field(_("From"), this.one),
          field(_("To"), this.other),
          field(_("Colour"), this.colour),
          element("button", { class: "primary", text: _("Draw a line") }),
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
    const pairs = [["", _("choose")], ...this.owner.sortedParties().map((party) => [party.id, party.name])];
    for (const select of [this.one, this.other]) offer(select, pairs, select.value);
  }
}
