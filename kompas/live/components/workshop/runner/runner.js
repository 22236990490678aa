import {
  Chime,
  clockMood,
  clockText,
  Component,
  element,
  fill,
  mounted,
  projection,
  setText,
} from "kompas/component.js";
import { HiddenNotes } from "kompas/hidden_notes.js";

const SAME_SITTING = 3 * 3600 * 1000; // further from the plan than this, "behind" says nothing
const clockTime = (moment, language) =>
  new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

class Runner extends Component {
  constructor(root) {
    super(root);
    this.chime = new Chime();
  }

  hear(change) {
    if (change.status && this.connection.status === "live") this.say("");
    if (!change.outbox && !change.presence) this.draw();
  }

  build() {
    const { words } = this;
    this.part = this.data.part;
    this.root.classList.add(this.part);
    const button = (text, run, kind = "") => element("button", { type: "button", class: kind, text, onClick: run });
    this.where = element("p", { class: "where" });
    this.title = element("h2", {});
    this.clock = element("div", { class: "clock", role: "timer", "aria-label": words.clock });
    this.schedule = element("p", { class: "schedule" });
    this.ends = element("p", { class: "muted ends" });
    this.warning = element("p", { class: "warning" });
    this.back = button(words.back, (event) => this.step(-1, event));
    this.toggle = button(words.start, () => this.now({ type: this.running() ? "pause_clock" : "start_clock" }));
    this.one = button(words.plus_one, () => this.add(1));
    this.five = button(words.plus_five, () => this.add(5));
    this.forward = button(words.next, (event) => this.step(1, event), "primary");
    this.begin = button(words.begin, (event) => this.step(1, event), "primary");
    this.close = button(words.close, () => this.ask());
    this.reopen = button(words.reopen, () => this.now({ type: "reopen_workshop" }), "primary");
    this.sound = button(
      "",
      () => {
        this.chime.toggle();
        this.draw();
      },
      "plain",
    );
    this.status = element("p", { class: "status", role: "alert" });
    this.left = new HiddenNotes(this, {
      about: (id) => id !== this.connection.state.scalars.step,
      next: () => this.forward,
    });
    this.unseen = new HiddenNotes(this, { next: () => this.confirm.querySelector(".primary") });
    this.emptied = element("span", {});
    this.confirm = element(
      "div",
      { class: "confirm hidden", role: "alertdialog", "aria-label": words.close },
      element("span", { text: words.close_sure }),
      this.emptied,
      this.unseen.node,
      button(
        words.yes_close,
        () => {
          this.confirm.classList.add("hidden");
          this.now({ type: "close_workshop" });
        },
        "primary",
      ),
      button(words.cancel, () => {
        this.confirm.classList.add("hidden");
        this.close.focus();
      }),
    );
    this.list = element("ol", { class: "steps", "aria-label": words.script });
    if (this.part === "steps") return this.root.replaceChildren(this.list, this.status);
    this.root.replaceChildren(
      element(
        "div",
        { class: "now" },
        this.clock,
        element("div", { class: "title" }, this.where, this.title),
        element("div", { class: "plan" }, this.schedule, this.ends, this.warning),
        element(
          "div",
          { class: "buttons" },
          this.begin,
          this.back,
          this.toggle,
          this.one,
          this.five,
          this.forward,
          this.reopen,
          this.sound,
          this.close,
        ),
      ),
      this.left.node,
      this.confirm,
      this.status,
    );
  }

  ask() {
    this.confirm.classList.remove("hidden");
    this.drawForgotten(false);
    this.confirm.querySelector(".primary").focus();
  }

  plan() {
    return this.connection.steps().filter((step) => !step.left_out);
  }
  running() {
    return Boolean(this.connection.state.scalars.ends_at);
  }

  /* A double click is one press: the new step is here before its second half, which would go one further. */
  step(by, event) {
    if (event.detail > 1) return;
    const plan = this.plan();
    const { step } = this.connection.state.scalars;
    const target = plan[plan.findIndex((one) => one.id === step) + by];
    if (target) this.go(target.id);
  }

  go(id) {
    return this.now({ type: "go_to_step", from_step_id: this.connection.state.scalars.step, to_step_id: id });
  }
  add(minutes) {
    return this.now({ type: "add_minutes", step_id: this.connection.state.scalars.step, minutes });
  }

  draw() {
    const { words, connection } = this;
    const { scalars, loaded } = connection.state;
    this.root.classList.toggle("hidden", !loaded);
    if (!loaded) return;
    const plan = this.plan();
    const index = plan.findIndex((step) => step.id === scalars.step);
    const current = plan[index];
    const closed = scalars.status === "closed";
    const started = scalars.step !== null;
    setText(
      this.where,
      closed
        ? words.closed
        : started
          ? [
              fill(words.step_of, { number: index + 1, total: plan.length }),
              scalars.people && scalars.ready !== null
                ? fill(words.ready, { count: scalars.ready, people: scalars.people })
                : "",
            ]
              .filter(Boolean)
              .join(" · ")
          : words.not_started,
    );
    setText(this.title, current ? current.title[this.language] : scalars.title);
    setText(this.toggle, this.running() ? words.pause : words.start);
    setText(this.sound, this.chime.on ? words.sound_on : words.sound_off);
    const show = (node, visible) => node.classList.toggle("hidden", !visible);
    show(this.begin, !started && !closed);
    for (const node of [this.back, this.toggle, this.one, this.five, this.forward]) show(node, started && !closed);
    show(this.close, started && !closed);
    show(this.reopen, closed);
    this.back.disabled = index <= 0;
    this.forward.disabled = index === plan.length - 1;
    if (this.part === "steps") this.drawSteps(scalars, closed);
    else this.drawForgotten(closed);
    this.tick();
  }

  /* What would go unnoticed: notes of other steps that are still hidden, and what closing does away with. */
  drawForgotten(closed) {
    const { words, connection } = this;
    if (closed) this.left.node.classList.add("hidden");
    else this.left.draw();
    if (this.confirm.classList.contains("hidden")) return;
    this.unseen.draw();
    const count = connection.list("note").filter((note) => note.binned).length;
    const { undo, redo } = connection.state.scalars;
    setText(this.emptied, count ? fill(words.bin_emptied, { count }) : undo || redo ? words.undo_emptied : "");
  }

  drawSteps(scalars, closed) {
    const steps = this.connection.steps();
    const here = this.connection.current();
    this.list.replaceChildren(
      ...steps.map((step) => {
        const spent = Math.round(this.spent(step) / 60);
        const fixed = step.fixed ? `${clockTime(step.fixed, this.language)} · ` : "";
        const minutes = step.left_out
          ? this.words.left_out
          : step.spent || step.id === scalars.step
            ? fill(this.words.actual, { actual: spent, planned: step.minutes })
            : fill(this.words.minutes, { planned: step.minutes });
        const name = element("span", { class: "name", text: step.title[this.language] });
        const body =
          closed || step.left_out || step.id === scalars.step
            ? name
            : element("button", {
                type: "button",
                class: "plain",
                text: step.title[this.language],
                title: this.words.go,
                onClick: () => this.go(step.id),
              });
        const state = step.left_out
          ? "out"
          : step.id === scalars.step
            ? "here"
            : here && step.position < here.position
              ? "done"
              : "";
        return element(
          "li",
          { class: state, "aria-current": state === "here" ? "step" : undefined },
          body,
          element("span", { class: "muted", text: step.left_out ? minutes : fixed + minutes }),
        );
      }),
    );
  }

  spent(step) {
    const { scalars } = this.connection.state;
    const going =
      step.id === scalars.step && scalars.entered_at ? (this.connection.time() - scalars.entered_at) / 1000 : 0;
    return step.spent + Math.max(0, going);
  }

  /* The minutes of the step that is going on, once a minute. */
  freshen() {
    const minute = Math.floor(this.connection.time() / 60000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.drawSteps(this.connection.state.scalars, this.connection.state.scalars.status === "closed");
    }
  }

  tick() {
    const { connection, words } = this;
    const { scalars, loaded } = connection.state;
    if (!loaded) return;
    const left = connection.left();
    setText(this.clock, clockText(left));
    this.clock.dataset.mood = clockMood(left);
    this.clock.dataset.paused = String(Boolean(scalars.step && !this.running()));
    if (this.part === "controls") this.chime.hear(left, this.running());
    else this.freshen();
    this.drawSchedule(scalars, left);
  }

  drawSchedule(scalars, left) {
    const { connection, words } = this;
    const quiet = () => {
      for (const node of [this.schedule, this.ends, this.warning]) setText(node, "");
    };
    if (scalars.status === "closed") return quiet();
    const current = connection.current();
    const now = connection.time();
    const later = this.plan().filter((step) => !current || step.position > current.position);
    if (!current && Math.abs(now - scalars.planned_start) > SAME_SITTING) return quiet();
    const free = current ? now + Math.max(0, left) * 1000 : Math.max(now, scalars.planned_start);
    const { end, passed } = projection(free, later, scalars.fixed_end);
    const behind = Math.round((end - scalars.planned_end) / 60000);
    const over = current && left <= -60 ? fill(words.over, { minutes: Math.floor(-left / 60) }) : "";
    const schedule =
      behind > 0
        ? fill(words.behind, { minutes: behind })
        : behind < 0
          ? fill(words.ahead, { minutes: -behind })
          : words.on_time;
    setText(this.schedule, [schedule, over].filter(Boolean).join(" · "));
    this.schedule.dataset.mood = behind > 0 || passed.length ? "behind" : "fine";
    const at = (moment) => clockTime(moment, this.language);
    setText(this.ends, fill(words.ends, { time: at(end), planned: at(scalars.planned_end) }));
    setText(
      this.warning,
      passed
        .map(({ step, fixed, expected }) =>
          step
            ? fill(words.late_for, { step: step.title[this.language], fixed: at(fixed), time: at(expected) })
            : fill(words.late_end, { fixed: at(fixed), time: at(expected) }),
        )
        .join(" "),
    );
  }
}

export default mounted(Runner);
