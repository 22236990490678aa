import { Component, element, fill, ICONS, mounted, offer, setText, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { offerCases } from "kompas/cases.js";
import { OwnNotes } from "kompas/own_notes.js";

const LONGEST = 2000;

class Composer extends Component {
  constructor(root) {
    super(root);
    this.over = false;
  }

  build() {
    const { words, data } = this;
    this.root.inert = Boolean(data.preview);
    this.key = `kompas:draft:${data.code}:${data.person}`;
    this.draft = {
      text: "",
      kind: null,
      perspective: "",
      question: "",
      case: "",
      step: null,
      ...JSON.parse(shelf.get(this.key) ?? "{}"),
    };
    this.step = element("select", {
      id: "step",
      onChange: () => this.choose({ step: Number(this.step.value), question: "" }),
    });
    this.stepRow = element("div", { class: "row" }, element("label", { for: "step", text: words.step }), this.step);
    this.notice = element("p", { class: "notice", role: "status" });
    this.toCurrent = element("button", {
      type: "button",
      class: "plain",
      text: words.to_current,
      onClick: () => this.moveDraft(),
    });
    this.question = element("select", {
      id: "question",
      onChange: () => this.choose({ question: this.question.value }),
    });
    this.questionRow = element(
      "div",
      { class: "row" },
      element("label", { for: "question", text: words.question }),
      this.question,
    );
    this.case = element("select", {
      id: "case",
      "aria-describedby": "case-hint",
      onChange: () => this.choose({ case: this.case.value }),
    });
    this.caseHint = element("span", { id: "case-hint", class: "muted" });
    this.caseRow = element(
      "div",
      { class: "row" },
      element("label", { for: "case", text: words.about }),
      this.case,
      this.caseHint,
    );
    this.kinds = element("fieldset", { class: "chips kinds" });
    this.perspectives = element("fieldset", { class: "chips perspectives" });
    this.text = element("textarea", {
      id: "text",
      maxlength: LONGEST,
      placeholder: words.placeholder,
      dir: "auto",
      autocomplete: "off",
      "aria-describedby": "names hint count",
      onInput: () => this.typed(),
      onKeydown: (event) => this.key_pressed(event),
    });
    this.text.rows = 3;
    this.text.value = this.draft.text;
    this.names = element("p", { id: "names", class: "muted names" });
    this.count = element("span", { id: "count", class: "muted" });
    this.warning = new IdentityWarning({ words, fields: [this.text], again: () => this.submit() });
    this.until(() => this.warning.rest());
    this.post = element("button", { type: "submit", class: "primary", text: words.post });
    this.status = element("p", { class: "status", role: "status", "aria-live": "polite" });
    this.form = element(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          this.submit();
        },
      },
      element("div", { class: "noticerow" }, this.notice, this.toCurrent),
      this.kinds,
      element("label", { for: "text", class: "visually-hidden", text: words.your_text }),
      this.text,
      this.names,
      this.warning.node,
      element(
        "div",
        { class: "row post" },
        this.post,
        element("span", { id: "hint", class: "muted", text: words.enter }),
        this.count,
      ),
      this.status,
      this.questionRow,
      this.caseRow,
      this.perspectives,
      this.stepRow,
    );
    this.message = element("p", { class: "message" });
    this.mine = new OwnNotes(this);
    this.root.replaceChildren(this.message, this.form, this.mine.node);
  }

  hear(change) {
    if (change.applied?.type === "post_note") this.say(this.words.saved, "good");
    if (change.refused) this.refused(change);
    if (change.presence) return;
    this.draw();
  }

  refused({ refused, message, code }) {
    if (refused.type === "edit_note") return this.bringBack(refused, message, code);
    this.say(fill(this.words.refused, { reason: message }), "error");
    if (refused.type === "post_note") {
      // what is being typed meanwhile stays too
      const text = [refused.text, this.text.value.trim()].filter(Boolean).join("\n\n");
      this.choose({ text, kind: refused.kind, step: refused.step_id });
    }
    this.text.value = this.draft.text;
    if (code === "identifying") this.warning.refuse(message);
  }

  /* A change that was not saved: what was typed comes back, beside what somebody else made of the note. */
  bringBack(refused, message, code) {
    const note = this.connection.state.mine.get(`note:${refused.note_id}`);
    if (note && !note.binned && this.connection.state.scalars.status !== "closed") {
      this.mine.edit(
        refused.note_id,
        { ...note, text: refused.seen ?? note.text, kind: refused.kind, perspective: refused.perspective },
        refused.text,
      );
      this.mine.editor.follow({ id: refused.note_id, ...note });
      if (code === "identifying") this.mine.editor.warning.refuse(message);
      else if (refused.seen === note.text) this.mine.editor.say(message);
      return;
    }
    this.choose({ text: [this.draft.text, refused.text].filter(Boolean).join("\n") });
    this.text.value = this.draft.text;
    this.say(`${fill(this.words.refused, { reason: message })} ${this.words.came_back}`, "error");
  }

  tick() {
    if (this.isOver() === this.over) return;
    this.over = !this.over;
    this.draw();
  }

  /* --- drawing ------------------------------------------------------------------------------------- */

  reached() {
    const current = this.connection.current();
    if (!current) return [];
    return this.connection
      .steps()
      .filter((step) => step.kinds.length && step.activity !== "interview" && step.position <= current.position);
  }

  draw() {
    const { connection, words } = this;
    const { scalars, loaded } = connection.state;
    const steps = this.reached();
    const closed = scalars.status === "closed";
    const elsewhere = scalars.activity === "interview" && !this.draft.text.trim(); // there people write cards for each other
    this.form.classList.toggle("hidden", !loaded || closed || elsewhere || !steps.length);
    setText(
      this.message,
      !loaded
        ? ""
        : closed
          ? words.closed
          : steps.length || elsewhere
            ? ""
            : scalars.step
              ? words.not_here
              : words.waiting_to_start,
    );
    const silent = this.connection.step(this.draft.step)?.hides
      ? scalars.facilitator_reads_hidden
        ? words.silent_read
        : words.silent
      : "";
    setText(
      this.names,
      loaded && steps.length && !elsewhere
        ? `${silent} ${words.anonymity[scalars.anonymity]} ${scalars.anonymity !== "named" && scalars.people < words.few ? words.guessable : ""}`.trim()
        : "",
    );
    if (steps.length && !closed) this.drawForm(steps);
    this.mine.draw(closed);
  }

  drawForm(steps) {
    const { draft, words } = this;
    const current = this.connection.current();
    const standard = steps.find((step) => step.id === current.id) ?? steps.at(-1);
    const chosen = steps.find((step) => step.id === draft.step);
    const active = (draft.text.trim() || draft.picked === current.id) && chosen ? chosen : standard;
    if (draft.step !== active.id) Object.assign(draft, { step: active.id, question: "" });
    this.active = active;
    offer(
      this.step,
      steps.map((step) => [step.id, step.title[this.language]]),
      active.id,
    );
    this.stepRow.classList.toggle("hidden", steps.length < 2);
    const elsewhere = active.id !== standard.id && draft.text.trim() && draft.picked !== current.id;
    this.over = this.isOver();
    this.post.disabled = this.over;
    setText(
      this.notice,
      this.over
        ? draft.text.trim()
          ? words.over
          : words.over_empty
        : elsewhere
          ? fill(words.draft_elsewhere, { step: active.title[this.language] })
          : active.id !== current.id
            ? words.later
            : "",
    );
    this.toCurrent.classList.toggle("hidden", !elsewhere);
    if (!active.kinds.includes(draft.kind)) draft.kind = active.kinds[0];
    chips(
      this.kinds,
      "kind",
      words.kind,
      active.kinds.map((kind) => [kind, words.kinds[kind], ICONS[kind], `kind-${kind}`]),
      draft.kind,
      (kind) => this.choose({ kind }),
    );
    this.kinds.classList.toggle("hidden", active.kinds.length < 2);
    this.questionRow.classList.toggle("hidden", active.questions.length < 2);
    offer(
      this.question,
      [
        ["", words.any_question],
        ...active.questions.map((question, index) => [question.key, `${index + 1}. ${question.text[this.language]}`]),
      ],
      draft.question,
    );
    const perspectives = active.kinds.includes("good") ? Object.entries(words.perspectives) : [];
    chips(
      this.perspectives,
      "perspective",
      words.perspective,
      perspectives.length ? [["", words.no_perspective], ...perspectives] : [],
      draft.perspective,
      (perspective) => this.choose({ perspective }),
    );
    this.about = offerCases(this.case, this.caseRow, this.connection, draft.case, words.about_none);
    setText(this.caseHint, this.about && this.connection.state.scalars.anonymity !== "named" ? words.about_hint : "");
    this.drawCount();
    const waiting = this.connection.waiting().some((action) => action.type === "post_note");
    if (waiting) this.keepSaying(this.connection.status === "live" ? words.saving : words.kept, "wait");
    else if (this.status.classList.contains("wait")) this.say("");
  }

  /* A step may close its input at zero; what is typed stays, and goes along to the next step as "added later". */
  isOver() {
    const current = this.connection.current();
    return Boolean(current?.closes && this.active?.id === current.id && this.connection.left() <= 0);
  }

  drawCount() {
    const left = LONGEST - this.text.value.length;
    setText(this.count, left <= 200 ? fill(this.words.left, { count: left }) : "");
  }

  /* --- writing ------------------------------------------------------------------------------------- */

  choose(changes) {
    if ("step" in changes) changes.picked = this.connection.state.scalars.step;
    Object.assign(this.draft, changes);
    this.keep();
    this.draw();
  }

  typed() {
    const begun = !this.draft.text.trim() && this.text.value.trim();
    this.draft.text = this.text.value;
    if (begun) this.draft.step = this.active.id; // from here on the note belongs to the step it was begun in
    this.keep();
    this.drawCount();
    this.text.rows = Math.min(10, Math.max(3, this.text.value.split("\n").length));
  }

  moveDraft() {
    const current = this.connection.current();
    this.choose({
      step: (this.reached().find((step) => step.id === current.id) ?? this.reached().at(-1)).id,
      question: "",
    });
    this.text.focus();
  }

  key_pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  submit() {
    const text = this.text.value.trim();
    if (!text || !this.active || this.isOver()) return this.text.focus();
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const { kind, perspective, question } = this.draft;
    const takesPerspective = this.active.kinds.includes("good");
    const asked = this.active.questions.length > 1 ? question : "";
    this.text.value = "";
    this.text.rows = 3;
    Object.assign(this.draft, { text: "", picked: this.draft.picked });
    this.keep();
    this.connection.send({
      type: "post_note",
      step_id: this.active.id,
      kind,
      text,
      perspective: (takesPerspective && perspective) || null,
      question: asked || null,
      case_id: this.about || null,
      warned,
      promised: this.connection.state.scalars.anonymity,
    });
    this.text.focus();
  }

  keep() {
    shelf.set(this.key, JSON.stringify(this.draft));
  }
}

/* Radio buttons that look like chips; drawn again only when what they offer differs. */
function chips(fieldset, name, legend, choices, chosen, choose) {
  const wanted = JSON.stringify([legend, choices]);
  fieldset.classList.toggle("hidden", !choices.length);
  if (fieldset.dataset.choices !== wanted) {
    fieldset.dataset.choices = wanted;
    const rows = choices.map(([value, text, icon, kind]) =>
      element(
        "label",
        { class: kind ?? "" },
        element("input", { type: "radio", name, value: String(value), onChange: () => choose(value) }),
        element("span", {}, icon ? element("span", { "aria-hidden": "true", text: `${icon} ` }) : null, text),
      ),
    );
    fieldset.replaceChildren(
      legend ? element("legend", { text: legend }) : "",
      element("div", { class: "choices" }, ...rows),
    );
  }
  for (const input of fieldset.querySelectorAll("input")) input.checked = input.value === String(chosen);
}

export default mounted(Composer);
