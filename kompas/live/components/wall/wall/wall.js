import { offerCases } from "kompas/cases.js";
import { Chooser } from "kompas/chooser.js";
import { arrange, Component, html, ICONS, Keeper, mounted, setText, show, touches } from "kompas/component.js";
import { Moderation } from "kompas/moderation.js";
import { noteCard, versionOf } from "kompas/note_card.js";
import { PaperNotes } from "kompas/paper_notes.js";
import { _, labels, ngettext } from "kompas/words.js";

/** @typedef {{ step: Step, notes: Note[] }} Column */
/** @typedef {{ section: HTMLElement, stacks: HTMLElement, kind: NoteKind, notes: HTMLElement[] }} Lane */

/**
 * From few notes to many, how large they are on the screen, in em of the wall, and how many columns lie beside each other.
 * Smaller than the last cannot be read from eight metres: then pages are turned.
 * @type {[size: number, columns: number][]}
 */
const LOOKS = [
  [1.67, 3],
  [1.54, 3],
  [1.42, 3],
  [1.3, 4],
  [1.17, 4],
];

export class Wall extends Component {
  /** @type {Set<string>} */
  fresh = new Set();
  /** @type {Keeper<HTMLElement>} */
  elements = new Keeper();
  /** @type {Keeper<any>} */
  parts = new Keeper();
  /** The case that the notes shown are about, if only those are. @type {string} */
  only = "";
  /** The step that the console looks at, until the room goes on. @type {number | null} */
  looked = null;
  bar = html.div({ class: "bar" });
  tabs = html.div({ class: "tabs", role: "group", "aria-label": _("The journey, from before help to aftercare") });
  choice = new Chooser((chosen) => {
    if (chosen === "case") this.chooseCase();
    else if (chosen === "silent") this.silent();
    else if (chosen === "paper") this.paper?.open();
    else this.connection.send({ type: "focus_screen", focus: chosen });
  });
  others = new Chooser((id) => {
    this.looked = Number(id);
    this.draw();
  });
  /** Whether the wall may be narrowed to one case. */
  choosing = false;
  silence = html.button({ type: "button", class: "plain", onClick: () => this.silent() });
  which = html.select({
    id: "about-case",
    onChange: () => {
      this.only = this.which.value;
      this.draw();
    },
  });
  whichRow = html.span({ class: "which" }, html.label({ for: "about-case", text: _("About:") }), this.which);

  /** On the screen, of the step being worked on. @type {Lane[]} */
  lanes = [];

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.roll = html.div({
      class: "roll",
      role: "region",
      "aria-label": _("The journey, from before help to aftercare"),
      tabindex: this.use === "screen" ? null : "0",
    });
    this.pager = this.pages(
      () => (this.lanes.length ? LOOKS.length : 1),
      (look) => this.lookAs(look),
    );
    this.hands = this.use === "console" ? new Moderation(this) : null;
    this.until(() => this.hands?.destroy());
    this.paper = this.hands && new PaperNotes(this, () => this.choice.summary.focus());
    if (this.hands) this.bar.append(this.tabs, this.hands.undo.node, this.silence, this.choice.node, this.whichRow);
    this.root.replaceChildren(
      this.bar,
      this.hands?.bar ?? "",
      this.paper?.node ?? "",
      this.status,
      this.roll,
      this.pager?.bar ?? "",
      this.hands?.aside ?? "",
    );
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence || change.outbox || change.mine) return;
    this.hands?.undo.draw();
    if (change.status && !change.all) return;
    for (const key of change.fresh ?? []) this.fresh.add(key);
    if (change.refused) {
      this.fail(change.message ?? "");
      this.hands?.refused(change);
    }
    if (
      !touches(
        change,
        ["note", "step", "conclusion", "case", "party", "participant"],
        ["step", "screen_focus", "hidden", "hidden_at", "status", "pointed_note"],
      )
    )
      return;
    this.draw();
    this.fresh.clear();
  }

  /* --- what is shown ------------------------------------------------------------------------------- */

  notes() {
    const shown = this.connection
      .list("note")
      .filter((note) => !note.parked && (!this.only || note.case === this.only));
    return [...shown, ...(this.hands?.orphans(shown) ?? [])].sort((one, other) => one.order - other.order);
  }

  /** @returns {Column[]} */
  columns() {
    const taking = this.connection.steps().filter((step) => step.kinds.length && !step.left_out);
    const notes = this.notes();
    return taking
      .map((step) => ({ step, notes: notes.filter((note) => note.step === step.id) }))
      .filter(({ step, notes: own }) => step.phase || own.length);
  }

  /**
   * The step whose notes lie in columns by kind: where the room is, or as the facilitator chose; null is the whole roll.
   * @param {Column[]} columns
   */
  focus(columns) {
    const current = this.connection.current();
    if (this.use === "console") return this.looksAt(columns, current);
    const { screen_focus: chosen = "auto" } = this.scalars;
    if (this.use === "screen" && chosen === "all") return null;
    const wanted = this.use === "screen" && chosen !== "auto" ? this.connection.step(Number(chosen)) : current;
    return wanted?.kinds.length ? wanted : null;
  }

  /** Where the room is, or was last. @param {Column[]} columns @param {Step | null} current */
  looksAt(columns, current) {
    const steps = columns.map((column) => column.step);
    const before = steps.findLast((step) => current && step.position <= current.position);
    return steps.find((step) => step.id === this.looked) ?? before ?? steps[0] ?? null;
  }

  draw() {
    if (!this.state.loaded) return;
    this.root.classList.toggle("closed", this.scalars.status === "closed");
    if (this.changed("step", this.scalars.step)) {
      this.looked = null;
      this.roll.scrollTop = 0;
    }
    const columns = this.columns();
    const step = this.focus(columns);
    this.lanes = [];
    this.root.classList.toggle("focused", Boolean(step));
    this.drawBar(columns, step);
    if (step) this.drawLanes(step, columns.find((column) => column.step.id === step.id)?.notes ?? []);
    else {
      this.root.classList.remove("silent");
      if (this.use === "screen") this.drawOverview(columns);
      else this.drawRoll(columns);
    }
    this.pager?.lay([], { first: this.fresh.size > 0 });
    this.hands?.draw();
  }

  /**
   * On the screen the stage says where the room is; here only of another step than that.
   * @param {Column[]} columns @param {Step | null} focused
   */
  drawBar(columns, focused) {
    if (this.use === "console") return this.drawTabs(columns, focused);
    const elsewhere = focused && focused.id !== this.scalars.step;
    this.bar.replaceChildren(elsewhere ? html.h3({ text: this.title(focused) }) : "");
  }

  /** @param {Column[]} columns @param {Step | null} focused */
  drawTabs(columns, focused) {
    const reached = this.connection.current()?.position ?? 0;
    const shown = columns.filter(({ step, notes }) => notes.length || step.position <= reached || step === focused);
    const here = columns.find(({ step }) => step === focused);
    this.offerOthers(shown.filter((column) => column !== here));
    arrange(this.tabs, [...(here ? [this.heading(here)] : []), ...(shown.length > 1 ? [this.others.node] : [])]);
    this.only = offerCases(this.which, this.whichRow, this.connection, this.only, _("all cases"));
    if (!this.choosing) show(this.whichRow, false);
    this.offerView(columns, focused);
  }

  /** The other phases, behind one button. @param {Column[]} others */
  offerOthers(others) {
    /** @param {Column} column @returns {[string, string]} */
    const named = ({ step, notes }) => [String(step.id), `${this.title(step)} (${notes.length})`];
    this.others.offer(_("Other phases"), others.map(named));
  }

  /**
   * What the screen shows, and what is done now and then: writing in silence, notes about one case.
   * @param {Column[]} columns @param {Step | null} focused
   */
  offerView(columns, focused) {
    const { screen_focus: chosen = "auto", step: current, status } = this.scalars;
    const hidden = focused ? (this.scalars.hidden_at?.[focused.id] ?? 0) : 0;
    const hides = focused?.hides || hidden;
    const own = columns.find((column) => column.step === focused)?.notes.length;
    const here = focused?.kinds.length && focused.id === current;
    show(this.silence, hidden || (here && (hides || !own)));
    setText(this.silence, hides ? _("Reveal what is hidden ({count})", { count: hidden }) : _("Write in silence"));
    const phases = columns.map(({ step }) => /** @type {[string, string]} */ ([String(step.id), this.title(step)]));
    /** @type {[string, string][]} */
    const places = [["auto", _("Follow the step")], ["all", _("Whole roll")], ...phases];
    const now = places.find(([focus]) => focus === chosen)?.[1] ?? "";
    /** @type {[string, string][]} */
    const options = places.map(([focus, name]) => [focus, _("Screen: {what}", { what: name })]);
    if (here && !hides && own) options.unshift(["silent", _("Write in silence")]);
    this.paper?.draw(status === "closed" ? null : focused);
    if (focused?.kinds.length) options.unshift(["paper", _("Enter a paper post-it…")]);
    if (this.connection.count("case")) options.unshift(["case", _("Only notes about one case…")]);
    this.choice.offer(chosen === "auto" ? _("View") : _("Screen: {what}", { what: now }), options, _("View"));
    show(this.choice.node, status !== "closed");
  }

  chooseCase() {
    this.choosing = !this.choosing;
    if (!this.choosing) this.only = "";
    this.draw();
    if (this.choosing) this.which.focus();
  }

  /** The phase whose notes are here, with a mark when the room is there. @param {Column} column */
  heading({ step, notes }) {
    const hidden = this.scalars.hidden_at?.[step.id];
    return html.h3(
      { class: step.id === this.scalars.step ? "here" : "" },
      `${this.title(step)} `,
      html.span({ class: "count", text: String(notes.length) }),
      hidden ? html.span({ class: "visually-hidden", text: _("{count} still hidden", { count: hidden }) }) : null,
    );
  }

  silent() {
    const step = this.focus(this.columns());
    if (!step) return;
    const reveals = step.hides || this.scalars.hidden_at?.[step.id];
    this.connection.send({ type: reveals ? "reveal_notes" : "hide_notes", step_id: step.id });
  }

  /** @param {Step} step */
  title(step) {
    return (step.wall_title ?? step.title)[this.language];
  }

  /** @param {Column[]} columns */
  drawRoll(columns) {
    const current = this.scalars.step;
    arrange(
      this.roll,
      columns.map(({ step, notes }) => {
        const column = this.parts.part(`column ${step.id}`, () => this.column(step));
        column.section.classList.toggle("here", step.id === current);
        setText(column.title, this.title(step));
        setText(column.count, this.describeCount(notes.length));
        arrange(column.stack, this.stacks(step, notes));
        return column.section;
      }),
    );
  }

  /** @param {Step} step */
  column(step) {
    const [title, count, stack] = [html.span(), html.span({ class: "count" }), html.div({ class: "stack" })];
    const section = html.section({ class: "column", "data-step": String(step.id) }, html.h3(title, count), stack);
    return { section, title, count, stack };
  }

  /** @param {Step} step @param {Note[]} notes @returns {HTMLElement[]} */
  stacks(step, notes) {
    if (!notes.length) return [this.nothing(`column ${step.id}`)];
    return step.kinds.flatMap((kind) => {
      const own = notes.filter((note) => note.kind === kind);
      return own.length
        ? [this.kindHead(`column ${step.id}`, kind, own.length), ...own.map((note) => this.note(note))]
        : [];
    });
  }

  /** @param {Step} step @param {Note[]} notes */
  drawLanes(step, notes) {
    const silence = notes.length ? "" : this.silenceAt(step);
    this.root.classList.toggle("silent", Boolean(silence));
    if (silence) {
      const node = this.parts.part("silence", () => html.p({ class: "silence" }));
      setText(node, silence);
      return arrange(this.roll, [node]);
    }
    this.lanes = step.kinds.map((kind) => this.lane(step, kind, notes));
    arrange(
      this.roll,
      this.lanes.map((lane) => lane.section),
    );
    if (this.pager) return; // it tries how large they can be
    this.lookAs(0);
  }

  /** @param {Step} step @param {NoteKind} kind @param {Note[]} notes @returns {Lane} */
  lane(step, kind, notes) {
    const own = notes.filter((note) => note.kind === kind);
    const where = `lane ${step.id}`;
    const section = this.parts.part(`${where} ${kind}`, () => html.section({ class: `lane kind-${kind}` }));
    const stacks = this.parts.part(`stacks ${where} ${kind}`, () => html.div({ class: "stacks" }));
    arrange(section, [this.kindHead(where, kind, own.length), stacks]);
    const shown = own.length ? own.map((note) => this.note(note)) : [this.nothing(`${where} ${kind}`)];
    return { section, stacks, kind, notes: shown };
  }

  /**
   * Notes as large as this look says, the newest on top; a note stays in its column when others come. Gives the
   * stacks, for the pager.
   * @param {number} number
   */
  lookAs(number) {
    const [size, columns] = LOOKS[number];
    this.root.style.setProperty("--note-size", `${size}em`);
    this.root.style.setProperty("--look", String(number));
    const widths = shares(
      this.lanes.map((lane) => lane.notes.length),
      columns,
    );
    return this.lanes.flatMap((lane, index) => {
      const stacks = Array.from({ length: widths[index] }, (_, at) =>
        this.parts.part(`stack ${lane.section.className} ${at}`, () => html.div({ class: "stack" })),
      );
      lane.section.style.flexGrow = String(widths[index]);
      arrange(lane.stacks, stacks);
      stacks.forEach((stack, at) => {
        arrange(stack, lane.notes.filter((_, order) => order % stacks.length === at).reverse());
      });
      return stacks.map((stack) => stack.children);
    });
  }

  /** All phases in one picture: how much there is of each kind, and the newest of it. @param {Column[]} columns */
  drawOverview(columns) {
    const current = this.scalars.step;
    arrange(
      this.roll,
      columns.map(({ step, notes }) => {
        const section = this.parts.part(`overview ${step.id}`, () => html.section({ class: "column" }));
        section.classList.toggle("here", step.id === current);
        const cells = step.kinds.map((kind) =>
          summary(
            kind,
            notes.filter((note) => note.kind === kind),
          ),
        );
        section.replaceChildren(html.h3({ text: this.title(step) }), ...cells);
        return section;
      }),
    );
  }

  /**
   * Empty lanes would say that nobody writes. How many there are is told of the step where the room is only.
   * @param {Step} step
   */
  silenceAt(step) {
    const { hidden, step: current } = this.scalars;
    const count = step.id === current ? hidden : 0;
    if (!step.hides && !count) return "";
    return [_("We write in silence"), count ? this.describeCount(count) : ""].filter(Boolean).join(" · ");
  }

  /** @param {string} where @returns {HTMLElement} */
  nothing(where) {
    return this.parts.part(`nothing ${where}`, () => html.p({ class: "muted", text: _("No notes yet") }));
  }

  /** @param {string} where @param {NoteKind} kind @param {number} count @returns {HTMLElement} */
  kindHead(where, kind, count) {
    const icon = () => html.span({ "aria-hidden": "true", text: `${ICONS[kind]} ` });
    const head = this.parts.part(`head ${where} ${kind}`, () =>
      html.h4({ class: `kind-${kind}` }, icon(), html.span()),
    );
    setText(head.lastChild, `${labels.NoteKind[kind]} (${count})`);
    return head;
  }

  /** @param {number} count */
  describeCount(count) {
    return ngettext("1 note", "{count} notes", count);
  }

  /**
   * The element of a note is made once for each of its versions: drawing the wall again only puts them in place. One
   * that is being changed is left alone.
   * @param {Note} note
   */
  note(note) {
    const fresh = this.fresh.has(`note:${note.id}`);
    return this.elements.get(
      note.id,
      versionOf(note, this.connection),
      () => noteCard(note, { connection: this.connection, fresh, hands: this.hands }),
      (node) => node.classList.contains("editing"),
    );
  }
}

/**
 * How many columns each lane gets: one at least, the others where most notes are for each.
 * @param {number[]} counts @param {number} columns
 */
export function shares(counts, columns) {
  const widths = counts.map(() => 1);
  for (let left = columns - counts.length; left > 0; left -= 1) {
    const crowd = counts.map((count, index) => count / widths[index]);
    widths[crowd.indexOf(Math.max(...crowd))] += 1;
  }
  return widths;
}

/** @param {NoteKind} kind @param {Note[]} notes */
const summary = (kind, notes) =>
  html.div(
    { class: `summary kind-${kind}` },
    html.p(
      { class: "number" },
      html.span({ "aria-hidden": "true", text: ICONS[kind] }),
      html.strong({ text: String(notes.length) }),
      html.span({ class: "visually-hidden", text: labels.NoteKind[kind] }),
    ),
    html.p({ class: "dots", "aria-hidden": "true" }, ...notes.slice(0, 40).map(() => html.i())),
    notes.length ? html.p({ class: "newest", dir: "auto", text: notes.at(-1)?.text ?? "" }) : null,
  );

export default mounted(Wall);
