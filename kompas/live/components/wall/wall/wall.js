import { arrange, Component, element, fill, ICONS, mounted, setText } from "kompas/component.js";
import { offerCases } from "kompas/cases.js";
import { Moderation } from "kompas/moderation.js";
import { noteCard, versionOf } from "kompas/note_card.js";

class Wall extends Component {
  constructor(root) {
    super(root);
    this.fresh = new Set();
    this.elements = new Map();
    this.parts = new Map();
  }

  build() {
    const { words } = this;
    this.elements.clear(); // their words are in another language now
    this.parts.clear();
    this.bar = element("div", { class: "bar" });
    this.roll = element("div", {
      class: "roll",
      role: "region",
      "aria-label": words.roll,
      tabindex: this.use === "screen" ? undefined : "0",
    });
    this.pager = this.pages();
    this.hands = this.use === "console" ? new Moderation(this) : null;
    this.until(() => this.hands?.destroy());
    this.status = element("p", { class: "status", role: "status" });
    this.root.replaceChildren(
      this.bar,
      this.hands?.bar ?? "",
      this.status,
      this.roll,
      this.pager?.bar ?? "",
      this.hands?.aside ?? "",
    );
  }

  hear(change) {
    if (change.presence || change.outbox || change.mine) return;
    this.hands?.undo.draw();
    if (change.status && !change.all) return;
    for (const key of change.fresh ?? []) this.fresh.add(key);
    if (change.refused) {
      this.fail(change.message);
      this.hands?.refused(change);
    }
    if (
      change.keys &&
      ![...change.keys].some((key) => /^(note|step|conclusion|case|party)/.test(key)) &&
      !["step", "screen_focus", "hidden", "hidden_at", "status"].some((name) => name in change.scalars)
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

  columns() {
    const taking = this.connection.steps().filter((step) => step.kinds.length && !step.left_out);
    const notes = this.notes();
    return taking
      .map((step) => ({ step, notes: notes.filter((note) => note.step === step.id) }))
      .filter(({ step, notes: own }) => step.phase || own.length);
  }

  /* On the screen: the step being worked on, or the whole roll, as the facilitator chose. */
  focus() {
    if (this.use === "console") return null;
    const { screen_focus: chosen = "auto" } = this.connection.state.scalars;
    if (this.use === "screen" && chosen === "all") return null;
    const current = this.connection.current();
    const wanted = this.use === "screen" && chosen !== "auto" ? this.connection.step(Number(chosen)) : current;
    return wanted?.kinds.length ? wanted : null;
  }

  draw() {
    if (!this.connection.state.loaded) return;
    this.root.classList.toggle("closed", this.connection.state.scalars.status === "closed");
    const step = this.focus();
    const columns = this.columns();
    this.root.classList.toggle("focused", Boolean(step));
    this.drawBar(columns, step);
    if (step) this.drawLanes(step, columns.find((column) => column.step.id === step.id)?.notes ?? []);
    else {
      this.root.classList.remove("silent");
      this.drawRoll(columns);
    }
    this.pager?.lay(
      [...this.roll.querySelectorAll(".stack")].map((stack) => [...stack.children]),
      { first: this.fresh.size > 0 },
    );
    this.hands?.draw();
  }

  drawBar(columns, focused) {
    const { words } = this;
    const current = this.connection.state.scalars.step;
    if (this.use === "console") return this.drawFocusChoice(columns);
    const phases = columns.map(({ step, notes }) =>
      element(
        "li",
        {
          class: step.id === (focused?.id ?? current) ? "here" : "",
          "aria-current": step.id === current ? "step" : undefined,
        },
        element("span", { text: this.title(step) }),
        element("strong", { text: String(notes.length) }),
      ),
    );
    this.bar.replaceChildren(element("ol", { class: "phases" }, ...phases));
    this.bar.setAttribute("aria-label", words.roll);
  }

  drawFocusChoice(columns) {
    const { words } = this;
    const { screen_focus: chosen = "auto" } = this.connection.state.scalars;
    const pairs = [
      ["auto", words.follow],
      ["all", words.whole],
      ...columns.map(({ step }) => [String(step.id), this.title(step)]),
    ];
    const wanted = JSON.stringify(pairs);
    if (this.choice?.dataset.options !== wanted) {
      this.choice = element(
        "select",
        { id: "focus", onChange: () => this.connection.send({ type: "focus_screen", focus: this.choice.value }) },
        ...pairs.map(([value, text]) => element("option", { value, text })),
      );
      this.choice.dataset.options = wanted;
      this.silence = element("button", { type: "button", onClick: () => this.silent() });
      this.which = element("select", {
        id: "about-case",
        onChange: () => {
          this.only = this.which.value;
          this.draw();
        },
      });
      this.whichRow = element(
        "span",
        { class: "which" },
        element("label", { for: "about-case", text: words.about }),
        this.which,
      );
      this.bar.replaceChildren(
        element("label", { for: "focus", text: words.on_screen }),
        this.choice,
        this.silence,
        this.whichRow,
      );
    }
    this.choice.value = chosen;
    this.only = offerCases(this.which, this.whichRow, this.connection, this.only, words.about_all);
    const step = this.connection.current();
    this.silence.classList.toggle("hidden", !step?.kinds.length);
    const { hidden } = this.connection.state.scalars;
    setText(this.silence, step?.hides || hidden ? fill(words.reveal_all, { count: hidden }) : words.hide);
  }

  silent() {
    const step = this.connection.current();
    const reveal = step.hides || this.connection.state.scalars.hidden > 0;
    this.connection.send({ type: reveal ? "reveal_notes" : "hide_notes", step_id: step.id });
  }

  title(step) {
    if (step.activity === "cases") return this.words.before;
    if (step.activity === "conclude") return this.words.after;
    return step.title[this.language];
  }

  drawRoll(columns) {
    const current = this.connection.state.scalars.step;
    arrange(
      this.roll,
      columns.map(({ step, notes }) => {
        const { section, title, count, stack, reveal } = this.part(`column ${step.id}`, () => this.column(step));
        section.classList.toggle("here", step.id === current);
        setText(title, this.title(step));
        setText(count, this.counted(notes.length));
        this.drawReveal(reveal, step);
        arrange(stack, this.stacks(step, notes));
        return section;
      }),
    );
    if (this.use === "console" && this.seen !== current) this.bringIntoView(current);
  }

  column(step) {
    const title = element("span", {});
    const count = element("span", { class: "count" });
    const stack = element("div", { class: "stack" });
    const reveal = element("button", {
      type: "button",
      class: "reveal hidden",
      onClick: () => this.connection.send({ type: "reveal_notes", step_id: step.id }),
    });
    const section = element(
      "section",
      { class: "column", "data-step": String(step.id) },
      element("h3", {}, title, count),
      reveal,
      stack,
    );
    return { section, title, count, stack, reveal };
  }

  /* What waits in a column, also of a step that the room has left; only the console is told. */
  drawReveal(button, step) {
    const count = this.connection.state.scalars.hidden_at?.[step.id] ?? 0;
    button.classList.toggle("hidden", !count);
    if (!count) return;
    setText(button, fill(this.words.reveal_all, { count }));
    button.setAttribute("aria-label", `${button.textContent}: ${this.title(step)}`);
  }

  /* A piece of the wall that is made once and used again. */
  part(key, make) {
    if (!this.parts.has(key)) this.parts.set(key, make());
    return this.parts.get(key);
  }

  /* A new step: show its column, without moving the rest of the page. */
  bringIntoView(current) {
    this.seen = current;
    const column = this.roll.querySelector(".column.here");
    if (column) this.roll.scrollLeft = column.offsetLeft - this.roll.offsetLeft - 8;
  }

  stacks(step, notes) {
    if (!notes.length) return [this.nothing(`column ${step.id}`)];
    return step.kinds.flatMap((kind) => {
      const own = notes.filter((note) => note.kind === kind);
      return own.length
        ? [this.kindHead(`column ${step.id}`, kind, own.length), ...own.map((note) => this.note(note))]
        : [];
    });
  }

  drawLanes(step, notes) {
    const silence = notes.length ? "" : this.silenceAt(step);
    this.root.classList.toggle("silent", Boolean(silence));
    if (silence) {
      const { node } = this.part("silence", () => ({ node: element("p", { class: "silence" }) }));
      setText(node, silence);
      return arrange(this.roll, [node]);
    }
    const newest = [...notes].reverse();
    arrange(
      this.roll,
      step.kinds.map((kind) => {
        const own = newest.filter((note) => note.kind === kind);
        const { section, stack } = this.part(`lane ${step.id} ${kind}`, () => this.lane(kind));
        arrange(section, [this.kindHead(`lane ${step.id}`, kind, own.length), stack]);
        arrange(stack, own.length ? own.map((note) => this.note(note)) : [this.nothing(`lane ${step.id} ${kind}`)]);
        return section;
      }),
    );
  }

  /* Empty lanes would say that nobody writes. How many there are is told of the step where the room is only. */
  silenceAt(step) {
    const { words } = this;
    const { hidden, step: current } = this.connection.state.scalars;
    const count = step.id === current ? hidden : 0;
    if (!step.hides && !count) return "";
    return [words.in_silence, count ? this.counted(count) : ""].filter(Boolean).join(" · ");
  }

  lane(kind) {
    return { section: element("section", { class: `lane kind-${kind}` }), stack: element("div", { class: "stack" }) };
  }

  nothing(where) {
    return this.part(`nothing ${where}`, () => element("p", { class: "muted", text: this.words.empty }));
  }

  kindHead(where, kind, count) {
    const { head, text } = this.part(`head ${where} ${kind}`, () => {
      const words = element("span", {});
      return {
        text: words,
        head: element(
          "h4",
          { class: `kind-${kind}` },
          element("span", { "aria-hidden": "true", text: `${ICONS[kind]} ` }),
          words,
        ),
      };
    });
    setText(text, `${this.words.kinds[kind]} (${count})`);
    return head;
  }

  counted(count) {
    return count === 1 ? this.words.one_note : fill(this.words.notes, { count });
  }

  /* The element of a note is made once for each of its versions: drawing the wall again only puts them in place. */
  note(note) {
    const version = versionOf(note, this.connection);
    const known = this.elements.get(note.id);
    if (known && (known.version === version || known.node.classList.contains("editing"))) return known.node;
    const node = noteCard(note, {
      words: this.words,
      connection: this.connection,
      fresh: this.fresh.has(`note:${note.id}`),
      hands: this.hands,
    });
    this.elements.set(note.id, { version, node });
    return node;
  }
}

export default mounted(Wall);
