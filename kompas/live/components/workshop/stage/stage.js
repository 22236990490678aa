import { Chime } from "kompas/chime.js";
import {
  button,
  Component,
  drawClock,
  fold,
  html,
  mounted,
  plainButton,
  setText,
  show,
  timeText,
} from "kompas/component.js";
import { noteCard } from "kompas/note_card.js";
import { Reveal } from "kompas/reveal.js";
import {
  ambition,
  breakScene,
  carriers,
  drawFolded,
  endScene,
  lobbyScene,
  picture,
  sizeOf,
  stepScene,
  unfolds,
  yesScene,
} from "kompas/screen_scenes.js";
import { _, ngettext } from "kompas/words.js";

const NEAR = 120; // seconds before the end in which the clock matters to everybody
const A_MESSAGE_STANDS = 120000;
const MANY = 12; // notes from which their size counts more than that of the question

/** @typedef {PlaceData & { qr: string, address: string, door?: string, alone?: boolean }} Data */

/** @extends {Component<Data>} */
export class Stage extends Component {
  chime = new Chime();
  clock = html.div({ role: "timer", "aria-label": _("Time left") });
  still = html.p({ class: "still hidden", text: _("The clock stands still") });
  count = html.p({ class: "count" });
  folded = html.p({ class: "asked" });
  backAt = html.p({ class: "lead" });
  people = html.ul({ class: "people" });
  total = html.p({ class: "total" });
  scenery = html.div({ class: "scenery" });
  told = html.p({ dir: "auto" });
  /** The message that was put away here. @type {number | null} */
  read = null;
  message = html.div({ class: "message hidden", role: "status" }, this.told);
  pointed = html.div({ class: "pointed hidden" });
  yes = html.div({ class: "yes hidden", role: "status" });
  written = html.p({ dir: "auto" });
  writing = html.div({ class: "writing hidden" }, html.p({ class: "label", text: _("We hold on to") }), this.written);

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.root.inert = Boolean(this.data.preview);
    this.chime.button.classList.add("sound");
    this.ready = this.use === "participant" ? new ReadyButton(this.connection) : null;
    if (this.ready) this.message.append(plainButton(_("Close"), () => this.putAway(), _("Message")));
    this.reveal = this.use === "screen" ? new Reveal(this) : null;
    this.until(() => this.reveal?.end());
    this.root.replaceChildren(
      this.message,
      this.scenery,
      this.writing,
      this.reveal?.node ?? "",
      this.pointed,
      this.yes,
    );
    if (this.use === "screen" && !this.data.preview && !this.data.watching) this.root.dataset.own = "true";
  }

  /** Own actions on their way change only whether one is ready. @param {Change} change */
  hear(change) {
    if (change.outbox || change.mine) return this.ready?.draw();
    this.reveal?.hear(change);
    this.draw();
  }

  putAway() {
    this.read = this.scalars.message_at;
    this.tick();
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
    const look = [
      this.data.alone,
      this.data.door,
      ambition(this.connection)?.text,
      scalars.screen_join,
      scene === "step" && current && unfolds(this, current),
    ];
    if (this.changed("scene", scene, scalars.step, shown, scalars.central_question, scalars.goal, look)) {
      this.root.dataset.scene = scene;
      this.scenery.replaceChildren(...this.partsOf(scene, current).filter((part) => part !== null));
      if (scalars.pace)
        this.scenery.prepend(html.p({ class: "rehearsal", text: _("Rehearsal: made-up people, 60 times as fast") }));
    }
    const when = this.connection.current()?.map_on_screen;
    this.root.classList.toggle("compact", this.use === "screen" && showsMap(scalars, when));
    this.root.classList.toggle("many", this.connection.count("note") > MANY);
    this.drawPeople();
    if (this.use === "screen") this.drawForAll();
    if (current) this.drawCount(current);
    if (current) drawFolded(this, current);
    this.ready?.draw();
    this.tick();
  }

  /* What the facilitator wants on the screen: light or dark, and the note that everybody looks at. */
  drawForAll() {
    const { pointed_note: id, screen_dark: dark } = this.scalars;
    if (typeof dark === "boolean" && this.root.dataset.own) wear(dark);
    this.drawYes();
    setText(this.written, this.scalars.writing ?? "");
    show(this.writing, this.scalars.writing);
    const note = this.connection.item("note", id);
    const there = note?.text && !note.parked ? note : null;
    show(this.pointed, there);
    if (!this.changed("pointed", there)) return;
    this.pointed.className = `pointed kind-${there?.kind}${there ? "" : " hidden"}`;
    this.pointed.replaceChildren(...(there ? [noteCard(there, { connection: this.connection })] : []));
  }

  /* When an ambition is accepted nothing else matters for a moment. */
  drawYes() {
    const accepted = ambition(this.connection);
    const shown = accepted?.on_screen && this.scalars.status !== "closed" ? accepted : null;
    show(this.yes, shown);
    if (!this.changed("yes", shown, shown && carriers(this.connection, shown.id))) return;
    this.yes.replaceChildren(...(shown ? yesScene(this.connection, shown) : []));
  }

  /* What the group agreed on, where it looks back and where it parts. */
  ambition() {
    const accepted = ambition(this.connection);
    if (!accepted) return null;
    const text = html.strong({ class: sizeOf(accepted.text), text: accepted.text });
    return html.p({ class: "goal ambition", dir: "auto" }, html.span({ text: _("Our ambition") }), text);
  }

  /** @param {string} scene @param {Step | null} step */
  partsOf(scene, step) {
    const screen = this.use === "screen";
    if (scene === "end") return screen ? endScene(this) : this.end();
    if (scene === "lobby" || !step) return screen ? lobbyScene(this) : this.lobby();
    if (scene === "break") return screen ? breakScene(this, step) : this.break(step);
    return screen ? stepScene(this, step) : this.step(step);
  }

  /** @param {Step} step */
  drawCount(step) {
    const { hidden, ready, people } = this.scalars;
    const count = this.connection.list("note").filter((note) => note.step === step.id).length;
    const parts = [
      count ? ngettext("1 note", "{count} notes", count) : "",
      hidden ? _("{count} still hidden", { count: hidden }) : "",
      ready ? _("{count} of {people} ready", { count: ready, people }) : "",
    ];
    setText(this.count, parts.filter(Boolean).join(" · "));
  }

  /** For who comes late: the code in a corner, when the facilitator wants it there. */
  corner() {
    if (!this.scalars.screen_join) return null;
    const { qr, address, code } = this.data;
    return html.div(
      { class: "corner" },
      picture(qr),
      html.p({ class: "address", text: address }),
      html.p({ class: "code", text: code }),
    );
  }

  /* --- scenes of a participant ---------------------------------------------------------------------------- */

  lobby() {
    return [html.h1({ text: this.scalars.title }), html.p({ class: "lead", text: _("We start soon. You are in.") })];
  }

  drawPeople() {
    if (!this.people.isConnected) return;
    const people = this.connection.list("participant");
    const count = people.length;
    setText(this.total, count ? ngettext("1 person is in", "{count} people are in", count) : _("Nobody is in yet"));
    this.people.replaceChildren(...people.map((person) => html.li({ dir: "auto", text: person.name })));
  }

  /** @param {Step} step */
  step(step) {
    const { language } = this;
    const steps = this.connection.steps();
    const number = steps.findIndex((one) => one.id === step.id) + 1;
    this.clock.className = "clock";
    return [
      html.div(
        { class: "head" },
        html.div(
          html.p({ class: "where", text: _("Step {number} of {total}", { number, total: steps.length }) }),
          html.h1({ text: step.title[language] }),
        ),
        html.div({ class: "time" }, this.clock),
      ),
      ...(this.data.brief ? this.briefly(step) : [...this.atLength(step), this.ready?.node ?? null]),
    ];
  }

  /** @param {Step} step */
  atLength(step) {
    return [
      html.p({ class: "lead", text: step.screen[this.language] }),
      this.centralQuestion(step),
      this.goal(step),
      step.looks_back ? this.ambition() : null,
      this.theCase(step),
      this.questionsOf(step),
    ];
  }

  /**
   * On the light page the place to write has to stay in sight: the first question, and the rest at hand.
   * @param {Step} step
   */
  briefly(step) {
    const [first] = step.in_pairs ? [] : step.questions;
    const text = first?.text[this.language] ?? step.screen[this.language];
    const rest = this.atLength(step).filter((part) => part !== null);
    const more = rest.length > 1 || first ? fold({ class: "rest" }, _("All about this step"), ...rest) : null;
    return [html.p({ class: "lead first", text }), html.div({ class: "at-hand" }, more, this.ready?.node ?? null)];
  }

  /** @param {Step} step */
  questionsOf(step) {
    const guided = this.use === "participant" && step.in_pairs; // the questions stand beside the partner
    const texts = guided ? [] : step.questions.map((question) => question.text[this.language]);
    if (!texts.length || (this.use === "screen" && !unfolds(this, step))) return null;
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
    const title = html.p({ class: "lead", text: this.scalars.title });
    return [html.h1({ text: _("The workshop is closed.") }), title, this.ambition()];
  }

  tick() {
    const left = this.connection.left();
    const running = Boolean(this.scalars.ends_at);
    if (this.use === "screen") this.chime.hear(left, running);
    drawClock(this.clock, left, !running);
    this.clock.dataset.near = String(left !== null && left <= NEAR);
    show(this.still, this.use === "screen" && left !== null && !running);
    const at = this.connection.time() + Math.max(0, left ?? 0) * 1000;
    setText(this.backAt, _("We go on at {time}", { time: timeText(at, this.language) }));
    this.drawMessage();
  }

  drawMessage() {
    const { message, message_at: since } = this.scalars;
    const stands = since && this.read !== since && this.connection.time() - since < A_MESSAGE_STANDS;
    setText(this.told, stands ? message : "");
    show(this.message, stands);
  }
}

/**
 * Streamlit keeps a theme for each page of this browser, and draws its charts in it: so this page begins again with it.
 * @param {boolean} dark
 */
function wear(dark) {
  const key = `stActiveTheme-${location.pathname}-v2`;
  const theme = JSON.stringify(dark ? "Dark" : "Light");
  try {
    if (localStorage.getItem(key) === theme) return;
    localStorage.setItem(key, theme);
  } catch {
    return; // it cannot be kept: beginning again would go on for ever
  }
  location.reload();
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
