/* The value of a field in words, for readers: on the screen, and beside a text to choose from. */

import { table } from "./controls.js";
import { html } from "./page.js";
import { _ } from "./words.js";

/** @param {FormField} field @param {FieldValue} value @param {string} language */
export function toldNode(field, value, language) {
  if (field.kind !== "table" || !value?.length)
    return html.p({ class: "told", dir: "auto", text: told(field, value, language) });
  const rows = value.map((/** @type {Record<string, FieldValue>} */ row) =>
    html.tr(
      ...cellsOf(field, row, language).map((text, at) =>
        html.td({ dir: "auto", "data-label": field.columns[at].label, text }),
      ),
    ),
  );
  const heads = field.columns.map(({ label }) => label);
  return html.div({ class: "table-of-field told" }, table(heads, rows));
}

/** @param {FormField} field @param {FieldValue} value @param {string} language @returns {string} */
export function told(field, value, language) {
  if (value === null || value === undefined) return "";
  /** @param {string} key */
  const textOf = (key) => field.options.find((option) => option.key === key)?.text ?? key;
  if (field.kind === "one_choice") return textOf(value);
  if (field.kind === "several_choices") return value.map(textOf).join(", ");
  if (field.kind === "date") return moment(field, value, language);
  if (field.kind === "number") return `${value.toLocaleString(language)} ${field.unit ?? ""}`.trim();
  if (field.kind === "yes_no") return yesNo(value);
  if (field.kind === "table")
    return value
      .map((/** @type {Record<string, FieldValue>} */ row) => cellsOf(field, row, language).join("; "))
      .join("\n");
  return Array.isArray(value) ? value.map(({ text }) => text).join(", ") : String(value);
}

/** @param {FormField} field @param {string} value @param {string} language */
function moment(field, value, language) {
  /** @type {Intl.DateTimeFormatOptions} */
  const time = field.time_label ? { hour: "2-digit", minute: "2-digit" } : {};
  const at = new Date(field.time_label ? value : `${value}T12:00`);
  return at.toLocaleString(language, { day: "numeric", month: "long", year: "numeric", ...time });
}

/** @param {FieldValue} value a tick, or yes or no with why */
function yesNo(value) {
  const said = typeof value === "boolean" ? value : value.yes;
  const answer = said === true ? _("yes") : said === false ? _("no") : "";
  return [answer, value.why].filter(Boolean).join(": ");
}

/** @param {FormField} field @param {Record<string, FieldValue>} row @param {string} language */
const cellsOf = (field, row, language) => field.columns.map((column) => told(column, row[column.key], language));
