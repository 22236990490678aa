import { Sources } from "kompas/ambition_sources.js";
import { Versions } from "kompas/ambition_versions.js";
import { Chooser } from "kompas/chooser.js";
import { button, Component, html, mounted, row, setText, shelf, show, touches } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { _ } from "kompas/words.js";

const PAUSE = 250; // between two sendings of the text while somebody types
const LEFT = 2000; // what another tab of this browser is still writing changes or is sent within this time

/** @typedef {Omit<Items["ambition"], "revision">} Text */

/** @type {Text} */
const NOTHING = { text: "", pen: null, holder: null, holder_name: null, wanted: [] };

/**
 * `sources`: whether themes and future images stand beside it.
 * @typedef {PlaceData & { sources: boolean }} Data
 */

/** @extends {Component<Data>} */
export class Ambition extends Component {
  /** Mine, from the moment that I asked for it. @type {string | null} */
  pen = null;
  had = false; // whether the server said that I hold it
  fresh = false; // taken just now: the text has to come into the editor
  /** @type {string | null} */
  sent = null;
  sentAt = -PAUSE;
  /** The text that is on its way. @type {string | null} */
  flight = null;
  /** @type {number | undefined} */
  timer;
  who = html.p({ class: "who", role: "status" });
  tools = row();
  editor = html.textarea({
    maxlength: 6000,
    rows: 9,
    dir: "auto",
    "aria-label": _("Our ambition"),
    class: "hidden",
    onInput: () => this.type(),
  });
  warning = new IdentityWarning({
    fields: [this.editor],
    known: () => [this.text.text, this.sent ?? ""],
    again: () => this.flushText(),
  });
  reading = html.p({ class: "reading", dir: "auto" });
  left = html.textarea({ readonly: true, "aria-label": lostText() });
  lost = html.div({ class: "lost hidden" }, html.p({ class: "error", text: lostText() }), this.left);
  wanted = html.p({ class: "wanted", role: "status" });
  sources = this.data.sources && this.use !== "screen" ? new Sources(this) : null;
  versions = new Versions(this);

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.draftKey = `kompas:ambition:${this.data.code}:${this.use}:${this.data.person ?? ""}`;
    this.found = shelf.get(this.draftKey);
    const recovering = setTimeout(() => this.recover(), LEFT);
    const leave = () => this.flushText(); // into the outbox, which the next page sends
    this.follow(window, "pagehide", leave);
    this.follow(document, "visibilitychange", leave);
    this.until(() => {
      leave();
      clearTimeout(recovering);
      this.warning.rest();
    });
    this.root.replaceChildren(
      html.div(
        { class: "desk" },
        html.section(
          { "aria-label": _("Our ambition") },
          html.h2({ text: _("Our ambition") }),
          this.who,
          this.wanted,
          this.tools,
          this.editor,
          this.warning.node,
          this.reading,
          this.lost,
          this.status,
        ),
        this.sources?.node,
      ),
      this.versions.node,
    );
  }

  /** @returns {Text} */
  get text() {
    return this.connection.list("ambition")[0] ?? NOTHING;
  }

  get holds() {
    return Boolean(this.pen) && this.text.pen === this.pen;
  }

  /** Whether it is for me to write, on this page or on another. @param {Text} text */
  isMine({ pen, holder }) {
    return Boolean(pen) && (this.use === "console" ? holder === null : holder === this.data.person);
  }

  get writes() {
    return !this.editor.classList.contains("hidden");
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence) return;
    if (change.refused) this.refused(change.refused, change);
    if (change.applied) this.applied(change.applied);
    if (touches(change, ["ambition", "draft", "comment", "participant", "theme", "note"], ["status"])) this.draw();
  }

  /** @param {SentAction} done @param {Change} change */
  refused(done, change) {
    if (done.id === this.flight) this.flight = null;
    if (done.type === "write_ambition" && change.code === "identifying" && this.holds) {
      this.sent = null;
      this.warning.refuse(change.message ?? "");
    } else if (done.type === "write_ambition") this.lose(this.writes ? this.editor.value : done.text);
    else if (/pen|draft|comment|check/.test(done.type)) this.refusal(change);
    if (done.type === "take_pen" && done.id === this.pen) this.pen = null;
  }

  /** @param {SentAction} done */
  applied(done) {
    if (done.id === this.flight) this.flight = null;
    if (done.type === "save_draft") this.say(_("Kept as a version."));
    if (done.type !== "write_ambition") return;
    if (this.draft()?.text === done.text) shelf.remove(this.draftKey);
    this.write();
  }

  /* --- the pen ------------------------------------------------------------------------------------------- */

  take() {
    show(this.lost, false);
    this.pen = this.connection.send({ type: "take_pen" });
    this.fresh = true;
    this.had = false;
  }

  /** @returns {{ pen: string, text: string } | null} */
  draft() {
    return JSON.parse(shelf.get(this.draftKey) ?? "null");
  }

  type() {
    shelf.set(this.draftKey, JSON.stringify({ pen: this.pen, text: this.editor.value }));
    this.write();
  }

  /* The first key at once, then at most every PAUSE, so that readers follow while somebody goes on typing. */
  write() {
    if (this.timer || this.flight || !this.holds || this.editor.value === this.sent) return;
    const wait = this.sentAt + PAUSE - performance.now();
    if (wait > 0)
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.write();
      }, wait);
    else if (!this.warning.look()) this.deliver(); // what its author has to decide about first goes to nobody
  }

  /* Text typed in a tab that ended before it could send: still good while the pen is the same. */
  recover() {
    const draft = this.draft();
    if (!draft || this.holds || shelf.get(this.draftKey) !== this.found) return;
    if (draft.text === this.text.text) shelf.remove(this.draftKey);
    else if (draft.pen === this.text.pen) this.connection.send({ type: "write_ambition", ...draft });
    else this.lose(draft.text);
  }

  /* Sends the text, unless its author has to decide about it first. */
  deliver() {
    const warned = this.warning.decide();
    if (warned === undefined || !this.pen) return null;
    this.sent = this.editor.value;
    this.sentAt = performance.now();
    this.flight = this.connection.send({ type: "write_ambition", pen: this.pen, text: this.sent, warned });
    return this.flight;
  }

  /** Somebody else took the pen over: what was typed since stays to be copied. @param {string} text */
  lose(text) {
    this.pen = null;
    shelf.remove(this.draftKey);
    show(this.lost, true);
    this.left.value = text;
  }

  draw() {
    if (!this.state.loaded) return;
    const { text, holds } = this;
    if (holds) this.had = true; // before that the acknowledgement may be here and the change not yet
    if (this.pen && this.had && !holds) {
      if (this.editor.value !== text.text && this.writes) this.lose(this.editor.value);
      this.pen = null;
    }
    setText(this.who, this.whoText(text));
    if (holds && this.fresh) {
      this.fresh = false;
      this.editor.value = this.sent = text.text;
      show(this.editor, true);
      this.editor.focus();
    }
    if (!holds) {
      show(this.editor, false);
      this.warning.rest();
    }
    show(this.reading, !holds);
    setText(this.reading, text.text || _("Nothing is written yet."));
    this.reading.classList.toggle("muted", !text.text);
    if (this.use !== "screen") this.drawTools(text);
    this.sources?.draw();
    const asking = holds || this.use === "console" ? text.wanted.map(({ name }) => name) : [];
    setText(this.wanted, asking.length ? _("Asks for the pen: {names}", { names: asking.join(", ") }) : "");
    this.versions.draw();
  }

  /** @param {Text} text */
  whoText(text) {
    if (this.holds) return _("You hold the pen. Everybody reads along.");
    if (this.isMine(text) && this.use === "participant") return _("The pen is for you.");
    const name = text.holder_name ?? _("The facilitator");
    return text.pen ? _("{name} holds the pen", { name }) : _("Nobody holds the pen.");
  }

  /** @param {Text} text */
  drawTools(text) {
    const { holds } = this;
    const mine = this.isMine(text);
    const running = this.scalars.status === "running";
    const hasText = Boolean(text.text.trim());
    if (!this.changed("tools", text.pen, text.holder, text.wanted, holds, mine, running, hasText, this.pen)) return;
    const leads = this.use === "console";
    const asked = text.wanted.some((one) => one.id === this.data.person);
    const tools = [];
    if (running && !holds && (leads || !text.pen || mine))
      tools.push(button(mine ? _("Write on") : _("Take the pen"), () => this.take(), "primary"));
    if (running && !leads && text.pen && !mine)
      tools.push(
        button(asked ? _("No pen after all") : _("Ask for the pen"), () =>
          this.connection.send({ type: "ask_pen", wanted: !asked }),
        ),
      );
    if (running && (holds || leads)) {
      tools.push(...this.passing(text.wanted));
      if (text.pen) tools.push(button(_("Lay the pen down"), () => this.pass(null)));
      if (hasText) tools.push(button(_("Keep as a version"), () => this.keep()));
    }
    this.tools.replaceChildren(...tools);
  }

  /** To who asks; a list when there are more. @param {Text["wanted"]} wanted */
  passing(wanted) {
    if (wanted.length < 2)
      return wanted.map(({ id, name }) => button(_("Pass to {name}", { name }), () => this.pass(id)));
    const list = new Chooser((id) => this.pass(Number(id)));
    list.offer(
      _("Pass to…"),
      wanted.map(({ id, name }) => [String(id), name]),
    );
    return [list.node];
  }

  /** First what was typed last, then the pen. @param {number | null} person */
  pass(person) {
    if (!this.flushText()) return;
    this.connection.send({ type: "pass_pen", to_id: person });
    show(this.editor, false);
    this.pen = null;
  }

  keep() {
    if (this.connection.waitingFor("save_draft").length) return; // a second click
    if (this.flushText()) this.connection.send({ type: "save_draft" });
  }

  /* Whether nothing is left here that the others do not have, or will have in a moment. */
  flushText() {
    clearTimeout(this.timer);
    this.timer = undefined;
    return !this.holds || this.editor.value === this.text.text || Boolean(this.deliver());
  }
}

const lostText = () => _("You do not hold the pen any more. This is what you wrote last; copy what you need.");

export default mounted(Ambition);
