/* Above the network map: how it is looked at, what the hand does, and what of it stands out;
   and below it the legend. */

import { button, choice, fold, onEscape, ticked } from "./controls.js";
import { HandledDrawing } from "./map_hands.js";
import { domainSample, lineSample } from "./map_drawing.js";
import { ShownAlong, standsOut } from "./map_shown.js";
import { EXAMPLES, inWords } from "./map_sides.js";
import { entries, html, offer, show } from "./page.js";
import { _, labels } from "./words.js";

/** @param {string} text @param {() => unknown} run @param {Properties} more */
const tool = (text, run, more = {}) => button(text, run, { title: text, ...more });

export class Toolbar {
  /** @type {"map" | "table"} */
  view = "map";
  /** @type {"move" | "draw"} */
  mode = "move";
  /** With which colour this step begins. @type {LineColour | null} */
  colour = null;
  /** @type {HTMLDetailsElement | null} */
  more = null;
  /** @type {Record<string, HTMLElement>} */
  modes = {};
  names = html.datalist({ id: "names" });
  find = html.input({
    type: "search",
    placeholder: _("Find a party"),
    "aria-label": _("Find a party"),
    list: "names",
    onChange: () => this.search(),
    onInput: () => this.filter(),
  });
  domain = this.filtering(_("Show domain"), _("All domains"), labels.Domain);
  ring = this.filtering(_("Show ring"), _("All rings"), labels.Ring);
  line = this.filtering(_("Show colour"), _("All colours"), labels.LineColour);
  us = html.input({ type: "checkbox", onChange: () => this.filter() });
  usRow = ticked(this.us, _("Only what concerns us"), { class: "us hidden" });
  views = { map: tool(_("Map"), () => this.look("map")), table: tool(_("Table"), () => this.look("table")) };
  all = tool(_("Show all lines"), () => this.showAll(), { class: "hidden" });
  /** The step whose colour stands out, or did. @type {number | null} */
  step = null;
  onScreen = tool(_("On the screen: what I see"), () => this.along.toggle());
  arrange = tool(_("Arrange"), () => this.owner.send({ type: "lay_out_map" }));
  zooming = html.div(
    { class: "group" },
    this.zoomer("−", _("Zoom out"), 0.8),
    this.zoomer("+", _("Zoom in"), 1.25),
    tool(_("Show all"), () => this.owner.drawing_.fit()),
    tool(_("Large"), () => this.enlarge()),
    this.arrange,
  );

  /** @param {NetworkMap} owner */
  constructor(owner) {
    this.owner = owner;
    this.along = new ShownAlong(owner);
    const drawing = tool(_("Draw a line"), () => this.choose(this.mode === "draw" ? "move" : "draw"));
    this.modes =
      owner.use === "console" ? { draw: drawing } : { move: tool(_("Look"), () => this.choose("move")), draw: drawing };
    this.modeGroup = group(_("Draw a line"), this.modes);
    this.viewGroup = group(_("Network map"), this.views);
    this.filters = html.div({ class: "group" }, this.find, this.names, this.domain, this.ring, this.line, this.usRow);
    this.node = html.div({ class: "toolbar" }, ...(owner.use === "console" ? this.calm() : this.spread()));
  }

  /* Everything in sight. */
  spread() {
    const filters = fold({ class: "filters" }, _("Find and filter"), this.filters);
    return [this.viewGroup, this.modeGroup, this.zooming, this.all, filters];
  }

  /* What is needed in the next minute; the rest behind "…", where a new line by name comes too. */
  calm() {
    this.more = html.details(
      { class: "chooser more", onKeydown: onEscape(() => this.close()) },
      html.summary({ text: "…", "aria-label": _("More of the map"), title: _("More of the map") }),
      html.div({ class: "choices" }, this.viewGroup, this.zooming, this.filters),
    );
    return [this.modeGroup, this.onScreen, this.all, this.more];
  }

  /** Adding a party is asked for more often than a line by its names. @param {HTMLElement} party @param {HTMLElement} line */
  takeIn(party, line) {
    this.node.append(party);
    this.more?.querySelector(".choices")?.append(line);
  }

  /* By Escape; a hand on the map closes it too. */
  close() {
    if (!this.more?.open) return;
    this.fold();
    this.more.querySelector("summary")?.focus();
  }

  fold() {
    if (this.more) this.more.open = false;
  }

  /** @template {string} Key @param {string} label @param {string} all @param {Record<Key, string>} names */
  filtering(label, all, names) {
    /** @type {["" | Key, string][]} */
    const pairs = [["", all], ...entries(names)];
    return choice({ "aria-label": label, onChange: () => this.filter() }, pairs, "");
  }

  /** @param {string} sign @param {string} text @param {number} factor */
  zoomer(sign, text, factor) {
    return button(sign, () => this.owner.drawing_.zoom(factor), { title: text, "aria-label": text });
  }

  /* A step that looks at one colour begins with it, and the next one without. */
  begin() {
    const step = this.owner.connection.current();
    if (!step || step.id === this.step) return;
    const before = this.colour;
    this.step = step.id;
    this.colour = step.line_colour ?? null;
    if (this.colour || before) this.line.value = this.colour ?? "";
  }

  /* On the screen too, which began with that colour as well. */
  showAll() {
    this.line.value = "";
    this.filter();
    if (this.owner.use === "console" && this.colour && !this.along.on) this.along.toggle();
  }

  /* The tools allowed now, and the names that can be looked for. */
  refresh() {
    const { owner } = this;
    this.begin();
    offer(
      this.names,
      owner.sortedParties().map((party) => [party.name, ""]),
    );
    show(this.modeGroup, owner.may.draw && this.view === "map");
    show(this.arrange, owner.may.move);
    show(this.onScreen, owner.use === "console" && owner.scalars.status !== "closed");
    this.onScreen.setAttribute("aria-pressed", String(this.along.on));
    this.filter();
  }

  /** @param {"map" | "table"} view */
  look(view) {
    const { owner } = this;
    this.view = view;
    press(this.views, view);
    this.fold();
    show(owner.asMap, view === "map");
    show(owner.table.node, view === "table");
    show(this.zooming, view === "map");
    show(this.modeGroup, owner.may.draw && view === "map");
    this.choose(this.mode);
    this.filter();
    owner.size();
  }

  /** @param {"move" | "draw"} mode */
  choose(mode) {
    const { owner } = this;
    this.mode = mode;
    press(this.modes, mode);
    owner.root.classList.toggle("pulling", mode === "draw");
    owner.drawing_.standOut();
    if (owner.drawing_ instanceof HandledDrawing) owner.drawing_.begun = null;
    if (owner.state.loaded)
      owner.keepSaying(mode === "draw" ? _("Drag from one party to the other, or click on both.") : "");
  }

  /* The parties and lines that the choices here make stand out. */
  wanted() {
    const { speaks_for: own = null } = this.owner.state.own;
    return {
      domain: this.domain.value || null,
      ring: this.ring.value || null,
      colour: this.line.value || null,
      name: this.find.value.trim().toLowerCase(),
      own: this.us.checked && own && this.owner.parties.has(own) ? own : null,
    };
  }

  filter() {
    const { owner } = this;
    show(this.all, this.line.value);
    show(this.usRow, owner.parties.has(owner.state.own.speaks_for ?? ""));
    const shown = standsOut(owner, this.wanted());
    owner.drawing_.dim(shown);
    if (this.view === "table") owner.table.show(shown);
    this.along.noticeChange();
  }

  search() {
    const { owner } = this;
    const name = this.find.value.trim().toLowerCase();
    const found = owner.sortedParties().find((party) => party.name.toLowerCase() === name);
    if (!found) return;
    this.find.value = "";
    owner.drawing_.centre(found.id);
    owner.drawing_.focusable(found.id, this.view === "map");
    owner.open(`party:${found.id}`);
  }

  enlarge() {
    const { owner } = this;
    if (owner.root.requestFullscreen === undefined) return owner.enlarge(!owner.isLarge()); // an iPhone
    return document.fullscreenElement ? document.exitFullscreen() : owner.root.requestFullscreen();
  }
}

/** @param {string} label @param {Record<string, HTMLElement>} buttons */
const group = (label, buttons) =>
  html.div({ class: "group", role: "group", "aria-label": label }, ...Object.values(buttons));

/** @param {Record<string, HTMLElement>} buttons @param {string} chosen */
function press(buttons, chosen) {
  for (const [key, node] of Object.entries(buttons)) node.setAttribute("aria-pressed", String(key === chosen));
}

/* The legend of colours and lines; of the domains only those that are there. */
export class Legend {
  domains = html.ul();
  /** @type {string | null} */
  shown = null;

  /** @param {MapStyle} style @param {boolean} open whether it stands there without being asked for */
  constructor(style, open) {
    this.style = style;
    const colours = entries(labels.LineColour).map(([colour, text]) => legendRow(lineSample(style, { colour }), text));
    const sides = entries(EXAMPLES).map(([seen, line]) => legendRow(lineSample(style, line), inWords(seen)));
    this.sides = html.ul({ class: "hidden" }, ...sides);
    const lists = html.div({ class: "lists" }, html.ul(...colours), this.sides, this.domains);
    const text = _("Legend");
    this.node = open
      ? html.div({ class: "legend", role: "group", "aria-label": text }, lists)
      : fold({ class: "legend" }, text, lists);
  }

  /** @param {Iterable<Party>} parties @param {boolean} rated whether the two sides of lines lie beside each other */
  draw(parties, rated) {
    show(this.sides, rated);
    const present = new Set([...parties].map((party) => party.domain));
    const shown = [...present].sort().join();
    if (this.shown === shown) return;
    this.shown = shown;
    const rows = entries(labels.Domain)
      .filter(([domain]) => present.has(domain))
      .map(([domain, text]) => legendRow(domainSample(this.style, domain), text));
    this.domains.replaceChildren(...rows);
  }
}

/** @param {SVGElement} sample @param {string} text */
const legendRow = (sample, text) => html.li(sample, html.span({ text }));
