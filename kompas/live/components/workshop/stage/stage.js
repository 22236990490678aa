import { Chime } from "kompas/chime.js";
import { button, Component, drawClock, fold, html, mounted, setText, show, timeText } from "kompas/component.js";
import { _, ngettext } from "kompas/words.js";

/** @typedef {PlaceData & { qr: string, address: string }} Data */

/** @extends {Component<Data>} */
export class Stage extends Component {
  chime = new Chime();
  clock = html.div({ role: "timer", "aria-label": _("Time left") });
  count = html.p({ class: "count" });
  backAt = html.p({ class: "lead" });
  people = html.ul({ class: "people" });
  total = html.h2();

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.root.inert = Boolean(this.data.preview);
    this.chime.button.classList.add("sound");
    this.ready = this.use === "participant" ? new ReadyButton(this.connection) : null;
  }

  /** Own actions on their way change only whether one is ready. @param {Change} change */
  hear(change) {
    if (change.outbox || change.mine) this.ready?.draw();
    else this.draw();
  }

  scene() {
    const { status, step } = this.scalars;
    if (status === "closed") return "end";
    if (!step) return "lobby";
    return this.connection.current()?.is_break ? "break" : "step";
  }

  draw() {
    if (!this.state.loaded) return;
    const { scalars } = this;
    const scene = this.scene();
    const current = this.connection.current();
    const shown = scene === "step" ? current : scalars.title;
    if (this.changed("scene", scene, scalars.step, shown, scalars.central_question, scalars.goal)) {
      this.root.dataset.scene = scene;
      this.root.replaceChildren(...this.partsOf(scene, current).filter((part) => part !== null));
      if (scalars.pace)
        this.root.prepend(html.p({ class: "rehearsal", text: _("Rehearsal: made-up people, 60 times as fast") }));
    }
    const when = this.connection.current()?.map_on_screen;
    this.root.classList.toggle("compact", this.use === "screen" && showsMap(scalars, when));
    this.drawPeople();
    if (current) this.drawCount(current);
    this.ready?.draw();
    this.tick();
  }

  /** @param {string} scene @param {Step | null} step */
  partsOf(scene, step) {
    if (scene === "end") return this.end();
    if (scene === "lobby" || !step) return this.lobby();
    return scene === "break" ? this.break(step) : this.step(step);
  }

  /** @param {Step} step */
  drawCount(step) {
    const { hidden, ready, people } = this.scalars;
    const count = this.connection.count("note");
    const parts = [
      step.kinds.length ? ngettext("1 note", "{count} notes", count) : "",
      hidden ? _("{count} still hidden", { count: hidden }) : "",
      ready ? _("{count} of {people} ready", { count: ready, people }) : "",
    ];
    setText(this.count, parts.filter(Boolean).join(" · "));
  }

  /* --- scenes ------------------------------------------------------------------------------------- */

  lobby() {
    const { data } = this;
    const title = html.h1({ text: this.scalars.title });
    if (this.use === "participant") return [title, html.p({ class: "lead", text: _("We start soon. You are in.") })];
    const scan = _("or scan this with your phone");
    const picture = html.div({ class: "qr", role: "img", "aria-label": scan });
    picture.innerHTML = data.qr; // our own drawing of our own address, not participants' text
    const join = html.div(
      { class: "join" },
      html.p({ text: _("Go to") }),
      html.p({ class: "address", text: data.address }),
      html.p({ text: _("with this code") }),
      html.p({ class: "code", text: data.code }),
    );
    const who = html.div({ class: "who" }, this.total, this.people);
    return [title, html.div({ class: "lobby" }, join, html.figure(picture, html.figcaption({ text: scan })), who)];
  }

  drawPeople() {
    if (!this.people.isConnected) return;
    const people = this.connection.list("participant");
    const count = people.length;
    setText(this.total, count ? ngettext("1 person is in", "{count} people are in", count) : _("Nobody is in yet"));
    this.people.replaceChildren(
      ...people.map((person) =>
        html.li(html.strong({ dir: "auto", text: person.name }), html.span({ text: person.organisation })),
      ),
    );
  }

  /** @param {Step} step */
  step(step) {
    const { data, language } = this;
    const steps = this.connection.steps();
    const number = steps.findIndex((one) => one.id === step.id) + 1;
    const late = _("Join: {address} · {code}", { address: data.address, code: data.code });
    const aside = this.use === "screen" ? [this.count, html.p({ class: "late", text: late }), this.chime.button] : [];
    this.clock.className = "clock";
    return [
      html.div(
        { class: "head" },
        html.div(
          html.p({ class: "where", text: _("Step {number} of {total}", { number, total: steps.length }) }),
          html.h1({ text: step.title[language] }),
        ),
        html.div({ class: "time" }, this.clock, html.div({ class: "aside" }, ...aside)),
      ),
      html.p({ class: "lead", text: step.screen[language] }),
      this.centralQuestion(step),
      this.goal(step),
      this.theCase(step),
      this.questionsOf(step),
      this.ready?.node ?? null,
    ];
  }

  /** @param {Step} step */
  questionsOf(step) {
    const guided = this.use === "participant" && step.in_pairs; // the questions stand beside the partner
    const texts = guided ? [] : step.questions.map((question) => question.text[this.language]);
    if (!texts.length) return null;
    if (texts.length === 1 && this.use !== "participant") return html.p({ class: "lead", text: texts[0] });
    const many = texts.length > 3 ? " many" : "";
    return html.ol({ class: `questions${many}` }, ...texts.map((text) => html.li({ text })));
  }

  /**
   * The central question: large while it is explained and while people interview each other.
   * @param {Step} step
   */
  centralQuestion(step) {
    const text = this.scalars.central_question;
    if (!text || !step.tells_central_question) return null;
    const label = html.span({ class: "muted", text: `${_("Central question:")} ` });
    return html.p({ class: "central", dir: "auto" }, label, html.strong({ text }));
  }

  /** Where the group agrees on its goal: an example until there is one. @param {Step} step */
  goal({ goal_example: example }) {
    if (!example) return null;
    const text = this.scalars.goal;
    return text
      ? html.p({ class: "goal", dir: "auto" }, html.span({ text: _("Our goal") }), html.strong({ text }))
      : html.p({ class: "lead", text: `${_("For example:")} ${example[this.language]}` });
  }

  /**
   * The case that walks along: on the screen while it is introduced, for participants always at hand.
   * @param {Step} step
   */
  theCase(step) {
    const text = this.scalars.case;
    if (!text) return null;
    if (this.use === "participant")
      return fold({ class: "case" }, _("The case that walks along"), html.p({ dir: "auto", text }));
    const hangs = step.introduces_cases && this.connection.count("case");
    if (hangs || step.phase || step.looks_back) return null;
    return html.p({ class: "case", dir: "auto", text });
  }

  /** @param {Step} step */
  break(step) {
    this.clock.className = "clock large";
    return [
      html.h1({ text: step.title[this.language] }),
      this.clock,
      this.backAt,
      html.p({ class: "lead", text: step.screen[this.language] }),
    ];
  }

  end() {
    return [
      html.h1({ text: this.use === "screen" ? _("Thank you all") : _("The workshop is closed.") }),
      html.p({ class: "lead", text: this.scalars.title }),
    ];
  }

  tick() {
    const left = this.connection.left();
    const running = Boolean(this.scalars.ends_at);
    if (this.use === "screen") this.chime.hear(left, running);
    drawClock(this.clock, left, !running);
    const at = this.connection.time() + Math.max(0, left ?? 0) * 1000;
    setText(this.backAt, _("We go on at {time}", { time: timeText(at, this.language) }));
  }
}

/**
 * The map on the screen has the room, what is said above it is short.
 * @param {Scalars} scalars @param {Step["map_on_screen"]} when
 */
const showsMap = (scalars, when) => Boolean(scalars.map_view || when === "always" || (when && scalars[when]));

/* A participant says to be done with the step, or not after all. The same at every step where people do something. */
class ReadyButton {
  node = button("", () => this.say(), "ready hidden");

  /** @param {Connection} connection */
  constructor(connection) {
    this.connection = connection;
  }

  /* Where nobody can be ready, nobody counts it either. */
  draw() {
    const said = this.isReady();
    show(this.node, this.connection.state.scalars.ready !== null);
    setText(this.node, said ? _("You are ready. Not after all?") : _("I am ready with this step"));
    this.node.classList.toggle("said", said);
  }

  /* Actions on their way count. */
  isReady() {
    const { scalars, own } = this.connection.state;
    const { step } = scalars;
    const last = this.connection.waitingFor("say_ready").findLast((action) => action.step_id === step);
    return last?.ready ?? (step !== null && (own.ready ?? []).includes(step));
  }

  say() {
    const { step: step_id } = this.connection.state.scalars;
    if (step_id) this.connection.send({ type: "say_ready", step_id, ready: !this.isReady() });
  }
}

export default mounted(Stage);
