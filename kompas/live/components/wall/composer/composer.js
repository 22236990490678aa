import { offerCases } from "kompas/cases.js";
import { drawChips, kindChips } from "kompas/chips.js";
import { Component, mounted, shelf } from "kompas/component.js";
import { fold, form, onEnter, plainButton, row, textArea } from "kompas/controls.js";
import { entries, html, offer, setText, show } from "kompas/page.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { OwnNotes } from "kompas/own_notes.js";
import { _, labels, sendingText } from "kompas/words.js";

const LONGEST = 2000;
const EMPTY = { text: "", kind: null, perspective: "", question: "", case: "", step: null };

/* What was chosen for a note at one step says nothing of the next one. */
/** @satisfies {Partial<Draft>} */
const AT_A_STEP = { perspective: "", question: "", case: "" };

/**
 * `picked`: the step where the room was when somebody chose another one to write in.
 * @typedef {{ text: string, kind: NoteKind | null, perspective: Perspective | "", question: string, case: string,
 *   step: number | null, picked?: number | null }} Draft
 * @typedef {PlaceData & { few: number }} Data
 */

/** @extends {Component<Data>} */
export class Composer extends Component {
  over = false;
  /** The step that is written in. @type {Step | undefined} */
  active;
  /** The case that the note is about. */
  about = "";
  status = html.p({ class: "status", role: "status", "aria-live": "polite" });
  step = html.select({ id: "step", onChange: () => this.choose({ step: Number(this.step.value), question: "" }) });
  stepRow = row(html.label({ for: "step", text: _("Step") }), this.step);
  notice = html.p({ class: "notice", role: "status" });
  toCurrent = plainButton(_("Put it in the current step"), () => this.moveDraft());
  question = html.select({ id: "question", onChange: () => this.choose({ question: this.question.value }) });
  questionRow = row(html.label({ for: "question", text: _("Which question does it answer?") }), this.question);
  case = html.select({
    id: "case",
    "aria-describedby": "case-hint",
    onChange: () => this.choose({ case: this.case.value }),
  });
  caseHint = html.span({ id: "case-hint", class: "muted" });
  caseRow = row(html.label({ for: "case", text: _("Which case is it about? (optional)") }), this.case, this.caseHint);
  kinds = html.fieldset({ class: "chips kinds" });
  perspectives = html.fieldset({ class: "chips perspectives" });
  text = textArea({
    id: "text",
    rows: 3,
    placeholder: _("One thought per note. Never use real names of families."),
    autocomplete: "off",
    "aria-describedby": "names hint count",
    onInput: () => this.typed(),
    onKeydown: onEnter(() => this.submit()),
  });
  names = html.p({ id: "names", class: "muted names" });
  count = html.span({ id: "count", class: "muted" });
  warning = new IdentityWarning({ fields: [this.text], again: () => this.submit() });
  post = html.button({ type: "submit", class: "primary", text: _("Post") });
  more = fold(
    { class: "more" },
    _("Choose more: whose eyes, which case"),
    this.questionRow,
    this.caseRow,
    this.perspectives,
    this.stepRow,
  );
  form = form(
    {},
    () => this.submit(),
    html.div({ class: "noticerow" }, this.notice, this.toCurrent),
    this.data.brief ? null : this.kinds,
    html.label({ for: "text", class: "visually-hidden", text: _("Your note") }),
    this.text,
    this.data.brief ? this.kinds : this.names,
    this.warning.node,
    html.div(
      { class: "row post" },
      this.post,
      html.span({ id: "hint", class: "muted", text: _("Enter posts, Shift+Enter starts a new line") }),
      this.count,
    ),
    this.status,
    ...(this.data.brief ? [this.names, this.more] : [this.questionRow, this.caseRow, this.perspectives, this.stepRow]),
  );
  message = html.p({ class: "message" });

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { data, root } = this;
    this.key = `kompas:draft:${data.code}:${data.person}`;
    /** @type {Draft} */
    this.draft = { ...EMPTY, ...JSON.parse(shelf.get(this.key) ?? "{}") };
    this.text.value = this.draft.text;
    this.mine = new OwnNotes(this);
    this.until(() => this.warning.rest());
    root.inert = Boolean(data.preview);
    root.replaceChildren(this.message, this.form, this.mine.node);
  }

  /** @param {Change} change */
  hear(change) {
    if (change.applied?.type === "post_note") this.say(_("Saved"), "good");
    if (change.refused) this.refused(change.refused, change);
    if (!change.presence) this.draw();
  }

  /** @param {SentAction} action @param {Change} change */
  refused(action, { message = "", code }) {
    if (action.type === "edit_note") return this.bringBack(action, message, code);
    this.say(_("Not saved: {reason}", { reason: message }), "error");
    if (action.type === "post_note") {
      // what is being typed meanwhile stays too
      const text = [action.text, this.text.value.trim()].filter(Boolean).join("\n\n");
      this.choose({ text, kind: action.kind, step: action.step_id });
    }
    this.text.value = this.draft.text;
    if (code === "identifying") this.warning.refuse(message);
  }

  /**
   * A change that was not saved: what was typed comes back, beside what somebody else made of the note.
   * @param {SentAction<"edit_note">} action @param {string} message @param {string | undefined} code
   */
  bringBack({ note_id: id, text, seen, kind, perspective = null }, message, code) {
    const note = this.connection.mine("note").find((one) => one.id === id);
    if (note && !note.binned && this.scalars.status !== "closed") {
      const editor = this.mine.edit({ ...note, text: seen ?? note.text, kind, perspective }, text);
      editor.follow(note);
      if (code === "identifying") editor.warning.refuse(message);
      else if (seen === note.text) editor.say(message);
      return;
    }
    this.choose({ text: [this.draft.text, text].filter(Boolean).join("\n") });
    this.text.value = this.draft.text;
    const reason = _("Not saved: {reason}", { reason: message });
    this.say(`${reason} ${_("This text could not be saved, so it is back in your writing box.")}`, "error");
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
    return this.connection.steps().filter((step) => step.may_write && step.position <= current.position);
  }

  draw() {
    const { scalars } = this;
    const { loaded } = this.state;
    const steps = this.reached();
    const closed = scalars.status === "closed";
    const inPairs = Boolean(this.connection.current()?.in_pairs); // there people write cards for each other
    const elsewhere = inPairs && !this.draft.text.trim();
    show(this.form, loaded && !closed && !elsewhere && steps.length);
    setText(this.message, loaded ? this.whyNot(closed, steps.length > 0 || elsewhere) : "");
    setText(this.names, loaded && steps.length && !elsewhere ? this.whoReads() : "");
    if (steps.length && !closed) this.drawForm(steps);
    this.mine.draw(closed);
  }

  /** Why nothing can be written here. @param {boolean} closed @param {boolean} here */
  whyNot(closed, here) {
    if (closed) return _("The workshop is closed. Your notes are kept; thank you for taking part.");
    if (here) return "";
    return this.scalars.step
      ? _("Nothing to write in this step yet.")
      : _("As soon as the first step begins, you can write here.");
  }

  /* The readers of notes written here, and those who know their author. */
  whoReads() {
    const { anonymity, people, facilitator_reads_hidden: read } = this.scalars;
    const silent = this.connection.step(this.draft.step)?.hides;
    return [
      silent && read && _("We write in silence: only the facilitator reads your notes until they are revealed."),
      silent && !read && _("We write in silence: nobody else reads your notes until the facilitator reveals them."),
      labels.Promise[anonymity],
      anonymity !== "named" &&
        people < this.data.few &&
        _("There are so few of us that others may guess who wrote what."),
    ]
      .filter(Boolean)
      .join(" ");
  }

  /** @param {Step[]} steps */
  drawForm(steps) {
    const { draft } = this;
    const current = this.scalars.step;
    const standard = this.standard(steps);
    const chosen = steps.find((step) => step.id === draft.step);
    const active = (draft.text.trim() || draft.picked === current) && chosen ? chosen : standard;
    if (draft.step !== active.id) {
      Object.assign(draft, { step: active.id, ...AT_A_STEP });
      this.more.open = false;
    }
    this.active = active;
    this.over = this.isOver();
    this.post.disabled = this.over;
    const elsewhere = active.id !== standard.id && draft.text.trim() && draft.picked !== current;
    setText(this.notice, this.noticeAbout(active, elsewhere));
    show(this.toCurrent, elsewhere);
    if (!draft.kind || !active.kinds.includes(draft.kind)) draft.kind = active.kinds[0];
    this.drawChoices(steps, active);
    this.drawChips(active);
    this.drawCount();
    if (this.data.brief) show(this.more, this.more.querySelector(":scope > :not(summary, .hidden)"));
    const waiting = this.connection.waitingFor("post_note").length;
    if (waiting) this.keepSaying(sendingText(this.connection.status), "wait");
    else if (this.status.classList.contains("wait")) this.say("");
  }

  /** Where one writes without choosing: where the room is, or what came before it. @param {Step[]} steps */
  standard(steps) {
    return steps.find((step) => step.id === this.scalars.step) ?? steps[steps.length - 1];
  }

  /** @param {Step} active @param {unknown} elsewhere */
  noticeAbout(active, elsewhere) {
    if (this.over)
      return this.draft.text.trim()
        ? _("The time for this step is up. What you typed stays here; you can post it when the next step begins.")
        : _("The time for this step is up. The facilitator goes on in a moment.");
    if (elsewhere)
      return _("You began this note in “{step}”. It will go there.", { step: active.title[this.language] });
    return active.id !== this.scalars.step ? _("You are adding to an earlier step.") : "";
  }

  /** @param {Step[]} steps @param {Step} active */
  drawChoices(steps, active) {
    const { draft, language } = this;
    /** @type {[number, string][]} */
    const pairs = steps.map((step) => [step.id, step.title[language]]);
    offer(this.step, pairs, active.id);
    show(this.stepRow, steps.length > 1);
    /** @type {[string, string][]} */
    const questions = active.questions.map(({ key, text }, index) => [key, `${index + 1}. ${text[language]}`]);
    offer(this.question, [["", _("In general")], ...questions], draft.question);
    show(this.questionRow, questions.length > 1);
    this.about = offerCases(this.case, this.caseRow, this.connection, draft.case, _("about none in particular"));
    setText(
      this.caseHint,
      this.about && this.scalars.anonymity !== "named"
        ? _("Who knows whose case this is may guess who wrote the note.")
        : "",
    );
  }

  /** @param {Step} active */
  drawChips(active) {
    const { draft } = this;
    const what = html.legend({ text: _("What kind of note is it?") });
    drawChips(this.kinds, "kind", what, kindChips(active.kinds), draft.kind, (kind) => this.choose({ kind }));
    show(this.kinds, active.kinds.length > 1);
    /** @type {[Perspective | "", string][]} */
    const names = [["", _("not chosen")], ...entries(labels.Perspective)];
    const perspectives = names.map(([value, text]) => ({ value, text }));
    const offered = active.kinds.includes("good") ? perspectives : [];
    const whose = html.legend({ text: _("From whose eyes? (optional)") });
    /** @param {Perspective | ""} perspective */
    const choose = (perspective) => this.choose({ perspective });
    drawChips(this.perspectives, "perspective", whose, offered, draft.perspective, choose);
  }

  /* A step may close its input at zero; what is typed stays, and goes along to the next step as "added later". */
  isOver() {
    const current = this.connection.current();
    const left = this.connection.left();
    return Boolean(current?.closes && this.active?.id === current.id && left !== null && left <= 0);
  }

  drawCount() {
    const left = LONGEST - this.text.value.length;
    setText(this.count, left <= 200 ? _("{count} characters left", { count: left }) : "");
  }

  /* --- writing ------------------------------------------------------------------------------------- */

  /** @param {Partial<Draft>} changes */
  choose(changes) {
    const picked = "step" in changes ? { picked: this.scalars.step } : {};
    Object.assign(this.draft, changes, picked);
    this.keep();
    this.draw();
  }

  typed() {
    const begun = !this.draft.text.trim() && this.text.value.trim();
    this.draft.text = this.text.value;
    // from here on the note belongs to the step it was begun in
    if (begun && this.active) this.draft.step = this.active.id;
    this.keep();
    this.drawCount();
    this.text.rows = Math.min(10, Math.max(3, this.text.value.split("\n").length));
  }

  moveDraft() {
    this.choose({ step: this.standard(this.reached()).id, question: "" });
    this.text.focus();
  }

  submit() {
    const text = this.text.value.trim();
    if (!text || !this.active || this.isOver()) return this.text.focus();
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const { kind, perspective, question } = this.draft;
    const { id: step_id, kinds, questions } = this.active;
    this.text.value = "";
    this.text.rows = 3;
    this.draft.text = "";
    this.keep();
    this.connection.send({
      type: "post_note",
      step_id,
      kind: kind ?? kinds[0],
      text,
      perspective: (kinds.includes("good") && perspective) || null,
      question: (questions.length > 1 && question) || null,
      case_id: this.about || null,
      warned,
      promised: this.scalars.anonymity,
    });
    this.text.focus();
  }

  keep() {
    shelf.set(this.key, JSON.stringify(this.draft));
  }
}

export default mounted(Composer);
