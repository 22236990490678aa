/* The versions of the ambition that were kept: read, compare, comment on sentences, tick the checklist. */

import { button, choice, fold, form, plainButton, row, submitButton, textArea, ticked } from "./controls.js";
import { beside, sentencesOf } from "./differences.js";
import { Writing } from "./identity_warning.js";
import { entries, html } from "./page.js";
import { _, labels, ngettext } from "./words.js";

/** @typedef {Item<"comment">} Comment */

export class Versions {
  /** The one that is looked at, unless it is the last. @type {string | null} */
  seen = null;
  /** The one it is compared with. @type {string | null} */
  against = null;
  node = html.div();

  /** @param {Component} owner */
  constructor(owner) {
    this.owner = owner;
  }

  get running() {
    return this.owner.scalars.status === "running";
  }

  draw() {
    const { connection, use } = this.owner;
    const drafts = connection.list("draft").sort((one, other) => other.version - one.version);
    const comments = connection.inOrder("comment");
    if (this.node.querySelector(".commenting")) return;
    if (!this.owner.changed("versions", drafts, comments, this.running, this.seen, this.against)) return;
    if (!drafts.length || use === "screen") return this.node.replaceChildren();
    const draft = drafts.find((one) => one.id === this.seen) ?? drafts[0];
    /** @param {Draft} one */
    const of = (one) => comments.filter(({ draft: id }) => id === one.id);
    const others = drafts.filter((one) => one.version < draft.version);
    const against = others.find((one) => one.id === this.against);
    /** @param {Draft[]} some @returns {[string, string][]} */
    const pairsOf = (some) => some.map((one) => [one.id, nameOf(one, of(one).length)]);
    const seeing = this.choice(_("Versions"), pairsOf(drafts), draft.id, (id) => {
      this.seen = id;
    });
    const comparing = this.choice(
      _("Compare with"),
      [["", _("nothing")], ...pairsOf(others)],
      against?.id ?? "",
      (id) => {
        this.against = id;
      },
    );
    this.node.replaceChildren(
      html.section(
        { "aria-label": _("Versions"), class: "kept" },
        html.h2({ text: _("Versions") }),
        row(
          seeing,
          others.length
            ? html.label(
                { class: `row compare${against ? " on" : ""}` },
                html.span({ text: _("Compare with") }),
                comparing,
              )
            : null,
        ),
        against
          ? beside(against.text, draft.text, { gone: _("What it was"), fresh: _("What it became") })
          : this.sentences(draft, of(draft)),
        draft === drafts[0] ? this.earlier(draft, others.flatMap(leftFrom(of))) : null,
        this.checklist(draft),
      ),
    );
  }

  /**
   * @param {string} label @param {[string, string][]} pairs @param {string} chosen @param {(id: string) => void} choose
   */
  choice(label, pairs, chosen, choose) {
    const onChange = () => {
      choose(select.value);
      this.draw();
    };
    /** @type {HTMLSelectElement} */
    const select = choice({ "aria-label": label, onChange }, pairs, chosen);
    return select;
  }

  /** @param {Draft} draft @param {Comment[]} comments */
  sentences(draft, comments) {
    const left = new Set(comments);
    const parts = sentencesOf(draft.text).flatMap((sentence) => {
      const own = comments.filter((one) => one.sentence === sentence.slice(0, 200));
      for (const one of own) left.delete(one);
      return [this.sentence(draft, sentence), ...own.map((one) => this.remark(one))];
    });
    return html.div({ class: "sentences" }, ...parts, ...[...left].map((one) => this.remark(one, one.sentence)));
  }

  /**
   * What was said of earlier versions and is not done: it stays there, and can come along.
   * @param {Draft} draft @param {(Comment & { version: number })[]} comments
   */
  earlier(draft, comments) {
    const { connection, use } = this.owner;
    const here = new Set(connection.list("comment").flatMap((one) => (one.draft === draft.id ? [one.text] : [])));
    const left = comments.filter((one) => !here.has(one.text));
    if (!left.length) return null;
    const take = (/** @type {Comment} */ one) =>
      connection.send({ type: "take_comment_along", comment_id: one.id, draft_id: draft.id });
    const rows = left.map((one) =>
      html.div(
        { class: "remark" },
        html.p({
          class: "muted",
          dir: "auto",
          text: [_("Version {number}", { number: one.version }), one.sentence].join(" · "),
        }),
        html.p({ dir: "auto", text: one.text }),
        use === "console" && this.running ? plainButton(_("Take along"), () => take(one), one.text.slice(0, 40)) : null,
      ),
    );
    const count = left.length;
    return fold(
      { class: "earlier", open: this.isOpen("earlier") },
      ngettext("1 open comment on an earlier version", "{count} open comments on earlier versions", count),
      ...rows,
    );
  }

  /** @param {Draft} draft @param {string} sentence */
  sentence(draft, sentence) {
    const title = _("Comment on this sentence: {sentence}", { sentence: sentence.slice(0, 60) });
    const comment = () => this.comment(line, draft, sentence);
    const line = html.div(
      { class: "sentence" },
      html.p({ dir: "auto", text: sentence }),
      this.running ? button("✎", comment, { class: "plain", title, "aria-label": title }) : null,
    );
    return line;
  }

  /** @param {string} name of what is drawn anew */
  isOpen(name) {
    return this.node.querySelector(`.${name}`)?.hasAttribute("open") ?? false;
  }

  /** `about`: the sentence, when it does not stand here any more. @param {Comment} one */
  remark(one, about = "") {
    const { connection, use } = this.owner;
    const { id: comment_id, settled } = one;
    const short = one.text.slice(0, 40);
    const settle = () => connection.send({ type: "settle_comment", comment_id, settled: !settled });
    const withdraw = () => connection.send({ type: "withdraw_comment", comment_id });
    const tools =
      use === "console" && this.running
        ? [
            plainButton(settled ? _("Not done yet") : _("Done"), settle, short),
            plainButton(_("Take back"), withdraw, short),
          ]
        : [];
    return html.div(
      { class: `remark${settled ? " settled" : ""}` },
      about ? html.p({ class: "muted", dir: "auto", text: about }) : null,
      html.p({ dir: "auto", text: one.text }),
      html.span({ class: "muted", text: [one.author, settled && _("done")].filter(Boolean).join(" · ") }),
      ...tools,
    );
  }

  /** @param {HTMLElement} line @param {Draft} draft @param {string} sentence */
  comment(line, draft, sentence) {
    const text = textArea({ "aria-label": _("Your comment") });
    const close = () => {
      node.remove();
      this.owner.forget("versions");
      this.draw();
    };
    const warning = new Writing({
      fields: [text],
      known: () => [draft.text],
      read: () => ({ text: text.value.trim() }),
      send: (typed, warned) => {
        const about = { draft_id: draft.id, sentence: sentence.slice(0, 200) };
        if (typed.text) this.owner.connection.send({ type: "comment_on_draft", ...about, ...typed, warned });
        close();
      },
    });
    const node = form(
      { class: "commenting" },
      warning.submit,
      text,
      warning.node,
      row(submitButton(_("Send")), button(_("Cancel"), close)),
    );
    line.after(node);
    text.focus();
  }

  /** @param {Draft} draft */
  checklist(draft) {
    const { connection, use } = this.owner;
    const boxes = entries(labels.AmbitionCheck).map(([check, text]) => {
      const onChange = () => connection.send({ type: "tick_check", draft_id: draft.id, check, ticked: box.checked });
      const disabled = use !== "console" || !this.running;
      const box = html.input({ type: "checkbox", checked: draft.checks.includes(check), disabled, onChange });
      return ticked(box, text);
    });
    const told = _("Checklist: {count} of {all}", { count: draft.checks.length, all: boxes.length });
    return fold(
      { class: "checks", open: this.isOpen("checks") },
      told,
      html.fieldset({ class: "checklist" }, ...boxes),
    );
  }
}

/** @param {(draft: Draft) => Comment[]} of @returns {(draft: Draft) => (Comment & { version: number })[]} */
const leftFrom = (of) => (draft) =>
  of(draft)
    .filter((one) => !one.settled)
    .map((one) => ({ ...one, version: draft.version }));

/** @param {Draft} draft @param {number} count of the comments */
const nameOf = ({ version, author, accepted }, count) =>
  [
    _("Version {number}", { number: version }),
    author && _("by {name}", { name: author }),
    count && ngettext("1 comment", "{count} comments", count),
    accepted && _("accepted"),
  ]
    .filter(Boolean)
    .join(" · ");
