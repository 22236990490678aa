import { changing, described, face, shownCases } from "kompas/cases.js";
import { Component, mounted, touches, clockText, Keeper } from "kompas/component.js";
import { button, plainButton } from "kompas/controls.js";
import { arrange, focusedIn, html, setText, show } from "kompas/page.js";
import { _, labels } from "kompas/words.js";

/**
 * In a workshop from before there were cards a case is a note; it hangs among them, without name and face.
 * @typedef {Item<"case"> & { isNote?: boolean }} Case
 */

export class Gallery extends Component {
  /** So that drawing again does not load a picture again. @type {Keeper<HTMLElement>} */
  elements = new Keeper();
  announcement = html.p({ class: "visually-hidden", role: "status" });
  clock = html.span({ class: "clock", role: "timer", "aria-label": _("Time left for this case") });
  controls = html.div({ class: "controls" });
  spotlight = html.div({ class: "spotlight" });
  grid = html.ul({ class: "grid", "aria-label": _("The cases on the wall") });
  parked = html.ul({ class: "grid parked", "aria-label": _("Cases off the wall") });
  nothing = html.p({ class: "muted nothing" });
  summary = html.summary();
  /** Whose turn was told. @type {string | null} */
  announced = null;
  /** @type {boolean | undefined} */
  wanted;

  /** @param {Place} place */
  constructor(place) {
    super(place);
    const body = [this.controls, this.status, this.spotlight, this.nothing, this.grid, this.parked];
    this.pager = this.pages();
    this.fold = this.use === "console" ? html.details(this.summary, ...body) : null;
    this.root.replaceChildren(this.announcement, ...(this.fold ? [this.fold] : body), this.pager?.bar ?? "");
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence || change.outbox || change.mine || (change.status && !change.all)) return;
    if (change.refused?.type.endsWith("_case")) this.fail(change.message ?? "");
    if (touches(change, ["case", "note", "participant"], ["step", "status", "case_mode"])) this.draw();
  }

  /* --- what is shown --------------------------------------------------------------------------------- */

  /** @returns {Case[]} */
  all() {
    const notes = this.connection.list("note").filter((note) => note.kind === "case" && !note.parked && !note.hidden);
    const plain = notes.map(({ id, text }) => /** @type {Case} */ ({ id, text, isNote: true }));
    return [...shownCases(this.connection), ...plain];
  }

  /* The text in place of cases while there are none. */
  without() {
    return {
      each_brings: _("No cases yet. Everybody brings a person, on their own phone or laptop."),
      fixed_case: _("The case is not on the wall yet."),
      violence_profile: _("No profile is on the wall yet."),
      no_case: "",
      own_view: _("We look from our own lives today. Nobody needs to bring a case."),
    }[this.scalars.case_mode];
  }

  speaking() {
    return this.connection.list("case").find((one) => one.turn) ?? null;
  }

  draw() {
    if (!this.state.loaded) return;
    const cases = this.all();
    const speaking = this.connection.current()?.introduces_cases ? this.speaking() : null;
    this.root.classList.toggle("speaking", Boolean(speaking));
    this.root.classList.toggle("closed", this.scalars.status === "closed");
    this.drawFold(cases.length);
    setText(this.nothing, cases.length ? "" : this.without());
    this.drawSpotlight(speaking, cases);
    this.grid.style.setProperty("--columns", String(columnsFor(cases.length)));
    this.grid.dataset.size = sizeFor(cases.length);
    this.drawGrid(this.grid, this.use === "screen" && speaking ? [] : cases, speaking);
    const parked = this.use === "console" ? this.connection.list("case").filter((one) => one.parked) : [];
    this.drawGrid(this.parked, parked, null);
    this.pager?.lay([this.grid.children]);
    if (this.use === "console") this.drawControls(cases.filter(hasTurn), speaking);
    this.announce(speaking);
    this.tick();
  }

  /** @param {HTMLElement} grid @param {Case[]} cases @param {Case | null} speaking */
  drawGrid(grid, cases, speaking) {
    show(grid, cases.length);
    const cards = cases.map((one) => {
      const isSpeaking = one.id === speaking?.id;
      return this.elements.get(one.id, [one, isSpeaking], () => this.card(one, isSpeaking));
    });
    arrange(grid, cards);
  }

  /** @param {number} count */
  drawFold(count) {
    if (!this.fold) return;
    const wanted = !this.scalars.step || Boolean(this.connection.current()?.introduces_cases);
    if (this.wanted !== wanted) this.fold.open = wanted; // after that the facilitator decides
    this.wanted = wanted;
    setText(this.summary, _("Cases ({count})", { count }));
  }

  /** @param {Case | null} speaking */
  announce(speaking) {
    if ((speaking?.id ?? null) === this.announced) return;
    this.announced = speaking?.id ?? null;
    setText(this.announcement, speaking ? _("It is {name}'s turn", { name: speaking.name }) : "");
  }

  /** @param {Case} one @param {boolean} isSpeaking */
  card(one, isSpeaking) {
    if (one.isNote) return html.li({ class: "case plain" }, html.p({ class: "text", dir: "auto", text: one.text }));
    const introduced = one.spoken && this.use !== "participant";
    const signs = [isSpeaking ? `● ${_("has the word")}` : introduced ? `✓ ${_("introduced")}` : "", one.owner ?? ""]
      .filter(Boolean)
      .join(" · ");
    return html.li(
      { class: `case${isSpeaking ? " now" : ""}`, "data-id": one.id },
      face(this.connection, one, described(one)),
      html.div(
        { class: "about-it" },
        html.p({ class: "name" }, html.strong({ dir: "auto", text: one.name })),
        ...describeCase(one),
        signs ? html.p({ class: "signs", text: signs }) : null,
        one.alike ? html.p({ class: "signs", text: `⚠ ${_("a name like that of somebody in the room")}` }) : null,
        this.use === "console" ? this.tools(one, isSpeaking) : null,
      ),
    );
  }

  /**
   * Large, with the clock, and everybody's face under it. On the phone and the console one line says it.
   * @param {Case | null} speaking @param {Case[]} cases
   */
  drawSpotlight(speaking, cases) {
    show(this.spotlight, speaking && this.use !== "console");
    if (!speaking || this.use === "console") return;
    const looks = cases.map(({ id, name, spoken, picture, figure }) => [id, name, spoken, picture, figure]);
    if (!this.changed("spotlight", speaking, looks)) return;
    const head = html.div(
      { class: "said" },
      html.p({ class: "label", text: _("Has the word") }),
      html.h2({ dir: "auto", text: speaking.name }),
      ...describeCase(speaking),
    );
    this.spotlight.replaceChildren(
      face(this.connection, speaking, described(speaking)),
      head,
      this.clock,
      ...(this.use === "screen" ? [this.strip(cases.filter(hasTurn), speaking.id)] : []),
    );
  }

  /** @param {Case[]} cases @param {string} speaking */
  strip(cases, speaking) {
    const faces = cases.map((one) => {
      const isSpeaking = one.id === speaking;
      const sign = isSpeaking ? "● " : one.spoken ? "✓ " : "";
      return html.li(
        { class: isSpeaking ? "now" : one.spoken ? "spoken" : "", "aria-current": isSpeaking ? "true" : null },
        face(this.connection, one),
        html.span({ dir: "auto", text: `${sign}${one.name}` }),
      );
    });
    return html.ol({ class: "strip", "aria-label": _("The cases on the wall") }, ...faces);
  }

  tick() {
    const turn = this.state.loaded ? this.speaking()?.turn : null;
    if (!turn) return;
    const left = (turn - this.connection.time()) / 1000;
    setText(this.clock, clockText(left));
    this.clock.dataset.mood = left < 0 ? "over" : left <= 10 ? "urgent" : "calm";
  }

  /* --- the facilitator's hands ------------------------------------------------------------------------ */

  /** @param {Case} one @param {boolean} isSpeaking */
  tools(one, isSpeaking) {
    const { id: case_id, name } = one;
    const give = () => this.give(one, false);
    const park = () => this.connection.send({ type: "park_case", case_id });
    const restore = () => this.connection.send({ type: "restore_case", case_id });
    const buttons = one.parked
      ? [plainButton(_("Back on the wall"), restore, name)]
      : [
          isSpeaking || one.of_group ? null : plainButton(_("Give the word"), give, name),
          plainButton(_("Change"), () => changing.tell(one), name),
          plainButton(_("Off the wall"), park, name),
        ];
    return html.div({ class: "tools" }, ...buttons);
  }

  /** @param {Case[]} cases @param {Case | null} speaking */
  drawControls(cases, speaking) {
    const introduced = this.connection.current()?.introduces_cases && this.scalars.status === "running";
    const running = introduced && cases.length;
    show(this.controls, running);
    if (!running) return;
    const next = following(cases, speaking);
    const before = speaking ? cases[cases.findIndex((one) => one.id === speaking.id) - 1] : null;
    if (!this.changed("controls", speaking?.id, speaking?.name, next?.id, before?.id)) return;
    const focused = this.controls.contains(focusedIn(this.root));
    const main = next
      ? button(_("Next: {name}", { name: next.name }), () => this.give(next, true), "primary")
      : speaking
        ? button(_("That was the last one"), () => this.give(null, true), "primary")
        : html.span({ class: "muted", text: _("All cases have been introduced.") });
    const others = speaking && [
      html.strong({ dir: "auto", text: _("It is {name}'s turn", { name: speaking.name }) }),
      this.clock,
      next ? button(_("Skip"), () => this.give(next, false)) : "",
      before ? button(_("One back"), () => this.give(before, false)) : "",
      button(_("Stop"), () => this.give(null, true)),
    ];
    this.controls.replaceChildren(main, ...(others ?? []));
    if (focused) this.controls.querySelector("button")?.focus();
  }

  /** @param {Case | null} one @param {boolean} spoken */
  give(one, spoken) {
    return this.now({ type: "give_turn", case_id: one?.id ?? null, seen: this.speaking()?.id ?? null, spoken });
  }
}

/** @param {Case} one */
const describeCase = (one) => [
  html.p({ class: "age", text: labels.AgeGroup[one.age] }),
  one.text ? html.p({ class: "text", dir: "auto", text: one.text }) : null,
];

/** Whether somebody has the word about it. @param {Case} one */
const hasTurn = (one) => !one.isNote && !one.of_group;

/**
 * The next case: the first after this one whose owner has not had the word, else the first of all.
 * @param {Case[]} cases @param {Case | null} speaking
 */
function following(cases, speaking) {
  const at = cases.findIndex((one) => one.id === speaking?.id);
  /** @param {Case} one */
  const waiting = (one) => !one.spoken && one.id !== speaking?.id;
  return cases.slice(at + 1).find(waiting) ?? cases.find(waiting) ?? null;
}

/** @param {number} count */
function columnsFor(count) {
  if (count <= 3) return Math.max(1, count);
  if (count === 4) return 2;
  if (count <= 6) return 3;
  return count <= 8 ? 4 : 5;
}

/** @param {number} count */
function sizeFor(count) {
  if (count === 1) return "large";
  if (count <= 3) return "tall";
  return count <= 6 ? "medium" : "small";
}

export default mounted(Gallery);
