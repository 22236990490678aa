import { Chime, clockMood, clockText, Component, element, mounted, setText } from "kompas/component.js";
import { _, ngettext } from "kompas/words.js";

/* The map on the screen has the room, what is said above it is short. */
const showsMap = (scalars, step) =>
  Boolean(scalars.map_view || step?.map_on_screen === "always" || scalars[step?.map_on_screen]);

class Stage extends Component {
  constructor(root) {
    super(root);
    this.chime = new Chime();
  }

  build() {
    this.root.inert = Boolean(this.data.preview);
    this.ready = this.use === "participant" ? new ReadyButton(this.connection) : null;
  }

  /* What is one's own and on its way changes only whether one is ready. */
  hear(change) {
    if (change.outbox || change.mine) this.ready?.draw();
    else this.draw();
  }

  scene() {
    const { scalars } = this.connection.state;
    if (scalars.status === "closed") return "end";
    if (!scalars.step) return "lobby";
    return this.connection.current()?.is_break ? "break" : "step";
  }

  draw() {
    const { state } = this.connection;
    if (!state.loaded) return;
    const scene = this.scene();
    if (
      this.changed(
        "scene",
        scene,
        state.scalars.step,
        scene === "step" ? this.connection.current() : state.scalars.title,
        state.scalars.central_question,
        state.scalars.goal,
      )
    ) {
      this.root.dataset.scene = scene;
      this.clock = this.count = this.people = null;
      this.root.replaceChildren(...this[scene](this.connection.current()));
      if (state.scalars.pace)
        this.root.prepend(element("p", { class: "rehearsal", text: _("Rehearsal: made-up people, 60 times as fast") }));
    }
    this.root.classList.toggle("compact", this.use === "screen" && showsMap(state.scalars, this.connection.current()));
    if (this.people) this.drawPeople();
    if (this.count) this.drawCount(state.scalars);
    this.ready?.draw();
    this.tick();
  }

  drawCount({ hidden, ready, people }) {
    const { connection } = this;
    const count = connection.count("note");
    const notes = !connection.current().kinds.length ? "" : ngettext("1 note", "{count} notes", count);
    setText(
      this.count,
      [
        notes,
        hidden ? _("{count} still hidden", { count: hidden }) : "",
        ready ? _("{count} of {people} ready", { count: ready, people }) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    );
  }

  /* --- scenes ------------------------------------------------------------------------------------- */

  lobby() {
    const { data } = this;
    const title = element("h1", { text: this.connection.state.scalars.title });
    if (this.use === "participant")
      return [title, element("p", { class: "lead", text: _("We start soon. You are in.") })];
    this.people = element("ul", { class: "people" });
    this.total = element("h2", {});
    const picture = element("div", { class: "qr", role: "img", "aria-label": _("or scan this with your phone") });
    picture.innerHTML = data.qr; // our own drawing of our own address, not participants' text
    return [
      title,
      element(
        "div",
        { class: "lobby" },
        element(
          "div",
          { class: "join" },
          element("p", { text: _("Go to") }),
          element("p", { class: "address", text: data.address }),
          element("p", { text: _("with this code") }),
          element("p", { class: "code", text: data.code }),
        ),
        element("figure", {}, picture, element("figcaption", { text: _("or scan this with your phone") })),
        element("div", { class: "who" }, this.total, this.people),
      ),
    ];
  }

  drawPeople() {
    const people = this.connection.list("participant");
    setText(
      this.total,
      people.length === 0 ? _("Nobody is in yet") : ngettext("1 person is in", "{count} people are in", people.length),
    );
    this.people.replaceChildren(
      ...people.map((person) =>
        element(
          "li",
          {},
          element("strong", { dir: "auto", text: person.name }),
          element("span", { text: person.organisation }),
        ),
      ),
    );
  }

  step(step) {
    const { data } = this;
    const steps = this.connection.steps();
    const number = steps.findIndex((one) => one.id === step.id) + 1;
    const guided = this.use === "participant" && step.in_pairs; // the questions stand beside the partner
    const questions = guided
      ? []
      : step.questions.map((question) => element("li", { text: question.text[this.language] }));
    this.clock = element("div", { class: "clock", role: "timer", "aria-label": _("Time left") });
    this.count = this.use === "screen" ? element("p", { class: "count" }) : null;
    this.sound =
      this.use === "screen"
        ? element("button", {
            type: "button",
            class: "plain sound",
            onClick: () => {
              this.chime.toggle();
              this.tick();
            },
          })
        : null;
    const late =
      this.use === "screen"
        ? element("p", {
            class: "late",
            text: _("Join: {address} · {code}", { address: data.address, code: data.code }),
          })
        : null;
    return [
      element(
        "div",
        { class: "head" },
        element(
          "div",
          {},
          element("p", { class: "where", text: _("Step {number} of {total}", { number, total: steps.length }) }),
          element("h1", { text: step.title[this.language] }),
        ),
        element("div", { class: "time" }, this.clock, element("div", { class: "aside" }, this.count, late, this.sound)),
      ),
      element("p", { class: "lead", text: step.screen[this.language] }),
      this.centralQuestion(step),
      this.goal(step),
      this.theCase(step),
      this.asked(questions),
      this.ready?.node ?? "",
    ];
  }

  asked(questions) {
    if (questions.length > 1 || (questions.length && this.use === "participant"))
      return element("ol", { class: `questions${questions.length > 3 ? " many" : ""}` }, ...questions);
    return questions.length ? element("p", { class: "lead", text: questions[0].textContent }) : "";
  }

  /* What the interviews are about: large while it is explained and while people interview each other. */
  centralQuestion(step) {
    const text = this.connection.state.scalars.central_question;
    if (!text || !step.tells_central_question) return "";
    return element(
      "p",
      { class: "central", dir: "auto" },
      element("span", { class: "muted", text: `${_("Central question:")} ` }),
      element("strong", { text }),
    );
  }

  /* Where the group agrees on its goal: an example until there is one. */
  goal(step) {
    if (!step.goal_example) return "";
    const text = this.connection.state.scalars.goal;
    return text
      ? element(
          "p",
          { class: "goal", dir: "auto" },
          element("span", { text: _("Our goal") }),
          element("strong", { text }),
        )
      : element("p", { class: "lead", text: `${_("For example:")} ${step.goal_example[this.language]}` });
  }

  /* The case that walks along: on the screen while it is introduced, for participants always at hand. */
  theCase(step) {
    const text = this.connection.state.scalars.case;
    if (!text) return "";
    if (this.use === "screen")
      return (step.introduces_cases && this.connection.count("case")) || step.phase || step.looks_back
        ? ""
        : element("p", { class: "case", dir: "auto", text });
    return element(
      "details",
      { class: "case" },
      element("summary", { text: _("The case that walks along") }),
      element("p", { dir: "auto", text }),
    );
  }

  break(step) {
    this.clock = element("div", { class: "clock large", role: "timer", "aria-label": _("Time left") });
    this.backAt = element("p", { class: "lead" });
    return [
      element("h1", { text: step.title[this.language] }),
      this.clock,
      this.backAt,
      element("p", { class: "lead", text: step.screen[this.language] }),
    ];
  }

  end() {
    return [
      element("h1", { text: this.use === "screen" ? _("Thank you all") : _("The workshop is closed.") }),
      element("p", { class: "lead", text: this.connection.state.scalars.title }),
    ];
  }

  tick() {
    const { connection } = this;
    if (this.sound) {
      setText(this.sound, this.chime.on ? _("Turn the sound off") : _("Turn the sound on"));
    }
    const left = connection.left();
    const running = Boolean(connection.state.scalars.ends_at);
    if (this.sound) this.chime.hear(left, running);
    if (!this.clock) return;
    setText(this.clock, clockText(left));
    this.clock.dataset.mood = clockMood(left);
    this.clock.dataset.paused = String(!running);
    if (this.backAt && this.root.dataset.scene === "break") {
      const at = new Date(connection.time() + Math.max(0, left) * 1000);
      setText(
        this.backAt,
        _("We go on at {time}", {
          time: at.toLocaleTimeString(this.language, {
            hour: "2-digit",
            minute: "2-digit",
            timeZone: "Europe/Amsterdam",
          }),
        }),
      );
    }
  }
}

/* A participant says to be done with the step, or not after all. The same at every step where people do something. */
class ReadyButton {
  constructor(connection) {
    Object.assign(this, { connection });
    this.node = element("button", { type: "button", class: "ready hidden", onClick: () => this.say() });
  }

  /* Where nobody can be ready, nobody counts it either. */
  draw() {
    const { ready } = this.connection.state.scalars;
    this.node.classList.toggle("hidden", ready === null);
    const said = this.said();
    setText(this.node, said ? _("You are ready. Not after all?") : _("I am ready with this step"));
    this.node.classList.toggle("said", said);
  }

  /* What is on its way counts. */
  said() {
    const { step } = this.connection.state.scalars;
    const last = this.connection
      .waiting()
      .filter((action) => action.type === "say_ready" && action.step_id === step)
      .at(-1);
    return last ? last.ready : (this.connection.state.own.ready ?? []).includes(step);
  }

  say() {
    this.connection.send({ type: "say_ready", step_id: this.connection.state.scalars.step, ready: !this.said() });
  }
}

export default mounted(Stage);
