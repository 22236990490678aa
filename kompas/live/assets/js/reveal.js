/* What was written in silence comes onto the screen in one movement; then the wall is there again. */

/** @import { Stage } from "../../components/workshop/stage/stage.js" */
import { noteCard } from "./note_card.js";
import { html, show } from "./page.js";
import { sizeOf } from "./screen_scenes.js";
import { ngettext } from "./words.js";

const COMING = 2000; // milliseconds over which the last one begins to come
const BETWEEN = 150; // at most, from one to the next
const STANDS = 4000; // after that

export class Reveal {
  node = html.div({ class: "reveal hidden", role: "status" });
  /** The steps that hid what was written, as last seen. @type {Set<number>} */
  hiding = new Set();
  /** The step whose notes are coming. @type {number | null} */
  step = null;

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
  }

  /** @param {Change} change */
  hear(change) {
    const { connection } = this.stage;
    if (this.step !== null && this.step !== connection.state.scalars.step) this.end();
    if (!change.all && ![...(change.keys ?? [])].some((key) => key.startsWith("step:"))) return;
    const steps = connection.steps();
    const opened = change.all ? undefined : steps.find((step) => this.hiding.has(step.id) && !step.hides);
    this.hiding = new Set(steps.filter((step) => step.hides).map((step) => step.id));
    if (opened && opened.id === connection.state.scalars.step) this.begin(opened, change.fresh ?? new Set());
  }

  /** @param {Step} step @param {Set<string>} fresh */
  begin(step, fresh) {
    const { connection, language } = this.stage;
    const notes = connection
      .inOrder("note")
      .filter((note) => note.step === step.id && !note.parked && fresh.has(`note:${note.id}`));
    if (!notes.length) return;
    const between = Math.min(BETWEEN, COMING / notes.length);
    const cards = notes.map((note, place) => {
      const card = noteCard(note, { connection });
      card.style.animationDelay = `${Math.round(place * between)}ms`;
      return card;
    });
    const question = step.screen[language];
    this.step = step.id;
    this.node.replaceChildren(
      html.header(
        html.p({ class: "number", text: ngettext("1 note", "{count} notes", notes.length) }),
        html.h1({ class: sizeOf(question), text: question }),
      ),
      html.div({ class: `notes ${crowd(notes.length)}` }, ...cards),
    );
    show(this.node, true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), notes.length * between + STANDS);
  }

  end() {
    clearTimeout(this.timer);
    this.step = null;
    show(this.node, false);
    this.node.replaceChildren();
  }
}

/** @type {[most: number, name: string][]} */
const CROWDS = [
  [6, "few"],
  [12, "some"],
  [24, "more"],
  [45, "many"],
];

/** How many there are says how large they can be. @param {number} count */
const crowd = (count) => CROWDS.find(([most]) => count <= most)?.[1] ?? "crowd";
