import { arrange, Component, element, fill, ICONS, mounted, setText } from "kompas/component.js";
import { Moves } from "kompas/board_moves.js";
import { Chooser } from "kompas/chooser.js";
import { Drag } from "kompas/drag.js";
import { Suggestions } from "kompas/suggestions.js";
import { ThemeForm } from "kompas/theme_form.js";

const APART = "apart";
const ON_SCREEN = 8; // of one theme: more would not be read from the back of the room

class Board extends Component {
  constructor(root) {
    super(root);
    this.chosen = new Set();
    this.cards = new Map();
    this.sections = new Map();
    this.zoom = 1;
    this.listed = false;
  }

  builtFor(data) {
    return data.on_board;
  }

  get arranges() {
    return this.use !== "screen" && this.connection.state.scalars.status === "running";
  }

  build() {
    const { words } = this;
    this.kinds = this.data.on_board.join();
    this.onBoard = new Set(this.data.on_board);
    this.cards.clear();
    this.sections.clear();
    this.status = element("p", { class: "status", role: "status" });
    this.themes = element("div", { class: "themes" });
    this.tray = element("div", { class: "tray" });
    this.area = element("div", { class: "area" }, this.tray, this.themes);
    this.form = new ThemeForm(words, (values, about) => this.save(values, about));
    this.moves = new Moves(this);
    this.proposals = new Suggestions(words, {
      fetch: () => this.connection.ask(`suggestions?kinds=${this.kinds}`).then((answer) => answer?.suggestions),
      apart: () =>
        new Map(
          this.notes()
            .filter((note) => !note.theme)
            .map((note) => [note.id, note]),
        ),
      take: (proposed) => this.moves.take(proposed),
      say: (text, mood) => this.say(text, mood),
    });
    this.root.replaceChildren(this.bar(), this.form.node, this.status, this.proposals.node, this.area);
    this.pager = this.pages();
    if (this.pager) return this.root.append(this.pager.bar);
    this.root.append(element("p", { class: "muted", text: words.how }));
    this.root.onkeydown = (event) => this.press(event);
    this.drag ??= new Drag(this.root, {
      handle: (event) => this.grab(event),
      places: () => [...this.sections.values()].map((section) => section.node),
      drop: (ids, place) => this.move(ids, place.dataset.theme),
      scroller: () => document.querySelector('[data-testid="stMain"]'),
      label: (count) => fill(words.together, { count }),
    });
    this.drag.after = () => {
      if (this.late) {
        this.draw();
        this.proposals.renew();
      }
    };
  }

  bar() {
    const { words } = this;
    const button = (text, run, more = {}) => element("button", { type: "button", text, onClick: run, ...more });
    this.maker = button(words.new, () => this.form.open({}));
    this.mover = new Chooser((target) => this.moveTo(target));
    this.many = element("span", { class: "muted" });
    this.clear = button(words.choose_none, () => this.choose([]), { class: "plain" });
    this.suggest = button(words.suggest, () => this.proposals.ask());
    this.lister = button(
      words.as_list,
      () => {
        this.listed = !this.listed;
        this.draw();
      },
      { "aria-pressed": "false" },
    );
    const zoom = (sign, label, by) =>
      button(
        sign,
        () => {
          this.zoom = Math.min(1.6, Math.max(0.5, this.zoom * by));
          this.area.style.zoom = String(this.zoom);
        },
        { "aria-label": label, title: label },
      );
    return element(
      "div",
      { class: "bar" },
      this.maker,
      this.mover.node,
      this.suggest,
      this.many,
      this.clear,
      this.lister,
      element("span", { class: "zoom" }, zoom("−", words.smaller, 1 / 1.15), zoom("+", words.larger, 1.15)),
    );
  }

  hear(change) {
    if (change.presence || (change.mine && this.use !== "participant")) return;
    if (change.refused?.type?.match(/theme|place_notes/)) this.refusal(change);
    if (change.refused?.type === "edit_theme" && change.code === "conflict") this.nameAgain(change);
    const about = (key) => /^(note|theme|step):/.test(key);
    if (change.keys && ![...change.keys].some(about) && !("status" in change.scalars)) return;
    if (this.drag?.held) {
      this.late = true;
      return;
    }
    this.draw();
    this.proposals.renew();
  }

  /* --- what lies where, with what is still on its way counted in ------------------------------------------- */

  notes() {
    const waiting = new Map();
    const gone = new Set();
    const joined = new Map();
    for (const action of this.connection.waiting()) {
      if (action.type === "place_notes" || action.type === "make_theme")
        for (const id of action.note_ids) waiting.set(id, action.type === "make_theme" ? action.id : action.theme_id);
      if (action.type === "withdraw_theme" && action.withdrawn !== false) gone.add(action.theme_id);
      if (action.type === "merge_themes") joined.set(action.from_id, action.theme_id);
    }
    return this.connection
      .list("note")
      .filter((note) => this.onBoard.has(note.kind) && !note.parked && !(note.hidden && !note.text))
      .map((note) => ({ ...note, theme: waiting.has(note.id) ? waiting.get(note.id) : (note.theme ?? null) }))
      .map((note) => (joined.has(note.theme) ? { ...note, theme: joined.get(note.theme) } : note))
      .map((note) => (gone.has(note.theme) ? { ...note, theme: null } : note))
      .sort((one, other) => one.order - other.order);
  }

  themesNow() {
    const themes = new Map(this.connection.list("theme").map((theme) => [theme.id, theme]));
    for (const action of this.connection.waiting()) {
      if (action.type === "make_theme" && !themes.has(action.id)) themes.set(action.id, { ...action, order: Infinity });
      if (action.type === "edit_theme" && themes.has(action.theme_id))
        Object.assign(themes.get(action.theme_id), { name: action.name, colour: action.colour });
      if (action.type === "withdraw_theme" && action.withdrawn !== false) themes.delete(action.theme_id);
      if (action.type === "merge_themes") themes.delete(action.from_id);
    }
    return [...themes.values()].sort((one, other) => one.order - other.order);
  }

  /* --- drawing --------------------------------------------------------------------------------------------- */

  draw() {
    if (!this.connection.state.loaded) return;
    this.late = false;
    const notes = this.notes();
    const themes = this.themesNow();
    const known = new Set(notes.map((note) => note.id));
    for (const id of this.chosen) if (!known.has(id)) this.chosen.delete(id);
    this.themesShown = themes;
    this.root.classList.toggle("closed", !this.arranges);
    this.drawBar(themes);
    if (this.listed) return this.drawList(notes, themes);
    const lies = new Map(themes.map((theme) => [theme.id, []]));
    const apart = [];
    for (const note of notes) (lies.get(note.theme) ?? apart).push(note);
    for (const id of [...this.sections.keys()]) if (id !== APART && !lies.has(id)) this.sections.delete(id);
    const tray = apart.length || !themes.length || this.arranges ? [this.section(null, apart, notes.length)] : [];
    const sections = themes.map((theme) => this.section(theme, lies.get(theme.id)));
    arrange(this.area, [this.tray, this.themes]);
    arrange(this.tray, tray);
    arrange(this.themes, sections);
    this.area.classList.toggle("beside", Boolean(tray.length && sections.length));
    this.pager?.lay([sections, [...(this.sections.get(APART)?.list.children ?? [])]]);
  }

  section(theme, notes, all = 0) {
    const { words } = this;
    const id = theme?.id ?? APART;
    let section = this.sections.get(id);
    if (!section) {
      section = {
        name: element("h3", { dir: "auto" }),
        count: element("span", { class: "muted" }),
        look: element("div", { class: "look" }),
        tools: element("div", { class: "tools" }),
      };
      section.list = element("div", { class: "notes", role: "listbox", "aria-multiselectable": "true" });
      section.none = element("p", { class: "muted" });
      section.more = element("p", { class: "muted" });
      section.node = element(
        "section",
        { class: `theme${theme ? "" : " apart"}`, "data-theme": id },
        element(
          "header",
          {},
          theme ? section.look : null,
          element("div", { class: "head" }, section.name, section.count),
          theme && this.use !== "screen" ? section.tools : null,
        ),
        section.none,
        section.list,
        section.more,
      );
      this.sections.set(id, section);
    }
    const name = theme?.name ?? words.apart;
    setText(section.name, name);
    setText(section.count, notes.length === 1 ? words.one_note : fill(words.notes, { count: notes.length }));
    section.list.setAttribute("aria-label", name);
    setText(
      section.none,
      notes.length ? "" : theme ? (this.arranges ? words.empty_theme : "") : all ? words.nothing_apart : words.no_notes,
    );
    section.none.classList.toggle("hidden", !section.none.textContent);
    section.list.classList.toggle("hidden", !notes.length);
    if (theme) {
      section.look.className = `look look-${theme.colour}`;
      this.drawTools(section, theme);
    }
    const shown = theme && this.use === "screen" ? notes.slice(0, ON_SCREEN) : notes;
    arrange(
      section.list,
      shown.map((note) => this.card(note)),
    );
    setText(section.more, notes.length > shown.length ? fill(words.more, { count: notes.length - shown.length }) : "");
    const focusable = notes.find((note) => note.id === this.last) ?? notes[0];
    for (const note of shown) this.cards.get(note.id).tabIndex = note === focusable ? 0 : -1;
    return section.node;
  }

  card(note) {
    let card = this.cards.get(note.id);
    if (!card) {
      card = element(
        "div",
        { role: "option", "data-id": note.id },
        element("span", { class: "grip", "aria-hidden": "true", text: ICONS[note.kind] }),
        element("span", { class: "text", dir: "auto" }),
      );
      card.onclick = () => this.toggle(note.id);
      this.cards.set(note.id, card);
    }
    card.className = `note kind-${note.kind}`;
    setText(card.lastChild, note.text);
    card.setAttribute("aria-selected", String(this.chosen.has(note.id)));
    card.setAttribute("aria-label", `${this.words.kinds[note.kind]}: ${note.text}`);
    return card;
  }

  drawTools(section, theme) {
    const { words } = this;
    const others = this.themesShown.filter((other) => other.id !== theme.id);
    const wanted = JSON.stringify([theme.name, theme.colour, this.arranges, others.map(({ id, name }) => [id, name])]);
    if (section.tools.dataset.shown === wanted) return;
    section.tools.dataset.shown = wanted;
    if (!this.arranges) return section.tools.replaceChildren();
    const button = (text, run) =>
      element("button", { type: "button", class: "plain", text, "aria-label": `${text}: ${theme.name}`, onClick: run });
    const remove = () => {
      this.moves.remove(theme);
      this.draw();
    };
    const merge = new Chooser((id) =>
      this.moves.merge(
        theme,
        others.find((other) => other.id === id),
      ),
    );
    merge.offer(
      words.merge,
      others.map((other) => [other.id, other.name]),
      `${words.merge} ${theme.name}`,
    );
    section.tools.replaceChildren(
      button(words.change, () => this.form.open(theme)),
      button(words.remove, remove),
      others.length ? merge.node : "",
    );
  }

  drawBar(themes) {
    const { words } = this;
    const count = this.chosen.size;
    for (const node of [this.maker, this.mover.node, this.suggest]) node.classList.toggle("hidden", !this.arranges);
    setText(this.maker, count ? fill(words.new_with, { count }) : words.new);
    setText(this.many, count ? fill(words.chosen, { count }) : "");
    this.clear.classList.toggle("hidden", !count);
    this.mover.offer(count ? fill(words.move, { count }) : words.move_none, [
      ...themes.map((theme) => [theme.id, theme.name]),
      [APART, words.apart],
    ]);
    setText(this.lister, this.listed ? words.as_board : words.as_list);
    this.lister.setAttribute("aria-pressed", String(this.listed));
  }

  /* The same board as a table: a theme to choose beside every note. */
  drawList(notes, themes) {
    const { words } = this;
    const focused = this.root.getRootNode().activeElement?.dataset?.note;
    const order = new Map(themes.map((theme, index) => [theme.id, index]));
    const place = (note) => order.get(note.theme) ?? -1;
    const head = [words.note, words.kind, words.theme_of].map((text) => element("th", { scope: "col", text }));
    const rows = [...notes]
      .sort((one, other) => place(one) - place(other))
      .map((note) => {
        const select = element(
          "select",
          {
            "aria-label": `${words.theme_of}: ${note.text.slice(0, 60)}`,
            "data-note": note.id,
            disabled: !this.arranges,
            onChange: () => this.move([note.id], select.value),
          },
          element("option", { value: APART, text: words.apart }),
          ...themes.map((theme) => element("option", { value: theme.id, text: theme.name })),
        );
        select.value = order.has(note.theme) ? note.theme : APART;
        return element(
          "tr",
          {},
          element("td", { dir: "auto", text: note.text }),
          element("td", { text: words.kinds[note.kind] }),
          element("td", {}, select),
        );
      });
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
    arrange(this.area, [table]);
    this.area.classList.remove("beside");
    if (focused) this.area.querySelector(`[data-note="${focused}"]`)?.focus();
  }

  /* --- choosing and moving --------------------------------------------------------------------------------- */

  grab(event) {
    const card = event.composedPath().find((node) => node.dataset?.id);
    if (!card || !this.arranges) return null;
    // a finger on the card scrolls; a finger on its grip drags
    if (event.pointerType === "touch" && !event.composedPath().some((node) => node.classList?.contains("grip")))
      return null;
    const { id } = card.dataset;
    return { card, ids: this.chosen.has(id) ? [...this.chosen] : [id] };
  }

  toggle(id) {
    if (!this.arranges) return;
    this.last = id;
    if (!this.chosen.delete(id)) this.chosen.add(id);
    this.draw();
  }

  choose(ids) {
    this.chosen = new Set(ids);
    this.draw();
  }

  moveTo(target) {
    if (!this.chosen.size) return this.say(this.words.choose_first);
    this.move([...this.chosen], target);
  }

  move(ids, target) {
    this.chosen.clear();
    this.moves.place(ids, target === APART ? null : target);
    this.draw();
  }

  save({ name, colour, warned }, theme) {
    if (theme.id) this.moves.edit(theme, name, colour, warned);
    else {
      this.moves.make(name, colour, [...this.chosen], warned);
      this.chosen.clear();
    }
    this.draw();
    this.maker.focus();
  }

  /* Two gave a name at once: the later one is told, and keeps what was typed. */
  nameAgain({ refused, message }) {
    const now = this.connection.item("theme", refused.theme_id);
    if (now) this.form.open(now, refused, message);
  }

  press(event) {
    const card = event.composedPath().find((node) => node.dataset?.id);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = {
      " ": () => this.toggle(card.dataset.id),
      Enter: () => this.toggle(card.dataset.id),
      ArrowDown: () => this.step(card, 1),
      ArrowRight: () => this.step(card, 1),
      ArrowUp: () => this.step(card, -1),
      ArrowLeft: () => this.step(card, -1),
      m: () => (this.chosen.size ? this.mover.open() : this.say(this.words.choose_first)),
      n: () => this.arranges && this.form.open({}),
      Escape: () => this.choose([]),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  step(card, by) {
    const next = by > 0 ? card.nextElementSibling : card.previousElementSibling;
    if (!next) return;
    card.tabIndex = -1;
    next.tabIndex = 0;
    this.last = next.dataset.id;
    next.focus();
  }
}

export default mounted(Board);
