import { Component, element, fill, ICONS, mounted } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";

const ASK_AGAIN = 3000; // a question that comes while Streamlit's own connection is down is lost
const CALM = 400; // a burst of moves is one new picture
const OWN = "own";

class Connections extends Component {
  constructor(root) {
    super(root);
    this.opened = new Set();
    this.changedAt = 0;
  }

  renew() {
    this.draw();
  }

  get acts() {
    return this.use !== "screen" && this.connection.state.scalars.status === "running";
  }

  build() {
    const watch = setInterval(() => this.askAgain(), 1000);
    const sizes = new ResizeObserver(() => this.drawLines());
    this.until(() => {
      clearInterval(watch);
      clearTimeout(this.calm);
      sizes.disconnect();
    });
    this.status = element("p", { class: "status", role: "status" });
    this.show = element("div", { class: "show" });
    this.notes = element("section", { class: "notes-of" });
    this.form = this.use === "screen" ? null : this.buildForm();
    this.body = element("div", { class: "body" });
    this.root.replaceChildren(...[this.show, this.notes, this.form, this.status, this.body].filter(Boolean));
    sizes.observe(this.root);
  }

  hear(change) {
    if (change.presence) return;
    if (change.refused?.type?.endsWith("_connection")) this.refusal(change);
    const about = (key) => /^(note|theme|connection|ballot):/.test(key);
    const touched = !change.keys || [...change.keys].some(about);
    const moved =
      change.scalars &&
      ("picture" in change.scalars || "picture_theme" in change.scalars || "status" in change.scalars);
    if (!touched && !moved) return;
    if ((change.all || change.keys) && this.use !== "participant") {
      this.changedAt = this.connection.state.revision;
      clearTimeout(this.calm);
      this.calm = setTimeout(() => this.askAgain(), CALM);
    }
    this.draw();
  }

  /* The pictures are drawn by the page: it draws again when they are older than the board. */
  askAgain() {
    if (!this.trigger || this.use === "participant" || this.changedAt <= this.data.revision) return;
    if (this.asked === this.changedAt && Date.now() - this.askedAt < ASK_AGAIN) return;
    [this.asked, this.askedAt] = [this.changedAt, Date.now()];
    this.trigger("changed", this.changedAt);
  }

  /* --- what there is ---------------------------------------------------------------------------------------- */

  themes() {
    return this.connection.list("theme").sort((one, other) => one.order - other.order);
  }

  notesOf(id) {
    return this.connection
      .list("note")
      .filter((note) => note.theme === id && !note.parked && !note.hidden)
      .sort((one, other) => one.order - other.order);
  }

  laid() {
    return this.connection.list("connection").sort((one, other) => one.order - other.order);
  }

  /* Those of earlier workshops, and those that people wrote today. */
  allBottlenecks(laid) {
    const known = new Map(this.data.bottlenecks.map((one) => [one.text, one]));
    for (const one of laid)
      if (!known.has(one.bottleneck)) known.set(one.bottleneck, { text: one.bottleneck, from: one.from });
    return [...known.values()];
  }

  /* Dots of the last closed vote on themes. */
  dots() {
    const closed = this.connection
      .list("ballot")
      .filter((one) => one.subject === "themes" && !one.open)
      .sort((one, other) => other.order - one.order)[0];
    return new Map((closed?.results ?? []).map(([, id, count]) => [id, count]));
  }

  /* --- drawing ---------------------------------------------------------------------------------------------- */

  draw() {
    const { connection, words } = this;
    if (!connection.state.loaded) return;
    const { picture, picture_theme: theme } = connection.state.scalars;
    const themes = this.themes();
    const laid = this.laid();
    const about = this.use === "console" ? this.data.theme : this.use === "screen" ? theme : null;
    if (this.use === "console") this.drawShow(picture, theme);
    this.drawNotes(themes.find((one) => one.id === about));
    if (this.form) this.drawForm(themes, laid);
    const hidden = this.use === "screen" && picture !== "connections";
    this.body.classList.toggle("hidden", hidden);
    if (hidden) return;
    const dots = this.dots();
    const bottlenecks = this.allBottlenecks(laid);
    const mine = connection.state.own.connections ?? [];
    const notes = themes.map((one) => this.notesOf(one.id).map(({ id, text, kind }) => [id, text, kind]));
    if (!this.changed("body", themes, laid, bottlenecks, [...dots], mine, notes, this.acts)) return;
    const left = element(
      "ul",
      { class: "themes", "aria-label": words.themes },
      ...themes.map((one, index) => this.themeRow(one, notes[index], dots.get(one.id))),
    );
    const right = element(
      "ul",
      { class: "bottlenecks", "aria-label": words.bottlenecks },
      ...bottlenecks.map((one) =>
        element(
          "li",
          { "data-bottleneck": one.text },
          element("span", { dir: "auto", text: one.text }),
          one.from
            ? element("span", { class: "muted", dir: "auto", text: fill(words.from, { title: one.from }) })
            : null,
        ),
      ),
    );
    this.lines = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.lines.setAttribute("aria-hidden", "true");
    this.columns = element(
      "div",
      { class: "columns" },
      element(
        "section",
        {},
        element("h3", { text: words.themes }),
        themes.length ? left : element("p", { class: "muted", text: words.no_themes }),
      ),
      this.lines,
      element(
        "section",
        {},
        element("h3", { text: words.bottlenecks }),
        bottlenecks.length ? right : element("p", { class: "muted", text: words.no_bottlenecks }),
      ),
    );
    const list = element(
      "ol",
      { class: "laid" },
      ...laid.map((one, index) => this.connectionRow(one, index, themes, mine)),
    );
    this.body.replaceChildren(
      this.columns,
      element("h3", { text: `${words.connections}${laid.length ? ` (${laid.length})` : ""}` }),
      laid.length ? list : element("p", { class: "muted", text: words.no_connections }),
    );
    this.drawLines();
  }

  themeRow(theme, notes, dots) {
    const { words } = this;
    const count = [
      notes.length === 1 ? words.one_note : fill(words.notes, { count: notes.length }),
      dots ? (dots === 1 ? words.one_dot : fill(words.dots, { count: dots })) : "",
    ]
      .filter(Boolean)
      .join(" · ");
    const head = [
      element("span", { class: `look look-${theme.colour}` }),
      element("strong", { dir: "auto", text: theme.name }),
      element("span", { class: "muted", text: count }),
    ];
    if (this.use !== "participant" || !notes.length)
      return element("li", { "data-theme": theme.id }, element("div", { class: "head" }, ...head));
    const fold = element(
      "details",
      { open: this.opened.has(theme.id) },
      element("summary", { class: "head" }, ...head),
      ...notes.map(([, text, kind]) => this.noteCard(kind, text)),
    );
    fold.ontoggle = () => {
      if (fold.open) this.opened.add(theme.id);
      else this.opened.delete(theme.id);
      this.drawLines();
    };
    return element("li", { "data-theme": theme.id }, fold);
  }

  noteCard(kind, text) {
    return element(
      "p",
      { class: `note kind-${kind}` },
      element("span", { "aria-hidden": "true", text: `${ICONS[kind]} ` }),
      element("span", { class: "visually-hidden", text: `${this.words.kinds[kind]}: ` }),
      element("span", { dir: "auto", text }),
    );
  }

  connectionRow(one, index, themes, mine) {
    const { words } = this;
    const theme = themes.find((other) => other.id === one.theme);
    const mayRemove = this.acts && (this.use === "console" || mine.includes(one.id));
    const remove = () => {
      this.connection.send({ type: "withdraw_connection", connection_id: one.id });
      this.say(words.removed, "", () =>
        this.connection.send({ type: "withdraw_connection", connection_id: one.id, withdrawn: false }),
      );
    };
    return element(
      "li",
      { "data-connection": one.id },
      element("span", { class: "number", "aria-hidden": "true", text: String(index + 1) }),
      element(
        "div",
        {},
        element(
          "p",
          {},
          element("strong", { dir: "auto", text: theme?.name ?? "" }),
          ` ${words.helps} `,
          element("span", { dir: "auto", text: one.bottleneck }),
        ),
        one.note ? element("p", { class: "why", dir: "auto", text: one.note }) : null,
        one.author ? element("p", { class: "muted", dir: "auto", text: one.author }) : null,
      ),
      mayRemove
        ? element("button", {
            type: "button",
            class: "plain",
            text: words.remove,
            "aria-label": `${words.remove}: ${theme?.name ?? ""} – ${one.bottleneck.slice(0, 60)}`,
            onClick: remove,
          })
        : null,
    );
  }

  /* From the theme to the bottleneck, with the number of the connection in the list: told by more than the line. */
  drawLines() {
    if (!this.columns?.isConnected) return;
    const wide = getComputedStyle(this.columns).display === "grid" && this.lines.clientWidth > 30;
    this.lines.replaceChildren();
    if (!wide) return;
    const box = this.lines.getBoundingClientRect();
    const middle = (node) => {
      const found = (node.querySelector(".head") ?? node).getBoundingClientRect();
      return found.top + found.height / 2 - box.top;
    };
    const svg = (name, attributes, text) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      if (text) node.textContent = text;
      return node;
    };
    const nodes = (name) => [...this.columns.querySelectorAll(`[data-${name}]`)];
    const zoom = box.width / this.lines.clientWidth || 1;
    this.laid().forEach((one, index) => {
      const from = nodes("theme").find((node) => node.dataset.theme === one.theme);
      const to = nodes("bottleneck").find((node) => node.dataset.bottleneck === one.bottleneck);
      if (!from || !to) return;
      const [y1, y2, width] = [middle(from) / zoom, middle(to) / zoom, this.lines.clientWidth];
      const share = 0.2 + 0.6 * ((index * 0.37) % 1); // so that the numbers do not lie on each other
      const at = (t) => [
        width * (3 * (1 - t) * t * t * 0.6 + 3 * (1 - t) ** 2 * t * 0.4 + t ** 3),
        (1 - t) ** 2 * (1 + 2 * t) * y1 + t * t * (3 - 2 * t) * y2,
      ];
      const [x, y] = at(share);
      this.lines.append(
        svg("path", { d: `M0 ${y1} C${width * 0.4} ${y1} ${width * 0.6} ${y2} ${width} ${y2}` }),
        svg("circle", { cx: x, cy: y, r: 11 }),
        svg("text", { x, y: y + 5 }, String(index + 1)),
      );
    });
  }

  drawNotes(theme) {
    const notes = theme ? this.notesOf(theme.id) : [];
    if (!this.changed("notes", theme, notes, this.connection.state.scalars.picture_theme, this.acts)) return;
    if (!theme) return this.notes.replaceChildren();
    const { words } = this;
    const here = this.connection.state.scalars.picture_theme === theme.id;
    const button =
      this.use === "console" && this.acts
        ? element("button", {
            type: "button",
            text: here ? words.notes_off_screen : words.notes_on_screen,
            onClick: () => this.picture({ theme_id: here ? null : theme.id }),
          })
        : null;
    this.notes.replaceChildren(
      element("h3", { dir: "auto", text: fill(words.notes_of, { name: theme.name }) }),
      element("div", { class: "cards" }, ...notes.map((note) => this.noteCard(note.kind, note.text))),
      ...[button].filter(Boolean),
    );
  }

  /* --- the console: what the screen shows ------------------------------------------------------------------- */

  drawShow(picture, theme) {
    if (!this.changed("show", picture, theme, this.acts)) return;
    const { words } = this;
    const choices = Object.entries(words.pictures).map(([value, text]) => {
      const input = element("input", {
        type: "radio",
        name: "picture",
        value,
        disabled: !this.acts,
        onChange: () => this.picture({ picture: value }),
      });
      input.dataset.picture = value;
      input.checked = value === picture;
      return element("label", {}, input, element("span", { text }));
    });
    this.keepFocus("picture", () =>
      this.show.replaceChildren(element("fieldset", {}, element("legend", { text: words.on_screen }), ...choices)),
    );
  }

  picture(change) {
    const { picture, picture_theme: theme } = this.connection.state.scalars;
    return this.now({ type: "show_picture", picture, theme_id: theme, ...change });
  }

  /* --- laying a connection ---------------------------------------------------------------------------------- */

  buildForm() {
    const { words } = this;
    const field = (text, control) => element("label", {}, element("span", { text }), control);
    this.theme = element("select", {});
    this.bottleneck = element("select", { onChange: () => this.suit() });
    this.own = element("textarea", { maxlength: 2000, rows: 2, dir: "auto" });
    this.ownField = field(words.own_text, this.own);
    this.note = element("textarea", { maxlength: 2000, rows: 2, dir: "auto" });
    this.warning = new IdentityWarning({ words, fields: [this.own, this.note], again: () => this.lay() });
    return element(
      "details",
      { class: "lay", open: true },
      element("summary", { text: words.lay }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            this.lay();
          },
        },
        field(words.strength, this.theme),
        field(words.helps_with, this.bottleneck),
        this.ownField,
        field(words.note, this.note),
        this.warning.node,
        element("div", {}, element("button", { class: "primary", text: words.send })),
      ),
    );
  }

  drawForm(themes, laid) {
    const { words } = this;
    this.form.classList.toggle("hidden", !this.acts || !themes.length);
    const bottlenecks = this.allBottlenecks(laid);
    if (
      !this.changed(
        "form",
        themes.map(({ id, name }) => [id, name]),
        bottlenecks,
      )
    )
      return;
    const offer = (select, first, options) => {
      const before = select.value;
      select.replaceChildren(
        element("option", { value: "", text: first }),
        ...options.map(([value, text]) => element("option", { value, text })),
      );
      select.value = options.some(([value]) => value === before) ? before : "";
    };
    offer(
      this.theme,
      words.choose_theme,
      themes.map((one) => [one.id, one.name]),
    );
    offer(this.bottleneck, words.choose_bottleneck, [
      ...bottlenecks.map((one) => [`=${one.text}`, one.text.length > 110 ? `${one.text.slice(0, 109)}…` : one.text]),
      [OWN, words.own],
    ]);
    this.suit();
  }

  suit() {
    this.ownField.classList.toggle("hidden", this.bottleneck.value !== OWN);
  }

  lay() {
    const text = this.bottleneck.value === OWN ? this.own.value.trim() : this.bottleneck.value.slice(1);
    if (!this.theme.value || !text) {
      this.say(this.words.incomplete, "error");
      return (this.theme.value ? (this.bottleneck.value === OWN ? this.own : this.bottleneck) : this.theme).focus();
    }
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.connection.send({
      type: "lay_connection",
      theme_id: this.theme.value,
      bottleneck: text,
      note: this.note.value.trim(),
      warned,
    });
    this.own.value = this.note.value = "";
    this.bottleneck.value = "";
    this.suit();
    this.say(this.words.sent);
    this.bottleneck.focus();
  }
}

export default mounted(Connections);
