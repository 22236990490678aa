/* Scenes of the projected screen: a stage, to be read from eight metres. */

/** @import { Stage } from "../../components/workshop/stage/stage.js" */
import { timeText } from "./clock.js";
import { html, setText } from "./page.js";
import { _, ngettext } from "./words.js";

const FIVE_MINUTES = 5 * 60000;
const ANY_TIME = 12 * 3600000; // a start further away than this is no time to tell people in the room

/** What is said at a step, and nothing under it: the more words, the smaller. @param {string} text */
export const sizeOf = (text) => (text.length <= 60 ? "short" : text.length <= 130 ? "middle" : "long");

/**
 * Where the group is: phases by name, and of another step its own name over one piece for each step.
 * @param {Stage} stage @param {Step} step
 */
export function road(stage, step) {
  const plan = stage.connection.steps();
  const named = Boolean(step.phase);
  const shown = named ? plan.filter((one) => one.phase) : plan;
  const pieces = shown.map((one) => {
    const state = one.id === step.id ? "now" : one.position < step.position ? "was" : "";
    const name = named ? html.span({ class: state && "name", text: one.title[stage.language] }) : "";
    return html.li({ class: state, "aria-current": state === "now" ? "step" : null }, name);
  });
  const label = named ? _("The journey, from before help to aftercare") : _("The script");
  return html.div(
    { class: "way" },
    html.ol({ class: `road${named ? " named" : ""}`, "aria-label": label }, ...pieces),
    named ? null : html.p({ class: "name now", text: step.title[stage.language] }),
  );
}

/** @param {Stage} stage @param {Step} step */
export function top(stage, step) {
  stage.clock.className = "clock";
  const time = html.div({ class: "time" }, stage.still, stage.clock);
  return html.header({ class: "top" }, road(stage, step), time);
}

/** @param {Stage} stage @param {Step} step */
export function stepScene(stage, step) {
  if (stage.data.alone) return aloneScene(stage, step);
  const questions = stage.questionsOf(step);
  return [
    top(stage, step),
    html.div(
      { class: "head" },
      html.h1({ text: step.screen[stage.language] }),
      html.div({ class: "aside" }, stage.folded, stage.count, stage.corner()),
    ),
    stage.centralQuestion(step),
    stage.goal(step),
    step.looks_back ? stage.ambition() : null,
    stage.theCase(step),
    questions,
    stage.chime.button,
  ];
}

/** Somebody speaks, and there is nothing to look at but what it is about. @param {Stage} stage @param {Step} step */
function aloneScene(stage, step) {
  const { label, text, under } = subject(stage, step);
  const scene = html.div(
    { class: "alone" },
    label ? html.p({ class: "label", text: label }) : null,
    html.h1({ class: sizeOf(text), dir: "auto", text }),
    under ? html.p({ class: "under", text: under }) : null,
    step.shows === "road" ? stops(stage, step) : null,
    stage.theCase(step),
    stage.questionsOf(step),
  );
  return [top(stage, step), scene, html.div({ class: "aside" }, stage.count, stage.corner()), stage.chime.button];
}

/** @param {Stage} stage @param {Step} step @returns {{ label?: string, text: string, under?: string }} */
function subject(stage, step) {
  const said = step.screen[stage.language];
  const { goal, central_question: central } = stage.scalars;
  if (step.goal_example) {
    const example = `${_("For example:")} ${step.goal_example[stage.language]}`;
    return goal ? { label: _("Our goal"), text: goal, under: said } : { text: said, under: example };
  }
  if (step.shows === "goal" && goal) return { label: _("Why we are here"), text: goal, under: said };
  if (step.tells_central_question && central) return { label: _("Central question"), text: central, under: said };
  return { text: said };
}

/** The road that will be walked, with the time of the clock at each phase. @param {Stage} stage @param {Step} step */
function stops(stage, step) {
  const { connection, language } = stage;
  const later = connection.steps().filter((one) => one.position > step.position);
  let begins = connection.time() + Math.max(0, connection.left() ?? 0) * 1000;
  /** @type {HTMLLIElement[]} */
  const found = [];
  for (const one of later) {
    const at = timeText(Math.round(begins / FIVE_MINUTES) * FIVE_MINUTES, language);
    const told = html.small({ text: _("{time} · {minutes} min", { time: at, minutes: one.minutes }) });
    if (one.phase) found.push(html.li(html.span({ text: one.title[language] }), told));
    begins += one.minutes * 60000;
  }
  return found.length ? html.ol({ class: "stops" }, ...found) : null;
}

/** @param {Stage} stage */
export function lobbyScene(stage) {
  const { data, scalars, language } = stage;
  const starts = Math.abs(scalars.starts_at - stage.connection.time()) < ANY_TIME;
  const at = timeText(scalars.starts_at, language);
  return [
    html.div(
      { class: "welcome" },
      html.p({ class: "label", text: starts ? _("Welcome. We begin at {time}", { time: at }) : _("Welcome") }),
      html.h1({ dir: "auto", text: scalars.title }),
    ),
    html.div(
      { class: "lobby" },
      picture(data.qr),
      html.div(
        { class: "join" },
        html.p({ class: "address", text: data.address }),
        html.p({ class: "code", text: data.door ?? "" }),
        html.p({ class: "scan", text: _("Scan, or type the code at this address.") }),
      ),
    ),
    html.div({ class: "who" }, stage.people, stage.total),
  ];
}

/** Our own drawing of our own address, not participants' text. @param {string} svg */
export function picture(svg) {
  const node = html.div({ class: "qr", role: "img", "aria-label": _("or scan this with your phone") });
  node.innerHTML = svg;
  return node;
}

/** @param {Stage} stage @param {Step} step */
export function breakScene(stage, step) {
  stage.clock.className = "clock large";
  return [
    html.h1({ text: step.title[stage.language] }),
    stage.clock,
    stage.still,
    stage.backAt,
    html.p({ class: "lead", text: step.screen[stage.language] }),
    html.div({ class: "aside" }, stage.corner()),
  ];
}

/** @param {Stage} stage */
export const endScene = (stage) => [
  html.h1({ text: _("Thank you all") }),
  html.p({ class: "lead", dir: "auto", text: stage.scalars.title }),
  stage.ambition(),
];

/** The ambition that was accepted. @param {Connection} connection */
export const ambition = (connection) => connection.list("draft").find((draft) => draft.accepted) ?? null;

/**
 * The organisations that go along with it, as they said at the last check of that version; who objects, or has still
 * to ask at home, is not put under it.
 * @param {Connection} connection @param {string} draft
 */
export function carriers(connection, draft) {
  const checks = connection.inOrder("check").filter((check) => check.draft === draft && !check.open);
  const said = checks.at(-1)?.results ?? [];
  return said.filter(({ stance }) => stance === "supports" || stance === "concern").map((one) => one.organisation);
}

/** @param {Connection} connection @param {Draft} draft */
export const yesScene = (connection, { id, text }) => [
  html.p({ class: "label", text: _("This is our ambition") }),
  html.h1({ class: sizeOf(text), dir: "auto", text }),
  html.ul({ class: "carriers" }, ...carriers(connection, id).map((name) => html.li({ dir: "auto", text: name }))),
];

/**
 * The questions stand on the screen until the first note comes, or as the facilitator chose.
 * @param {Stage} stage @param {Step} step
 */
export function unfolds(stage, step) {
  const { screen_questions: chosen, hidden } = stage.scalars;
  const written = hidden || stage.connection.list("note").some((note) => note.step === step.id);
  return chosen ?? !written;
}

/** @param {Stage} stage @param {Step} step */
export function drawFolded(stage, step) {
  const count = step.questions.length;
  const hidden = count && !unfolds(stage, step);
  setText(stage.folded, hidden ? ngettext("1 question", "{count} questions", count) : "");
}
