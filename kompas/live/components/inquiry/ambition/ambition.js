import { Component, element, fill, mounted, setText, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { beside, sentencesOf } from "kompas/differences.js";

const PAUSE = 250; // between two sendings of the text while somebody types
const LEFT = 2000; // what another tab of this browser is still writing changes or is sent within this time

class Ambition extends Component {
  build() {
    const { words } = this;
    this.draftKey = `kompas:ambition:${this.data.code}:${this.use}:${this.data.person ?? ""}`;
    const leave = () => this.flushText(); // into the outbox, which the next page sends
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    this.until(() => {
      leave();
      clearTimeout(this.recovering);
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    });
    this.found = shelf.get(this.draftKey);
    this.recovering = setTimeout(() => this.recover(), LEFT);
    this.who = element("p", { class: "who", role: "status" });
    this.tools = element("div", { class: "row" });
    this.editor = element("textarea", {
      maxlength: 6000,
      dir: "auto",
      "aria-label": words.text,
      class: "hidden",
      onInput: () => this.type(),
    });
    this.editor.rows = 9;
    this.warning = new IdentityWarning({
      words,
      fields: [this.editor],
      known: () => [this.text.text, this.sent ?? ""],
      again: () => this.flushText(),
    });
    this.until(() => this.warning.rest());
    this.reading = element("p", { class: "reading", dir: "auto" });
    this.lost = element(
      "div",
      { class: "lost hidden" },
      element("p", { class: "error", text: words.lost_words }),
      element("textarea", { readonly: true, "aria-label": words.lost_words }),
    );
    this.status = element("p", { class: "status", role: "status" });
    this.versions = element("div", {});
    this.root.replaceChildren(
      element(
        "section",
        { "aria-label": words.text },
        element("h2", { text: words.text }),
        this.who,
        this.tools,
        this.editor,
        this.warning.node,
        this.reading,
        this.lost,
        this.status,
      ),
      this.versions,
    );
  }

  get text() {
    return this.connection.list("ambition")[0] ?? { text: "", pen: null, holder: null, wanted: [] };
  }

  get holds() {
    return Boolean(this.pen) && this.text.pen === this.pen;
  }

  hear(change) {
    if (change.presence) return;
    this.settle(change);
    const about = (key) => /^(ambition|draft|comment|participant):/.test(key);
    if (change.keys && ![...change.keys].some(about) && !("status" in change.scalars)) return;
    this.draw();
  }

  /* What became of what this tab sent. */
  settle(change) {
    const { words } = this;
    const done = change.applied ?? change.refused;
    if (!done) return;
    if (done.id === this.flight) this.flight = null;
    if (change.refused) {
      if (done.type === "write_ambition" && change.code === "identifying" && this.holds) this.ask(change.message);
      else if (done.type === "write_ambition")
        this.lose(this.editor.classList.contains("hidden") ? done.text : this.editor.value);
      else if (/pen|draft|comment|check/.test(done.type)) this.refusal(change);
      if (done.type === "take_pen" && done.id === this.pen) this.pen = null;
    } else if (done.type === "save_draft") this.say(words.saved);
    else if (done.type === "write_ambition") {
      if (this.draft()?.text === done.text) shelf.remove(this.draftKey);
      this.write();
    }
  }

  /* --- the pen ------------------------------------------------------------------------------------------- */

  take() {
    this.lost.classList.add("hidden");
    this.pen = this.connection.send({ type: "take_pen" });
    [this.fresh, this.had] = [true, false];
  }

  draft() {
    return JSON.parse(shelf.get(this.draftKey) ?? "null");
  }

  type() {
    shelf.set(this.draftKey, JSON.stringify({ pen: this.pen, text: this.editor.value }));
    this.write();
  }

  /* The first key at once, then at most every PAUSE: who reads along follows while somebody goes on typing. */
  write() {
    if (this.timer || this.flight || !this.holds || this.editor.value === this.sent) return;
    const wait = (this.sentAt ?? -PAUSE) + PAUSE - performance.now();
    if (wait > 0)
      this.timer = setTimeout(() => {
        this.timer = null;
        this.write();
      }, wait);
    else if (!this.warning.look()) this.deliver(); // what its author has to decide about first goes to nobody
  }

  /* What was typed in a tab that ended before it could send: still good while the pen is the same. */
  recover() {
    const draft = this.draft();
    if (!draft || this.holds || shelf.get(this.draftKey) !== this.found) return;
    if (draft.text === this.text.text) shelf.remove(this.draftKey);
    else if (draft.pen === this.text.pen) this.connection.send({ type: "write_ambition", ...draft });
    else this.lose(draft.text);
  }

  ask(message) {
    this.sent = null;
    this.warning.refuse(message);
  }

  /* Sends the text, unless its author has to decide about it first. */
  deliver() {
    const warned = this.warning.decide();
    if (warned === undefined) return undefined;
    Object.assign(this, { sent: this.editor.value, sentAt: performance.now() });
    this.flight = this.connection.send({ type: "write_ambition", pen: this.pen, text: this.sent, warned });
    return this.flight;
  }

  /* Somebody else took the pen over: what was typed since stays to be copied. */
  lose(text) {
    this.pen = null;
    shelf.remove(this.draftKey);
    this.lost.classList.remove("hidden");
    this.lost.lastChild.value = text;
  }

  draw() {
    if (!this.connection.state.loaded) return;
    const { words, text, holds } = this;
    const running = this.connection.state.scalars.status === "running";
    if (holds) this.had = true; // before that the acknowledgement may be here and the change not yet
    if (this.pen && this.had && !holds) {
      if (this.editor.value !== text.text && !this.editor.classList.contains("hidden")) this.lose(this.editor.value);
      this.pen = null;
    }
    const mine = text.pen && (this.use === "console" ? text.holder === null : text.holder === this.data.person);
    setText(
      this.who,
      holds
        ? words.yours
        : mine && this.use === "participant"
          ? words.reserved
          : text.pen
            ? fill(words.writes, { name: text.holder_name ?? words.facilitator })
            : words.free,
    );
    if (holds && this.fresh) {
      this.fresh = false;
      this.editor.value = this.sent = text.text;
      this.editor.classList.remove("hidden");
      this.editor.focus();
    }
    if (!holds) {
      this.editor.classList.add("hidden");
      this.warning.rest();
    }
    this.reading.classList.toggle("hidden", holds);
    setText(this.reading, text.text || words.empty);
    this.reading.classList.toggle("muted", !text.text);
    this.drawTools(text, holds, mine, running);
    this.drawVersions(running);
  }

  drawTools(text, holds, mine, running) {
    const { words } = this;
    if (
      this.use === "screen" ||
      !this.changed(
        "tools",
        text.pen,
        text.holder,
        text.wanted,
        holds,
        mine,
        running,
        Boolean(text.text.trim()),
        this.pen,
      )
    )
      return;
    const button = (name, run, kind = "") =>
      element("button", { type: "button", class: kind, text: name, onClick: run });
    const send = (action) => () => this.connection.send(action);
    const console = this.use === "console";
    const asked = text.wanted.some((one) => one.id === this.data.person);
    const tools = [];
    if (running && !holds && (console || !text.pen || mine))
      tools.push(button(mine ? words.go_on : words.take, () => this.take(), "primary"));
    if (running && !console && text.pen && !mine)
      tools.push(button(asked ? words.asked : words.ask, send({ type: "ask_pen", wanted: !asked })));
    if (running && (holds || console)) {
      for (const one of text.wanted) tools.push(button(fill(words.give, { name: one.name }), () => this.pass(one.id)));
      if (text.pen) tools.push(button(words.lay, () => this.pass(null)));
      if (text.text.trim()) tools.push(button(words.save, () => this.keep()));
    }
    this.tools.replaceChildren(...tools);
  }

  /* First what was typed last, then the pen. */
  pass(person) {
    if (!this.flushText()) return;
    this.connection.send({ type: "pass_pen", to_id: person });
    this.editor.classList.add("hidden");
    this.pen = null;
  }

  keep() {
    if (this.connection.waiting().some((action) => action.type === "save_draft")) return; // a second click
    if (this.flushText()) this.connection.send({ type: "save_draft" });
  }

  /* Whether nothing is left here that the others do not have, or will have in a moment. */
  flushText() {
    clearTimeout(this.timer);
    this.timer = null;
    return !this.holds || this.editor.value === this.text.text || Boolean(this.deliver());
  }

  /* --- versions ------------------------------------------------------------------------------------------ */

  drawVersions(running) {
    const { words, connection } = this;
    const drafts = connection.list("draft").sort((one, other) => other.version - one.version);
    const comments = connection.list("comment").sort((one, other) => one.order - other.order);
    if (
      this.root.querySelector(".commenting") ||
      !this.changed("versions", drafts, comments, running, this.seen, this.against)
    )
      return;
    if (!drafts.length || this.use === "screen") return this.versions.replaceChildren();
    const draft = drafts.find((one) => one.id === this.seen) ?? drafts[0];
    const select = (label, options, value, run) => {
      const node = element(
        "select",
        {
          "aria-label": label,
          onChange: () => {
            run(node.value);
            this.draw();
          },
        },
        ...options.map(([key, text]) => element("option", { value: key, text })),
      );
      node.value = value;
      return node;
    };
    const name = (one) =>
      [
        fill(words.version, { number: one.version }),
        one.author && fill(words.by, { name: one.author }),
        one.accepted && words.accepted,
      ]
        .filter(Boolean)
        .join(" · ");
    const others = drafts.filter((one) => one.version < draft.version);
    const against = others.find((one) => one.id === this.against);
    this.versions.replaceChildren(
      element(
        "section",
        { "aria-label": words.versions, class: "kept" },
        element("h2", { text: words.versions }),
        element(
          "div",
          { class: "row" },
          select(
            words.versions,
            drafts.map((one) => [one.id, name(one)]),
            draft.id,
            (value) => {
              this.seen = value;
            },
          ),
          others.length
            ? element(
                "label",
                { class: "row" },
                element("span", { text: words.compare }),
                select(
                  words.compare,
                  [["", words.compare_none], ...others.map((one) => [one.id, name(one)])],
                  against?.id ?? "",
                  (value) => {
                    this.against = value;
                  },
                ),
              )
            : null,
        ),
        against
          ? beside(against.text, draft.text, { gone: words.was, fresh: words.is })
          : this.sentences(
              draft,
              comments.filter((one) => one.draft === draft.id),
              running,
            ),
        this.checklist(draft, running),
      ),
    );
  }

  sentences(draft, comments, running) {
    const { words } = this;
    const list = element("div", { class: "sentences" });
    const left = new Set(comments);
    for (const sentence of sentencesOf(draft.text)) {
      const own = comments.filter((one) => one.sentence === sentence.slice(0, 200));
      own.forEach((one) => left.delete(one));
      const line = element("div", { class: "sentence" }, element("p", { dir: "auto", text: sentence }));
      if (running)
        line.append(
          element("button", {
            type: "button",
            class: "plain",
            text: "✎",
            title: fill(words.comment_on, { sentence: sentence.slice(0, 60) }),
            "aria-label": fill(words.comment_on, { sentence: sentence.slice(0, 60) }),
            onClick: () => this.comment(line, draft, sentence),
          }),
        );
      list.append(line, ...own.map((one) => this.remark(one, running)));
    }
    list.append(...[...left].map((one) => this.remark(one, running)));
    return list;
  }

  remark(one, running) {
    const { words } = this;
    const button = (text, action) =>
      element("button", {
        type: "button",
        class: "plain",
        text,
        "aria-label": `${text}: ${one.text.slice(0, 40)}`,
        onClick: () => this.connection.send(action),
      });
    return element(
      "div",
      { class: `remark${one.settled ? " settled" : ""}` },
      element("p", { dir: "auto", text: one.text }),
      element("span", { class: "muted", text: [one.author, one.settled && words.settled].filter(Boolean).join(" · ") }),
      this.use === "console" && running
        ? button(one.settled ? words.reopen : words.settle, {
            type: "settle_comment",
            comment_id: one.id,
            settled: !one.settled,
          })
        : null,
      this.use === "console" && running
        ? button(words.withdraw, { type: "withdraw_comment", comment_id: one.id })
        : null,
    );
  }

  comment(line, draft, sentence) {
    const { words } = this;
    const text = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.comment });
    const close = () => {
      form.remove();
      this.shown.versions = null;
      this.draw();
    };
    const warning = new IdentityWarning({ words, fields: [text], known: () => [draft.text], again: () => send() });
    const send = () => {
      const warned = warning.decide();
      if (warned === undefined) return;
      if (text.value.trim())
        this.connection.send({
          type: "comment_on_draft",
          draft_id: draft.id,
          sentence: sentence.slice(0, 200),
          text: text.value.trim(),
          warned,
        });
      close();
    };
    const form = element(
      "form",
      {
        class: "commenting",
        onSubmit: (event) => {
          event.preventDefault();
          send();
        },
      },
      text,
      warning.node,
      element(
        "div",
        { class: "row" },
        element("button", { class: "primary", text: words.send }),
        element("button", { type: "button", text: words.cancel, onClick: close }),
      ),
    );
    line.after(form);
    text.focus();
  }

  checklist(draft, running) {
    const { words } = this;
    return element(
      "fieldset",
      { class: "checklist" },
      element("legend", { text: words.checklist }),
      ...Object.entries(words.checks).map(([check, text]) => {
        const box = element("input", {
          type: "checkbox",
          disabled: this.use !== "console" || !running,
          onChange: () => this.connection.send({ type: "tick_check", draft_id: draft.id, check, ticked: box.checked }),
        });
        box.checked = draft.checks.includes(check);
        return element("label", {}, box, element("span", { text }));
      }),
    );
  }
}

export default mounted(Ambition);
