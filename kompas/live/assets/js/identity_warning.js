/* Warns of a text that may tell who a family is: marks the words, proposes what to write instead, and leaves it to the
   author. The server asks again. */

/** @import { Finding } from "./identifying.js" */
import { button, row } from "./controls.js";
import { findIdentifying } from "./identifying.js";
import { html } from "./page.js";
import PATTERNS from "./patterns/identifying.js";
import { _, labels } from "./words.js";

const PAUSE = 500; // after typing, before looking

/** @typedef {{ place: number, text: string, findings: Finding[] }} Found */

export class IdentityWarning {
  node = html.div({ class: "warning hidden", role: "alert" });
  warned = false;
  /** What its author left as it is. @type {string | null} */
  kept = null;
  /** @type {string | null} */
  shown = null;

  /**
   * Looks at `fields` while somebody types; in those of `named` a name belongs, such as that of who does something.
   * More may come into both lists later; who adds one calls `wait` when somebody types in it. `known` gives texts that
   * were there already: what is in them was decided about. `again` sends once more, after the author decided to leave it
   * as it is, which is what `keepIt` says.
   * @param {{ fields: Field[], named?: Field[], known?: () => string[], again: () => unknown, keepIt?: string }} use
   */
  constructor({ fields, named = [], known = () => [], again, keepIt = _("Post all the same") }) {
    this.plain = fields;
    this.named = named;
    this.known = known;
    this.again = again;
    this.keepIt = keepIt;
    // beside what the form itself does while somebody types; these fields are made with this
    for (const field of this.fields) field.addEventListener("input", () => this.wait());
  }

  get fields() {
    return [...this.plain, ...this.named];
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.look(), PAUSE);
  }

  /** What goes along with the text; undefined when the author has to decide first. @returns {Warned | undefined} */
  decide() {
    clearTimeout(this.waiting);
    const kept = this.kept === this.typed();
    if (!kept && this.look()) {
      this.node.querySelector("button")?.focus();
      return undefined;
    }
    const warned = kept ? "kept" : this.warned ? "changed" : null;
    this.rest();
    return warned;
  }

  /* Whether there is anything to decide, and then it shows. */
  look() {
    const found = this.found();
    if (!found.length) this.hide();
    else if (this.shown !== JSON.stringify(found)) this.tell(found);
    return found.length > 0;
  }

  /** The server asks; it may know more than is known here. @param {string} message */
  refuse(message) {
    this.show(message);
  }

  /* The text has gone, or another one is begun. */
  rest() {
    clearTimeout(this.waiting);
    this.kept = null;
    this.warned = false;
    this.hide();
  }

  /* --- what is found ---------------------------------------------------------------------------------------- */

  /** @returns {Found[]} */
  found() {
    const known = new Set(
      this.known().flatMap((text) => findIdentifying(text, PATTERNS).map((one) => told(text, one))),
    );
    return this.sent()
      .map((field) => ({
        place: this.fields.indexOf(field),
        text: field.value,
        findings: this.findings(field).filter((one) => !known.has(told(field.value, one))),
      }))
      .filter(({ findings }) => findings.length);
  }

  /** @param {Field} field */
  findings(field) {
    return findIdentifying(field.value, PATTERNS).filter(({ kind }) => kind !== "name" || !this.named.includes(field));
  }

  sent() {
    return this.fields.filter((field) => !field.closest(".hidden"));
  }

  typed() {
    return JSON.stringify(this.sent().map((field) => field.value));
  }

  /* --- what shows ------------------------------------------------------------------------------------------- */

  /** @param {Found[]} found */
  tell(found) {
    const kinds = [...new Set(found.flatMap(({ findings }) => findings.map(({ kind }) => kind)))];
    this.show(
      identifyingText(kinds),
      found,
      ...found.map(({ text, findings }) => html.p({ class: "marked", dir: "auto" }, ...marked(text, findings))),
      ...kinds.map((kind) => html.p({ class: "muted", text: labels.InsteadOfIdentifying[kind] })),
    );
  }

  /** @param {string} message @param {Found[]} found @param {...Node} parts */
  show(message, found = [], ...parts) {
    this.warned = true;
    this.shown = JSON.stringify(found);
    const change = button(_("Change it"), () => this.change(found[0]));
    const keep = button(this.keepIt, () => this.keep());
    this.node.replaceChildren(html.p(html.strong({ text: message })), ...parts, row(change, keep));
    this.node.classList.remove("hidden");
  }

  hide() {
    this.shown = null;
    this.node.classList.add("hidden");
  }

  /** @param {Found | undefined} first */
  change(first) {
    const field = this.fields[first?.place ?? 0];
    field.focus();
    if (first) field.setSelectionRange(first.findings[0].start, first.findings[0].end);
  }

  keep() {
    this.kept = this.typed();
    this.again();
  }
}

/**
 * Sends what somebody wrote when asked to `submit`: not while something is missing, nor before its author has decided.
 * @template Value
 */
export class Writing extends IdentityWarning {
  /**
   * `read` gives what is typed, or nothing while something is missing; the rest is as above.
   * @param {{ fields: Field[], named?: Field[], known?: () => string[], keepIt?: string, read: () => Value | "" | null,
   *   send: (value: Value, warned: Warned) => unknown }} use
   */
  constructor({ read, send, ...use }) {
    super({ ...use, again: () => this.submit() });
    this.submit = () => {
      const value = read();
      if (!value) return (this.fields.find((field) => !field.value.trim()) ?? this.fields[0]).focus();
      const warned = this.decide();
      if (warned !== undefined) send(value, warned);
    };
  }
}

/** Which kinds of details are in a text that nobody types here, such as one that is taken over. @param {string} text */
export const kindsIn = (text) => [...new Set(findIdentifying(text, PATTERNS).map(({ kind }) => kind))];

/** @param {string[]} kinds */
export const identifyingText = (kinds) =>
  `${_("This may tell who the family is:")} ${kinds.map((kind) => labels.IdentifyingKind[kind]).join(", ")}`;

/** @param {string} text @param {Finding} finding */
const told = (text, { kind, start, end }) => `${kind} ${text.slice(start, end).toLowerCase()}`;

/** The text with the found words marked. @param {string} text @param {Finding[]} findings */
function marked(text, findings) {
  const parts = [];
  let at = 0;
  for (const { start, end } of findings) {
    parts.push(text.slice(at, start), html.mark({ text: text.slice(start, end) }));
    at = end;
  }
  return [...parts, text.slice(at)];
}
