import { Component, element, fill, mounted, setText } from "kompas/component.js";
import { notesPerPlace } from "kompas/map_about.js";
import { Drawing } from "kompas/map_drawing.js";
import { LineForm, PartyForm } from "kompas/map_forms.js";
import { Gone } from "kompas/map_gone.js";
import { HandledDrawing } from "kompas/map_hands.js";
import { Panel } from "kompas/map_panel.js";
import { lookAlong } from "kompas/map_shown.js";
import { Table } from "kompas/map_table.js";
import { Legend, Toolbar } from "kompas/map_toolbar.js";

const TOLD = ["step", "status", "map_scale", "activity", "frozen_at", "map_view", "ratings_shown"]; // values it looks different for
const LETTERS = 11.5; // how large a name should be, in pixels; on the projector it goes with the width
const OF_THE_WIDTH = 88;
const TOGETHER = ["parties", "map", "figures", "reflect"]; // while the room is at such a step, everybody may draw
const COLOURS = ["strong", "could_be_better", "hardly", "unknown", "not_needed"];

class NetworkMap extends Component {
  constructor(root) {
    super(root);
    this.may = { move: false, draw: false };
    this.removedHere = new Set();
  }

  get style() {
    return this.data.style;
  }

  builtFor(data) {
    return data.starters.length;
  }

  build() {
    const { words } = this;
    const resized = () => this.size();
    addEventListener("resize", resized);
    document.addEventListener("fullscreenchange", resized);
    this.until(() => {
      removeEventListener("resize", resized);
      document.removeEventListener("fullscreenchange", resized);
    });
    this.status = element("p", { class: "status", role: "status" });
    this.counts = element("p", { class: "muted counts" });
    this.empty = element("p", { class: "muted empty", text: words.empty });
    this.drawing_ = new (this.use === "screen" ? Drawing : HandledDrawing)(this, this.style, words);
    this.legend = new Legend(this);
    this.opened = null;
    if (this.use === "screen")
      return this.root.replaceChildren(
        element("div", { class: "sheet" }, this.drawing_.node, this.empty),
        this.legend.node,
        this.counts,
      );
    this.frozen = element("p", { class: "frozen hidden", role: "status" });
    this.toolbar = new Toolbar(this);
    this.panel = new Panel(this);
    this.table = new Table(this);
    this.gone = new Gone(this);
    this.forms = [new PartyForm(this, this.data.starters), new LineForm(this)];
    this.forms[0].node.open = this.data.starters.length > 0 && this.use === "participant";
    this.help = element("p", { class: "visually-hidden", id: "help", text: words.help });
    this.drawing_.svg.setAttribute("aria-describedby", "help");
    this.asMap = element("div", { class: "asmap" }, this.drawing_.node, this.empty, this.legend.node);
    this.body = element(
      "div",
      { class: "body" },
      element("div", { class: "main" }, this.asMap, this.table.node),
      this.panel.node,
    );
    this.root.onkeydown = (event) => this.pressed(event);
    this.root.replaceChildren(
      this.toolbar.node,
      this.frozen,
      this.status,
      this.help,
      element("div", { class: "adding" }, ...this.forms.map((form) => form.node)),
      this.body,
      this.counts,
      this.gone.node,
    );
    this.toolbar.look(this.use === "participant" && innerWidth < 600 ? "table" : "map");
  }

  /* --- what is heard --------------------------------------------------------------------------------------- */

  hear(change) {
    if (change.presence) return;
    const type = (change.applied ?? change.refused)?.type;
    if (type === "move_party") this.settle(change.applied ?? change.refused, change.applied ? 250 : 0);
    if (change.refused && this.panel) this.refusal(change);
    if (change.outbox) return this.tellWaiting();
    if (
      change.keys &&
      ![...change.keys].some((key) => /^(party|line|note|agreement|step)/.test(key)) &&
      !TOLD.some((name) => name in change.scalars)
    )
      return;
    const before = this.lines;
    this.draw();
    if (change.keys) this.announce(change.keys, before);
  }

  /* What was put down is where the server says, as soon as that has come in. */
  settle({ id, party_id: party }, delay) {
    setTimeout(() => {
      if (this.drawing_.held.get(party)?.action === id) this.drawing_.release(party);
    }, delay);
  }

  tellWaiting() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      const waiting = this.connection.waiting().some((action) => /party|line|map/.test(action.type));
      if (waiting) this.keepSaying(this.words.kept);
      else if (this.status.textContent === this.words.kept) this.say("");
    }, 900);
  }

  announce(keys, before) {
    if (this.use === "screen") return;
    const ids = [...keys]
      .filter((one) => one.startsWith("line:"))
      .map((one) => one.slice(5))
      .reverse();
    const removed = ids.find(
      (id) =>
        before?.has(id) &&
        !this.lines.has(id) &&
        !this.removedHere.delete(id) &&
        this.parties.has(before.get(id).one) &&
        this.parties.has(before.get(id).other),
    );
    if (removed) return this.keepSaying(fill(this.words.line_removed, this.endsOf(before.get(removed))));
    const id = ids.find((one) => this.lines.has(one));
    if (!id) return;
    const line = this.line(id);
    this.keepSaying(fill(this.words.coloured, { ...this.endsOf(line), colour: this.words.colours[line.colour] }));
  }

  /* --- drawing ----------------------------------------------------------------------------------------------- */

  draw() {
    const { state } = this.connection;
    if (!state.loaded) return;
    const current = this.connection.current();
    const open = state.scalars.status !== "closed" && !state.scalars.frozen_at;
    this.may.move = this.use === "console" && open;
    const could = this.may.draw;
    this.may.draw = this.may.move || (this.use === "participant" && open && TOGETHER.includes(current?.activity));
    if (could && !this.may.draw && this.status.querySelector("button")) this.say(""); // nothing can be undone now
    this.root.classList.toggle("hidden", Boolean(this.data.after && !state.scalars[this.data.after]));
    this.read();
    this.drawing_.show(this.parties, this.lines, state.scalars.map_scale);
    this.empty.classList.toggle("hidden", this.parties.size > 0);
    setText(this.counts, fill(this.words.counts, { parties: this.parties.size, lines: this.lines.size }));
    this.legend.draw([...this.parties.values()], state.scalars.ratings_shown);
    if (this.use === "screen") {
      this.size();
      return lookAlong(this, state.scalars.map_view);
    }
    const told = this.use === "participant" && state.scalars.frozen_at ? this.words.frozen : "";
    setText(this.frozen, told);
    this.frozen.classList.toggle("hidden", !told);
    for (const form of this.forms) {
      form.node.classList.toggle("hidden", !this.may.draw);
      form.refresh();
    }
    this.panel.refresh();
    this.toolbar.refresh();
    this.gone.refresh();
    this.size();
  }

  read() {
    this.parties = new Map();
    this.lines = new Map();
    this.joined = new Map(); // how many lines a party has
    for (const [key, item] of this.connection.state.items) {
      if (key.startsWith("party:") && !item.gone) this.parties.set(key.slice(6), item);
      else if (key.startsWith("line:") && !item.gone) this.lines.set(key.slice(5), item);
    }
    this.noted = notesPerPlace(this.connection);
    for (const { one, other } of this.lines.values())
      for (const end of [one, other]) this.joined.set(end, (this.joined.get(end) ?? 0) + 1);
  }

  /* The drawing takes the room there is, in the shape of its plane. */
  size() {
    const node = this.drawing_.svg;
    const top = node.getBoundingClientRect().top;
    const room =
      this.isLarge() || this.use === "screen"
        ? innerHeight - top - (this.use === "screen" ? 0 : this.legend.node.offsetHeight) - 24
        : innerHeight * 0.66;
    node.style.maxHeight = `${Math.max(260, room)}px`;
    this.drawing_.letters.measure();
    this.drawing_.letters.later();
  }

  /* What stands above the map on the screen may have taken another height. */
  tick() {
    if (this.use === "screen" && this.connection.state.loaded) this.size();
  }

  letter() {
    return this.use === "screen" ? innerWidth / OF_THE_WIDTH : LETTERS;
  }

  turned() {
    this.toolbar?.along.changed();
  }

  isLarge() {
    return Boolean(document.fullscreenElement);
  }

  /* --- what hands ask for ------------------------------------------------------------------------------------ */

  send(action) {
    return this.connection.send(action);
  }

  drawing() {
    return this.may.draw && this.toolbar.mode === "draw";
  }

  open(key) {
    const before = this.opened;
    if (key && !before) this.cameFrom = this.root.getRootNode().activeElement;
    this.opened = key;
    this.drawing_.select(key);
    this.panel.open(key);
    this.table.choose(key);
    this.toolbar.along.changed();
    if (key || !before) return;
    if (before.startsWith("party:") && this.toolbar.view === "map")
      return this.drawing_.focusable(before.slice(6), true);
    if (this.cameFrom?.isConnected) this.cameFrom.focus({ preventScroll: true });
  }

  begun(id) {
    this.say(id ? fill(this.words.draw_from, { name: this.nameOnly(id) }) : "");
  }

  drawn(one, other, colour = "unknown") {
    this.drawing_.begun = null;
    const known = this.lineBetween(one, other);
    const id = known?.id ?? this.send({ type: "draw_line", one_id: one, other_id: other, colour });
    if (known) return this.open(`line:${known.id}`);
    const stop = this.connection.subscribe(() => {
      // its colour is chosen as soon as it is there
      if (!this.connection.state.items.has(`line:${id}`)) return;
      queueMicrotask(() => stop());
      this.open(`line:${id}`);
    });
    setTimeout(() => stop(), 3000);
  }

  moved(id, x, y) {
    return this.send({ type: "move_party", party_id: id, x, y });
  }

  colour(id, colour) {
    this.send({ type: "colour_line", line_id: id, colour });
  }

  remove(noun, id) {
    const name = noun === "party" ? this.nameOnly(id) : this.nameOf(id, "line");
    if (noun === "line") this.removedHere.add(id);
    const action = { type: `withdraw_${noun}`, [`${noun}_id`]: id };
    this.open(null);
    this.send(action);
    this.say(fill(this.words.removed, { name }), "", () => this.send({ ...action, withdrawn: false }));
  }

  merge(id, into) {
    const told = fill(this.words.merged, { name: this.nameOnly(id), into: this.nameOnly(into) });
    this.open(null);
    this.send({ type: "merge_party", party_id: id, into_id: into });
    this.say(told, "", () => this.send({ type: "unmerge_party", party_id: id }));
  }

  pressed(event) {
    if (
      /^(INPUT|TEXTAREA|SELECT)$/.test(event.composedPath()[0].tagName) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const colour = COLOURS[Number(event.key) - 1];
    if (!colour || !this.opened?.startsWith("line:") || !this.may.draw) return;
    event.preventDefault();
    this.colour(this.opened.slice(5), colour);
  }

  /* --- reading -------------------------------------------------------------------------------------------------- */

  party(id) {
    return this.parties.get(id);
  }

  line(id) {
    return this.lines.get(id) ?? this.connection.state.items.get(`line:${id}`);
  }

  /* What somebody typed themselves may be set right by them, as long as the room is at that step. */
  mayCorrect(id) {
    return this.may.draw && Boolean(this.connection.state.own.own_parties?.includes(id));
  }

  endsOf({ one, other }) {
    return { one: this.nameOnly(one), other: this.nameOnly(other) };
  }

  nameOnly(id) {
    return this.parties.get(id)?.name ?? "";
  }

  nameOf(id, noun = "party") {
    const { words } = this;
    if (noun === "line") {
      const line = this.line(id);
      return fill(words.line_label, { ...this.endsOf(line), colour: words.colours[line.colour] });
    }
    const party = this.parties.get(id);
    const label = fill(words.party_label, {
      name: party.name,
      domain: words.domains[party.domain],
      ring: words.rings[party.ring],
      count: this.joined.get(id) ?? 0,
    });
    return this.noted.has(id) ? `${label}, ${fill(words.noted, { count: this.noted.get(id) })}` : label;
  }

  linesOf(id) {
    return [...this.lines]
      .filter(([, line]) => line.one === id || line.other === id)
      .map(([key, line]) => ({ ...line, id: key }));
  }

  lineBetween(one, other) {
    return this.linesOf(one).find((line) => line.one === other || line.other === other);
  }

  sortedParties() {
    return [...this.parties]
      .map(([id, party]) => ({ ...party, id }))
      .sort((one, other) => one.name.localeCompare(other.name, this.language));
  }

  sortedLines() {
    return [...this.lines]
      .map(([id, line]) => ({ ...line, id }))
      .sort(
        (one, other) =>
          this.nameOnly(one.one).localeCompare(this.nameOnly(other.one), this.language) ||
          this.nameOnly(one.other).localeCompare(this.nameOnly(other.other), this.language),
      );
  }
}

export default mounted(NetworkMap);
