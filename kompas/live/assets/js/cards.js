/* The cards of an interview: those about me, on which I decide, and those I wrote about the other. */

import { IdentityWarning } from "./identity_warning.js";
import { arrange, element, fill, ICONS, setText } from "./page.js";
import { shelf } from "./shelf.js";

export const KINDS = ["core_value", "strength", "future_image"];
const LONGEST = 2000;
const MOMENT = 4000; // a card that was decided on stays in its place this long
const UNREAD = 700; // a click so soon after cards moved is not about the card that lies there now

export class Cards {
  /* `owner` is the interview: it knows the step and keeps drafts. */
  constructor(owner) {
    this.owner = owner;
    this.rows = new Map(); // by card, so that what somebody changes is not drawn anew under their hands
    this.decided = new Map(); // by card, how high it was: it stays in place for a moment, so that no other slides under the pointer
    Object.assign(this, { lay: [], moved: -Infinity });
    this.mine = element("section", { class: "about", "aria-label": owner.words.about_me });
    this.written = element("section", { class: "written", "aria-label": owner.words.written });
    this.heading = element("h2", { role: "status" });
    this.deciding = element("p", { class: "muted" });
    this.total = element("p", { class: "muted" });
  }

  get connection() {
    return this.owner.connection;
  }

  get words() {
    return this.owner.words;
  }

  cards() {
    const { connection } = this;
    const cards = new Map(
      [...connection.state.mine]
        .filter(([key]) => key.startsWith("card:"))
        .map(([key, card]) => [key.slice(5), { ...card }]),
    );
    for (const action of connection.waiting()) {
      const card = cards.get(action.card_id);
      if (action.type === "write_card")
        cards.set(action.id, {
          ...action,
          written: true,
          status: "waiting",
          other: this.owner.told?.name ?? "",
          order: Infinity,
          sending: true,
        });
      else if (action.type === "withdraw_card") cards.delete(action.card_id);
      else if (card && action.type === "rewrite_card")
        Object.assign(card, { text: action.text, kind: action.kind, sending: true });
      else if (card && action.type === "approve_card") Object.assign(card, { status: "shared", sending: true });
      else if (card && action.type === "refuse_card") Object.assign(card, { status: "refused", sending: true });
    }
    return [...cards].map(([id, card]) => ({ id, ...card })).sort((one, other) => other.order - one.order);
  }

  draw() {
    const {
      words,
      owner: { open, id: here },
    } = this;
    const cards = this.cards();
    const undecided = (card) => card.status !== "shared" && (here || card.status === "waiting");
    const about = cards.filter((card) => !card.written && (this.decided.has(card.id) || undecided(card)));
    const written = cards.filter((card) => card.written);
    const waiting = about.filter((card) => card.status === "waiting" && !this.decided.has(card.id)).length;
    this.mine.classList.toggle("hidden", !open || !about.length);
    this.mine.dataset.waiting = String(waiting > 0);
    const known = new Set(cards.map((card) => card.id));
    for (const id of this.rows.keys()) if (!known.has(id)) this.rows.delete(id);
    setText(
      this.heading,
      waiting === 1 ? words.one_waiting_card : waiting ? fill(words.waiting_cards, { count: waiting }) : words.about_me,
    );
    setText(this.deciding, `${words.decide} ${words.anonymity[this.connection.state.scalars.anonymity]}`);
    arrange(this.mine, [
      this.heading,
      this.deciding,
      ...about.map((card) => this.row(card, () => (this.decided.has(card.id) ? this.done(card) : this.decision(card)))),
    ]);
    this.watch(about.map((card) => card.id));
    const shared = written.filter((card) => card.status === "shared").length;
    const list = written.filter((card) => card.status !== "shared");
    setText(this.total, shared ? fill(words.shared_count, { count: shared }) : "");
    arrange(this.written, [...list.map((card) => this.row(card, () => this.own(card))), this.total]);
  }

  /* The row of a card; made anew only when the card is different. */
  row(card, make) {
    const look = this.look(card);
    const known = this.rows.get(card.id);
    if (known && (known.look === look || known.node.contains(this.owner.root.getRootNode().activeElement)))
      return known.node;
    const node = make();
    this.rows.set(card.id, { look, node });
    return node;
  }

  look(card) {
    return this.decided.has(card.id)
      ? "decided"
      : JSON.stringify([card.kind, card.text, card.status, card.sending, this.connection.status]);
  }

  /* When another card last came to lie where one lay. */
  watch(ids) {
    if (this.lay.some((id, place) => ids[place] && ids[place] !== id)) this.moved = performance.now();
    this.lay = ids;
  }

  /* A double click, or one aimed at a card that just moved away, decides nothing about a card nobody has read. */
  means(event) {
    return event.timeStamp - this.moved > UNREAD;
  }

  decide(card, node, action) {
    this.decided.set(card.id, node.offsetHeight);
    this.rows.delete(card.id);
    this.connection.send(action);
    this.draw();
    this.rows.get(card.id)?.node.focus({ preventScroll: true });
    clearTimeout(this.clearing);
    this.clearing = setTimeout(() => this.clear(), MOMENT);
  }

  clear() {
    for (const id of this.decided.keys()) this.rows.delete(id);
    this.decided.clear();
    this.draw();
  }

  /* The server did not take it: the card is back as it was. */
  reopen(id) {
    if (!this.decided.delete(id)) return;
    this.rows.delete(id);
    this.draw();
  }

  done(card) {
    const said = card.status === "refused" ? this.words.refused_mine : this.words.is_shared;
    const node = element(
      "div",
      { class: `note decided kind-${card.kind}`, "data-id": card.id, tabindex: -1 },
      element("p", { class: "meta", text: said }),
      element("p", { class: "text", dir: "auto", text: card.text }),
    );
    node.style.minHeight = `${this.decided.get(card.id)}px`;
    return node;
  }

  kindChoice(kind) {
    const select = element(
      "select",
      { "aria-label": this.words.kind },
      ...KINDS.map((value) => element("option", { value, text: this.words.kinds[value] })),
    );
    select.value = kind;
    return select;
  }

  area(card, label) {
    const area = element("textarea", {
      rows: 3,
      maxlength: LONGEST,
      dir: "auto",
      "aria-label": label,
      onInput: () => shelf.set(this.owner.draftKey(card.id), area.value),
    });
    area.value = shelf.get(this.owner.draftKey(card.id)) ?? card.text;
    return area;
  }

  decision(card) {
    const { words, connection } = this;
    const area = this.area(card, fill(words.from, { name: card.other }));
    const kind = this.kindChoice(card.kind);
    const share = () =>
      this.tell(warning, area, (sent) =>
        this.decide(card, node, {
          type: "approve_card",
          card_id: card.id,
          kind: kind.value,
          promised: connection.state.scalars.anonymity,
          ...sent,
        }),
      );
    const warning = new IdentityWarning({ words, fields: [area], again: share });
    const refuse = element("button", {
      type: "button",
      text: words.refuse,
      onClick: (event) => {
        if (this.means(event)) this.decide(card, node, { type: "refuse_card", card_id: card.id });
      },
    });
    const node = element(
      "form",
      {
        class: `note kind-${card.kind}`,
        "data-id": card.id,
        onSubmit: (event) => {
          event.preventDefault();
          if (this.means(event)) share();
        },
      },
      element("p", {
        class: "meta",
        dir: "auto",
        text: card.status === "refused" ? words.refused_mine : fill(words.from, { name: card.other }),
      }),
      area,
      warning.node,
      element(
        "div",
        { class: "row" },
        kind,
        element("button", { class: "primary", text: words.share }),
        card.status === "refused" ? null : refuse,
      ),
    );
    return node;
  }

  /* Sends what is typed, unless there is nothing or its author has to decide about it first. */
  tell(warning, area, send) {
    const text = area.value.trim();
    if (!text) return area.focus();
    const warned = warning.decide();
    if (warned !== undefined) send({ text, warned });
  }

  own(card) {
    const { words, connection } = this;
    const state = card.sending
      ? connection.status === "live"
        ? words.saving
        : words.kept
      : fill(card.status === "refused" ? words.refused : words.waiting, { name: card.other });
    const short = card.text.slice(0, 40);
    return element(
      "div",
      { class: `note kind-${card.kind}`, "data-id": card.id },
      element(
        "p",
        { class: "meta" },
        element("span", { "aria-hidden": "true", text: `${ICONS[card.kind]} ` }),
        words.kinds[card.kind],
        element("span", { class: "state", dir: "auto", text: ` · ${state}` }),
      ),
      element("p", { class: "text", dir: "auto", text: card.text }),
      card.sending
        ? null
        : element(
            "div",
            { class: "row" },
            element("button", {
              type: "button",
              class: "plain",
              text: words.change,
              "aria-label": `${words.change}: ${short}`,
              onClick: () => this.rewrite(card),
            }),
            element("button", {
              type: "button",
              class: "plain",
              text: words.withdraw,
              "aria-label": `${words.withdraw}: ${short}`,
              onClick: () => connection.send({ type: "withdraw_card", card_id: card.id }),
            }),
          ),
    );
  }

  rewrite(card) {
    const { words, connection } = this;
    const area = this.area(card, words.change);
    const kind = this.kindChoice(card.kind);
    const end = () => {
      shelf.remove(this.owner.draftKey(card.id));
      this.rows.delete(card.id);
      this.draw();
    };
    const save = () =>
      this.tell(warning, area, (sent) => {
        node.remove();
        connection.send({ type: "rewrite_card", card_id: card.id, kind: kind.value, ...sent });
        end();
      });
    const warning = new IdentityWarning({ words, fields: [area], known: () => [card.text], again: save });
    const node = element(
      "form",
      {
        class: `note kind-${card.kind}`,
        onSubmit: (event) => {
          event.preventDefault();
          save();
        },
      },
      area,
      warning.node,
      element(
        "div",
        { class: "row" },
        kind,
        element("button", { class: "primary", text: words.save }),
        element("button", {
          type: "button",
          text: words.cancel,
          onClick: () => {
            node.remove();
            end();
          },
        }),
      ),
    );
    this.rows.set(card.id, { look: this.look(card), node });
    this.draw();
    area.focus();
  }
}
