/** @import { Starter } from "kompas/map_forms.js" */
import { Component, focusedIn, html, mounted, setText, show, touches } from "kompas/component.js";
import { notesPerPlace } from "kompas/map_about.js";
import { Drawing } from "kompas/map_drawing.js";
import { LineForm, PartyForm } from "kompas/map_forms.js";
import { Gone } from "kompas/map_gone.js";
import { HandledDrawing } from "kompas/map_hands.js";
import { Panel } from "kompas/map_panel.js";
import { TakenBack } from "kompas/map_taken_back.js";
import { lookAlong } from "kompas/map_shown.js";
import { Table } from "kompas/map_table.js";
import { Legend, Toolbar } from "kompas/map_toolbar.js";
import { _, keptText, labels } from "kompas/words.js";

const LETTERS = 11.5; // how large a name should be, in pixels; on the projector it goes with the width
const OF_THE_WIDTH = 88;
const CLEAR = 30; // pixels between what is open and the panel below it
const FILLED = 2.4; // how far a map is zoomed in to fill a phone
/** @type {LineColour[]} */
const COLOURS = ["strong", "could_be_better", "hardly", "unknown", "not_needed"];

/**
 * `after`: the value of the workshop that must be there before the map is.
 * @typedef {PlaceData & { style: MapStyle, starters: Starter[], after: keyof Scalars | null }} Data
 * @typedef {{ one: string, other: string }} Ends
 */

/** @extends {Component<Data>} */
export class NetworkMap extends Component {
  saves = true;
  may = { move: false, draw: false };
  /** @type {Map<string, Party>} */
  parties = new Map();
  /** @type {Map<string, Line>} */
  lines = new Map();
  /** How many lines a party has. @type {Map<string, number>} */
  joined = new Map();
  /** How many notes are with a party or a line. @type {Map<string, number>} */
  noted = new Map();
  takenBack = new TakenBack(this);
  /** @type {string | null} */
  opened = null;
  /** Where the focus was before something was opened. @type {HTMLElement | null} */
  cameFrom = null;
  counts = html.p({ class: "muted counts" });
  empty = html.p({ class: "muted empty", text: _("There is nothing on the map yet.") });
  frozen = html.p({ class: "frozen hidden", role: "status" });
  panel = new Panel(this);
  table = new Table(this);
  gone = new Gone(this);

  /** @param {Data} data */
  static builtFor(data) {
    return data.starters.length;
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.drawing_ = new (this.use === "screen" ? Drawing : HandledDrawing)(this, this.style);
    this.legend = new Legend(this.style, this.use === "screen");
    this.toolbar = new Toolbar(this);
    this.partyForm = new PartyForm(this, this.data.starters);
    this.lineForm = new LineForm(this);
    this.asMap = html.div({ class: "asmap" }, this.drawing_.node, this.empty, this.legend.node);
    this.follow(window, "resize", () => this.size());
    this.follow(document, "fullscreenchange", () => this.enlarge(Boolean(document.fullscreenElement)));
    if (this.use === "screen") this.layForScreen();
    else this.layForHands();
  }

  layForScreen() {
    this.root.replaceChildren(
      html.div({ class: "sheet" }, this.drawing_.node, this.empty),
      this.legend.node,
      this.counts,
    );
  }

  layForHands() {
    const help = _(
      "Arrow keys go from party to party. Enter opens one. L draws a line. " +
        "Shift with an arrow moves a party. 1 to 5 set the colour of the open line.",
    );
    const main = html.div({ class: "main" }, this.asMap, this.table.node);
    this.drawing_.svg.setAttribute("aria-describedby", "help");
    this.root.onkeydown = (event) => this.pressed(event);
    const adding = html.div({ class: "adding" }, this.partyForm.node, this.lineForm.node);
    const asksParties = this.use === "participant" && this.data.starters.length > 0; // then the place for a name comes first
    this.root.replaceChildren(
      ...(asksParties ? [adding, this.toolbar.node] : [this.toolbar.node]),
      this.frozen,
      this.status,
      html.p({ class: "visually-hidden", id: "help", text: help }),
      asksParties ? "" : adding,
      html.div({ class: "body", onPointerdown: () => this.toolbar.fold() }, main, this.panel.node),
      this.counts,
      this.gone.node,
    );
    if (this.use === "console") this.toolbar.takeIn(this.partyForm.node, this.lineForm.node);
    this.partyForm.node.open = this.data.starters.length > 0 && this.use === "participant";
    this.toolbar.look(this.use === "participant" && innerWidth < 600 ? "table" : "map");
  }

  get style() {
    return this.data.style;
  }

  /* --- what is heard --------------------------------------------------------------------------------------- */

  /** @param {Change} change */
  hear(change) {
    const { presence, outbox, applied, refused, keys } = change;
    if (presence) return;
    this.takenBack.hear();
    const done = applied ?? refused;
    if (done?.type === "move_party") this.settle(done, applied ? 250 : 0);
    if (refused && this.use !== "screen") this.refusal(change);
    if (outbox) return this.tellWaiting();
    if (
      !touches(
        change,
        ["party", "line", "note", "agreement", "step"],
        ["step", "status", "map_scale", "frozen_at", "map_view", "ratings_shown"],
      )
    )
      return;
    const before = this.lines;
    this.draw();
    if (keys && this.use !== "screen") this.announce(keys, before);
  }

  /**
   * A party put down is where the server says, as soon as that has come in.
   * @param {SentAction<"move_party">} action @param {number} delay
   */
  settle({ id, party_id: party }, delay) {
    setTimeout(() => {
      if (this.drawing_.held.get(party)?.action === id) this.drawing_.release(party);
    }, delay);
  }

  tellWaiting() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      const waiting = this.connection.waiting().some((action) => /party|line|map/.test(action.type));
      if (waiting) this.keepSaying(keptText());
      else if (this.status.textContent === keptText()) this.say("");
    }, 900);
  }

  /** @param {Set<string>} keys @param {Map<string, Line>} before */
  announce(keys, before) {
    const ids = [...keys]
      .filter((one) => one.startsWith("line:"))
      .map((one) => one.slice(5))
      .reverse();
    for (const id of ids) {
      const line = before.get(id);
      if (!line || this.lines.has(id) || this.takenBack.told(`line:${id}`)) continue;
      if (!this.parties.has(line.one) || !this.parties.has(line.other)) continue;
      return this.keepSaying(_("The line between {one} and {other} has been removed.", this.endsOf(line)));
    }
    const line = this.lines.get(ids.find((one) => this.lines.has(one)) ?? "");
    if (!line) return;
    this.keepSaying(_("{one} and {other}: {colour}", { ...this.endsOf(line), colour: labels.LineColour[line.colour] }));
  }

  /* --- drawing ----------------------------------------------------------------------------------------------- */

  draw() {
    const { scalars } = this;
    if (!this.state.loaded) return;
    this.drawMay();
    this.read();
    show(this.root, !this.data.after || scalars[this.data.after]);
    this.drawing_.show(this.parties, this.lines, scalars.map_scale);
    show(this.empty, !this.parties.size);
    setText(this.counts, _("{parties} parties, {lines} lines", { parties: this.parties.size, lines: this.lines.size }));
    this.legend.draw(this.parties.values(), scalars.ratings_shown);
    if (this.use === "screen") lookAlong(this, scalars.map_view);
    else this.drawHands();
    this.size();
  }

  /* The rights of this person. */
  drawMay() {
    const { status, frozen_at: frozen } = this.scalars;
    const open = status !== "closed" && !frozen;
    const could = this.may.draw;
    const together = Boolean(this.connection.current()?.may_draw);
    this.may.move = this.use === "console" && open;
    this.may.draw = this.may.move || (this.use === "participant" && open && together);
    if (could && !this.may.draw && this.status.querySelector("button")) this.say(""); // nothing can be undone now
  }

  drawHands() {
    const frozen = this.use === "participant" && this.scalars.frozen_at;
    const told = _("This round has been frozen: the map stays as it is. The facilitator can open it again.");
    setText(this.frozen, frozen ? told : "");
    show(this.frozen, frozen);
    for (const form of [this.partyForm, this.lineForm]) {
      show(form.node, this.may.draw);
      form.refresh();
    }
    this.panel.refresh();
    this.toolbar.refresh();
    this.gone.refresh();
  }

  read() {
    this.parties = new Map();
    this.lines = new Map();
    for (const [key, item] of this.state.items) {
      if ("gone" in item && item.gone) continue;
      const [noun, id] = key.split(":");
      if (noun === "party") this.parties.set(id, /** @type {Party} */ (item));
      else if (noun === "line") this.lines.set(id, /** @type {Line} */ (item));
    }
    this.noted = notesPerPlace(this.connection);
    this.joined = new Map();
    for (const { one, other } of this.lines.values())
      for (const end of [one, other]) this.joined.set(end, (this.joined.get(end) ?? 0) + 1);
  }

  /* The drawing takes the room there is, in the shape of its plane. */
  size() {
    const onScreen = this.use === "screen";
    const node = this.drawing_.svg;
    const below = onScreen ? 0 : this.legend.node.offsetHeight;
    const left = innerHeight - node.getBoundingClientRect().top - below - 24;
    const room = Math.max(260, this.isLarge() || onScreen ? left : innerHeight * 0.66);
    node.style.maxHeight = `${room}px`;
    node.style.height = this.isLarge() ? `${room}px` : "";
    this.drawing_.letters.measure();
    this.drawing_.letters.later();
  }

  /* Content above the map on the screen may have taken another height. */
  tick() {
    if (this.use === "screen" && this.state.loaded) this.size();
  }

  letter() {
    return this.use === "screen" ? innerWidth / OF_THE_WIDTH : LETTERS;
  }

  turned() {
    if (this.use !== "screen") this.toolbar.along.noticeChange();
  }

  isLarge() {
    return this.root.classList.contains("large");
  }

  /** A phone that is held upright is filled: there is more of the map aside. @param {boolean} large */
  enlarge(large) {
    if (this.use === "screen") return this.size();
    this.root.classList.toggle("large", large);
    this.size();
    const { width, height } = this.drawing_.svg.getBoundingClientRect();
    this.drawing_.fit();
    if (large && height > width)
      this.drawing_.zoom(Math.min(FILLED, (height / width) * (this.style.width / this.style.height)));
  }

  /** What was clicked is not under the panel: that stands at the other side, or the map makes way. @param {string} key */
  keepInSight(key) {
    const spot = this.toolbar.view === "map" ? this.drawing_.onPage(key) : null;
    if (!spot) return;
    const { left, width } = this.asMap.getBoundingClientRect();
    this.panel.node.classList.toggle("at-left", spot.x > left + width / 2);
    if (this.underPanel(key) > 0) this.drawing_.node.scrollIntoView({ block: "start" });
    const under = this.underPanel(key);
    if (under > 0) this.drawing_.raise(under);
  }

  /** How far it lies under the panel, in pixels down from its edge. @param {string} key */
  underPanel(key) {
    const spot = this.drawing_.onPage(key);
    const { left, right, top, bottom } = this.panel.node.getBoundingClientRect();
    const under = spot && spot.x > left && spot.x < right && spot.y > top - CLEAR && spot.y < bottom;
    return under ? spot.y - top + CLEAR : 0;
  }

  /* --- what hands ask for ------------------------------------------------------------------------------------ */

  /** @param {Action} action */
  send(action) {
    return this.connection.send(action);
  }

  drawing() {
    return this.may.draw && this.toolbar.mode === "draw";
  }

  /** @param {string | null} key */
  open(key) {
    const before = this.opened;
    if (key && !before) this.cameFrom = focusedIn(this.root);
    this.opened = key;
    this.drawing_.select(key);
    this.panel.open(key);
    this.table.choose(key);
    if (key && this.opened === key) this.keepInSight(key);
    this.toolbar.along.noticeChange();
    if (key || !before) return;
    if (before.startsWith("party:") && this.toolbar.view === "map")
      return this.drawing_.focusable(before.slice(6), true);
    if (this.cameFrom?.isConnected) this.cameFrom.focus({ preventScroll: true });
  }

  /** @param {string | null} id */
  announceLine(id) {
    this.say(id ? _("Line from {name}: choose the other party. Escape stops.", { name: this.nameOnly(id) }) : "");
  }

  /** @param {string} one @param {string} other @param {LineColour} colour */
  drawLine(one, other, colour = "unknown") {
    if (this.drawing_ instanceof HandledDrawing) this.drawing_.begun = null;
    const known = this.lineBetween(one, other);
    if (known) return this.open(`line:${known.id}`);
    const key = `line:${this.send({ type: "draw_line", one_id: one, other_id: other, colour })}`;
    const stop = this.connection.subscribe(() => {
      // its colour is chosen as soon as it is there
      if (!this.state.items.has(key)) return;
      queueMicrotask(() => stop());
      this.open(key);
    });
    setTimeout(() => stop(), 3000);
  }

  /** @param {string} id @param {number} x @param {number} y */
  moveParty(id, x, y) {
    return this.send({ type: "move_party", party_id: id, x, y });
  }

  /** @param {string} id @param {LineColour} colour */
  colour(id, colour) {
    this.send({ type: "colour_line", line_id: id, colour });
  }

  /** @param {"party" | "line"} noun @param {string} id */
  remove(noun, id) {
    const name = noun === "party" ? this.nameOnly(id) : this.lineLabel(this.line(id));
    this.open(null);
    /** @type {Withdrawal} */
    const action = noun === "party" ? { type: "withdraw_party", party_id: id } : { type: "withdraw_line", line_id: id };
    this.send(action);
    const back = this.takenBack.offer(`${noun}:${id}`, { ...action, withdrawn: false });
    this.say(_("{name} has been removed.", { name }), "", back);
  }

  /** @param {string} id @param {string} into */
  merge(id, into) {
    const told = _("{name} goes on as {into}.", { name: this.nameOnly(id), into: this.nameOnly(into) });
    this.open(null);
    this.send({ type: "merge_party", party_id: id, into_id: into });
    this.say(told, "", this.takenBack.offer(`party:${id}`, { type: "unmerge_party", party_id: id }));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const [place] = event.composedPath();
    const types = place instanceof Element && /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName);
    if (types || event.ctrlKey || event.metaKey || event.altKey) return;
    const colour = COLOURS[Number(event.key) - 1];
    if (!colour || !this.opened?.startsWith("line:") || !this.may.draw) return;
    event.preventDefault();
    this.colour(this.opened.slice(5), colour);
  }

  /* --- reading -------------------------------------------------------------------------------------------------- */

  /** One that is on the map. @param {string} id */
  party(id) {
    return /** @type {Party} */ (this.parties.get(id));
  }

  /** One that is on the map, or was. @param {string} id */
  line(id) {
    return /** @type {Line} */ (this.lines.get(id) ?? this.connection.item("line", id));
  }

  /**
   * People may correct their own words, as long as the room is at that step.
   * @param {string} id
   */
  mayCorrect(id) {
    return this.may.draw && Boolean(this.state.own.own_parties?.includes(id));
  }

  /** @param {Ends} line */
  endsOf({ one, other }) {
    return { one: this.nameOnly(one), other: this.nameOnly(other) };
  }

  /** @param {string} id */
  nameOnly(id) {
    return this.parties.get(id)?.name ?? "";
  }

  /** How a line is read out. @param {Line} line */
  lineLabel(line) {
    const colour = labels.LineColour[line.colour];
    return _("Line between {one} and {other}: {colour}", { ...this.endsOf(line), colour });
  }

  /** How a party is read out. @param {string} id */
  nameOf(id) {
    const { name, domain, ring } = this.party(id);
    const label = _("{name}, {domain}, {ring}, lines: {count}", {
      name,
      domain: labels.Domain[domain],
      ring: labels.Ring[ring],
      count: this.joined.get(id) ?? 0,
    });
    const count = this.noted.get(id);
    return count ? [label, _("notes: {count}", { count })].join(", ") : label;
  }

  /** @param {string} id @returns {Item<"line">[]} */
  linesOf(id) {
    return [...this.lines]
      .filter(([, line]) => line.one === id || line.other === id)
      .map(([key, line]) => ({ ...line, id: key }));
  }

  /** @param {string} one @param {string} other */
  lineBetween(one, other) {
    return this.linesOf(one).find((line) => line.one === other || line.other === other);
  }

  /** @returns {Item<"party">[]} */
  sortedParties() {
    return [...this.parties]
      .map(([id, party]) => ({ ...party, id }))
      .sort((one, other) => one.name.localeCompare(other.name, this.language));
  }

  /** @returns {Item<"line">[]} */
  sortedLines() {
    /** @param {string} one @param {string} other */
    const compare = (one, other) => this.nameOnly(one).localeCompare(this.nameOnly(other), this.language);
    return [...this.lines]
      .map(([id, line]) => ({ ...line, id }))
      .sort((one, other) => compare(one.one, other.one) || compare(one.other, other.other));
  }
}

export default mounted(NetworkMap);
