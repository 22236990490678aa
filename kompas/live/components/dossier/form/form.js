import { Component, element, mounted, setText } from "kompas/component.js";
import { toldNode } from "kompas/field_words.js";
import { FormQuestion } from "kompas/form_question.js";
import { _ } from "kompas/words.js";

const NEWS = 2500; // ms for which a question that somebody else answered is marked

class Form extends Component {
  builtFor(data) {
    return [data.form, data.section, data.editable, data.fields];
  }

  failure(reason) {
    return _("Not saved: {reason}", { reason });
  }

  build() {
    this.questions = new Map();
    const sections = this.data.sections.filter(({ key }) => !this.data.section || key === this.data.section);
    this.shownSections = sections.map((section) => this.section(section));
    this.progress = element("p", { class: "progress", role: "status" });
    const rail = sections.length > 1 && this.use !== "screen" ? this.rail(sections) : null;
    this.status = element("p", { class: "status", role: "status" });
    const paper = element("div", { class: "paper" }, this.progress, ...this.shownSections, this.status);
    const sheet = element("div", { class: `sheet${rail ? " with-rail" : ""}` }, rail, paper);
    this.root.replaceChildren(sheet);
    const leave = () => this.leave();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    this.until(() => {
      leave();
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    });
    this.root.setAttribute("aria-label", _("Form"));
  }

  /* Where one is in the form, and how each part stands. */
  rail(sections) {
    this.marks = new Map();
    const line = ({ key, title, number }) => {
      const mark = element("span", { class: "mark" });
      this.marks.set(key, mark);
      const go = () => this.root.querySelector(`[data-section="${key}"]`).scrollIntoView({ behavior: "smooth" });
      const name = [number, title].filter(Boolean).join(" ");
      return element(
        "li",
        {},
        element("button", { type: "button", class: "plain", onClick: go }, mark, element("span", { text: name })),
      );
    };
    return element(
      "nav",
      { class: "rail", "aria-label": _("Parts of the form") },
      element("ol", {}, ...sections.map(line)),
    );
  }

  section({ key, title, intro, number, questions }) {
    return element(
      "section",
      { class: "part", "data-section": key },
      element("h2", {}, element("span", { class: "number", text: number }), element("span", { text: title })),
      intro ? element("p", { class: "intro", text: intro }) : null,
      ...questions.map((question) => (this.data.editable ? this.ask(question) : this.show(question))),
    );
  }

  ask(key) {
    const question = new FormQuestion({
      field: this.data.fields[key],
      id: `q-${key}`,
      language: this.language,
      offers: this.data.offers,
      draftKey: `kompas:form:${this.data.form}:${this.data.person ?? ""}:${key}`,
      send: (action) => this.connection.send({ ...action, form_id: this.data.form }),
    });
    this.questions.set(key, question);
    return question.node;
  }

  /* For who reads: the screen, and a form that nobody fills in any more. */
  show(key) {
    const field = this.data.fields[key];
    const letter = field.letter ? element("span", { class: "letter", text: field.letter }) : null;
    const value = element("div", { class: "value" });
    const node = element(
      "section",
      { class: "question" },
      element("h3", { class: "asked" }, letter, element("span", { text: field.label })),
      value,
    );
    this.questions.set(key, {
      node,
      hear: () => {},
      follow: (answer) => {
        const empty = !answer || answer.state === "open";
        node.classList.toggle("agreed", answer?.state === "agreed");
        value.replaceChildren(
          empty
            ? element("p", { class: "muted", text: _("Nothing is written here yet.") })
            : toldNode(field, answer.value, this.language),
        );
      },
    });
    return node;
  }

  leave() {
    for (const question of this.questions.values()) if (question.isChanged) question.save();
  }

  hear(change) {
    if (change.presence || !this.connection.state.loaded) return;
    if (change.applied || change.refused) for (const question of this.questions.values()) question.hear(change);
    if (change.refused?.type === "agree_answer") this.fail(change.message);
    if (change.keys && ![...change.keys].some((key) => key.startsWith("answer:"))) return;
    this.draw();
  }

  draw() {
    const answers = this.connection.list("answer").filter(({ form }) => form === this.data.form);
    const known = new Map(answers.map((answer) => [answer.question, answer]));
    for (const [key, question] of this.questions) {
      const answer = known.get(key) ?? null;
      if (!this.changed(`answer ${key}`, answer) && answer) continue;
      const before = question.answer;
      question.follow(answer);
      if (before && answer && before.mark !== answer.mark && !question.own?.has(answer.mark)) this.mark(question.node);
    }
    this.drawProgress(known);
  }

  /* Somebody else answered this just now. */
  mark(node) {
    node.classList.add("news");
    setTimeout(() => node.classList.remove("news"), NEWS);
  }

  drawProgress(known) {
    const count = (keys, is) => keys.filter((key) => is(known.get(key)?.state ?? "open")).length;
    const keys = [...this.questions.keys()];
    const [filled, agreed] = [count(keys, (state) => state !== "open"), count(keys, (state) => state === "agreed")];
    const parts = [_("{filled} of {all} filled in", { filled, all: keys.length })];
    if (agreed) parts.push(_("{agreed} agreed on", { agreed }));
    setText(this.progress, parts.join(" · "));
    for (const { key, questions } of this.data.sections) {
      const done = count(questions, (state) => state !== "open");
      const mark = this.marks?.get(key);
      if (mark) mark.className = `mark ${done === 0 ? "open" : done < questions.length ? "busy" : "there"}`;
      mark?.setAttribute("title", _("{filled} of {all} filled in", { filled: done, all: questions.length }));
    }
  }
}

export default mounted(Form);
