/* Above the network map: how it is looked at, what the hand does, and what of it stands out;
   and below it the legend. */

import { sample } from "./map_drawing.js";
import { ShownAlong, standsOut } from "./map_shown.js";
import { EXPLAINED } from "./map_sides.js";
import { element, offer } from "./page.js";

const button = (text, run, sign) =>
  element("button", {
    type: "button",
    text: sign ?? text,
    title: text,
    "aria-label": sign ? text : undefined,
    onClick: run,
  });

export class Toolbar {
  constructor(owner) {
    const { words } = owner;
    this.owner = owner;
    const toggle = (names, run) =>
      Object.entries(names).map(([key, text]) => {
        const one = button(text, () => run(key));
        one.dataset.key = key;
        return one;
      });
    this.views = toggle({ map: words.as_map, table: words.as_table }, (key) => this.look(key));
    this.modes = toggle({ move: owner.use === "console" ? words.move : words.look, draw: words.draw }, (key) =>
      this.choose(key),
    );
    this.names = element("datalist", { id: "names" });
    this.find = element("input", {
      type: "search",
      placeholder: words.find,
      "aria-label": words.find,
      onChange: () => this.search(),
      onInput: () => this.filter(),
    });
    this.find.setAttribute("list", "names");
    const filter = (label, all, pairs) =>
      offer(
        element("select", { "aria-label": label, onChange: () => this.filter() }),
        [["", all], ...Object.entries(pairs)],
        "",
      );
    this.us = element("input", { type: "checkbox", onChange: () => this.filter() });
    this.usRow = element("label", { class: "us hidden" }, this.us, element("span", { text: words.only_us }));
    this.filters = {
      domain: filter(words.filter_domain, words.any_domain, words.domains),
      ring: filter(words.filter_ring, words.any_ring, words.rings),
      colour: filter(words.filter_colour, words.any_colour, words.colours),
    };
    this.along = new ShownAlong(owner);
    this.onScreen = button(words.on_screen, () => this.along.toggle());
    this.arrange = button(words.arrange, () => owner.send({ type: "lay_out_map" }));
    this.mode = "move";
    this.node = element(
      "div",
      { class: "toolbar" },
      element("div", { class: "group", role: "group", "aria-label": words.map }, ...this.views),
      (this.modeGroup = element("div", { class: "group", role: "group", "aria-label": words.draw }, ...this.modes)),
      (this.zooming = element(
        "div",
        { class: "group" },
        button(words.zoom_out, () => owner.drawing_.zoom(0.8), "−"),
        button(words.zoom_in, () => owner.drawing_.zoom(1.25), "+"),
        button(words.fit, () => owner.drawing_.fit()),
        button(words.large, () => this.enlarge()),
        this.arrange,
      )),
      this.onScreen,
      element(
        "details",
        { class: "filters" },
        element("summary", { text: words.find_and_filter }),
        element("div", { class: "group" }, this.find, this.names, ...Object.values(this.filters), this.usRow),
      ),
    );
  }

  /* What may be done now, and which names can be looked for. */
  refresh() {
    const { owner } = this;
    offer(
      this.names,
      owner.sortedParties().map((party) => [party.name, ""]),
    );
    this.modeGroup.classList.toggle("hidden", !owner.may.draw || this.view !== "map");
    this.arrange.classList.toggle("hidden", !owner.may.move);
    this.onScreen.classList.toggle(
      "hidden",
      owner.use !== "console" || owner.connection.state.scalars.status === "closed",
    );
    this.onScreen.setAttribute("aria-pressed", String(this.along.on));
    this.filter();
  }

  look(view) {
    const { owner } = this;
    this.view = view;
    for (const one of this.views) one.setAttribute("aria-pressed", String(one.dataset.key === view));
    owner.asMap.classList.toggle("hidden", view !== "map");
    owner.table.node.classList.toggle("hidden", view !== "table");
    this.zooming.classList.toggle("hidden", view !== "map");
    this.modeGroup.classList.toggle("hidden", !owner.may.draw || view !== "map");
    this.choose(this.mode);
    if (owner.parties) this.filter();
    owner.size();
  }

  choose(mode) {
    const { owner } = this;
    this.mode = mode;
    for (const one of this.modes) one.setAttribute("aria-pressed", String(one.dataset.key === mode));
    owner.root.classList.toggle("pulling", mode === "draw");
    owner.drawing_.begun = null;
    if (owner.connection.state.loaded) owner.keepSaying(mode === "draw" ? owner.words.draw_hint : "");
  }

  /* What the choices here let stand out. */
  wanted() {
    const { domain, ring, colour } = this.filters;
    const own = this.owner.connection.state.own?.speaks_for;
    return {
      domain: domain.value,
      ring: ring.value,
      colour: colour.value,
      name: this.find.value.trim().toLowerCase(),
      own: this.us.checked && this.owner.parties.has(own) ? own : null,
    };
  }

  filter() {
    const { owner } = this;
    this.usRow.classList.toggle("hidden", !owner.parties.has(owner.connection.state.own?.speaks_for));
    const shown = standsOut(owner, this.wanted());
    owner.drawing_.dim(shown);
    if (this.view === "table") owner.table.show(shown);
    this.along.changed();
  }

  search() {
    const { owner } = this;
    const found = owner
      .sortedParties()
      .find((party) => party.name.toLowerCase() === this.find.value.trim().toLowerCase());
    if (!found) return;
    this.find.value = "";
    owner.drawing_.centre(found.id);
    owner.drawing_.focusable(found.id, this.view === "map");
    owner.open(`party:${found.id}`);
  }

  enlarge() {
    return document.fullscreenElement ? document.exitFullscreen() : this.owner.root.requestFullscreen();
  }
}

/* What the colours and lines mean; of the domains only those that are there. */
export class Legend {
  constructor({ words, style, use }) {
    Object.assign(this, { words, style });
    const colours = Object.entries(words.colours).map(([value, text]) => this.row("line", value, text));
    this.domains = element("ul", {});
    this.sides = element(
      "ul",
      { class: "hidden" },
      ...EXPLAINED.map((value) => this.row("sides", value, words.seen[value])),
    );
    const lists = element("div", { class: "lists" }, element("ul", {}, ...colours), this.sides, this.domains);
    this.node =
      use === "screen"
        ? element("div", { class: "legend", role: "group", "aria-label": words.legend }, lists)
        : element("details", { class: "legend" }, element("summary", { text: words.legend }), lists);
  }

  row(kind, value, text) {
    return element("li", {}, sample(this.style, kind, value), element("span", { text }));
  }

  /* `rated`: whether the two sides of lines lie beside each other. */
  draw(parties, rated) {
    this.sides.classList.toggle("hidden", !rated);
    const present = new Set(parties.map((party) => party.domain));
    const shown = [...present].sort().join();
    if (this.shown === shown) return;
    this.shown = shown;
    this.domains.replaceChildren(
      ...Object.entries(this.words.domains)
        .filter(([domain]) => present.has(domain))
        .map(([domain, text]) => this.row("domain", domain, text)),
    );
  }
}
