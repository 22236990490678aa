/** @import { Theme, Values } from "kompas/theme_form.js" */
import { lookAs, looksFor } from "kompas/board_looks.js";
import { Moves } from "kompas/board_moves.js";
import { notesWith, themesWith } from "kompas/board_waiting.js";
import { Chooser } from "kompas/chooser.js";
import { Component, mounted, touches, Keeper } from "kompas/component.js";
import { button, choice, plainButton, table } from "kompas/controls.js";
import { arrange, focusedIn, html, ICONS, named, setText, show } from "kompas/page.js";
import { Drag, scrollersOf } from "kompas/drag.js";
import { shelf } from "kompas/shelf.js";
import { Suggestions } from "kompas/suggestions.js";
import { ThemeForm } from "kompas/theme_form.js";
import { _, labels, ngettext } from "kompas/words.js";

const APART = "apart";
const WIDE = "kompas:wide-board";

/**
 * @typedef {PlaceData & { on_board: NoteKind[] }} Data
 * @typedef {ReturnType<Board["newSection"]>} Section
 */

/** @extends {Component<Data>} */
export class Board extends Component {
  /** @type {Set<string>} */
  chosen = new Set();
  /** @type {Keeper<HTMLElement>} */
  cards = new Keeper();
  /** @type {Keeper<Section>} */
  sections = new Keeper();
  /** @type {Item<"theme">[]} */
  themesShown = [];
  zoom = 1;
  listed = false;
  late = false; // something came while somebody dragged
  /** The note that one comes back to with Tab. @type {string | undefined} */
  last;
  themes = html.div({ class: "themes scrolls" });
  tray = html.div({ class: "tray scrolls" });
  area = html.div({ class: "area" }, this.tray, this.themes);
  end = html.div();
  form = new ThemeForm(
    (values, about) => this.save(values, about),
    () => this.themesNow().map((theme) => theme.colour),
  );
  moves = new Moves(this);
  proposals = new Suggestions({
    fetch: () => this.connection.ask(`suggestions?kinds=${this.data.on_board.join()}`),
    apart: () => new Map(this.notes().flatMap((note) => (note.theme ? [] : [[note.id, note]]))),
    take: (proposed) => this.moves.take(proposed),
    say: (text, mood) => this.say(text, mood),
  });
  maker = button(_("New theme"), () => this.form.open({}));
  mover = new Chooser((target) => this.moveTo(target));
  many = html.span({ class: "muted" });
  clear = plainButton(_("Choose none"), () => this.choose([]));
  suggest = button(_("Suggest themes"), () => this.proposals.ask());
  widener = button(_("Large"), () => this.widen(!this.wide), { "aria-pressed": "false" });
  menu = new Chooser((value) => this.chooses[value]?.());

  /** @param {Data} data */
  static builtFor(data) {
    return data.on_board;
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { root } = this;
    const bar = html.div(
      { class: "bar" },
      this.maker,
      this.mover.node,
      this.suggest,
      this.many,
      this.clear,
      this.use === "console" ? this.widener : null,
      this.menu.node,
      this.status,
    );
    this.bar = bar;
    show(bar, false); // until it is known what there is
    const help = _(
      "Arrow keys go from note to note, the space bar chooses, M moves what is chosen, N makes a theme of it.",
    );
    this.pager = this.pages(
      () => this.looks().length,
      (look) => this.look(look),
    );
    const last = this.pager?.bar ?? html.p({ class: "muted", text: help });
    root.replaceChildren(bar, this.form.node, this.proposals.node, this.area, this.end, last);
    this.drag = this.pager ? null : this.dragging();
    if (this.drag) root.onkeydown = (event) => this.press(event);
    if (this.use !== "console") return;
    this.widen(shelf.get(WIDE) === "yes");
    this.until(() => document.documentElement.removeAttribute("data-wide"));
  }

  get arranges() {
    return this.use !== "screen" && this.scalars.status === "running";
  }

  dragging() {
    return new Drag(this.root, {
      handle: (event) => this.grab(event),
      places: () => this.sections.all.map(([, section]) => section.node),
      drop: (ids, place) => this.move(ids, place.dataset.theme ?? APART),
      scrollers: () => [this.tray, this.themes, ...scrollersOf(this.root)],
      label: (count) => _("{count} notes", { count }),
      after: () => this.late && this.drawAll(),
    });
  }

  /** What is needed now and then, behind one button. @type {Record<string, () => unknown>} */
  chooses = {
    list: () => this.toggleList(),
    smaller: () => this.scale(1 / 1.15),
    larger: () => this.scale(1.15),
  };

  /** @param {number} by */
  scale(by) {
    this.zoom = Math.min(1.6, Math.max(0.5, this.zoom * by));
    this.area.style.zoom = String(this.zoom);
  }

  toggleList() {
    this.listed = !this.listed;
    this.draw();
  }

  get wide() {
    return document.documentElement.hasAttribute("data-wide");
  }

  /** The whole width of the console, or what it shows beside it too. @param {boolean} wide */
  widen(wide) {
    document.documentElement.toggleAttribute("data-wide", wide);
    shelf.set(WIDE, wide ? "yes" : "no");
    this.widener.setAttribute("aria-pressed", String(wide));
  }

  /** @param {Change} change */
  hear(change) {
    const { refused, code } = change;
    if (change.presence || (change.mine && this.use !== "participant")) return;
    if (refused && /theme|place_notes/.test(refused.type)) this.refusal(change);
    const undone = refused?.type === "edit_theme" && typeof refused.seen_colour === "number";
    if (refused?.type === "edit_theme" && code === "conflict" && !undone) this.nameAgain(refused, change.message);
    if (!touches(change, ["note", "theme", "step"], ["status"])) return;
    if (this.drag?.held) this.late = true;
    else this.drawAll();
  }

  drawAll() {
    this.draw();
    this.proposals.renew();
  }

  notes() {
    const lies = this.connection
      .inOrder("note")
      .filter((note) => this.data.on_board.includes(note.kind) && !note.parked && !(note.hidden && !note.text));
    return notesWith(lies, this.connection.waiting());
  }

  /* The themes there are, with those that I just made. */
  themesNow() {
    return themesWith(this.connection.inOrder("theme"), this.connection.waiting());
  }

  /* --- drawing --------------------------------------------------------------------------------------------- */

  draw() {
    if (!this.state.loaded) return;
    this.late = false;
    const notes = this.notes();
    const themes = this.themesNow();
    const known = new Set(notes.map((note) => note.id));
    for (const id of this.chosen) if (!known.has(id)) this.chosen.delete(id);
    this.themesShown = themes;
    this.root.classList.toggle("closed", !this.arranges);
    this.drawBar(themes);
    show(this.bar, true);
    if (this.listed) this.drawList(notes, themes);
    else this.drawBoard(notes, themes);
  }

  /** @param {Note[]} notes @param {Item<"theme">[]} themes */
  drawBoard(notes, themes) {
    const there = new Set(themes.map((theme) => theme.id));
    const apart = notes.filter((note) => !note.theme || !there.has(note.theme));
    this.sections.keep([APART, ...there]);
    const hasTray = apart.length > 0 || !themes.length || this.arranges;
    const tray = hasTray ? [this.section(null, apart, notes.length)] : [];
    const sections = themes.map((theme) =>
      this.section(
        theme,
        notes.filter((note) => note.theme === theme.id),
        notes.length,
      ),
    );
    arrange(this.area, [this.tray, this.themes]);
    arrange(this.tray, tray);
    arrange(this.themes, sections);
    this.area.classList.toggle("beside", hasTray && sections.length > 0);
    this.pager?.lay([]);
  }

  /* --- on the projector ------------------------------------------------------------------------------------ */

  /** Looks like this; gives what has to fit on the page. The last has to do. @param {number} number */
  look(number) {
    const looks = this.looks();
    lookAs(this.area, this.laid(), looks[Math.min(number, looks.length - 1)]);
    return [number < looks.length - 1 ? [this.area, this.end] : [this.area]];
  }

  looks() {
    return looksFor(this.laid().map(({ list }) => list.childElementCount));
  }

  laid() {
    return this.sections.all.flatMap(([, section]) => (section.node.isConnected ? [section] : []));
  }

  /* --- the parts ------------------------------------------------------------------------------------------- */

  /** @param {Item<"theme"> | null} theme @param {string} id */
  newSection(theme, id) {
    const name = html.h3({ dir: "auto" });
    const count = html.span({ class: "muted" });
    const look = html.div({ class: "look" });
    const tools = html.div({ class: "tools" });
    const list = html.div({ class: "notes", role: "listbox", "aria-multiselectable": "true" });
    const none = html.p({ class: "muted" });
    const more = html.p({ class: "muted" });
    const node = html.section(
      { class: `theme${theme ? "" : " apart"}`, "data-theme": id },
      html.header(
        theme ? look : null,
        html.div({ class: "head" }, name, count, theme && this.use !== "screen" ? tools : null),
      ),
      none,
      list,
      more,
    );
    return { name, count, look, tools, list, none, more, node };
  }

  /** @param {Item<"theme"> | null} theme @param {Note[]} notes @param {number} all how many there are on the board */
  section(theme, notes, all) {
    const id = theme?.id ?? APART;
    const section = this.sections.part(id, () => this.newSection(theme, id));
    const name = theme?.name ?? _("Not in a theme yet");
    setText(section.name, name);
    setText(section.count, ngettext("1 note", "{count} notes", notes.length));
    section.list.setAttribute("aria-label", name);
    const empty = notes.length ? "" : this.emptyText(theme, all);
    setText(section.none, empty);
    show(section.none, empty);
    show(section.list, notes.length);
    if (theme) {
      section.look.className = `look look-${theme.colour}`;
      this.drawTools(section.tools, theme);
    }
    const focusable = notes.find((note) => note.id === this.last) ?? notes[0];
    arrange(
      section.list,
      notes.map((note) => this.card(note, note === focusable)),
    );
    return section.node;
  }

  /** @param {Item<"theme"> | null} theme @param {number} all */
  emptyText(theme, all) {
    if (theme) return this.arranges ? _("Drag notes here, or choose notes and move them.") : "";
    return all ? _("Every note lies in a theme.") : _("There are no notes to arrange yet.");
  }

  /** @param {Note} note @param {boolean} focusable */
  card(note, focusable) {
    const card = this.cards.part(note.id, () =>
      html.div(
        { role: "option", "data-id": note.id, onClick: () => this.toggle(note.id) },
        html.span({ class: "grip", "aria-hidden": "true", text: ICONS[note.kind] }),
        html.span({ class: "text", dir: "auto" }),
      ),
    );
    card.className = `note kind-${note.kind}`;
    card.tabIndex = focusable ? 0 : -1;
    setText(card.children[1], note.text);
    card.setAttribute("aria-selected", String(this.chosen.has(note.id)));
    card.setAttribute("aria-label", `${labels.NoteKind[note.kind]}: ${note.text}`);
    return card;
  }

  /** @param {HTMLElement} tools @param {Item<"theme">} theme */
  drawTools(tools, theme) {
    const others = this.themesShown.filter((other) => other.id !== theme.id);
    const names = named(others);
    const wanted = JSON.stringify([theme.name, theme.colour, this.arranges, names]);
    if (tools.dataset.shown === wanted) return;
    tools.dataset.shown = wanted;
    if (!this.arranges) return tools.replaceChildren();
    const menu = new Chooser((value) => this.change(theme, value), { over: true });
    /** @type {[string, string][]} */
    const joins = names.map(([id, name]) => [id, _("Join with “{name}”", { name })]);
    menu.offer("…", [["change", _("Change")], ["remove", _("Remove")], ...joins], `${_("More")}: ${theme.name}`);
    tools.replaceChildren(menu.node);
  }

  /** @param {Item<"theme">} theme @param {string} what to change, to remove, or the theme to join it with */
  change(theme, what) {
    const into = this.themesNow().find((other) => other.id === what);
    if (what === "change") this.form.open(theme);
    else if (what === "remove") this.moves.remove(theme);
    else if (into) this.moves.merge(theme, into);
    this.draw();
  }

  /** @param {Item<"theme">[]} themes */
  drawBar(themes) {
    const count = this.chosen.size;
    for (const node of [this.maker, this.suggest]) show(node, this.arranges);
    show(this.mover.node, this.arranges && count);
    setText(this.maker, count ? _("New theme with {count}", { count }) : _("New theme"));
    setText(this.many, count ? _("{count} chosen", { count }) : "");
    show(this.clear, count);
    this.mover.offer(count ? _("Move {count} to…", { count }) : _("Move to…"), [
      ...named(themes),
      [APART, _("Not in a theme yet")],
    ]);
    this.menu.offer(
      "…",
      [
        ["list", this.listed ? _("As a board") : _("As a list")],
        ["smaller", _("Smaller")],
        ["larger", _("Larger")],
      ],
      _("More"),
    );
  }

  /**
   * The same board as a table: a theme to choose beside every note.
   * @param {Note[]} notes @param {Item<"theme">[]} themes
   */
  drawList(notes, themes) {
    const focused = focusedIn(this.root)?.dataset.note;
    const order = new Map(themes.map((theme, index) => [theme.id, index]));
    /** @param {Note} note */
    const place = (note) => order.get(note.theme ?? "") ?? -1;
    const selects = new Map(notes.map((note) => [note.id, this.themeChoice(note, themes)]));
    const rows = notes
      .toSorted((one, other) => place(one) - place(other))
      .map((note) =>
        html.tr(
          html.td({ dir: "auto", text: note.text }),
          html.td({ text: labels.NoteKind[note.kind] }),
          html.td(selects.get(note.id)),
        ),
      );
    arrange(this.area, [table([_("Note"), _("Kind"), _("Theme")], rows)]);
    this.area.classList.remove("beside");
    if (focused) selects.get(focused)?.focus();
  }

  /** @param {Note} note @param {Item<"theme">[]} themes */
  themeChoice(note, themes) {
    const properties = {
      "aria-label": `${_("Theme")}: ${note.text.slice(0, 60)}`,
      "data-note": note.id,
      disabled: !this.arranges,
      onChange: () => this.move([note.id], select.value),
    };
    const lies = themes.some((theme) => theme.id === note.theme) ? note.theme : APART;
    /** @type {Choice<string>} */
    const select = choice(properties, [[APART, _("Not in a theme yet")], ...named(themes)], lies);
    return select;
  }

  /* --- choosing and moving --------------------------------------------------------------------------------- */

  /** @param {PointerEvent} event */
  grab(event) {
    const card = cardOf(event);
    if (!card || !this.arranges) return null;
    // a finger on the grip drags at once; on the rest of the card it scrolls, or drags after a rest
    const grip = event.composedPath().some((node) => node instanceof Element && node.classList.contains("grip"));
    const rests = event.pointerType === "touch" && !grip;
    const { id = "" } = card.dataset;
    return { card, ids: this.chosen.has(id) ? [...this.chosen] : [id], rests };
  }

  /** @param {string} id */
  toggle(id) {
    if (!this.arranges) return;
    this.last = id;
    if (!this.chosen.delete(id)) this.chosen.add(id);
    this.draw();
  }

  /** @param {string[]} ids */
  choose(ids) {
    this.chosen = new Set(ids);
    this.draw();
  }

  sayChoose() {
    this.say(_("Choose notes first: click them, or press the space bar."));
  }

  /** @param {string} target */
  moveTo(target) {
    if (!this.chosen.size) return this.sayChoose();
    this.move([...this.chosen], target);
  }

  /** @param {string[]} ids @param {string} target */
  move(ids, target) {
    this.chosen.clear();
    this.moves.place(ids, target === APART ? null : target);
    this.draw();
  }

  /** @param {Values} values @param {Theme} about */
  save(values, about) {
    const { id, name = "", colour = 0 } = about;
    if (id) this.moves.edit({ id, name, colour }, values);
    else {
      this.moves.make(values, [...this.chosen]);
      this.chosen.clear();
    }
    this.draw();
    this.maker.focus();
  }

  /**
   * Two gave a name at once: the later one is told, and keeps what was typed.
   * @param {SentAction<"edit_theme">} action
   */
  nameAgain(action, message = "") {
    const now = this.connection.item("theme", action.theme_id);
    if (now) this.form.open(now, action, message);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const card = cardOf(event);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const toggle = () => this.toggle(card.dataset.id ?? "");
    const [on, back] = [() => this.step(card, 1), () => this.step(card, -1)];
    /** @type {Record<string, () => void>} */
    const keys = {
      " ": toggle,
      Enter: toggle,
      ArrowDown: on,
      ArrowRight: on,
      ArrowUp: back,
      ArrowLeft: back,
      m: () => (this.chosen.size ? this.mover.open() : this.sayChoose()),
      n: () => this.arranges && this.form.open({}),
      Escape: () => this.choose([]),
    };
    const run = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  /** @param {HTMLElement} card @param {number} by */
  step(card, by) {
    const next = by > 0 ? card.nextElementSibling : card.previousElementSibling;
    if (!(next instanceof HTMLElement)) return;
    card.tabIndex = -1;
    next.tabIndex = 0;
    this.last = next.dataset.id;
    next.focus();
  }
}

/** The card that an event is about. @param {Event} event */
const cardOf = (event) =>
  /** @type {HTMLElement | undefined} */ (
    event.composedPath().find((node) => node instanceof HTMLElement && node.dataset.id)
  );

export default mounted(Board);
