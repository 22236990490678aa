/* Warns of a text that may tell who a family is: marks the words, proposes what to write instead, and leaves it to the
   author. The server asks again. */

import { findIdentifying } from "./identifying.js";
import { element } from "./page.js";
import PATTERNS from "./patterns/identifying.js";

const PAUSE = 500; // after typing, before looking

export class IdentityWarning {
  /* Looks at `fields` while somebody types; in those of `named` a name belongs, such as that of who does something.
     `known` gives texts that were there already: what is in them was decided about. `again` sends once more, after the
     author decided to leave it as it is. */
  constructor({ words, fields, named = [], known = () => [], again }) {
    Object.assign(this, { words, fields: [...fields, ...named], named, known, again });
    this.node = element("div", { class: "warning hidden", role: "alert" });
    this.rest();
    // beside what the form itself does while somebody types; these fields are made with this
    for (const field of this.fields) field.addEventListener("input", () => this.wait());
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.look(), PAUSE);
  }

  /* What goes along with the text ("kept", "changed" or null); undefined when the author has to decide first. */
  decide() {
    clearTimeout(this.waiting);
    const kept = this.kept === this.typed();
    if (!kept && this.look()) {
      this.node.querySelector("button").focus();
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

  /* The server asks; it may know more than is known here. */
  refuse(message) {
    this.show(message);
  }

  /* The text has gone, or another one is begun. */
  rest() {
    clearTimeout(this.waiting);
    Object.assign(this, { kept: null, warned: false });
    this.hide();
  }

  /* --- what is found ---------------------------------------------------------------------------------------- */

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

  tell(found) {
    const { words } = this;
    const kinds = [...new Set(found.flatMap(({ findings }) => findings.map(({ kind }) => kind)))];
    this.show(
      `${words.identifying} ${kinds.map((kind) => words.kinds_found[kind]).join(", ")}`,
      found,
      ...found.map(({ text, findings }) => element("p", { class: "marked", dir: "auto" }, ...marked(text, findings))),
      ...kinds.map((kind) => element("p", { class: "muted", text: words.suggestions[kind] })),
    );
  }

  show(message, found = [], ...parts) {
    const { words } = this;
    Object.assign(this, { warned: true, shown: JSON.stringify(found) });
    this.node.replaceChildren(
      element("p", {}, element("strong", { text: message })),
      ...parts,
      element(
        "div",
        { class: "row" },
        element("button", { type: "button", text: words.change_it, onClick: () => this.change(found[0]) }),
        element("button", { type: "button", text: words.keep_it, onClick: () => this.keep() }),
      ),
    );
    this.node.classList.remove("hidden");
  }

  hide() {
    this.shown = null;
    this.node.classList.add("hidden");
  }

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

/* What kinds of details are in a text that nobody types here, such as one that is taken over. */
export const kindsIn = (text) => [...new Set(findIdentifying(text, PATTERNS).map(({ kind }) => kind))];

const told = (text, { kind, start, end }) => `${kind} ${text.slice(start, end).toLowerCase()}`;

/* The text with the found words marked. */
function marked(text, findings) {
  const parts = [];
  let at = 0;
  for (const { start, end } of findings) {
    parts.push(text.slice(at, start), element("mark", { text: text.slice(start, end) }));
    at = end;
  }
  return [...parts, text.slice(at)];
}
