/* The value of a field in words, for readers: on the screen, and beside a text to choose from; and when it was saved. */

import { dateText, timeText } from "./clock.js";
import { table } from "./controls.js";
import { html } from "./page.js";
import { _ } from "./words.js";

/** @param {FormField} field @param {FieldValue} value @param {string} language */
export function toldNode(field, value, language) {
  if (field.kind !== "table" || !value?.length)
    return html.p({ class: "told", dir: "auto", text: told(field, value, language) });
  const rows = value.map((/** @type {Record<string, FieldValue>} */ row) =>
    html.tr(
      ...namesOf(field, row).map((text) => html.th({ scope: "row", text })),
      ...cellsOf(field, row, language).map((text, at) =>
        html.td({ dir: "auto", "data-label": field.columns[at].label, text }),
      ),
    ),
  );
  const heads = [...(field.named_rows.length ? [""] : []), ...field.columns.map(({ label }) => label)];
  return html.div({ class: "table-of-field told" }, table(heads, rows));
}

/** @param {FormField} field @param {FieldValue} value @param {string} language @returns {string} */
export function told(field, value, language) {
  if (value === null || value === undefined) return "";
  /** @param {string} key */
  const textOf = (key) => field.options.find((option) => option.key === key)?.text ?? key;
  if (field.kind === "one_choice") return textOf(value);
  if (field.kind === "several_choices") return value.map(textOf).join(", ");
  if (field.kind === "date") return moment(value, language);
  if (field.kind === "number") return `${value.toLocaleString(language)} ${field.unit ?? ""}`.trim();
  if (field.kind === "yes_no") return yesNo(value);
  if (field.kind === "table")
    return value
      .map((/** @type {Record<string, FieldValue>} */ row) =>
        [...namesOf(field, row), ...cellsOf(field, row, language)].join("; "),
      )
      .join("\n");
  return Array.isArray(value) ? value.map(({ text }) => text).join(", ") : String(value);
}

/** @param {string} value of a date, or of a date with a time @param {string} language */
function moment(value, language) {
  const [day, time] = value.split("T");
  return [dateText(day, language), time?.slice(0, 5)].filter(Boolean).join(", ");
}

/** @param {FieldValue} value a tick, or yes or no with why */
function yesNo(value) {
  const said = typeof value === "boolean" ? value : value.yes;
  const answer = said === true ? _("yes") : said === false ? _("no") : "";
  return [answer, value.why].filter(Boolean).join(": ");
}

/** @param {FormField} field @param {Record<string, FieldValue>} row @param {string} language */
const cellsOf = (field, row, language) => field.columns.map((column) => told(column, row[column.key], language));

/** The name of a row, in tables whose rows have one. @param {FormField} field @param {Record<string, FieldValue>} row */
const namesOf = (field, row) => field.named_rows.filter(({ key }) => key === row.row).map(({ text }) => text);

/** On the day itself the time, later the day. @param {number} at @param {string} language */
export function timeOf(at, language) {
  const [day, today] = [at, Date.now()].map(dayOf);
  return day === today ? timeText(at, language) : dateText(day, language);
}

/** @param {number} at in milliseconds */
const dayOf = (at) => new Date(at).toLocaleDateString("sv", { timeZone: "Europe/Amsterdam" });
