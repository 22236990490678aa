/* The versions of the ambition that were kept: read, compare, comment on sentences, tick the checklist. */

import { button, choice, form, plainButton, row, submitButton, textArea, ticked } from "./controls.js";
import { beside, sentencesOf } from "./differences.js";
import { Writing } from "./identity_warning.js";
import { entries, html } from "./page.js";
import { _, labels } from "./words.js";

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
    const others = drafts.filter((one) => one.version < draft.version);
    const against = others.find((one) => one.id === this.against);
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
          others.length ? html.label({ class: "row" }, html.span({ text: _("Compare with") }), comparing) : null,
        ),
        against
          ? beside(against.text, draft.text, { gone: _("What it was"), fresh: _("What it became") })
          : this.sentences(
              draft,
              comments.filter((one) => one.draft === draft.id),
            ),
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
    return html.div({ class: "sentences" }, ...parts, ...[...left].map((one) => this.remark(one)));
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

  /** @param {Comment} one */
  remark(one) {
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
    return html.fieldset({ class: "checklist" }, html.legend({ text: _("Checklist") }), ...boxes);
  }
}

/** @param {Draft[]} drafts @returns {[string, string][]} */
const pairsOf = (drafts) => drafts.map((one) => [one.id, nameOf(one)]);

/** @param {Draft} draft */
const nameOf = ({ version, author, accepted }) =>
  [_("Version {number}", { number: version }), author && _("by {name}", { name: author }), accepted && _("accepted")]
    .filter(Boolean)
    .join(" · ");
