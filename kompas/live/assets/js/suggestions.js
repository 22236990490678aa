/* Themes that the server proposes for notes that lie apart. Nothing happens before a person takes one over. */

/** @import { Proposed } from "./board_moves.js" */
import { button, row, textLine } from "./controls.js";
import { IdentityWarning } from "./identity_warning.js";
import { Keeper } from "./kept.js";
import { arrange, focusOn, html, setText, show } from "./page.js";
import { _, reasonOf } from "./words.js";

/**
 * @typedef {{ theme_id: string | null, name: string, note_ids: string[], why: string[] }} Suggestion
 * @typedef {{ suggestions: Suggestion[], unknown_subject: boolean }} Answer
 * @typedef {Suggestion & { at: number, kept: Set<string>, warning: IdentityWarning }} Waiting
 * @typedef {Map<string, { text: string }>} Notes
 */

export class Suggestions {
  /** @type {Waiting[]} */
  waiting = [];
  /** @type {Keeper<HTMLElement>} */
  articles = new Keeper();
  rest = html.p({ class: "muted" });
  list = html.div({ class: "proposals" });
  node = html.section(
    { class: "suggestions hidden", "aria-label": _("Suggested themes") },
    html.div(
      { class: "head" },
      html.h3({ text: _("Suggested themes") }),
      row(
        button(_("Take all over"), () => this.all(true), "primary"),
        button(_("Refuse all"), () => this.all(false)),
      ),
    ),
    this.rest,
    this.list,
  );

  /**
   * `apart()` gives the notes that lie apart now, by id; `take(suggestions)` carries them out.
   * @param {{ fetch: () => Promise<Answer | undefined>, apart: () => Notes, take: (taken: Proposed[]) => void,
   *   say: (text: string, mood?: string) => void }} use
   */
  constructor({ fetch, apart, take, say }) {
    this.fetch = fetch;
    this.apart = apart;
    this.take = take;
    this.say = say;
  }

  async ask() {
    this.say(_("Looking for themes…"));
    const found = await this.fetch();
    if (!found) return this.say(_("Not done: {reason}", { reason: reasonOf("lost") }), "error");
    this.articles.clear();
    this.waiting = found.suggestions.map((one, at) => this.makeWaiting(one, at));
    this.say(this.waiting.length ? "" : nothingProposed(found));
    this.draw();
    this.node.querySelector("button")?.focus();
  }

  /** @param {Suggestion} one @param {number} at @returns {Waiting} */
  makeWaiting(one, at) {
    const warning = new IdentityWarning({ fields: [], again: () => this.decide([waiting], true) });
    const waiting = { ...one, at, kept: new Set(one.note_ids), warning };
    return waiting;
  }

  draw() {
    const notes = this.apart();
    const covered = new Set(this.waiting.flatMap((one) => [...one.kept]));
    const left = [...notes.keys()].filter((id) => !covered.has(id)).length;
    show(this.node, this.waiting.length);
    setText(this.rest, left ? _("{count} notes stay apart: too little is clear about them.", { count: left }) : "");
    arrange(
      this.list,
      this.waiting.map((one) => this.article(one, notes)),
    );
  }

  /* Others place notes meanwhile: what they took is no longer proposed. */
  renew() {
    if (this.waiting.length) this.draw();
  }

  /**
   * Made anew only when other notes are left, so that a name somebody types stays under the hand.
   * @param {Waiting} one @param {Notes} notes
   */
  article(one, notes) {
    const left = one.note_ids.filter((id) => notes.has(id));
    return this.articles.get(one.at, left, () => this.proposal(one, left, notes));
  }

  /** @param {Waiting} one @param {string[]} left @param {Notes} notes */
  proposal(one, left, notes) {
    const boxes = left.map((id) => {
      const onChange = () => (box.checked ? one.kept.add(id) : one.kept.delete(id));
      const box = html.input({ type: "checkbox", checked: one.kept.has(id), onChange });
      return html.label({ class: "pick" }, box, html.span({ dir: "auto", text: notes.get(id)?.text }));
    });
    const [take, refuse] = [_("Take over"), _("No, thank you")];
    const yes = { class: "primary", "aria-label": `${take}: ${one.name}` };
    return html.article(
      { class: "proposal" },
      one.theme_id ? html.h4({ dir: "auto", text: _("Fits “{name}”", { name: one.name }) }) : this.naming(one),
      one.warning.node,
      one.why.length
        ? html.p({ class: "muted", dir: "auto", text: _("Because of: {words}", { words: one.why.join(", ") }) })
        : null,
      ...boxes,
      boxes.length ? null : html.p({ role: "status", text: nothingLeft() }),
      row(
        boxes.length ? button(take, () => this.decide([one], true), yes) : null,
        button(refuse, () => this.decide([one], false), { "aria-label": `${refuse}: ${one.name}` }),
      ),
    );
  }

  /** @param {Waiting} one */
  naming(one) {
    const text = _("Name of the theme");
    const onInput = () => {
      one.name = name.value;
    };
    const name = textLine({ "aria-label": text, value: one.name, onInput });
    one.warning = new IdentityWarning({ fields: [name], again: () => this.decide([one], true) });
    return html.label({ class: "naming" }, html.span({ text }), name);
  }

  /**
   * Only what still lies apart is taken along: what somebody placed meanwhile stays where that person put it.
   * @param {Waiting[]} some @param {boolean} taken
   */
  decide(some, taken) {
    const notes = this.apart();
    const whole = some
      .map((one) => ({ one, name: one.name.trim(), note_ids: [...one.kept].filter((id) => notes.has(id)) }))
      .filter((each) => each.note_ids.length);
    if (taken && whole.some(({ name }) => !name)) return this.say(_("Give the theme a name."), "error");
    /** @type {Waiting[]} */
    const asked = []; // their names have to be decided about first
    /** @type {Proposed[]} */
    const sent = [];
    for (const { one, name, note_ids } of taken ? whole : []) {
      const warned = one.warning.decide();
      if (warned === undefined) asked.push(one);
      else sent.push({ theme_id: one.theme_id, name, note_ids, warned });
    }
    this.waiting = this.waiting.filter((one) => !some.includes(one) || asked.includes(one));
    if (!taken) this.say("");
    else if (sent.length) this.take(sent);
    else if (!asked.length) this.say(nothingLeft());
    this.draw();
  }

  /** @param {boolean} taken */
  all(taken) {
    this.decide([...this.waiting], taken);
    focusOn(this.node, ".warning:not(.hidden) button");
  }
}

/** @param {Answer} found */
const nothingProposed = ({ unknown_subject }) =>
  unknown_subject
    ? _("I do not know this subject, so I suggest nothing. Make the themes yourselves.")
    : _("Nothing clear enough to suggest. What is left, people place themselves.");

const nothingLeft = () => _("Somebody else placed these notes meanwhile. Nothing is left to take over.");
