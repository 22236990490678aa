import { Component, mounted, touches } from "kompas/component.js";
import { button, fold, form, labelled, plainButton, submitButton, textArea, ticked } from "kompas/controls.js";
import { entries, html, ICONS, named, offer, show } from "kompas/page.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { svg } from "kompas/svg.js";
import { _, labels, ngettext } from "kompas/words.js";

const CALM = 400; // a burst of moves is one new picture
const OWN = "own";

/**
 * `revision`: what the pictures of the page were drawn from; `theme`: the one whose notes the facilitator looks at.
 * @typedef {{ text: string, from: string }} Bottleneck
 * @typedef {PlaceData & { bottlenecks: Bottleneck[], revision: number, theme: string | null }} Data
 * @typedef {Pick<Item<"note">, "id" | "text" | "kind">} Note
 */

/** @extends {Component<Data>} */
export class Connections extends Component {
  /** Themes whose notes are unfolded. @type {Set<string>} */
  opened = new Set();
  changedAt = 0;
  screen = html.div({ class: "show" });
  notes = html.section({ class: "notes-of" });
  body = html.div({ class: "body" });
  lines = svg("svg", { "aria-hidden": "true" });
  columns = html.div({ class: "columns" });
  theme = html.select();
  bottleneck = html.select({ onChange: () => this.suit() });
  own = textArea({ rows: 2 });
  ownField = labelled(_("Which bottleneck?"), this.own);
  note = textArea({ rows: 2 });
  warning = new IdentityWarning({ fields: [this.own, this.note], again: () => this.lay() });
  form = fold(
    { class: "lay", open: this.use === "participant" },
    _("Lay a connection"),
    form(
      {},
      () => this.lay(),
      labelled(_("This strength…"), this.theme),
      labelled(_("…helps with that"), this.bottleneck),
      this.ownField,
      labelled(_("How does it help? (not needed)"), this.note),
      this.warning.node,
      html.div(submitButton(_("Lay the connection"))),
    ),
  );

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const watch = setInterval(() => this.askAgain(), 1000);
    const sizes = new ResizeObserver(() => this.drawLines());
    this.until(() => {
      clearInterval(watch);
      clearTimeout(this.calm);
      sizes.disconnect();
    });
    const lays = this.use === "screen" ? "" : this.form;
    this.root.replaceChildren(this.screen, this.notes, lays, this.status, this.body);
    sizes.observe(this.root);
  }

  renew() {
    this.draw();
  }

  get acts() {
    return this.use !== "screen" && this.scalars.status === "running";
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence) return;
    if (change.refused?.type.endsWith("_connection")) this.refusal(change);
    if (!touches(change, ["note", "theme", "connection", "ballot"], ["picture", "picture_theme", "status"])) return;
    if (change.all || change.keys) {
      this.changedAt = this.state.revision;
      clearTimeout(this.calm);
      this.calm = setTimeout(() => this.askAgain(), CALM);
    }
    this.draw();
  }

  /* The pictures are drawn by the page: it draws again when they are older than the board. */
  askAgain() {
    if (this.use !== "participant" && this.changedAt > this.data.revision) this.askPage("changed", this.changedAt);
  }

  /* --- what there is ---------------------------------------------------------------------------------------- */

  /** @param {string} id @returns {Note[]} */
  notesOf(id) {
    return this.connection
      .inOrder("note")
      .filter((note) => note.theme === id && !note.parked && !note.hidden)
      .map(({ id: note, text, kind }) => ({ id: note, text, kind }));
  }

  /** Those of earlier workshops, and those that people wrote today. @param {Item<"connection">[]} laid */
  allBottlenecks(laid) {
    const known = new Map(this.data.bottlenecks.map((one) => [one.text, one]));
    for (const { bottleneck: text, from } of laid) if (!known.has(text)) known.set(text, { text, from });
    return [...known.values()];
  }

  /* Dots of the last closed vote on themes. */
  dots() {
    const closed = this.connection.inOrder("ballot").findLast((one) => one.subject === "themes" && !one.open);
    return new Map((closed?.results ?? []).map(([, id, count]) => [id, count]));
  }

  /* --- drawing ---------------------------------------------------------------------------------------------- */

  draw() {
    if (!this.state.loaded) return;
    const { picture, picture_theme } = this.scalars;
    const themes = this.connection.inOrder("theme");
    const laid = this.connection.inOrder("connection");
    const bottlenecks = this.allBottlenecks(laid);
    const about = this.use === "console" ? this.data.theme : this.use === "screen" ? picture_theme : null;
    if (this.use === "console") this.drawChoice();
    this.drawNotes(themes.find((one) => one.id === about));
    this.drawForm(themes, bottlenecks);
    const hidden = this.use === "screen" && picture !== "connections";
    show(this.body, !hidden);
    if (hidden) return;
    const dots = this.dots();
    const notes = themes.map((one) => this.notesOf(one.id));
    const mine = this.state.own.connections ?? [];
    if (!this.changed("body", themes, laid, bottlenecks, [...dots], mine, notes, this.acts)) return;
    const rows = themes.map((one, index) => this.themeRow(one, notes[index], dots.get(one.id)));
    this.columns.replaceChildren(
      column(
        _("Our strengths: the themes"),
        html.ul({ class: "themes", "aria-label": _("Our strengths: the themes") }, ...rows),
        _("There are no themes yet. They are made on the board."),
      ),
      this.lines,
      column(
        _("What could be better"),
        html.ul(
          { class: "bottlenecks", "aria-label": _("What could be better") },
          ...bottlenecks.map((one) => bottleneckRow(one)),
        ),
        _("Nothing came along from earlier workshops of this network. Write a bottleneck yourselves."),
      ),
    );
    const list = laid.map((one, index) => this.connectionRow(one, index, themes, mine));
    this.body.replaceChildren(
      this.columns,
      html.h3({ text: `${_("Connections")}${laid.length ? ` (${laid.length})` : ""}` }),
      laid.length
        ? html.ol({ class: "laid" }, ...list)
        : html.p({
            class: "muted",
            text: _("There are no connections yet: which strength helps with what could be better?"),
          }),
    );
    this.drawLines();
  }

  /** @param {Theme} theme @param {Note[]} notes @param {number | undefined} dots */
  themeRow(theme, notes, dots) {
    const counts = [
      ngettext("1 note", "{count} notes", notes.length),
      dots ? ngettext("1 dot", "{count} dots", dots) : "",
    ];
    const head = [
      html.span({ class: `look look-${theme.colour}` }),
      html.strong({ dir: "auto", text: theme.name }),
      html.span({ class: "muted", text: counts.filter(Boolean).join(" · ") }),
    ];
    if (this.use !== "participant" || !notes.length)
      return html.li({ "data-theme": theme.id }, html.div({ class: "head" }, ...head));
    const onToggle = () => {
      if (unfolding.open) this.opened.add(theme.id);
      else this.opened.delete(theme.id);
      this.drawLines();
    };
    const unfolding = html.details(
      { open: this.opened.has(theme.id), onToggle },
      html.summary({ class: "head" }, ...head),
      ...notes.map(noteCard),
    );
    return html.li({ "data-theme": theme.id }, unfolding);
  }

  /** @param {Item<"connection">} one @param {number} index @param {Theme[]} themes @param {string[]} mine */
  connectionRow(one, index, themes, mine) {
    const theme = themes.find((other) => other.id === one.theme)?.name ?? "";
    const mayRemove = this.acts && (this.use === "console" || mine.includes(one.id));
    const remove = () =>
      this.withdraw({ type: "withdraw_connection", connection_id: one.id }, _("The connection is taken back."));
    return html.li(
      { "data-connection": one.id },
      html.span({ class: "number", "aria-hidden": "true", text: String(index + 1) }),
      html.div(
        html.p(
          html.strong({ dir: "auto", text: theme }),
          ` ${_("helps with")} `,
          html.span({ dir: "auto", text: one.bottleneck }),
        ),
        one.note ? html.p({ class: "why", dir: "auto", text: one.note }) : null,
        one.author ? html.p({ class: "muted", dir: "auto", text: one.author }) : null,
      ),
      mayRemove ? plainButton(_("Take back"), remove, `${theme} – ${one.bottleneck.slice(0, 60)}`) : null,
    );
  }

  /* From the theme to the bottleneck, with the number of the connection in the list: told by more than the line. */
  drawLines() {
    if (!this.columns.isConnected) return;
    const width = this.lines.clientWidth;
    this.lines.replaceChildren();
    if (getComputedStyle(this.columns).display !== "grid" || width <= 30) return;
    const box = this.lines.getBoundingClientRect();
    const zoom = box.width / width || 1;
    /** @type {NodeListOf<HTMLElement>} */
    const rows = this.columns.querySelectorAll("[data-theme], [data-bottleneck]");
    /** @param {"theme" | "bottleneck"} name @param {string} value */
    const middle = (name, value) => {
      const found = [...rows].find((row) => row.dataset[name] === value);
      if (!found) return null;
      const { top, height } = (found.querySelector(".head") ?? found).getBoundingClientRect();
      return (top + height / 2 - box.top) / zoom;
    };
    for (const [index, { theme, bottleneck }] of this.connection.inOrder("connection").entries()) {
      const [from, to] = [middle("theme", theme), middle("bottleneck", bottleneck)];
      if (from !== null && to !== null) this.lines.append(...curve(from, to, width, index));
    }
  }

  /** @param {Theme | undefined} theme */
  drawNotes(theme) {
    const notes = theme ? this.notesOf(theme.id) : [];
    const shown = this.scalars.picture_theme;
    if (!this.changed("notes", theme, notes, shown, this.acts)) return;
    if (!theme) return this.notes.replaceChildren();
    const here = shown === theme.id;
    const text = here ? _("Take the notes off the screen") : _("Show these notes on the screen");
    this.notes.replaceChildren(
      html.h3({ dir: "auto", text: _("Notes of “{name}”", { name: theme.name }) }),
      html.div({ class: "cards" }, ...notes.map(noteCard)),
      this.use === "console" && this.acts ? button(text, () => this.picture({ theme_id: here ? null : theme.id })) : "",
    );
  }

  /* --- the console: what the screen shows ------------------------------------------------------------------- */

  drawChoice() {
    const { picture, picture_theme } = this.scalars;
    if (!this.changed("show", picture, picture_theme, this.acts)) return;
    const choices = entries(labels.Picture).map(([value, text]) =>
      ticked(
        html.input({
          type: "radio",
          name: "picture",
          value,
          "data-picture": value,
          checked: value === picture,
          disabled: !this.acts,
          onChange: () => this.picture({ picture: value }),
        }),
        text,
      ),
    );
    this.keepFocus("picture", () =>
      this.screen.replaceChildren(html.fieldset(html.legend({ text: _("The screen shows") }), ...choices)),
    );
  }

  /** @param {{ picture?: Picture, theme_id?: string | null }} change */
  picture(change) {
    const { picture, picture_theme: theme_id } = this.scalars;
    return this.now({ type: "show_picture", picture, theme_id, ...change });
  }

  /* --- laying a connection ---------------------------------------------------------------------------------- */

  /** @param {Theme[]} themes @param {Bottleneck[]} bottlenecks */
  drawForm(themes, bottlenecks) {
    show(this.form, this.acts && themes.length);
    const names = named(themes);
    if (!this.changed("form", names, bottlenecks)) return;
    /** @type {[string, string][]} */
    const texts = bottlenecks.map(({ text }) => [`=${text}`, text.length > 110 ? `${text.slice(0, 109)}…` : text]);
    offerAgain(this.theme, [["", _("Choose a theme")], ...names]);
    offerAgain(this.bottleneck, [
      ["", _("Choose a bottleneck")],
      ...texts,
      [OWN, _("Something else: write it yourself")],
    ]);
    this.suit();
  }

  suit() {
    show(this.ownField, this.bottleneck.value === OWN);
  }

  lay() {
    const isOwn = this.bottleneck.value === OWN;
    const text = isOwn ? this.own.value.trim() : this.bottleneck.value.slice(1);
    if (!this.theme.value || !text) {
      this.say(_("Choose a theme and a bottleneck first."), "error");
      return (this.theme.value ? (isOwn ? this.own : this.bottleneck) : this.theme).focus();
    }
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const note = this.note.value.trim();
    this.connection.send({ type: "lay_connection", theme_id: this.theme.value, bottleneck: text, note, warned });
    this.own.value = this.note.value = "";
    this.bottleneck.value = "";
    this.suit();
    this.say(_("The connection is laid."));
    this.bottleneck.focus();
  }
}

/** @param {string} title @param {HTMLElement} list @param {string} without what is said when it is empty */
const column = (title, list, without) =>
  html.section(html.h3({ text: title }), list.childElementCount ? list : html.p({ class: "muted", text: without }));

/** @param {Bottleneck} bottleneck */
const bottleneckRow = ({ text, from }) =>
  html.li(
    { "data-bottleneck": text },
    html.span({ dir: "auto", text }),
    from ? html.span({ class: "muted", dir: "auto", text: _("from: {title}", { title: from }) }) : null,
  );

/** @param {Note} note */
const noteCard = ({ kind, text }) =>
  html.p(
    { class: `note kind-${kind}` },
    html.span({ "aria-hidden": "true", text: `${ICONS[kind]} ` }),
    html.span({ class: "visually-hidden", text: `${labels.NoteKind[kind]}: ` }),
    html.span({ dir: "auto", text }),
  );

/**
 * A line from one height to another with its number, which does not lie on that of the next.
 * @param {number} from @param {number} to @param {number} width @param {number} index
 */
function curve(from, to, width, index) {
  const t = 0.2 + 0.6 * ((index * 0.37) % 1);
  const x = width * (3 * (1 - t) * t * t * 0.6 + 3 * (1 - t) ** 2 * t * 0.4 + t ** 3);
  const y = (1 - t) ** 2 * (1 + 2 * t) * from + t * t * (3 - 2 * t) * to;
  return [
    svg("path", { d: `M0 ${from} C${width * 0.4} ${from} ${width * 0.6} ${to} ${width} ${to}` }),
    svg("circle", { cx: x, cy: y, r: 11 }),
    svg("text", { x, y: y + 5 }, String(index + 1)),
  ];
}

/**
 * A choice stays chosen as long as it is offered.
 * @param {HTMLSelectElement} select @param {[string, string][]} pairs
 */
const offerAgain = (select, pairs) =>
  offer(select, pairs, pairs.some(([value]) => value === select.value) ? select.value : "");

export default mounted(Connections);
