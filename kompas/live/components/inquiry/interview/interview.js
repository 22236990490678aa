import {
  Chime,
  clockText,
  Component,
  element,
  fill,
  ICONS,
  mounted,
  setText,
  shelf,
  turnAt,
} from "kompas/component.js";
import { Cards, KINDS } from "kompas/cards.js";
import { IdentityWarning } from "kompas/identity_warning.js";

const LONGEST = 2000;
const PAUSE = 2500; // after typing, before the private notes are sent

class Interview extends Component {
  constructor(root) {
    super(root);
    this.chime = new Chime();
  }

  build() {
    const { data } = this;
    this.prefix = `kompas:interview:${data.code}:${data.person}`;
    this.status = element("p", { class: "status", role: "status" });
    this.cards = new Cards(this);
  }

  destroy() {
    if (this.connection) this.sendNotes();
    clearTimeout(this.writing);
    clearTimeout(this.cards?.clearing);
    super.destroy();
  }

  hear(change) {
    if (change.presence) return;
    const { applied, refused, message, code } = change;
    const decided = applied ?? refused;
    if (applied?.type === "approve_card") {
      shelf.remove(this.draftKey(applied.card_id));
      this.say(this.words.shared_now, "good");
    }
    if (applied?.type === "write_card") this.say(this.words.saved, "good");
    if (
      refused &&
      ["write_card", "rewrite_card", "approve_card", "refuse_card", "withdraw_card", "keep_notes"].includes(
        decided.type,
      )
    ) {
      this.fail(message);
      this.cards.reopen(decided.card_id);
      if (refused.type === "write_card" && this.text) {
        // what is being typed meanwhile stays too
        this.text.value = [refused.text, this.text.value.trim()].filter(Boolean).join("\n\n");
        this.keepDraft();
        if (code === "identifying") this.warning.refuse(message);
      }
    }
    this.draw();
  }

  /* The step whose interviews are going on: the current one, or before the start the first that has pairs. */
  stepId() {
    const { scalars, own } = this.connection.state;
    if (scalars.activity === "interview") return scalars.step;
    return scalars.step ? null : Number(Object.keys(own.pairs ?? {})[0] ?? 0) || null;
  }

  draw() {
    const { state } = this.connection;
    if (!state.loaded) return;
    const id = this.stepId();
    const pair = id ? state.own.pairs?.[id] : null;
    const open = state.scalars.status !== "closed";
    if (this.changed("pair", id, pair, open)) {
      Object.assign(this, { id, pair, open, text: null, notes: null, signal: null });
      this.lay();
    }
    this.cards.draw();
    this.drawNotes();
    this.tick();
  }

  /* --- who, and whose turn -------------------------------------------------------------------------- */

  lay() {
    const { words, pair, open } = this;
    this.say("");
    const parts = [];
    if (open && this.id)
      parts.push(pair ? this.partner() : element("p", { class: "lead", role: "status", text: words.nobody }));
    if (open) parts.push(this.cards.mine);
    if (open && pair) parts.push(this.form(), this.cards.written, this.privately());
    parts.push(this.status);
    this.root.replaceChildren(...parts);
  }

  names(people) {
    return people.map(({ name }) => name).join(` ${this.words.and} `);
  }

  partner() {
    const {
      words,
      pair: { people, me },
    } = this;
    const others = people.filter((_, place) => place !== me);
    const [first, second] = people;
    const beginning =
      me === 0
        ? fill(words.you_begin, { name: second.name })
        : me === 1
          ? fill(words.begins_with_you, { other: first.name })
          : fill(words.other_begins, { other: first.name, name: second.name });
    this.asking = element("strong", {});
    this.switching = element("span", { class: "in" });
    this.sound = element("button", {
      type: "button",
      class: "plain",
      onClick: () => {
        this.chime.toggle();
        this.tick();
      },
    });
    this.signal = element("div", { class: "turn", role: "status" }, this.asking);
    const questions = this.connection.step(this.id)?.questions ?? [];
    return element(
      "section",
      { class: "partner" },
      element("h2", { dir: "auto", text: fill(words.with, { name: this.names(others) }) }),
      element("p", {
        class: "muted",
        dir: "auto",
        text: [...new Set(others.map((one) => one.organisation))].join(" · "),
      }),
      element("p", { dir: "auto", text: beginning }),
      element("div", { class: "turns" }, this.signal, this.switching, this.sound),
      questions.length
        ? element(
            "details",
            { class: "guide", open: true },
            element("summary", { text: words.guide }),
            element("ol", {}, ...questions.map((question) => element("li", { text: question.text[this.language] }))),
          )
        : null,
    );
  }

  tick() {
    if (!this.signal) return;
    const {
      words,
      connection,
      pair: { people, me },
    } = this;
    const step = connection.step(this.id);
    const left = connection.state.scalars.step === this.id ? connection.left() : null;
    setText(this.sound, this.chime.on ? words.sound_on : words.sound_off);
    if (left === null || !step) {
      this.signal.classList.add("hidden");
      this.sound.classList.add("hidden");
      return setText(this.switching, words.not_running);
    }
    const reached = `kompas:turn:${connection.code}:${this.id}`; // minutes that are added never turn the roles back
    const { turn, next } = turnAt(step.minutes * 60, left, people.length, Number(shelf.get(reached) ?? 0));
    const asks = people[turn],
      tells = people[(turn + 1) % people.length];
    setText(
      this.asking,
      turn === me
        ? words.now_ask
        : (turn + 1) % people.length === me
          ? words.now_tell
          : `${words.now_listen}: ${fill(words.now_who, { asks: asks.name, tells: tells.name })}`,
    );
    setText(this.switching, next === null ? words.last_turn : fill(words.switch_in, { time: clockText(next) }));
    this.signal.dataset.does = turn === me ? "ask" : "tell";
    if (this.turn !== undefined && this.turn !== turn) this.turned();
    this.turn = turn;
    if (turn > Number(shelf.get(reached) ?? 0)) shelf.set(reached, String(turn));
  }

  turned() {
    this.signal.classList.remove("changed");
    requestAnimationFrame(() => this.signal?.classList.add("changed"));
    if (this.chime.on) this.chime.play(520);
  }

  /* --- what was heard --------------------------------------------------------------------------------- */

  form() {
    const {
      words,
      pair: { people, me },
    } = this;
    this.told = people[(me + 1) % people.length];
    const name = this.told.name;
    const draft = JSON.parse(shelf.get(this.draftKey("new")) ?? "{}");
    this.kind = draft.kind ?? KINDS[0];
    const chips = KINDS.map((kind) =>
      element(
        "label",
        { class: `kind-${kind}` },
        element("input", {
          type: "radio",
          name: "kind",
          value: kind,
          checked: kind === this.kind,
          onChange: () => {
            this.kind = kind;
            this.keepDraft();
          },
        }),
        element("span", {}, element("span", { "aria-hidden": "true", text: `${ICONS[kind]} ` }), words.kinds[kind]),
      ),
    );
    this.text = element("textarea", {
      id: "heard",
      rows: 3,
      maxlength: LONGEST,
      dir: "auto",
      "aria-describedby": "heard-how",
      onInput: () => this.keepDraft(),
    });
    this.text.value = draft.text ?? "";
    this.warning = new IdentityWarning({ words, fields: [this.text], again: () => this.offer() });
    return element(
      "form",
      {
        class: "heard",
        onSubmit: (event) => {
          event.preventDefault();
          this.offer();
        },
      },
      element("h2", { dir: "auto", text: fill(words.heard, { name }) }),
      element("p", { id: "heard-how", class: "muted", dir: "auto", text: fill(words.heard_how, { name }) }),
      element(
        "fieldset",
        { class: "chips" },
        element("legend", { class: "visually-hidden", text: words.kind }),
        element("div", { class: "choices" }, ...chips),
      ),
      element("label", { for: "heard", class: "visually-hidden", text: fill(words.text, { name }) }),
      this.text,
      this.warning.node,
      element("button", { class: "primary", dir: "auto", text: fill(words.offer, { name }) }),
    );
  }

  offer() {
    const text = this.text.value.trim();
    const warned = text ? this.warning.decide() : undefined;
    if (warned === undefined) return text || this.text.focus();
    this.connection.send({
      type: "write_card",
      step_id: this.id,
      about_id: this.told.id,
      kind: this.kind,
      text,
      warned,
    });
    this.text.value = "";
    this.keepDraft();
    this.text.focus();
  }

  draftKey(what) {
    return `${this.prefix}:${what === "new" ? `new:${this.id}` : what}`;
  }

  keepDraft() {
    shelf.set(this.draftKey("new"), JSON.stringify({ text: this.text.value, kind: this.kind }));
  }

  /* --- private notes ------------------------------------------------------------------------------------ */

  privately() {
    const { words } = this;
    this.notes = element("textarea", {
      id: "private",
      rows: 4,
      maxlength: 20000,
      dir: "auto",
      "aria-describedby": "private-how",
      onInput: () => {
        shelf.set(this.draftKey(`private:${this.id}`), this.notes.value);
        clearTimeout(this.writing);
        this.writing = setTimeout(() => this.sendNotes(), PAUSE);
      },
      onBlur: () => this.sendNotes(),
    });
    this.drawNotes();
    return element(
      "details",
      { class: "private", open: Boolean(this.notes.value) },
      element("summary", { text: words.private }),
      element("p", { id: "private-how", class: "muted", text: words.private_how }),
      element("label", { for: "private", class: "visually-hidden", text: words.private }),
      this.notes,
    );
  }

  /* What is still on its way stands above what the server has. */
  drawNotes() {
    if (!this.notes || this.root.getRootNode().activeElement === this.notes) return;
    const text =
      shelf.get(this.draftKey(`private:${this.id}`)) ?? this.connection.state.own.interview_notes?.[this.id] ?? "";
    if (this.notes.value !== text) this.notes.value = text;
    this.sendNotes();
  }

  /* One on its way at a time: with a bad connection a text of every pause would pile up. */
  sendNotes() {
    const key = this.draftKey(`private:${this.id}`);
    const text = shelf.get(key);
    if (
      text === null ||
      text === undefined ||
      !this.notes ||
      this.connection.waiting().some((action) => action.type === "keep_notes")
    )
      return;
    if (text === (this.connection.state.own.interview_notes?.[this.id] ?? "")) return shelf.remove(key);
    if (this.root.getRootNode().activeElement === this.notes && text === this.sent) return;
    if (text === this.sent && this.sentAt > Date.now() - 5000) return; // the stream tells in a moment
    Object.assign(this, { sent: text, sentAt: Date.now() });
    this.connection.send({ type: "keep_notes", step_id: this.id, text });
  }
}

export default mounted(Interview);
