/* The network map as two tables: everything that the drawing tells and lets do. */

import { choice } from "./controls.js";
import { Keeper } from "./kept.js";
import { domainSample, lineSample } from "./map_drawing.js";
import { inWords, seenBy } from "./map_sides.js";
import { arrange, entries, html, setText, show } from "./page.js";
import { _, labels } from "./words.js";

export class Table {
  /** @type {Keeper<ReturnType<Table["partyRow"]>>} */
  parties = new Keeper();
  /** @type {Keeper<ReturnType<Table["lineRow"]>>} */
  lines = new Keeper();
  partyRows = html.tbody();
  lineRows = html.tbody();
  empty = html.p({ class: "muted", text: _("No lines yet") });
  node = html.div(
    { class: "tables" },
    scrolled(_("Parties"), this.partyRows, [_("Name of the party"), _("Domain"), _("Ring"), _("Lines"), _("Notes")]),
    scrolled(_("Lines"), this.lineRows, [
      _("From"),
      _("To"),
      _("Colour"),
      _("Both sides"),
      _("Why this colour?"),
      _("Notes"),
    ]),
    this.empty,
  );

  /** @param {NetworkMap} owner */
  constructor(owner) {
    this.owner = owner;
  }

  /** @param {StandsOut} shown */
  show(shown) {
    const { owner } = this;
    const parties = owner.sortedParties().filter((party) => shown(party.id, party));
    const lines = owner.sortedLines().filter((line) => shown(line.id, line));
    arrange(
      this.partyRows,
      parties.map((party) => this.drawParty(party)),
    );
    arrange(
      this.lineRows,
      lines.map((line) => this.drawLine(line)),
    );
    this.node.classList.toggle("rated", Boolean(owner.scalars.ratings_shown));
    show(this.empty, !lines.length);
  }

  /** The open row, not hidden behind the sheet that it opened. @param {string | null} key */
  choose(key) {
    const rows = [
      ...this.parties.all.map(([id, { node }]) => ({ key: `party:${id}`, node })),
      ...this.lines.all.map(([id, { node }]) => ({ key: `line:${id}`, node })),
    ];
    for (const row of rows) row.node.classList.toggle("chosen", row.key === key);
    const chosen = rows.find((row) => row.key === key)?.node;
    if (chosen?.isConnected && this.owner.toolbar?.view === "table") chosen.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key */
  opener(key) {
    return html.button({ type: "button", class: "plain", dir: "auto", onClick: () => this.owner.open(key) });
  }

  /** @param {string} id */
  countNotes(id) {
    return String(this.owner.noted.get(id) ?? "");
  }

  /** @param {string} id */
  partyRow(id) {
    const name = this.opener(`party:${id}`);
    const [domain, ring] = [html.td(), html.td()];
    const [count, notes] = [html.td({ class: "count" }), html.td({ class: "noted" })];
    return { name, domain, ring, count, notes, node: html.tr(headOf(name), domain, ring, count, notes) };
  }

  /** @param {Item<"party">} party */
  drawParty({ id, name, domain, ring }) {
    const row = this.parties.part(id, () => this.partyRow(id));
    setText(row.name, name);
    if (row.domain.dataset.value !== domain) {
      row.domain.dataset.value = domain;
      row.domain.replaceChildren(domainSample(this.owner.style, domain), labels.Domain[domain]);
    }
    setText(row.ring, labels.Ring[ring]);
    setText(row.count, String(this.owner.linesOf(id).length));
    setText(row.notes, this.countNotes(id));
    return row.node;
  }

  /** @param {string} id */
  lineRow(id) {
    const onChange = () => this.owner.colour(id, colour.value);
    /** @type {Choice<LineColour>} */
    const colour = choice({ onChange }, entries(labels.LineColour));
    const [one, look] = [this.opener(`line:${id}`), html.span()];
    const [other, reason] = [html.td({ dir: "auto" }), html.td({ dir: "auto" })];
    const [sides, notes] = [html.td({ class: "sides" }), html.td({ class: "noted" })];
    const cell = html.td({ class: "colourcell" }, look, colour);
    return {
      one,
      other,
      sides,
      reason,
      notes,
      look,
      colour,
      node: html.tr(headOf(one), other, cell, sides, reason, notes),
    };
  }

  /** @param {Item<"line">} line */
  drawLine(line) {
    const { owner } = this;
    const row = this.lines.part(line.id, () => this.lineRow(line.id));
    const seen = seenBy(line);
    setText(row.one, owner.nameOnly(line.one));
    setText(row.other, owner.nameOnly(line.other));
    setText(row.reason, line.reason ?? "");
    setText(row.notes, this.countNotes(line.id));
    setText(row.sides, seen ? inWords(seen) : "");
    if (row.look.dataset.value !== `${line.colour}/${seen}`) {
      row.look.dataset.value = `${line.colour}/${seen}`;
      row.look.replaceChildren(lineSample(owner.style, line));
      row.colour.value = line.colour;
    }
    row.colour.disabled = !owner.may.draw;
    row.colour.setAttribute("aria-label", owner.lineLabel(line));
    return row.node;
  }
}

/** @param {HTMLElement} opener */
const headOf = (opener) => html.th({ scope: "row" }, opener);

/** @param {string} name @param {HTMLElement} rows @param {string[]} heads */
function scrolled(name, rows, heads) {
  const cells = heads.map((text) => html.th({ scope: "col", text, class: text === _("Both sides") ? "sides" : "" }));
  const table = html.table(html.caption({ text: name }), html.thead(html.tr(...cells)), rows);
  return html.div({ class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table);
}
