/* The value of a field in words, for who reads: on the screen, and beside a text that is chosen from. */

import { element } from "./page.js";
import { _ } from "./words.js";

export function toldNode(field, value, language) {
  if (field.kind === "table" && value?.length) return tableOf(field, value, language);
  return element("p", { class: "told", dir: "auto", text: told(field, value, language) });
}

export function told(field, value, language) {
  if (value === null || value === undefined) return "";
  const textOf = (key) => field.options.find((option) => option.key === key)?.text ?? key;
  if (field.kind === "one_choice") return textOf(value);
  if (field.kind === "several_choices") return value.map(textOf).join(", ");
  if (field.kind === "date") return moment(field, value, language);
  if (field.kind === "number") return `${value.toLocaleString(language)} ${field.unit ?? ""}`.trim();
  if (field.kind === "yes_no") return yesNo(value);
  if (field.kind === "table") return value.map((row) => cellsOf(field, row, language).join("; ")).join("\n");
  return Array.isArray(value) ? value.map(({ text }) => text).join(", ") : String(value);
}

function moment(field, value, language) {
  const time = field.time_label ? { hour: "2-digit", minute: "2-digit" } : {};
  return new Date(field.time_label ? value : `${value}T12:00`).toLocaleString(language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...time,
  });
}

function yesNo(value) {
  const answer =
    value === true || value.yes === true ? _("yes") : value === false || value.yes === false ? _("no") : "";
  return [answer, value.why].filter(Boolean).join(": ");
}

const cellsOf = (field, row, language) => field.columns.map((column) => told(column, row[column.key], language));

function tableOf(field, rows, language) {
  const heads = field.columns.map(({ label }) => element("th", { scope: "col", text: label }));
  const lines = rows.map((row) => {
    const cells = cellsOf(field, row, language);
    return element(
      "tr",
      {},
      ...cells.map((text, at) => element("td", { dir: "auto", "data-label": field.columns[at].label, text })),
    );
  });
  return element(
    "div",
    { class: "table-of-field told" },
    element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines)),
  );
}
