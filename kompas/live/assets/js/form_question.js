/* One question of a form that several people fill in: saves what is typed after a moment, shows what others save, and asks
   which text to keep when two saved at once. Nothing that somebody typed is thrown away. */

import { button, row } from "./controls.js";
import { timeOf, told } from "./field_words.js";
import { controlOf } from "./fields.js";
import { joined, openProposals, proposalNode } from "./form_proposal.js";
import { IdentityWarning } from "./identity_warning.js";
import { html, setText, show } from "./page.js";
import { shelf } from "./shelf.js";
import { _ } from "./words.js";

const PAUSE = 900; // after typing, before it is saved

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class FormQuestion {
  status = html.span({ class: "state", role: "status" });
  agree = button(_("Agreed"), () => this.settleOn(), "agree");
  choice = html.div({ class: "choice hidden", role: "group" });
  offered = html.div({ class: "proposals hidden" });
  /** What the record proposes. @type {Proposal[]} */
  proposals = [];
  /** Of those, what was clicked here and is not saved yet: by key its mark. @type {Record<string, string>} */
  taking = {};
  /** Of those, what is on its way. @type {Record<string, string>} */
  carried = {};
  /** As it is on the server. @type {Item<"answer"> | null} */
  answer = null;
  /** Of the answer that is in the field, or that is typed on. @type {string | null} */
  mark = null;
  /** What is on its way. @type {string | null} */
  flight = null;
  /** What arrived, and has not come back in the answer yet. @type {string | null} */
  awaited = null;
  /** This tab's text, when it lies beside another one that was saved first. @type {Beside | null} */
  torn = null;
  /** @type {string | null} */
  problem = null;
  /** All that this tab sent. @type {Set<string>} */
  own = new Set();
  drawn = "";
  drawnProposals = "";
  /** Whether the answer came down once: only then is it known what was taken over. */
  isHere = false;

  /**
   * `send` gives the id of what is on its way; `draftKey` is where a text is kept that is not saved yet.
   * `isWaiting` says whether it still is.
   * @param {{ field: FormField, id: string, language: string, offers: NamedItem[], draftKey: string,
   *   send: (action: Saying) => string | null, isWaiting: (id: string) => boolean }} use
   * @typedef {Omit<Action<"answer_question">, "form_id"> | Omit<Action<"agree_answer">, "form_id">} Saying
   */
  constructor({ field, id, language, offers, draftKey, send, isWaiting }) {
    this.field = field;
    this.language = language;
    this.draftKey = draftKey;
    this.send = send;
    this.isWaiting = isWaiting;
    this.saved = field.nothing;
    this.sent = field.nothing;
    this.control = controlOf(field, { id, name: nameOf(field), offers });
    const { texts: fields, named } = this.control;
    this.warning = new IdentityWarning({ fields, named, known: () => this.known(), again: () => this.save() });
    const foot = html.div({ class: "foot" }, this.status, this.agree);
    const parts = [this.control.node, this.warning.node, this.choice, this.offered, foot];
    this.node = html.section({ class: "question", "data-question": field.key }, ...parts);
    this.control.node.addEventListener("input", () => this.typed());
    this.control.node.addEventListener("change", () => this.save());
    this.control.write(this.saved);
    this.recover();
  }

  get isAgreed() {
    return this.answer?.state === "agreed";
  }

  get isChanged() {
    return !same(this.control.read(), this.saved);
  }

  get isUnsaved() {
    return this.isChanged || Object.keys(this.taking).length > 0;
  }

  /* Texts that were there already: what is in them was decided about. */
  known() {
    const { value = null, asides = [] } = this.answer ?? {};
    return textsIn([this.saved, value, ...asides.map((aside) => aside.value)]);
  }

  /* --- up ------------------------------------------------------------------------------------------------- */

  typed() {
    this.problem = null;
    this.warning.wait();
    shelf.set(this.draftKey, JSON.stringify({ value: this.control.read(), mark: this.mark }));
    this.saveSoon();
    this.tell();
  }

  saveSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /* What was typed before this page was drawn anew, and not saved. */
  recover() {
    const draft = JSON.parse(shelf.get(this.draftKey) ?? "null");
    if (!draft) return;
    this.mark = draft.mark;
    this.control.write(draft.value);
    this.saveSoon();
  }

  /* Not while something is on its way, nor while there is something to decide: that comes first. */
  save() {
    clearTimeout(this.timer);
    if (this.flight || this.torn) return this.tell();
    if (this.isUnsaved) this.deliver([]);
    else this.rest();
  }

  /** @param {string[]} settles the texts beside the answer that this decides about */
  deliver(settles) {
    const { warning, field } = this;
    if (warning.kept !== warning.typed() && warning.look()) return this.tell();
    this.sent = this.control.read();
    const warned = warning.decide();
    this.carried = this.taking;
    const said = { question: field.key, value: this.sent, seen: this.mark, settles, takes: this.taking, warned };
    this.flight = this.send({ type: "answer_question", ...said });
    if (this.flight) this.own.add(this.flight);
    this.tell();
  }

  /** @param {Proposal} proposal @param {"instead" | "added" | "left"} how */
  take({ key, mark, value }, how) {
    this.taking = { ...this.taking, [key]: mark };
    if (how === "instead") this.control.write(value);
    if (how === "added") this.control.write(joined(this.field, this.control.read(), value));
    this.problem = null;
    this.control.focus();
    this.save();
  }

  settleOn() {
    this.save();
    this.send({ type: "agree_answer", question: this.field.key, agreed: !this.isAgreed });
  }

  rest() {
    shelf.remove(this.draftKey);
    this.warning.rest();
    this.tell();
  }

  /** What became of an action of this tab. @param {Change} change */
  hear({ applied, refused, outbox, message = "", code }) {
    if (outbox && this.flight && !this.isWaiting(this.flight)) return this.forgetFlight();
    const done = applied ?? refused;
    if (!done || done.id !== this.flight) return;
    this.flight = null;
    if (applied || code !== "identifying") this.letGo();
    if (applied) this.arrived(done.id);
    else if (code === "identifying") this.warning.refuse(message);
    else this.problem = message;
    this.follow(this.answer);
  }

  /* Another tab of this browser sent it, and heard how it went: the answer that comes down tells this one. */
  forgetFlight() {
    this.flight = null;
    this.letGo();
    this.follow(this.answer);
  }

  /* What was carried is told by the answer, or was refused. */
  letGo() {
    const rest = Object.entries(this.taking).filter(([key, mark]) => this.carried[key] !== mark);
    this.taking = Object.fromEntries(rest);
    this.carried = {};
  }

  /** The server has it; whether as the answer or beside another text comes down the stream. @param {string} id */
  arrived(id) {
    this.mark = id;
    this.awaited = id;
    this.saved = this.sent;
    if (!this.isChanged) this.rest();
  }

  /* --- down ----------------------------------------------------------------------------------------------- */

  /**
   * The answer as it is on the server. What somebody is typing here is never touched, nor anything before what this tab
   * sent last is in it.
   * @param {Item<"answer"> | null} answer
   */
  follow(answer) {
    this.answer = answer;
    this.isHere = true;
    if (answer && !this.flight) {
      if (this.awaited && answer.heard.includes(this.awaited)) this.awaited = null;
      this.torn = answer.asides.find(({ id }) => this.own.has(id)) ?? null;
      if (this.mayAdopt(answer)) this.adopt(answer);
      this.drawChoice(answer);
    }
    if (!this.flight && !this.torn && this.isUnsaved) this.saveSoon();
    this.tell();
  }

  /** @param {Item<"answer">} answer */
  mayAdopt(answer) {
    if (this.torn) return false;
    return same(this.control.read(), answer.value) || !(this.isChanged || this.awaited);
  }

  /** @param {Item<"answer">} answer */
  adopt(answer) {
    this.mark = answer.mark;
    this.saved = answer.value;
    this.awaited = null;
    this.control.write(answer.value);
    shelf.remove(this.draftKey);
  }

  /** @param {Proposal[]} proposals */
  propose(proposals) {
    this.proposals = proposals;
    this.drawProposals();
  }

  drawProposals() {
    if (!this.isHere) return;
    const value = this.control.read();
    const taken = { ...this.answer?.taken, ...this.taking };
    const shown = openProposals(this.proposals, taken, value);
    const isEmpty = same(value, this.field.nothing);
    const before = shown.map(({ key }) => key in taken);
    const drawn = JSON.stringify([shown, isEmpty, before]);
    if (drawn === this.drawnProposals) return;
    this.drawnProposals = drawn;
    show(this.offered, shown.length);
    const { field, language } = this;
    this.offered.replaceChildren(
      ...shown.map((one, at) =>
        proposalNode(one, { field, language, isEmpty, isNew: !before[at], take: (how) => this.take(one, how) }),
      ),
    );
  }

  /** @param {Item<"answer">} answer */
  drawChoice(answer) {
    const { asides, value, by } = answer;
    const shown = this.torn ? [{ id: this.torn.id, value, by }] : asides;
    const drawn = JSON.stringify([shown, Boolean(this.torn)]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    show(this.choice, shown.length);
    this.choice.replaceChildren(...shown.map((one) => this.other(one)));
  }

  /** The text that is not in the field, and what can be done with it. @param {Pick<Beside, "id" | "value" | "by">} one */
  other({ id, value, by }) {
    const text = told(this.field, value, this.language);
    const canJoin = this.field.kind === "long_text" && text;
    return html.div(
      { class: "other" },
      html.p(
        html.strong({ text: this.torn ? atOnce(by) : _("This text was saved at the same time as the one above:") }),
      ),
      html.p({ class: "text", dir: "auto", text: text || _("(left empty)") }),
      row(
        button(_("Use this text"), () => this.choose(value, id)),
        canJoin && button(_("Put both together"), () => this.choose(this.together(value), id)),
        button(this.torn ? _("Keep my text") : _("Keep the text above"), () => this.choose(this.control.read(), id)),
      ),
    );
  }

  /** @param {string} value */
  together(value) {
    const [first, then] = this.torn ? [value, this.control.read()] : [this.control.read(), value];
    return [first, then].filter(Boolean).join("\n\n");
  }

  /**
   * What stands in the field now is the answer; the text beside it is put away.
   * @param {FieldValue} value @param {string} aside
   */
  choose(value, aside) {
    this.control.write(value);
    this.control.focus();
    this.mark = this.answer?.mark ?? null;
    this.deliver([aside]);
    if (this.flight) this.torn = null;
    this.tell();
  }

  /* --- how it stands ----------------------------------------------------------------------------------------- */

  tell() {
    setText(this.status, this.problem ?? this.standing());
    this.status.classList.toggle("error", Boolean(this.problem));
    this.agree.setAttribute("aria-pressed", String(this.isAgreed));
    show(this.agree, this.answer && this.answer.state !== "open");
    this.drawProposals();
    this.node.classList.toggle("agreed", this.isAgreed);
  }

  standing() {
    const { answer } = this;
    if (this.torn) return _("Not chosen yet: both texts are kept.");
    if (this.flight) return _("Saving…");
    if (this.isChanged)
      return this.warning.shown ? _("Not saved yet: decide about the text first.") : _("Not saved yet");
    if (!answer || answer.state === "open") return "";
    return [_("Saved"), answer.by, answer.at && timeOf(answer.at, this.language)].filter(Boolean).join(" · ");
  }
}

/** The letter and the question. @param {FormField} field */
export const nameOf = ({ letter, label }) =>
  html.span(
    { class: "asked" },
    letter ? html.span({ class: "letter", text: letter }) : null,
    html.span({ text: label }),
  );

/** @param {string | null} by */
const atOnce = (by) =>
  by
    ? _("{name} saved this question at the same time. The other text:", { name: by })
    : _("Somebody else saved this question at the same time. The other text:");

/** All texts in a value. @param {unknown} value @returns {string[]} */
function textsIn(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}
