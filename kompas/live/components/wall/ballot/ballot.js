import { arrange, Component, element, fill, mounted, setText } from "kompas/component.js";
import { BallotForm } from "kompas/ballot_form.js";
import { TakeOver } from "kompas/take_over.js";

class Ballot extends Component {
  constructor(root) {
    super(root);
    this.rows = new Map();
  }

  build() {
    this.status = element("p", { class: "status", role: "status" });
    this.body = element("div", { class: "body" });
    this.form = this.use === "console" ? new BallotForm(this) : null;
    this.pager = this.pages();
    this.vote = null;
    this.sure = null; // which vote or outcome the facilitator is asked about
    this.takeOver = new TakeOver(this, (thing, id) => (thing.theme ? this.notesIn(id) : [id]));
    this.root.replaceChildren(...[this.form?.node, this.body, this.status, this.pager?.bar].filter(Boolean));
    if (this.form) this.until(() => this.form.destroy());
  }

  hear(change) {
    if (change.presence) return;
    if (change.refused?.type === "place_dots") {
      this.draw();
      return this.say(change.message, "error");
    }
    if (change.refused?.type === "record_conclusion") this.takeOver.refused(change);
    const about = (key) => /^(ballot|note|theme|step|conclusion):/.test(key);
    if (
      change.keys &&
      ![...change.keys].some(about) &&
      !("ballot" in change.scalars) &&
      !("step" in change.scalars) &&
      !("people" in change.scalars)
    )
      return;
    this.draw();
  }

  ballots() {
    return this.connection.list("ballot").sort((one, other) => other.order - one.order);
  }

  draw() {
    const { connection } = this;
    if (!connection.state.loaded) return;
    if (this.use === "console") return this.drawConsole();
    const { ballot: id } = connection.state.scalars;
    const ballot = id ? this.ballots().find((one) => one.id === id) : null;
    this.root.classList.toggle("hidden", !ballot);
    if (!ballot) {
      this.vote = null;
      this.body.replaceChildren();
      this.say("");
      return;
    }
    if (this.vote !== `${id}/${ballot.open}`) {
      this.vote = `${id}/${ballot.open}`;
      this.rows.clear();
      this.told = "";
      this.say("");
      this.heading = element("h2", { dir: "auto" });
      this.about = element("p", { class: "about" });
      this.list = element(ballot.open ? "ul" : "ol", { class: "candidates" });
      this.body.replaceChildren(this.heading, this.about, this.list);
    }
    setText(this.heading, ballot.question);
    setText(this.about, this.aboutText(ballot));
    if (ballot.open) this.drawOpen(ballot);
    else arrange(this.list, this.outcome(ballot));
    this.pager?.lay([[...this.list.children]]);
  }

  aboutText(ballot) {
    const { words } = this;
    if (!ballot.open) return words.outcome;
    if (this.use === "participant") return words.nobody_sees;
    return `${this.votedText(ballot)} · ${words.secret}`;
  }

  votedText(ballot) {
    return fill(this.words.voted, { count: ballot.voters, people: this.connection.state.scalars.people });
  }

  note(id) {
    return this.connection.state.items.get(`note:${id}`);
  }

  /* What is voted on, a note or a theme. */
  thing(ballot, id) {
    const theme = ballot.subject === "themes" ? this.connection.state.items.get(`theme:${id}`) : null;
    return theme ? { theme: true, text: theme.name } : this.note(id);
  }

  card(ballot, id) {
    const note = this.thing(ballot, id);
    if (note?.theme) return element("p", { class: "note kind-theme", dir: "auto", text: note.text });
    return element("p", {
      class: `note kind-${note?.kind ?? "case"}`,
      dir: "auto",
      text: note?.text ?? this.words.vanished,
    });
  }

  /* --- while it is open ---------------------------------------------------------------------------------- */

  /* What I gave, with what is still on its way counted in. What was taken away meanwhile costs no dots. */
  own(ballot) {
    const dots = { ...(this.connection.state.own.dots?.[ballot.id] ?? {}) };
    for (const action of this.connection.waiting())
      if (action.type === "place_dots" && action.ballot_id === ballot.id) dots[action.item_id] = action.dots;
    return Object.fromEntries(Object.entries(dots).filter(([id]) => this.thing(ballot, id)));
  }

  drawOpen(ballot) {
    const own = this.use === "participant" ? this.own(ballot) : {};
    const left = ballot.dots - Object.values(own).reduce((sum, count) => sum + count, 0);
    arrange(
      this.list,
      ballot.candidates
        .filter((id) => this.thing(ballot, id))
        .map((id) => this.candidate(ballot, id, own[id] ?? 0, left)),
    );
    if (this.use !== "participant") return;
    const { words } = this;
    const text = left <= 0 ? words.none_left : left === 1 ? words.one_left : fill(words.left, { count: left });
    if (this.told === text) return; // why a dot was refused stands until something changes
    this.told = text;
    this.say(text, "left");
  }

  candidate(ballot, id, mine, left) {
    let row = this.rows.get(id);
    if (!row) {
      row = element("li", {});
      row.card = this.card(ballot, id);
      row.append(row.card);
      if (this.use === "participant") {
        const text = row.card.textContent.slice(0, 60);
        row.less = element("button", {
          type: "button",
          text: "−",
          "aria-label": fill(this.words.take, { note: text }),
        });
        row.more = element("button", { type: "button", text: "+", "aria-label": fill(this.words.add, { note: text }) });
        row.count = element("span", { class: "dots" });
        row.append(element("div", { class: "place" }, row.less, row.count, row.more));
      }
      this.rows.set(id, row);
    }
    setText(row.card, this.thing(ballot, id).text);
    if (!row.more) return row;
    const place = (dots) => this.connection.send({ type: "place_dots", ballot_id: ballot.id, item_id: id, dots });
    row.less.onclick = () => mine > 0 && place(mine - 1);
    row.more.onclick = () => left > 0 && mine < ballot.most && place(mine + 1);
    // aria-disabled rather than disabled: a button that vanishes from under a finger takes the focus with it
    row.less.setAttribute("aria-disabled", String(mine <= 0));
    row.more.setAttribute("aria-disabled", String(left <= 0 || mine >= ballot.most));
    setText(
      row.count,
      mine > 8 ? `● × ${mine}` : "●".repeat(mine) + "○".repeat(Math.max(0, Math.min(ballot.most, 8) - mine)),
    );
    row.count.setAttribute("role", "img");
    row.count.setAttribute("aria-label", fill(this.words.mine, { count: mine }));
    row.classList.toggle("given", mine > 0);
    return row;
  }

  /* --- when it is closed --------------------------------------------------------------------------------- */

  outcome(ballot) {
    const { words } = this;
    if (!ballot.results.length) return [element("li", { class: "muted", text: words.no_votes })];
    const most = ballot.results[0][2];
    const shares = new Map();
    for (const [place] of ballot.results) shares.set(place, (shares.get(place) ?? 0) + 1);
    const rows = ballot.results.map(([place, id, count]) =>
      element(
        "li",
        { class: "result" },
        element("span", { class: "rank", text: `${place}.` }),
        this.card(ballot, id),
        element(
          "span",
          { class: "bar" },
          element("span", { class: "fill", style: `width:${Math.round((count / most) * 100)}%` }),
        ),
        element("span", {
          class: "count",
          text: `${count === 1 ? words.one_result : fill(words.result, { count })}${shares.get(place) > 1 ? ` (${words.tie})` : ""}`,
        }),
        this.use === "console" ? this.conclude(ballot, id) : null,
      ),
    );
    const without = ballot.candidates.length - ballot.results.length;
    if (without)
      rows.push(
        element("li", {
          class: "muted without",
          text: fill(ballot.subject === "themes" ? words.themes_without : words.without, { count: without }),
        }),
      );
    return rows;
  }

  conclude(ballot, id) {
    const thing = this.thing(ballot, id);
    return thing ? this.takeOver.button(thing, id) : null;
  }

  notesIn(theme) {
    return this.connection
      .list("note")
      .filter((note) => note.theme === theme && !note.parked)
      .map((note) => note.id)
      .slice(0, 200);
  }

  /* --- the console --------------------------------------------------------------------------------------- */

  drawConsole() {
    const { connection } = this;
    const closed = connection.state.scalars.status !== "running";
    const ballots = this.ballots();
    const open = ballots.find((one) => one.open);
    this.form.node.classList.toggle("hidden", closed || Boolean(open));
    this.form.draw();
    if (
      !this.changed(
        "body",
        closed,
        connection.state.scalars.people,
        ballots,
        this.sure,
        ballots.map((one) => this.lookOf(one)),
      )
    )
      return;
    const opened = new Set([...this.body.querySelectorAll("details[open]")].map((fold) => fold.dataset.id));
    this.keepFocus("press", () =>
      this.body.replaceChildren(
        ...ballots.map((ballot) => (ballot.open ? this.running(ballot) : this.finished(ballot, closed, opened))),
      ),
    );
  }

  /* How the things in an outcome look now. */
  lookOf(ballot) {
    return (ballot.results ?? [])
      .map(([, id]) => [this.thing(ballot, id), id])
      .map(([thing, id]) => thing && [thing.text, this.takeOver.isDone(thing, id)]);
  }

  running(ballot) {
    const { words } = this;
    return element(
      "section",
      { class: "ballot-open", "aria-label": words.heading },
      element("h3", { text: ballot.question, dir: "auto" }),
      element("p", { text: this.votedText(ballot) }),
      element("p", { class: "muted", text: words.secret }),
      element(
        "div",
        { class: "row" },
        element("button", {
          class: "primary",
          type: "button",
          text: words.close,
          "data-press": "close",
          onClick: () => this.now({ type: "close_ballot", ballot_id: ballot.id }),
        }),
        this.asking(ballot, words.break_off),
      ),
      this.sureness(ballot, words.break_off, words.yes_break_off, words.break_off_sure),
    );
  }

  finished(ballot, closed, opened) {
    const { words } = this;
    const tools = closed
      ? null
      : element(
          "div",
          { class: "row" },
          element("button", {
            type: "button",
            text: ballot.on_screen ? words.off_screen : words.to_screen,
            onClick: () => this.now({ type: "show_ballot", ballot_id: ballot.id, on_screen: !ballot.on_screen }),
          }),
          this.asking(ballot, words.remove),
          this.sureness(ballot, words.remove, words.yes_remove, words.remove_sure),
        );
    const fold = element(
      "details",
      { class: "finished", "data-id": ballot.id, open: ballot.on_screen || opened.has(ballot.id) },
      element("summary", {}, element("span", { text: ballot.question, dir: "auto" }), ` · ${this.votedText(ballot)}`),
      element("ol", { class: "candidates" }, ...this.outcome(ballot)),
      tools,
    );
    return fold;
  }

  /* --- sure? ----------------------------------------------------------------------------------------------- */

  asking(ballot, name) {
    return element("button", {
      type: "button",
      class: "plain",
      text: name,
      "data-press": `ask ${ballot.id}`,
      onClick: () => this.ask(ballot.id, "yes"),
    });
  }

  sureness(ballot, name, yes, text) {
    if (this.sure !== ballot.id) return null;
    const withdraw = async () => {
      this.ask(null, "ask", ballot.id);
      if (await this.now({ type: "withdraw_ballot", ballot_id: ballot.id }))
        this.say(this.words.removed, "", () => this.bringBack());
    };
    return element(
      "div",
      { class: "sure", role: "alertdialog", "aria-label": name },
      element("p", { text }),
      element(
        "div",
        { class: "row" },
        element("button", {
          type: "button",
          class: "primary",
          text: yes,
          "data-press": `yes ${ballot.id}`,
          onClick: withdraw,
        }),
        element("button", { type: "button", text: this.words.cancel, onClick: () => this.ask(null, "ask", ballot.id) }),
      ),
    );
  }

  bringBack() {
    const { undo } = this.connection.state.scalars;
    if (undo?.type === "withdraw_ballot") this.now({ type: "undo_deed", deed_id: undo.id });
  }

  /* Opens the question about a vote, or (null) closes it; the focus goes to where one goes on. */
  ask(sure, press, id = sure) {
    this.sure = sure;
    this.draw();
    this.body.querySelector(`[data-press="${press} ${id}"]`)?.focus();
  }
}

export default mounted(Ballot);
