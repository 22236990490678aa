/** @import { Thing } from "kompas/take_over.js" */
import { BallotForm } from "kompas/ballot_form.js";
import { Component, mounted, touches, Keeper } from "kompas/component.js";
import { button, row } from "kompas/controls.js";
import { arrange, focusOn, html, setText, show } from "kompas/page.js";
import { TakeOver } from "kompas/take_over.js";
import { _, ngettext } from "kompas/words.js";

/** @typedef {Item<"ballot">} Vote */

export class Ballot extends Component {
  /** @type {Keeper<ReturnType<Ballot["candidate"]>>} */
  rows = new Keeper();
  body = html.div({ class: "body" });
  heading = html.h2({ dir: "auto" });
  about = html.p({ class: "about" });
  /** @type {HTMLElement} */
  list = html.ul();
  told = "";
  /** The vote that is drawn. @type {string | null} */
  vote = null;
  /** Which vote or outcome the facilitator is asked about. @type {string | null} */
  sure = null;
  takeOver = new TakeOver(this, (thing, id) => (thing.theme ? this.notesIn(id) : [id]));

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.form = this.use === "console" ? new BallotForm(this) : null;
    this.pager = this.pages();
    this.root.replaceChildren(this.form?.node ?? "", this.body, this.status, this.pager?.bar ?? "");
    this.until(() => this.form?.destroy());
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence) return;
    if (change.refused?.type === "place_dots") {
      this.draw();
      return this.say(change.message ?? "", "error");
    }
    if (change.refused?.type === "record_conclusion") this.takeOver.refused(change);
    if (touches(change, ["ballot", "note", "theme", "step", "conclusion"], ["ballot", "step", "people"])) this.draw();
  }

  ballots() {
    return this.connection.inOrder("ballot").reverse();
  }

  draw() {
    if (!this.state.loaded) return;
    if (this.form) return this.drawConsole(this.form);
    const ballot = this.connection.item("ballot", this.scalars.ballot);
    show(this.root, ballot);
    if (!ballot) {
      this.vote = null;
      this.body.replaceChildren();
      return this.say("");
    }
    if (this.vote !== `${ballot.id}/${ballot.open}`) this.drawAnew(ballot);
    setText(this.heading, ballot.question);
    setText(this.about, this.aboutText(ballot));
    if (ballot.open) this.drawOpen(ballot);
    else arrange(this.list, this.outcome(ballot));
    this.pager?.lay([this.list.children]);
  }

  /** @param {Vote} ballot */
  drawAnew(ballot) {
    this.vote = `${ballot.id}/${ballot.open}`;
    this.rows.clear();
    this.told = "";
    this.say("");
    this.list = ballot.open ? html.ul({ class: "candidates" }) : html.ol({ class: "candidates" });
    this.body.replaceChildren(this.heading, this.about, this.list);
  }

  /** @param {Vote} ballot */
  aboutText(ballot) {
    if (!ballot.open) return _("Outcome of the vote");
    if (this.use === "participant")
      return _("Nobody sees which dots are yours. The outcome is shown when the vote is closed.");
    return `${this.votedText(ballot)} · ${hiddenText()}`;
  }

  /** @param {Vote} ballot */
  votedText(ballot) {
    return _("{count} of {people} voted", { count: ballot.voters, people: this.scalars.people });
  }

  /**
   * The subject of the vote, a note or a theme.
   * @param {Vote} ballot @param {string} id @returns {(Thing & { kind: string }) | null}
   */
  thing(ballot, id) {
    const theme = ballot.subject === "themes" ? this.connection.item("theme", id) : null;
    return theme ? { theme: true, kind: "theme", text: theme.name } : this.connection.item("note", id);
  }

  /** @param {Vote} ballot @param {string} id */
  card(ballot, id) {
    const { kind, text } = this.thing(ballot, id) ?? { kind: "case", text: _("This is not shown any more") };
    return html.p({ class: `note kind-${kind}`, dir: "auto", text });
  }

  /* --- while it is open ---------------------------------------------------------------------------------- */

  /**
   * The dots I gave, those on their way included. Candidates taken away meanwhile cost no dots.
   * @param {Vote} ballot
   */
  own(ballot) {
    const dots = { ...this.state.own.dots?.[ballot.id] };
    for (const action of this.connection.waiting())
      if (action.type === "place_dots" && action.ballot_id === ballot.id) dots[action.item_id] = action.dots;
    return Object.fromEntries(Object.entries(dots).filter(([id]) => this.thing(ballot, id)));
  }

  /** @param {Vote} ballot */
  drawOpen(ballot) {
    const own = this.use === "participant" ? this.own(ballot) : {};
    const left = ballot.dots - Object.values(own).reduce((sum, count) => sum + count, 0);
    const there = ballot.candidates.filter((id) => this.thing(ballot, id));
    arrange(
      this.list,
      there.map((id) => this.drawCandidate(ballot, id, own[id] ?? 0, left)),
    );
    if (this.use !== "participant") return;
    const text =
      left <= 0
        ? _("All your dots are placed. You can still move them.")
        : ngettext("You have 1 dot left", "You have {count} dots left", left);
    if (this.told === text) return; // why a dot was refused stands until something changes
    this.told = text;
    this.say(text, "left");
  }

  /** @param {Vote} ballot @param {string} id */
  candidate(ballot, id) {
    const card = this.card(ballot, id);
    const note = card.textContent.slice(0, 60);
    const less = button("−", () => {}, { "aria-label": _("One dot less: {note}", { note }) });
    const more = button("+", () => {}, { "aria-label": _("One dot more: {note}", { note }) });
    const count = html.span({ class: "dots", role: "img" });
    const place = this.use === "participant" ? html.div({ class: "place" }, less, count, more) : null;
    return { node: html.li(card, place), card, less, more, count };
  }

  /** @param {Vote} ballot @param {string} id @param {number} mine @param {number} left */
  drawCandidate(ballot, id, mine, left) {
    const { node, card, less, more, count } = this.rows.part(id, () => this.candidate(ballot, id));
    setText(card, this.thing(ballot, id)?.text ?? "");
    /** @param {number} dots */
    const place = (dots) => this.connection.send({ type: "place_dots", ballot_id: ballot.id, item_id: id, dots });
    less.onclick = () => mine > 0 && place(mine - 1);
    more.onclick = () => left > 0 && mine < ballot.most && place(mine + 1);
    // aria-disabled rather than disabled: a button that vanishes from under a finger takes the focus with it
    less.setAttribute("aria-disabled", String(mine <= 0));
    more.setAttribute("aria-disabled", String(left <= 0 || mine >= ballot.most));
    setText(count, dotsText(mine, ballot.most));
    count.setAttribute("aria-label", _("{count} dots of mine", { count: mine }));
    node.classList.toggle("given", mine > 0);
    return node;
  }

  /* --- when it is closed --------------------------------------------------------------------------------- */

  /** @param {Vote} ballot */
  outcome(ballot) {
    const results = ballot.results ?? [];
    if (!results.length) return [html.li({ class: "muted", text: _("Nobody placed a dot.") })];
    const places = results.map(([place]) => place);
    const most = results[0][2];
    const rows = results.map(([place, id, count]) => {
      const shared = places.indexOf(place) !== places.lastIndexOf(place) ? ` (${_("shared place")})` : "";
      const thing = this.use === "console" ? this.thing(ballot, id) : null;
      return html.li(
        { class: "result" },
        html.span({ class: "rank", text: `${place}.` }),
        this.card(ballot, id),
        html.span({ class: "bar" }, html.span({ class: "fill", style: `width:${Math.round((count / most) * 100)}%` })),
        html.span({ class: "count", text: `${ngettext("1 dot", "{count} dots", count)}${shared}` }),
        thing && this.takeOver.button(thing, id),
      );
    });
    const count = ballot.candidates.length - results.length;
    const without =
      ballot.subject === "themes"
        ? _("{count} themes got no dots.", { count })
        : _("{count} notes got no dots.", { count });
    return count ? [...rows, html.li({ class: "muted without", text: without })] : rows;
  }

  /** @param {string} theme */
  notesIn(theme) {
    return this.connection
      .list("note")
      .filter((note) => note.theme === theme && !note.parked)
      .map((note) => note.id)
      .slice(0, 200);
  }

  /* --- the console --------------------------------------------------------------------------------------- */

  /** @param {BallotForm} form */
  drawConsole(form) {
    const closed = this.scalars.status !== "running";
    const ballots = this.ballots();
    const looks = ballots.map((one) => this.lookOf(one));
    show(form.node, !closed && !ballots.some((one) => one.open));
    form.draw();
    if (!this.changed("body", closed, this.scalars.people, ballots, this.sure, looks)) return;
    /** @type {NodeListOf<HTMLElement>} */
    const folds = this.body.querySelectorAll("details[open]");
    const opened = new Set([...folds].map((one) => one.dataset.id));
    this.keepFocus("press", () =>
      this.body.replaceChildren(
        ...ballots.map((one) => (one.open ? this.running(one) : this.finished(one, closed, opened.has(one.id)))),
      ),
    );
  }

  /** How the things in an outcome look now. @param {Vote} ballot */
  lookOf(ballot) {
    return (ballot.results ?? []).map(([, id]) => {
      const thing = this.thing(ballot, id);
      return thing && [thing.text, this.takeOver.isDone(thing, id)];
    });
  }

  /** @param {Vote} ballot */
  running(ballot) {
    const close = () => this.now({ type: "close_ballot", ballot_id: ballot.id });
    const closing = { class: "primary", "data-press": "close" };
    return html.section(
      { class: "ballot-open", "aria-label": _("Vote") },
      html.h3({ text: ballot.question, dir: "auto" }),
      html.p({ text: this.votedText(ballot) }),
      html.p({ class: "muted", text: hiddenText() }),
      row(button(_("Close the vote and show the outcome"), close, closing), this.asking(ballot, _("Break off"))),
      this.sureness(
        ballot,
        _("Break off"),
        _("Yes, break off"),
        _("Break off this vote? Its dots and the question go. You can undo it."),
      ),
    );
  }

  /** @param {Vote} ballot @param {boolean} closed @param {boolean} opened */
  finished(ballot, closed, opened) {
    const { id, on_screen: shown } = ballot;
    return html.details(
      { class: "finished", "data-id": id, open: shown || opened },
      html.summary(html.span({ text: ballot.question, dir: "auto" }), ` · ${this.votedText(ballot)}`),
      html.ol({ class: "candidates" }, ...this.outcome(ballot)),
      closed
        ? null
        : row(
            button(shown ? _("Take off the screen") : _("Show on the screen"), () =>
              this.now({ type: "show_ballot", ballot_id: id, on_screen: !shown }),
            ),
            this.asking(ballot, _("Remove this outcome")),
            this.sureness(
              ballot,
              _("Remove this outcome"),
              _("Yes, remove"),
              _("Remove this outcome? It goes from all screens and from the report. You can undo it."),
            ),
          ),
    );
  }

  /* --- sure? ----------------------------------------------------------------------------------------------- */

  /** @param {Vote} ballot @param {string} name */
  asking({ id }, name) {
    return button(name, () => this.ask(id, "yes", id), { class: "plain", "data-press": `ask ${id}` });
  }

  /** @param {Vote} ballot @param {string} name @param {string} yes @param {string} text */
  sureness({ id }, name, yes, text) {
    if (this.sure !== id) return null;
    const withdraw = async () => {
      this.ask(null, "ask", id);
      if (await this.now({ type: "withdraw_ballot", ballot_id: id }))
        this.say(_("Removed."), "", () => this.bringBack());
    };
    return html.div(
      { class: "sure", role: "alertdialog", "aria-label": name },
      html.p({ text }),
      row(
        button(yes, withdraw, { class: "primary", "data-press": `yes ${id}` }),
        button(_("Cancel"), () => this.ask(null, "ask", id)),
      ),
    );
  }

  bringBack() {
    const { undo } = this.scalars;
    if (undo?.type === "withdraw_ballot") this.now({ type: "undo_deed", deed_id: undo.id });
  }

  /**
   * Opens the question about a vote, or (null) closes it; the focus goes to where one goes on.
   * @param {string | null} sure @param {string} press @param {string} id
   */
  ask(sure, press, id) {
    this.sure = sure;
    this.draw();
    focusOn(this.body, `[data-press="${press} ${id}"]`);
  }
}

const hiddenText = () => _("The outcome is hidden until the vote is closed.");

/** @param {number} mine @param {number} most */
const dotsText = (mine, most) =>
  mine > 8 ? `● × ${mine}` : "●".repeat(mine) + "○".repeat(Math.max(0, Math.min(most, 8) - mine));

export default mounted(Ballot);
