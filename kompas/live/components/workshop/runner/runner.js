import { Chime } from "kompas/chime.js";
import { Chooser } from "kompas/chooser.js";
import { Closing } from "kompas/closing.js";
import { button, Component, drawClock, html, mounted, projection, setText, show, timeText } from "kompas/component.js";
import { beginnings, dayLine, emptyDay } from "kompas/day_line.js";
import { HiddenNotes } from "kompas/hidden_notes.js";
import { MessageForm } from "kompas/message_form.js";
import { _ } from "kompas/words.js";

const SAME_SITTING = 3 * 3600 * 1000; // further from the plan than this, "behind" says nothing

/** @typedef {PlaceData & { part: "controls" | "steps" }} Data */

/** @extends {Component<Data>} */
export class Runner extends Component {
  chime = new Chime();
  /** @type {number | undefined} */
  minute;
  status = html.p({ class: "status", role: "alert" });
  where = html.p({ class: "where" });
  title = html.h2();
  clock = html.div({ class: "clock", role: "timer", "aria-label": _("Time left in this step") });
  schedule = html.p({ class: "schedule" });
  ends = html.p({ class: "muted ends" });
  warning = html.p({ class: "warning" });
  menu = new Chooser((value) => this.chooses[value]?.());
  message = new MessageForm(this, () => this.menu.summary.focus());
  day = emptyDay();
  toggle = button(_("Start the clock"), () => this.now({ type: this.running() ? "pause_clock" : "start_clock" }));
  one = button(_("+1 min"), () => this.add(1));
  five = button(_("+5 min"), () => this.add(5));
  forward = button(_("Next step"), (event) => this.step(1, event), "primary");
  begin = button(_("Start the workshop"), (event) => this.step(1, event), "primary");
  reopen = button(_("Reopen the workshop"), () => this.now({ type: "reopen_workshop" }), "primary");
  left = new HiddenNotes(this, { about: (id) => id !== this.scalars.step, next: () => this.forward });
  sure = button(_("Yes, close"), () => this.closeNow(), "primary");
  unseen = new HiddenNotes(this, { next: () => this.sure });
  emptied = html.span();
  closing = new Closing(this);
  confirm = html.div(
    { class: "confirm hidden", role: "alertdialog", "aria-label": _("Close the workshop") },
    html.span({ text: _("Close now? Participants can then no longer write. You can reopen it.") }),
    this.closing.node,
    this.emptied,
    this.unseen.node,
    this.sure,
    button(_("Cancel"), () => this.cancel()),
  );
  list = html.ol({ class: "steps", "aria-label": _("The script") });

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { begin, toggle, one, five, forward, reopen, menu } = this;
    this.root.classList.add(this.data.part);
    if (this.data.part === "steps") this.root.replaceChildren(this.list, this.status);
    else
      this.root.replaceChildren(
        html.div(
          { class: "now" },
          this.clock,
          html.div({ class: "title" }, this.where, this.title),
          html.div({ class: "plan" }, this.schedule, this.ends, this.warning),
          html.div({ class: "buttons" }, toggle, one, five, begin, forward, reopen, menu.node),
        ),
        this.day,
        this.message.node,
        this.left.node,
        this.confirm,
        this.status,
      );
  }

  /** @param {Change} change */
  hear(change) {
    if (change.status && this.connection.status === "live") this.say("");
    if (!change.outbox && !change.presence) this.draw();
  }

  /** @param {string} reason */
  failure(reason) {
    return reason;
  }

  /** @param {string} problem */
  reasonOf(problem) {
    if (problem === "lost") return _("There is no connection. Try again in a moment.");
    return problem === "later" ? _("The server could not save this. Try again.") : problem;
  }

  /* --- what is pressed ------------------------------------------------------------------------------------- */

  /** What is needed now and then, behind one button. @type {Record<string, () => unknown>} */
  chooses = {
    back: () => this.step(-1),
    questions: () => this.arrange({ questions: !this.questionsShown() }),
    join: () => this.arrange({ join: !this.scalars.screen_join }),
    dark: () => this.arrange({ dark: !this.scalars.screen_dark }),
    writing: () => this.arrange({ writing: !this.scalars.screen_writing }),
    message: () => this.message.open(),
    sound: () => this.chime.toggle(),
    close: () => this.ask(),
  };

  /** @param {{ questions?: boolean, join?: boolean, dark?: boolean, writing?: boolean }} look */
  arrange(look) {
    return this.now({ type: "arrange_screen", ...look });
  }

  /* As the screen decides: until the first note comes, unless somebody chose. */
  questionsShown() {
    const { screen_questions: chosen, step, hidden } = this.scalars;
    return chosen ?? !(hidden || this.connection.list("note").some((note) => note.step === step && !note.parked));
  }

  drawMenu() {
    const { step, status, screen_join: join, screen_dark: dark, screen_writing: writing } = this.scalars;
    const plan = this.plan();
    const asks = this.connection.current()?.questions.length;
    /** @type {[string, string, unknown][]} */
    const all = [
      ["back", _("Previous step"), step && plan[0]?.id !== step],
      ["message", _("Message to everybody…"), status !== "closed"],
      ["join", join ? _("Screen: take the code out of the corner") : _("Screen: code in the corner"), step],
      ["questions", this.questionsShown() ? _("Screen: fold the questions") : _("Screen: show the questions"), asks],
      ["dark", dark ? _("Screen: light") : _("Screen: dark"), true],
      [
        "writing",
        writing ? _("Screen: conclusions only when recorded") : _("Screen: conclusions while they are written"),
        status !== "closed",
      ],
      ["sound", this.chime.on ? _("Turn the sound off") : _("Turn the sound on"), true],
      ["close", _("Close the workshop"), step && status !== "closed"],
    ];
    const there = all.filter(([, , shown]) => shown);
    this.menu.offer(
      "…",
      there.map(([value, text]) => [value, text]),
      _("More"),
    );
  }

  ask() {
    show(this.confirm, true);
    this.drawForgotten(false);
    this.sure.focus();
  }

  async closeNow() {
    show(this.confirm, false);
    await this.closing.release();
    this.now({ type: "close_workshop" });
  }

  cancel() {
    show(this.confirm, false);
    this.menu.summary.focus();
  }

  plan() {
    return this.connection.steps().filter((step) => !step.left_out);
  }

  running() {
    return Boolean(this.scalars.ends_at);
  }

  /**
   * A double click is one press: the new step is here before its second half, which would go one further.
   * @param {number} by @param {MouseEvent} [event]
   */
  step(by, event) {
    if ((event?.detail ?? 0) > 1) return;
    const plan = this.plan();
    const target = plan[plan.findIndex((one) => one.id === this.scalars.step) + by];
    if (target) this.go(target.id);
  }

  /** @param {number} id */
  go(id) {
    return this.now({ type: "go_to_step", from_step_id: this.scalars.step, to_step_id: id });
  }

  /** @param {number} minutes */
  add(minutes) {
    if (this.scalars.step) this.now({ type: "add_minutes", step_id: this.scalars.step, minutes });
  }

  /* --- drawing --------------------------------------------------------------------------------------------- */

  /* A step opens at the top; who is writing stays where they are. */
  openAtTheTop() {
    const { data, scalars, state } = this;
    if (data.part !== "controls" || !state.loaded || !this.changed("opened", scalars.step)) return;
    if (!isTyping()) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  }

  draw() {
    const { scalars } = this;
    this.openAtTheTop();
    show(this.root, this.state.loaded);
    if (!this.state.loaded) return;
    const plan = this.plan();
    const index = plan.findIndex((step) => step.id === scalars.step);
    const closed = scalars.status === "closed";
    const started = scalars.step !== null;
    setText(this.where, closed ? _("The workshop is closed.") : this.whereText(index + 1, plan.length));
    setText(this.title, plan[index]?.title[this.language] ?? scalars.title);
    setText(this.toggle, this.running() ? _("Pause") : _("Start the clock"));
    show(this.begin, !started && !closed);
    for (const node of [this.toggle, this.one, this.five, this.forward]) show(node, started && !closed);
    show(this.reopen, closed);
    this.forward.disabled = index === plan.length - 1;
    if (this.data.part === "steps") this.drawSteps();
    else {
      this.drawForgotten(closed);
      this.drawDay();
      this.drawMenu();
      this.message.draw();
    }
    this.tick();
  }

  drawDay() {
    const { planned_start: planned, started_at: from, status } = this.scalars;
    const plan = this.plan();
    const here = this.connection.current()?.position ?? -1;
    const free = this.connection.time() + Math.max(0, this.connection.left() ?? 0) * 1000;
    const times = beginnings(plan, { from: from ?? planned, here, free });
    this.day.replaceChildren(...dayLine(plan, times, here, this.language));
    show(this.day, status !== "closed");
  }

  /** @param {number} number @param {number} total */
  whereText(number, total) {
    const { step, ready: count, people } = this.scalars;
    if (step === null) return _("Not started yet");
    const ready = people && count !== null ? _("{count} of {people} ready", { count, people }) : "";
    return [_("Step {number} of {total}", { number, total }), ready].filter(Boolean).join(" · ");
  }

  /**
   * Warnings of things easily missed: hidden notes of other steps, and whatever closing removes.
   * @param {boolean} closed
   */
  drawForgotten(closed) {
    if (closed) show(this.left.node, false);
    else this.left.draw();
    if (this.confirm.classList.contains("hidden")) return;
    this.unseen.draw();
    this.closing.draw();
    const count = this.connection.list("note").filter((note) => note.binned).length;
    const { undo, redo } = this.scalars;
    const deeds = undo || redo ? _("The list of what you can undo is then emptied for good.") : "";
    const bin = _("The bin ({count}) and the list of what you can undo are then emptied for good.", { count });
    setText(this.emptied, count ? bin : deeds);
  }

  drawSteps() {
    const here = this.connection.current()?.position ?? 0;
    this.list.replaceChildren(...this.connection.steps().map((step) => this.stepRow(step, here)));
  }

  /** @param {Step} step @param {number} here */
  stepRow(step, here) {
    const { step: current, status } = this.scalars;
    const title = step.title[this.language];
    const isHere = step.id === current;
    const state = step.left_out ? "out" : isHere ? "here" : step.position < here ? "done" : "";
    const fixed = step.fixed && !step.left_out ? `${this.at(step.fixed)} · ` : "";
    const name =
      status === "closed" || step.left_out || isHere
        ? html.span({ class: "name", text: title })
        : button(title, () => this.go(step.id), { class: "plain", title: _("Go to this step") });
    return html.li(
      { class: state, "aria-current": isHere && !step.left_out ? "step" : null },
      name,
      html.span({ class: "muted", text: fixed + this.minutesText(step, isHere) }),
    );
  }

  /** @param {Step} step @param {boolean} isHere */
  minutesText(step, isHere) {
    if (step.left_out) return _("left out");
    if (!step.spent && !isHere) return _("{planned} min", { planned: step.minutes });
    const actual = Math.round(this.spent(step) / 60);
    return _("{actual} of {planned} min", { actual, planned: step.minutes });
  }

  /** In seconds. @param {Step} step */
  spent(step) {
    const { step: current, entered_at: entered } = this.scalars;
    const going = step.id === current && entered ? (this.connection.time() - entered) / 1000 : 0;
    return step.spent + Math.max(0, going);
  }

  /* The minutes of the step that is going on, once a minute. */
  freshen() {
    const minute = Math.floor(this.connection.time() / 60000);
    if (minute === this.minute) return;
    this.minute = minute;
    if (this.data.part === "steps") this.drawSteps();
    else this.drawDay();
  }

  tick() {
    if (!this.state.loaded) return;
    const left = this.connection.left();
    drawClock(this.clock, left, Boolean(this.scalars.step && !this.running()));
    if (this.data.part === "controls") this.chime.hear(left, this.running());
    this.freshen();
    this.drawSchedule(left ?? 0);
  }

  /** @param {number} moment */
  at(moment) {
    return timeText(moment, this.language);
  }

  /** @param {number} left seconds on the clock of this step */
  drawSchedule(left) {
    const { status, planned_start: start, planned_end: planned, fixed_end: fixedEnd } = this.scalars;
    const current = this.connection.current();
    const now = this.connection.time();
    if (status === "closed" || (!current && Math.abs(now - start) > SAME_SITTING)) {
      for (const node of [this.schedule, this.ends, this.warning]) setText(node, "");
      return;
    }
    const later = this.plan().filter((step) => !current || step.position > current.position);
    const free = current ? now + Math.max(0, left) * 1000 : Math.max(now, start);
    const { end, passed } = projection(free, later, fixedEnd);
    const behind = Math.round((end - planned) / 60000);
    const minutes = Math.floor(-left / 60);
    const over = current && left <= -60 ? _("this step {minutes} min over time", { minutes }) : "";
    setText(this.schedule, [behindText(behind), over].filter(Boolean).join(" · "));
    this.schedule.dataset.mood = behind > 0 || passed.length ? "behind" : "fine";
    setText(this.ends, _("Ends around {time} (planned {planned})", { time: this.at(end), planned: this.at(planned) }));
    setText(this.warning, passed.map((one) => this.passedText(one)).join(" "));
  }

  /** @param {{ step: Step | null, fixed: number, expected: number }} passed */
  passedText({ step, fixed, expected }) {
    const times = { fixed: this.at(fixed), time: this.at(expected) };
    if (!step) return _("The end is fixed at {fixed}, you will be ready around {time}.", times);
    const title = step.title[this.language];
    return _("“{step}” is fixed at {fixed}, you will be there around {time}.", { step: title, ...times });
  }
}

function isTyping() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return Boolean(at?.matches("textarea, input"));
}

/** @param {number} minutes */
function behindText(minutes) {
  if (minutes > 0) return _("{minutes} min behind", { minutes });
  return minutes < 0 ? _("{minutes} min ahead", { minutes: -minutes }) : _("On schedule");
}

export default mounted(Runner);
