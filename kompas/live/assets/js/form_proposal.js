/* What the record proposes for a question: shown under it with its origin, taken over by a click, never filled in by itself. */

import { button, row } from "./controls.js";
import { toldNode } from "./field_words.js";
import { html } from "./page.js";
import { _ } from "./words.js";

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Those to show: not what was taken over or put away as it is now, nor what stands in the field already.
 * @param {Proposal[]} proposals @param {Record<string, string>} taken @param {FieldValue} value
 */
export const openProposals = (proposals, taken, value) =>
  proposals.filter((one) => taken[one.key] !== one.mark && !same(one.value, value));

/** Whether a proposal can stand with what is there. @param {FormField} field */
export const canJoin = (field) => ["long_text", "table", "people", "several_choices"].includes(field.kind);

/**
 * Both: what is there stays as it is, and what is not there yet comes behind it.
 * @param {FormField} field @param {FieldValue} mine @param {FieldValue} theirs @returns {FieldValue}
 */
export function joined(field, mine, theirs) {
  if (field.kind === "long_text") return [mine, theirs].filter(Boolean).join("\n\n");
  const name = nameIn(field);
  const known = new Set(mine.map(name));
  return [...mine, ...theirs.filter((/** @type {FieldValue} */ one) => !known.has(name(one)))];
}

/**
 * By what two entries are the same: a row by its name or its first cell, somebody by the text.
 * @param {FormField} field @returns {(one: FieldValue) => string}
 */
function nameIn(field) {
  if (field.kind === "several_choices") return (one) => one;
  if (field.kind === "people") return (one) => one.text;
  const key = field.named_rows.length ? "row" : field.columns[0].key;
  return (one) => String(one[key] ?? "");
}

/**
 * `isNew`: nobody took it over or put it away before.
 * @param {Proposal} proposal
 * @param {{ field: FormField, language: string, isNew: boolean, isEmpty: boolean,
 *   take: (how: "instead" | "added" | "left") => void }} use
 */
export function proposalNode({ origin, value }, { field, language, isNew, isEmpty, take }) {
  const title = isNew ? _("Proposal, {origin}", { origin }) : _("Changed since you looked at it, {origin}", { origin });
  return html.div(
    { class: `proposal${isNew ? "" : " changed"}`, role: "group", "aria-label": title },
    html.p({ class: "origin", text: title }),
    html.div(
      { class: "text", tabindex: "0", role: "group", "aria-label": _("The proposal") },
      toldNode(field, value, language),
    ),
    row(
      isEmpty && button(_("Take over"), () => take("instead"), "primary"),
      !isEmpty && canJoin(field) && button(_("Add to the answer"), () => take("added")),
      !isEmpty && button(_("Use this instead"), () => take("instead")),
      button(_("Leave it"), () => take("left"), "plain"),
    ),
  );
}
