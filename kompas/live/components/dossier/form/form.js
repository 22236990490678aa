/** @import { Place } from "kompas/component.js" */
import { Component, button, html, mounted, setText, touches } from "kompas/component.js";
import { toldNode } from "kompas/field_words.js";
import { FormQuestion, nameOf } from "kompas/form_question.js";
import { _ } from "kompas/words.js";

const NEWS = 2500; // ms for which a question that somebody else answered is marked

/**
 * @typedef {{ key: string, number: string, title: string, intro: string | null, questions: string[] }} Section
 * @typedef {PlaceData & { form: string, sections: Section[], section: string | null, fields: Record<string, FormField>,
 *   editable: boolean, offers: NamedItem[], proposals: Record<string, Proposal[]> }} Data
 * @typedef {{ node: HTMLElement, answer: Item<"answer"> | null, follow: (answer: Item<"answer"> | null) => void }} Shown
 */

/** @extends {Component<Data>} */
export class Form extends Component {
  saves = true;
  progress = html.p({ class: "progress", role: "status" });
  /** What is filled in here. @type {Map<string, FormQuestion>} */
  questions = new Map();
  /** What is only read. @type {Map<string, Shown>} */
  shown = new Map();
  /** By section, how it stands. @type {Map<string, HTMLElement>} */
  marks = new Map();
  pager = this.pages();

  /** @param {Data} data */
  static builtFor(data) {
    return [data.form, data.section, data.editable, data.fields];
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { section, sections } = this.data;
    this.sections = sections.filter(({ key }) => !section || key === section);
    const paper = html.div(
      { class: "paper" },
      this.progress,
      ...this.sections.map((one) => this.part(one)),
      this.status,
    );
    const rail = this.sections.length > 1 && this.use !== "screen" ? this.rail() : null;
    this.root.replaceChildren(
      html.div({ class: `sheet${rail ? " with-rail" : ""}` }, rail, paper),
      this.pager?.bar ?? "",
    );
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", _("Form"));
    const leave = () => this.leave();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    this.until(() => {
      leave();
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    });
  }

  /* Where one is in the form, and how each part stands. */
  rail() {
    const lines = this.sections.map(({ key, title, number }) => {
      const mark = html.span({ class: "mark" });
      this.marks.set(key, mark);
      const go = () => this.root.querySelector(`[data-section="${key}"]`)?.scrollIntoView({ behavior: "smooth" });
      const line = button("", go, "plain");
      line.append(mark, html.span({ text: [number, title].filter(Boolean).join(" ") }));
      return html.li(line);
    });
    return html.nav({ class: "rail", "aria-label": _("Parts of the form") }, html.ol(...lines));
  }

  /** @param {Section} section */
  part({ key, title, intro, number, questions }) {
    return html.section(
      { class: "part", "data-section": key },
      html.h2(html.span({ class: "number", text: number }), html.span({ text: title })),
      intro ? html.p({ class: "intro", text: intro }) : null,
      ...questions.map((question) => (this.data.editable ? this.ask(question) : this.show(question))),
    );
  }

  /** @param {string} key */
  ask(key) {
    const { fields, form, person, offers } = this.data;
    const question = new FormQuestion({
      field: fields[key],
      id: `q-${key}`,
      language: this.language,
      offers,
      draftKey: `kompas:form:${form}:${person ?? ""}:${key}`,
      send: (saying) => this.connection.send(/** @type {Action} */ ({ ...saying, form_id: form })),
      isWaiting: (id) => this.connection.waiting().some((action) => action.id === id),
    });
    question.propose(this.data.proposals[key] ?? []);
    this.questions.set(key, question);
    return question.node;
  }

  /** For who reads: the screen, and a form that nobody fills in any more. @param {string} key */
  show(key) {
    const field = this.data.fields[key];
    const value = html.div({ class: "value" });
    const node = html.section({ class: "question" }, html.h3(nameOf(field)), value);
    /** @type {Shown} */
    const shown = {
      node,
      answer: null,
      follow: (answer) => {
        shown.answer = answer;
        node.classList.toggle("agreed", answer?.state === "agreed");
        const nothing = html.p({ class: "muted", text: _("Nothing is written here yet.") });
        value.replaceChildren(
          answer && answer.state !== "open" ? toldNode(field, answer.value, this.language) : nothing,
        );
      },
    };
    this.shown.set(key, shown);
    return node;
  }

  /* The record may propose something else by now. */
  renew() {
    for (const [key, question] of this.questions) question.propose(this.data.proposals[key] ?? []);
  }

  leave() {
    for (const question of this.questions.values()) if (question.isChanged) question.save();
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence) return;
    // what was typed before the connection fell may arrive sooner than the first view of the form
    for (const question of this.questions.values()) question.hear(change);
    if (change.refused?.type === "agree_answer") this.fail(change.message ?? "");
    if (this.state.loaded && touches(change, ["answer"])) this.draw();
  }

  draw() {
    const answers = this.connection.list("answer").filter(({ form }) => form === this.data.form);
    const known = new Map(answers.map((answer) => [answer.question, answer]));
    for (const [key, question] of [...this.questions, ...this.shown]) {
      const answer = known.get(key) ?? null;
      if (!this.changed(`answer ${key}`, answer)) continue;
      const before = question.answer;
      question.follow(answer);
      if (before && answer && before.mark !== answer.mark && !this.isOwn(key, answer)) this.mark(question.node);
    }
    this.drawProgress(known);
    this.pager?.lay([this.root.querySelectorAll("h2, .question")]);
  }

  /** @param {string} key @param {Item<"answer">} answer */
  isOwn(key, { mark }) {
    return mark !== null && this.questions.get(key)?.own.has(mark);
  }

  /** Somebody else answered this just now. @param {HTMLElement} node */
  mark(node) {
    node.classList.add("news");
    setTimeout(() => node.classList.remove("news"), NEWS);
  }

  /** @param {Map<string, Item<"answer">>} known */
  drawProgress(known) {
    /** @param {string[]} keys @param {AnswerState[]} states */
    const count = (keys, ...states) => keys.filter((key) => states.includes(known.get(key)?.state ?? "open")).length;
    const keys = this.sections.flatMap(({ questions }) => questions);
    const agreed = count(keys, "agreed");
    const parts = [_("{filled} of {all} filled in", { filled: count(keys, "concept", "agreed"), all: keys.length })];
    if (agreed) parts.push(_("{agreed} agreed on", { agreed }));
    setText(this.progress, parts.join(" · "));
    for (const { key, questions } of this.sections) {
      const done = count(questions, "concept", "agreed");
      const mark = this.marks.get(key);
      if (mark) mark.className = `mark ${done === 0 ? "open" : done < questions.length ? "busy" : "there"}`;
      mark?.setAttribute("title", _("{filled} of {all} filled in", { filled: done, all: questions.length }));
    }
  }
}

export default mounted(Form);
