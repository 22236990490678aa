/* The cards of an interview: those about me, on which I decide, and those I wrote about the other. */

/** @import { Interview } from "../../components/inquiry/interview/interview.js" */
import { button, form, kindChoice, plainButton, row, submitButton, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { Keeper } from "./kept.js";
import { arrange, focusedIn, html, ICONS, setText, show } from "./page.js";
import { shelf } from "./shelf.js";
import { _, labels, ngettext, sendingText } from "./words.js";

/** @type {NoteKind[]} */
export const KINDS = ["core_value", "strength", "future_image"];
const MOMENT = 4000; // a card that was decided on stays in its place this long
const UNREAD = 700; // a click so soon after cards moved is not about the card that lies there now

/** @typedef {OwnItem<"card"> & { sending?: boolean }} Card */

export class Cards {
  /** So that what somebody changes is not drawn anew under their hands. @type {Keeper<HTMLElement>} */
  rows = new Keeper();
  /**
   * How high a card was: it stays in place for a moment, so that no other slides under the pointer.
   * @type {Map<string, number>}
   */
  decided = new Map();
  /** @type {string[]} */
  lay = [];
  moved = -Infinity;
  mine = html.section({ class: "about", "aria-label": _("Notes on what you said") });
  written = html.section({ class: "written", "aria-label": _("Your cards") });
  heading = html.h2({ role: "status" });
  deciding = html.p({ class: "muted" });
  total = html.p({ class: "muted" });

  /** @param {Interview} owner it knows the step and keeps drafts */
  constructor(owner) {
    this.owner = owner;
    this.connection = owner.connection;
  }

  /** All cards, newest first, those on their way included. @returns {Card[]} */
  cards() {
    /** @type {Map<string, Card>} */
    const cards = new Map(this.connection.mine("card").map((card) => [card.id, card]));
    for (const action of this.connection.waiting()) {
      if (action.type === "write_card") cards.set(action.id, this.makeCard(action));
      if (action.type === "withdraw_card") cards.delete(action.card_id);
      const card = "card_id" in action && cards.get(action.card_id);
      if (card) cards.set(card.id, { ...card, ...becoming(action), sending: true });
    }
    return [...cards.values()].sort((one, other) => other.order - one.order);
  }

  /** @param {SentAction<"write_card">} action @returns {Card} */
  makeCard({ id, kind, text, step_id: step }) {
    const other = this.owner.told?.name ?? "";
    return { id, step, kind, text, written: true, status: "waiting", other, order: Infinity, sending: true };
  }

  draw() {
    const { open, id: here } = this.owner;
    const cards = this.cards();
    this.rows.keep(cards.map((card) => card.id));
    const about = cards.filter((card) => !card.written && (this.decided.has(card.id) || isUndecided(card, here)));
    this.drawHeading(about.filter((card) => card.status === "waiting" && !this.decided.has(card.id)).length);
    show(this.mine, open && about.length);
    const decisions = about.map((card) =>
      this.row(card, () => (this.decided.has(card.id) ? this.done(card) : this.decision(card))),
    );
    arrange(this.mine, [this.heading, this.deciding, ...decisions]);
    this.watch(about.map((card) => card.id));
    const written = cards.filter((card) => card.written);
    const list = written.filter((card) => card.status !== "shared");
    const shared = written.length - list.length;
    setText(this.total, shared ? _("Shared: {count}", { count: shared }) : "");
    arrange(this.written, [...list.map((card) => this.row(card, () => this.drawOwn(card))), this.total]);
  }

  /** @param {number} waiting */
  drawHeading(waiting) {
    this.mine.dataset.waiting = String(waiting > 0);
    setText(
      this.heading,
      waiting ? ngettext("1 card waits for you", "{count} cards wait for you", waiting) : _("Notes on what you said"),
    );
    const decide = _("You decide. Change the words if you like. What you do not share, nobody else gets to see.");
    setText(this.deciding, `${decide} ${labels.Promise[this.connection.state.scalars.anonymity]}`);
  }

  /**
   * The row of a card; made anew only when the card is different, and nobody is at work in it.
   * @param {Card} card @param {() => HTMLElement} make
   */
  row(card, make) {
    return this.rows.get(card.id, this.look(card), make, (node) => node.contains(focusedIn(this.owner.root)));
  }

  /** @param {Card} card */
  look(card) {
    if (this.decided.has(card.id)) return "decided";
    return [card.kind, card.text, card.status, card.sending, this.connection.status];
  }

  /** When another card last came to lie where one lay. @param {string[]} ids */
  watch(ids) {
    if (this.lay.some((id, place) => ids[place] && ids[place] !== id)) this.moved = performance.now();
    this.lay = ids;
  }

  /**
   * A double click, or one aimed at a card that just moved away, decides nothing about a card nobody has read.
   * @param {Event} event
   */
  means(event) {
    return event.timeStamp - this.moved > UNREAD;
  }

  /** @param {Card} card @param {HTMLElement} node @param {Action} action */
  decide(card, node, action) {
    this.decided.set(card.id, node.offsetHeight);
    this.rows.drop(card.id);
    this.connection.send(action);
    this.draw();
    this.rows.find(card.id)?.focus({ preventScroll: true });
    clearTimeout(this.clearing);
    this.clearing = setTimeout(() => this.clear(), MOMENT);
  }

  clear() {
    for (const id of this.decided.keys()) this.rows.drop(id);
    this.decided.clear();
    this.draw();
  }

  /** The server did not take it: the card is back as it was. @param {string} id */
  reopen(id) {
    if (!this.decided.delete(id)) return;
    this.rows.drop(id);
    this.draw();
  }

  /** @param {Card} card */
  done(card) {
    const said = card.status === "refused" ? notShared() : _("Shared");
    const node = html.div(
      { class: `note decided kind-${card.kind}`, "data-id": card.id, tabindex: -1 },
      html.p({ class: "meta", text: said }),
      html.p({ class: "text", dir: "auto", text: card.text }),
    );
    node.style.minHeight = `${this.decided.get(card.id)}px`;
    return node;
  }

  /** The fields of a card. @param {Card} card @param {string} label */
  fields(card, label) {
    const key = this.owner.draftKey(card.id);
    const onInput = () => shelf.set(key, area.value);
    const area = textArea({ rows: 3, "aria-label": label, value: shelf.get(key) ?? card.text, onInput });
    return { area, kind: kindChoice(_("What is it?"), KINDS, card.kind) };
  }

  /** @param {Card} card */
  decision(card) {
    const wrote = _("{name} wrote down:", { name: card.other });
    const { area, kind } = this.fields(card, wrote);
    const warning = new Writing({
      fields: [area],
      read: () => area.value.trim(),
      send: (text, warned) => {
        const promised = this.connection.state.scalars.anonymity;
        this.decide(card, node, { type: "approve_card", card_id: card.id, kind: kind.value, promised, text, warned });
      },
    });
    const refuse = button(_("Do not share"), (event) => {
      if (this.means(event)) this.decide(card, node, { type: "refuse_card", card_id: card.id });
    });
    const refused = card.status === "refused";
    const node = form(
      { class: `note kind-${card.kind}`, "data-id": card.id },
      (event) => this.means(event) && warning.submit(),
      html.p({ class: "meta", dir: "auto", text: refused ? notShared() : wrote }),
      area,
      warning.node,
      row(kind, submitButton(_("Share this")), refused ? null : refuse),
    );
    return node;
  }

  /** @param {Card} card */
  drawOwn(card) {
    const short = card.text.slice(0, 40);
    const withdraw = () => this.connection.send({ type: "withdraw_card", card_id: card.id });
    return html.div(
      { class: `note kind-${card.kind}`, "data-id": card.id },
      html.p(
        { class: "meta" },
        html.span({ "aria-hidden": "true", text: `${ICONS[card.kind]} ` }),
        labels.NoteKind[card.kind],
        html.span({ class: "state", dir: "auto", text: ` · ${this.became(card)}` }),
      ),
      html.p({ class: "text", dir: "auto", text: card.text }),
      card.sending
        ? null
        : row(
            plainButton(_("Change"), () => this.rewrite(card), short),
            plainButton(_("Take back"), withdraw, short),
          ),
    );
  }

  /** @param {Card} card */
  became({ sending, status, other }) {
    if (sending) return sendingText(this.connection.status);
    return status === "refused"
      ? _("{name} does not share this", { name: other })
      : _("waits for {name}", { name: other });
  }

  /** @param {Card} card */
  rewrite(card) {
    const { area, kind } = this.fields(card, _("Change"));
    const end = () => {
      node.remove();
      shelf.remove(this.owner.draftKey(card.id));
      this.rows.drop(card.id);
      this.draw();
    };
    const warning = new Writing({
      fields: [area],
      known: () => [card.text],
      read: () => area.value.trim(),
      send: (text, warned) => {
        node.remove(); // before it is drawn with what is on its way
        this.connection.send({ type: "rewrite_card", card_id: card.id, kind: kind.value, text, warned });
        end();
      },
    });
    const node = form(
      { class: `note kind-${card.kind}` },
      warning.submit,
      area,
      warning.node,
      row(kind, submitButton(_("Save")), button(_("Cancel"), end)),
    );
    this.rows.drop(card.id);
    this.rows.get(card.id, this.look(card), () => node);
    this.draw();
    area.focus();
  }
}

const notShared = () => _("You do not share this. You can still do so.");

/** @param {Card} card @param {unknown} here whether the interviews are going on */
const isUndecided = ({ status }, here) => status !== "shared" && (Boolean(here) || status === "waiting");

/** How a card looks once an action has arrived. @param {Action} action @returns {Partial<Card>} */
function becoming(action) {
  if (action.type === "rewrite_card") return { text: action.text, kind: action.kind };
  if (action.type === "approve_card") return { status: "shared" };
  return action.type === "refuse_card" ? { status: "refused" } : {};
}
