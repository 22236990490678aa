/* Letting people vote: about what, with how many dots. */

/** @import { Ballot } from "../../components/wall/ballot/ballot.js" */
import { choice, fold, form, labelled, row, submitButton, textLine } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { entries, html, offer, selection } from "./page.js";
import { usualSubject } from "./usual_subject.js";
import { _, labels } from "./words.js";

export class BallotForm {
  question = textLine({ id: "ballot-question", required: true, value: _("What matters most to us?") });
  /** The step where the room was when somebody chose what is voted on: what was offered sticks to nothing. @type {number | null} */
  picked = null;
  about = html.select({
    id: "ballot-about",
    onChange: () => {
      this.picked = this.owner.scalars.step;
    },
  });
  kind = choice({ id: "ballot-kind" }, [["", _("All kinds")], ...entries(labels.NoteKind)]);
  dots = number("ballot-dots", 3);
  most = number("ballot-most", 1);
  warning = new Writing({
    fields: [this.question],
    read: () => this.question.value.trim(),
    send: (question, warned) => this.start(question, warned),
  });
  node = fold(
    { class: "new" },
    _("Let people vote"),
    form(
      {},
      this.warning.submit,
      labelled(_("What do you ask?"), this.question),
      this.warning.node,
      labelled(_("On what?"), this.about),
      labelled(_("Kind of note"), this.kind),
      row(labelled(_("Dots for each person"), this.dots), labelled(_("At most on one of them"), this.most)),
      row(submitButton(_("Start the vote"))),
    ),
  );

  /** @param {Ballot} owner */
  constructor(owner) {
    this.owner = owner;
    this.unsubscribe = selection.subscribe(() => this.draw());
  }

  destroy() {
    this.unsubscribe();
    this.warning.rest();
  }

  draw() {
    const { connection, language, scalars, state } = this.owner;
    if (!state.loaded) return;
    const chosen = selection.notes.size;
    /** @type {[string, string][]} */
    const options = connection
      .steps()
      .filter((step) => step.kinds.length)
      .map((step) => [String(step.id), _("All notes of: {step}", { step: step.title[language] })]);
    if (connection.count("theme") > 1) options.unshift(["themes", _("All themes")]);
    if (chosen) options.unshift(["chosen", _("The notes ticked on the wall ({count})", { count: chosen })]);
    const before = this.picked === scalars.step ? this.about.value : "";
    const fallback = chosen ? "chosen" : usualSubject(connection, scalars.step);
    if (this.about.dataset.options === JSON.stringify(options) && (before || this.about.value === fallback)) return;
    const wanted = before && before !== "chosen" && !chosen ? [before, fallback] : [fallback];
    const there = new Set(options.map(([value]) => value));
    offer(this.about, options, wanted.find((value) => there.has(value)) ?? options[0]?.[0] ?? "");
  }

  /** @param {string} question @param {Warned} warned */
  async start(question, warned) {
    const chosen = this.about.value === "chosen";
    const themes = this.about.value === "themes";
    const fine = await this.owner.now({
      type: "open_ballot",
      subject: themes ? "themes" : "notes",
      question,
      note_ids: chosen ? [...selection.notes] : [],
      step_id: chosen || themes ? null : Number(this.about.value) || null,
      kind: chosen || themes ? null : this.kind.value || null,
      dots: Number(this.dots.value),
      most_per_item: Number(this.most.value),
      warned,
    });
    if (!fine) return;
    if (chosen) selection.clear();
    this.node.open = false;
  }
}

/** @param {string} id @param {number} value */
const number = (id, value) => html.input({ id, type: "number", min: "1", max: "20", required: true, value });
