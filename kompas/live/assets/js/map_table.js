/* The network map as two tables: everything that the drawing tells and lets do. */

import { sample } from "./map_drawing.js";
import { entries } from "./map_panel.js";
import { seenBy } from "./map_sides.js";
import { arrange, element, offer, setText } from "./page.js";

export class Table {
  constructor(owner) {
    Object.assign(this, { owner, rows: new Map() });
    const { words } = owner;
    const [parties, partyRows] = this.table(words.parties, [
      words.party_name,
      words.domain,
      words.ring,
      words.number_of_lines,
      words.notes,
    ]);
    const [lines, lineRows] = this.table(words.lines, [
      words.from,
      words.to,
      words.colour,
      words.both_sides,
      words.reason,
      words.notes,
    ]);
    lineRows.parentElement.querySelectorAll("th")[3].className = "sides";
    Object.assign(this, { partyRows, lineRows });
    this.empty = element("p", { class: "muted", text: words.no_lines });
    this.node = element("div", { class: "tables" }, parties, lines, this.empty);
  }

  table(name, heads) {
    const body = element("tbody");
    const table = element(
      "table",
      {},
      element("caption", { text: name }),
      element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col", text })))),
      body,
    );
    return [element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table), body];
  }

  show(shown) {
    const { owner } = this;
    const parties = owner.sortedParties().filter((party) => shown("party", party.id, party));
    const lines = owner.sortedLines().filter((line) => shown("line", line.id, line));
    arrange(
      this.partyRows,
      parties.map((party) => this.party(party)),
    );
    arrange(
      this.lineRows,
      lines.map((line) => this.line(line)),
    );
    this.node.classList.toggle("rated", Boolean(owner.connection.state.scalars.ratings_shown));
    this.empty.classList.toggle("hidden", lines.length > 0);
  }

  row(key, make) {
    if (!this.rows.has(key)) this.rows.set(key, make());
    return this.rows.get(key);
  }

  opener(key) {
    return element("button", { type: "button", class: "plain", dir: "auto", onClick: () => this.owner.open(key) });
  }

  party(party) {
    const { owner } = this;
    const parts = this.row(`party:${party.id}`, () => {
      const name = this.opener(`party:${party.id}`);
      const [domain, ring, count, notes] = [
        element("td"),
        element("td"),
        element("td", { class: "count" }),
        element("td", { class: "noted" }),
      ];
      return {
        name,
        domain,
        ring,
        count,
        notes,
        node: element("tr", {}, element("th", { scope: "row" }, name), domain, ring, count, notes),
      };
    });
    setText(parts.name, party.name);
    if (parts.domain.dataset.value !== party.domain) {
      parts.domain.dataset.value = party.domain;
      parts.domain.replaceChildren(sample(owner.style, "domain", party.domain), owner.words.domains[party.domain]);
    }
    setText(parts.ring, owner.words.rings[party.ring]);
    setText(parts.count, String(owner.linesOf(party.id).length));
    this.count(parts.notes, party.id);
    return parts.node;
  }

  count(cell, id) {
    const count = this.owner.noted.get(id);
    setText(cell, count ? String(count) : "");
  }

  /* The row of what is open, not hidden behind the sheet that it opened. */
  choose(key) {
    for (const [other, { node }] of this.rows) node.classList.toggle("chosen", other === key);
    const { node } = this.rows.get(key) ?? {};
    if (node?.isConnected && this.owner.toolbar.view === "table") node.scrollIntoView({ block: "nearest" });
  }

  line(line) {
    const { owner } = this;
    const parts = this.row(`line:${line.id}`, () => {
      const one = this.opener(`line:${line.id}`);
      const [other, sides, reason, notes, look] = [
        element("td", { dir: "auto" }),
        element("td", { class: "sides" }),
        element("td", { dir: "auto" }),
        element("td", { class: "noted" }),
        element("span"),
      ];
      const colour = offer(
        element("select", { onChange: () => owner.colour(line.id, colour.value) }),
        entries(owner.words.colours),
      );
      return {
        one,
        other,
        sides,
        reason,
        notes,
        look,
        colour,
        node: element(
          "tr",
          {},
          element("th", { scope: "row" }, one),
          other,
          element("td", { class: "colourcell" }, look, colour),
          sides,
          reason,
          notes,
        ),
      };
    });
    setText(parts.one, owner.nameOnly(line.one));
    setText(parts.other, owner.nameOnly(line.other));
    setText(parts.reason, line.reason ?? "");
    this.count(parts.notes, line.id);
    const seen = seenBy(line);
    setText(parts.sides, seen ? owner.words.seen[seen] : "");
    if (parts.look.dataset.value !== `${line.colour}/${seen}`) {
      parts.look.dataset.value = `${line.colour}/${seen}`;
      parts.look.replaceChildren(sample(owner.style, "seen", line));
      parts.colour.value = line.colour;
    }
    parts.colour.disabled = !owner.may.draw;
    parts.colour.setAttribute("aria-label", owner.nameOf(line.id, "line"));
    return parts.node;
  }
}
