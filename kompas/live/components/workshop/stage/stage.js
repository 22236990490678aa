import { Chime, clockMood, clockText, Component, element, fill, mounted, setText } from "kompas/component.js";
import { ReadyButton } from "kompas/ready_button.js";

/* The map on the screen has the room, what is said above it is short. */
const showsMap = ({ activity, map_view: view, ratings_shown: revealed }) =>
  Boolean(view) || ["parties", "map", "reflect"].includes(activity) || (activity === "rate" && revealed);

class Stage extends Component {
  constructor(root) {
    super(root);
    this.chime = new Chime();
  }

  build() {
    this.root.inert = Boolean(this.data.preview);
    this.ready = this.use === "participant" ? new ReadyButton(this.connection, this.words) : null;
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
    return scalars.activity === "break" ? "break" : "step";
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
      if (state.scalars.pace) this.root.prepend(element("p", { class: "rehearsal", text: this.words.rehearsal }));
    }
    this.root.classList.toggle("compact", this.use === "screen" && showsMap(state.scalars));
    if (this.people) this.drawPeople();
    if (this.count) this.drawCount(state.scalars);
    this.ready?.draw();
    this.tick();
  }

  drawCount({ hidden, ready, people }) {
    const { words, connection } = this;
    const count = connection.count("note");
    const notes = !connection.current().kinds.length ? "" : count === 1 ? words.one_note : fill(words.notes, { count });
    setText(
      this.count,
      [
        notes,
        hidden ? fill(words.hidden, { count: hidden }) : "",
        ready ? fill(words.ready, { count: ready, people }) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    );
  }

  /* --- scenes ------------------------------------------------------------------------------------- */

  lobby() {
    const { words, data } = this;
    const title = element("h1", { text: this.connection.state.scalars.title });
    if (this.use === "participant") return [title, element("p", { class: "lead", text: words.lobby })];
    this.people = element("ul", { class: "people" });
    this.total = element("h2", {});
    const picture = element("div", { class: "qr", role: "img", "aria-label": words.scan });
    picture.innerHTML = data.qr; // our own drawing of our own address, not participants' text
    return [
      title,
      element(
        "div",
        { class: "lobby" },
        element(
          "div",
          { class: "join" },
          element("p", { text: words.go_to }),
          element("p", { class: "address", text: data.address }),
          element("p", { text: words.code }),
          element("p", { class: "code", text: data.code }),
        ),
        element("figure", {}, picture, element("figcaption", { text: words.scan })),
        element("div", { class: "who" }, this.total, this.people),
      ),
    ];
  }

  drawPeople() {
    const { words } = this;
    const people = this.connection.list("participant");
    setText(
      this.total,
      people.length === 0
        ? words.nobody
        : people.length === 1
          ? words.one_joined
          : fill(words.joined, { count: people.length }),
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
    const { words, data } = this;
    const steps = this.connection.steps();
    const number = steps.findIndex((one) => one.id === step.id) + 1;
    const guided = this.use === "participant" && step.activity === "interview"; // the questions stand beside the partner
    const questions = guided
      ? []
      : step.questions.map((question) => element("li", { text: question.text[this.language] }));
    this.clock = element("div", { class: "clock", role: "timer", "aria-label": words.clock });
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
        ? element("p", { class: "late", text: fill(words.late, { address: data.address, code: data.code }) })
        : null;
    return [
      element(
        "div",
        { class: "head" },
        element(
          "div",
          {},
          element("p", { class: "where", text: fill(words.step_of, { number, total: steps.length }) }),
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
    if (!text || !["explain", "interview"].includes(step.activity)) return "";
    return element(
      "p",
      { class: "central", dir: "auto" },
      element("span", { class: "muted", text: `${this.words.central} ` }),
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
          element("span", { text: this.words.goal }),
          element("strong", { text }),
        )
      : element("p", { class: "lead", text: `${this.words.example} ${step.goal_example[this.language]}` });
  }

  /* The case that walks along: on the screen while it is introduced, for participants always at hand. */
  theCase(step) {
    const text = this.connection.state.scalars.case;
    if (!text) return "";
    if (this.use === "screen")
      return step.activity === "cases" && this.connection.count("case")
        ? ""
        : step.phase || step.activity === "conclude" || step.activity === "evaluate"
          ? ""
          : element("p", { class: "case", dir: "auto", text });
    return element(
      "details",
      { class: "case" },
      element("summary", { text: this.words.case }),
      element("p", { dir: "auto", text }),
    );
  }

  break(step) {
    this.clock = element("div", { class: "clock large", role: "timer", "aria-label": this.words.clock });
    this.backAt = element("p", { class: "lead" });
    return [
      element("h1", { text: step.title[this.language] }),
      this.clock,
      this.backAt,
      element("p", { class: "lead", text: step.screen[this.language] }),
    ];
  }

  end() {
    const { words } = this;
    return [
      element("h1", { text: this.use === "screen" ? words.end : words.closed }),
      element("p", { class: "lead", text: this.connection.state.scalars.title }),
    ];
  }

  tick() {
    const { connection, words } = this;
    if (this.sound) {
      setText(this.sound, this.chime.on ? words.sound_on : words.sound_off);
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
        fill(words.back_at, {
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

export default mounted(Stage);
