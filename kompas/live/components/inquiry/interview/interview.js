import { Cards } from "kompas/cards.js";
import { Chime } from "kompas/chime.js";
import { Component, fold, html, mounted, setText, shelf, show } from "kompas/component.js";
import { HeardForm } from "kompas/heard_form.js";
import { PrivateNotes } from "kompas/private_notes.js";
import { changeText, turnNow } from "kompas/turns.js";
import { _ } from "kompas/words.js";

/**
 * `me`: my place among the people of the group, who stand in the order of asking.
 * @typedef {NonNullable<OwnValues["pairs"]>[string]} Pair
 */

export class Interview extends Component {
  saves = true;
  chime = new Chime();
  cards = new Cards(this);
  /** The step whose interviews are going on. @type {number | null} */
  id = null;
  /** @type {Pair | null} */
  pair = null;
  open = false;
  /** @type {HeardForm | null} */
  heard = null;
  /** @type {PrivateNotes | null} */
  notes = null;
  /** @type {number | undefined} */
  turn;
  asking = html.strong();
  switching = html.span({ class: "in" });
  signal = html.div({ class: "turn", role: "status" }, this.asking);

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.until(() => {
      this.notes?.destroy();
      clearTimeout(this.cards.clearing);
    });
  }

  /* Whose card it is, once it is offered. */
  get told() {
    return this.heard?.told;
  }

  /** @param {string} what */
  draftKey(what) {
    return `kompas:interview:${this.data.code}:${this.data.person}:${what}`;
  }

  /** @param {Change} change */
  hear(change) {
    const { applied, refused, presence } = change;
    if (presence) return;
    if (applied?.type === "approve_card") {
      shelf.remove(this.draftKey(applied.card_id));
      this.say(_("Shared. You find it under your own notes."), "good");
    }
    if (applied?.type === "write_card") this.say(_("Saved"), "good");
    if (refused) this.refused(refused, change);
    this.draw();
  }

  /** @param {SentAction} action @param {Change} change */
  refused(action, { message = "", code }) {
    if (action.type !== "keep_notes" && !action.type.endsWith("_card")) return;
    this.fail(message);
    if ("card_id" in action) this.cards.reopen(action.card_id);
    if (action.type === "write_card") this.heard?.takeBack(action.text, code === "identifying" ? message : null);
  }

  /* The current one, or before the start the first that has pairs. */
  stepId() {
    const { step } = this.scalars;
    if (this.connection.current()?.in_pairs) return step;
    return step ? null : Number(Object.keys(this.state.own.pairs ?? {})[0] ?? 0) || null;
  }

  draw() {
    if (!this.state.loaded) return;
    const id = this.stepId();
    const pair = (id && this.state.own.pairs?.[id]) || null;
    const open = this.scalars.status !== "closed";
    if (this.changed("pair", id, pair, open)) {
      Object.assign(this, { id, pair, open });
      this.lay();
    }
    this.cards.draw();
    this.notes?.draw();
    this.tick();
  }

  /* --- who, and whose turn -------------------------------------------------------------------------- */

  lay() {
    const { pair, open, id } = this;
    this.say("");
    this.notes?.destroy();
    this.heard = this.notes = null;
    const parts = [];
    if (open && id) parts.push(pair ? this.partner(id, pair) : nobodyYet());
    if (open) parts.push(this.cards.mine);
    if (open && id && pair) {
      this.heard = new HeardForm(this, id, pair.people[(pair.me + 1) % pair.people.length]);
      this.notes = new PrivateNotes(this, id);
      parts.push(this.heard.node, this.cards.written, this.notes.node);
    }
    this.root.replaceChildren(...parts, this.status);
  }

  /** @param {number} id @param {Pair} pair */
  partner(id, { people, me }) {
    const others = people.filter((_person, place) => place !== me);
    const names = others.map(({ name }) => name).join(` ${_("and")} `);
    const organisations = [...new Set(others.map((one) => one.organisation))].join(" · ");
    const questions = this.connection.step(id)?.questions ?? [];
    return html.section(
      { class: "partner" },
      html.h2({ dir: "auto", text: _("You speak with {name}", { name: names }) }),
      html.p({ class: "muted", dir: "auto", text: organisations }),
      html.p({ dir: "auto", text: beginningText(people, me) }),
      html.div({ class: "turns" }, this.signal, this.switching, this.chime.button),
      questions.length
        ? fold(
            { class: "guide", open: true },
            _("The questions"),
            html.ol(...questions.map((question) => html.li({ text: question.text[this.language] }))),
          )
        : null,
    );
  }

  tick() {
    const { id, pair } = this;
    if (!id || !pair || !this.open) return;
    const now = turnNow(this.connection, id, pair.people.length);
    show(this.signal, now);
    show(this.chime.button, now);
    if (now) this.drawTurn(pair, now);
    else setText(this.switching, _("Take about as long for each of you."));
  }

  /** @param {Pair} pair @param {{ turn: number, next: number | null }} now */
  drawTurn({ people, me }, now) {
    const { turn } = now;
    const telling = (turn + 1) % people.length;
    const [asks, tells] = [people[turn].name, people[telling].name];
    setText(
      this.asking,
      turn === me
        ? _("Now you ask")
        : telling === me
          ? _("Now you tell")
          : [_("Now you listen along"), _("{asks} asks, {tells} tells", { asks, tells })].join(": "),
    );
    setText(this.switching, changeText(now));
    this.signal.dataset.does = turn === me ? "ask" : "tell";
    if (this.turn !== undefined && this.turn !== turn) this.turned();
    this.turn = turn;
  }

  turned() {
    this.signal.classList.remove("changed");
    requestAnimationFrame(() => this.signal.classList.add("changed"));
    if (this.chime.on) this.chime.play(520);
  }
}

const nobodyYet = () =>
  html.p({ class: "lead", role: "status", text: _("You have no partner yet. The facilitator will give you one.") });

/** @param {Pair["people"]} people @param {number} me */
function beginningText([first, second], me) {
  if (me === 0) return _("You begin: you ask, {name} tells.", { name: second.name });
  if (me === 1) return _("{other} begins: {other} asks, you tell.", { other: first.name });
  return _("{other} begins with asking {name}.", { other: first.name, name: second.name });
}

export default mounted(Interview);
