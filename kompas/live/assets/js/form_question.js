/* One question of a form that several people fill in: saves what is typed after a moment, shows what others save, and asks
   which text to keep when two saved at once. Nothing that somebody typed is thrown away. */

import { told } from "./field_words.js";
import { controlOf } from "./fields.js";
import { IdentityWarning } from "./identity_warning.js";
import { element, setText } from "./page.js";
import { shelf } from "./shelf.js";
import { _ } from "./words.js";

const PAUSE = 900; // after typing, before it is saved
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class FormQuestion {
  /* `send(action)` gives the id of what is on its way; `draftKey` is where a text is kept that is not saved yet. */
  constructor({ field, id, language, offers, draftKey, send }) {
    Object.assign(this, {
      field,
      language,
      draftKey,
      send,
      answer: null,
      mark: null,
      flight: null,
      own: new Set(),
    });
    this.saved = field.nothing;
    const letter = field.letter ? element("span", { class: "letter", text: field.letter }) : null;
    const name = element("span", { class: "asked" }, letter, element("span", { text: field.label }));
    this.control = controlOf(field, { id, name, offers });
    this.warning = new IdentityWarning({
      fields: this.control.texts,
      named: this.control.named,
      known: () => this.known(),
      again: () => this.save(),
    });
    this.status = element("span", { class: "state", role: "status" });
    this.agree = element("button", {
      type: "button",
      class: "agree",
      text: _("Agreed"),
      onClick: () => {
        this.save();
        this.send({ type: "agree_answer", question: field.key, agreed: !this.isAgreed });
      },
    });
    this.choice = element("div", { class: "choice hidden", role: "group" });
    this.node = element(
      "section",
      { class: "question", "data-question": field.key },
      this.control.node,
      this.warning.node,
      this.choice,
      element("div", { class: "foot" }, this.status, this.agree),
    );
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
    if (this.isChanged) this.deliver({});
    else this.rest();
  }

  deliver(more) {
    const { warning } = this;
    if (warning.kept !== warning.typed() && warning.look()) return this.tell();
    this.sent = this.control.read();
    this.flight = this.send({
      type: "answer_question",
      question: this.field.key,
      value: this.sent,
      seen: this.mark,
      warned: warning.decide(),
      ...more,
    });
    this.own.add(this.flight);
    this.tell();
  }

  rest() {
    shelf.remove(this.draftKey);
    this.warning.rest();
    this.tell();
  }

  /* What became of an action of this tab. */
  hear({ applied, refused, message, code }) {
    const done = applied ?? refused;
    if (!done || done.id !== this.flight) return;
    this.flight = null;
    if (applied) this.settle(done.id);
    else if (code === "identifying") this.warning.refuse(message);
    else this.problem = message;
    this.follow(this.answer);
  }

  /* The server has it; whether as the answer or beside another text comes down the stream. */
  settle(id) {
    Object.assign(this, { mark: id, saved: this.sent, awaited: id });
    if (!this.isChanged) this.rest();
  }

  /* --- down ----------------------------------------------------------------------------------------------- */

  /* The answer as it is on the server. What somebody is typing here is never touched, nor anything before what this tab
     sent last is in it. `torn` is this tab's text when it lies beside another one that was saved first. */
  follow(answer) {
    this.answer = answer;
    if (answer && !this.flight) {
      if (answer.heard.includes(this.awaited)) this.awaited = null;
      this.torn = answer.asides.find(({ id }) => this.own.has(id)) ?? null;
      if (this.mayAdopt(answer)) this.adopt(answer);
      this.drawChoice();
    }
    if (!this.flight && !this.torn && this.isChanged) this.saveSoon();
    this.tell();
  }

  mayAdopt(answer) {
    if (this.torn) return false;
    return same(this.control.read(), answer.value) || !(this.isChanged || this.awaited);
  }

  adopt(answer) {
    Object.assign(this, { mark: answer.mark, saved: answer.value, awaited: null });
    this.control.write(answer.value);
    shelf.remove(this.draftKey);
  }

  drawChoice() {
    const { asides, value } = this.answer;
    const shown = this.torn ? [{ id: this.torn.id, value, by: this.answer.by }] : asides;
    const drawn = JSON.stringify([shown, Boolean(this.torn)]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.choice.classList.toggle("hidden", !shown.length);
    this.choice.replaceChildren(...shown.map((one) => this.other(one)));
  }

  /* The text that is not in the field, and what can be done with it. */
  other({ id, value, by }) {
    const button = (text, run) => element("button", { type: "button", text, onClick: run });
    const who = by
      ? _("{name} saved this question at the same time. The other text:", { name: by })
      : _("Somebody else saved this question at the same time. The other text:");
    const text = told(this.field, value, this);
    return element(
      "div",
      { class: "other" },
      element(
        "p",
        {},
        element("strong", { text: this.torn ? who : _("This text was saved at the same time as the one above:") }),
      ),
      element("p", { class: "text", dir: "auto", text: text || _("(left empty)") }),
      element(
        "div",
        { class: "row" },
        button(_("Use this text"), () => this.choose(value, id)),
        this.field.kind === "long_text" && text
          ? button(_("Put both together"), () => this.choose(this.together(value), id))
          : null,
        button(this.torn ? _("Keep my text") : _("Keep the text above"), () => this.choose(this.control.read(), id)),
      ),
    );
  }

  together(value) {
    const [first, then] = this.torn ? [value, this.control.read()] : [this.control.read(), value];
    return [first, then].filter(Boolean).join("\n\n");
  }

  /* What stands in the field now is the answer; the text beside it is put away. */
  choose(value, aside) {
    this.control.write(value);
    this.control.focus();
    this.mark = this.answer.mark;
    this.deliver({ settles: [aside] });
    if (this.flight) this.torn = null;
    this.tell();
  }

  /* --- how it stands ----------------------------------------------------------------------------------------- */

  tell() {
    setText(this.status, this.problem ?? this.standing());
    this.status.classList.toggle("error", Boolean(this.problem));
    this.agree.setAttribute("aria-pressed", String(this.isAgreed));
    this.agree.classList.toggle("hidden", !this.answer || this.answer.state === "open");
    this.node.classList.toggle("agreed", this.isAgreed);
  }

  standing() {
    const { answer } = this;
    if (this.torn) return _("Not chosen yet: both texts are kept.");
    if (this.flight) return _("Saving…");
    if (this.isChanged)
      return this.warning.shown ? _("Not saved yet: decide about the text first.") : _("Not saved yet");
    if (!answer || answer.state === "open") return "";
    return [_("Saved"), answer.by, timeOf(answer.at, this.language)].filter(Boolean).join(" · ");
  }
}

/* All texts in a value. */
function textsIn(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/* Today the time, else the day. */
export function timeOf(at, language) {
  const moment = new Date(at);
  const today = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(
    language,
    today ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "long" },
  );
}
