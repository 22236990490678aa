/* The value of a field in words, for who reads: on the screen, and beside a text that is chosen from. */

import { element } from "./page.js";

export function toldNode(field, value, { words, language }) {
  if (field.kind === "table" && value?.length) return tableOf(field, value, { words, language });
  return element("p", { class: "told", dir: "auto", text: told(field, value, { words, language }) });
}

export function told(field, value, { words, language }) {
  if (value === null || value === undefined) return "";
  const textOf = (key) => field.options.find((option) => option.key === key)?.text ?? key;
  if (field.kind === "one_choice") return textOf(value);
  if (field.kind === "several_choices") return value.map(textOf).join(", ");
  if (field.kind === "date") return moment(field, value, language);
  if (field.kind === "number") return `${value.toLocaleString(language)} ${field.unit ?? ""}`.trim();
  if (field.kind === "yes_no") return yesNo(value, words);
  if (field.kind === "table") return value.map((row) => cellsOf(field, row, { words, language }).join("; ")).join("\n");
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

function yesNo(value, words) {
  const answer =
    value === true || value.yes === true ? words.yes : value === false || value.yes === false ? words.no : "";
  return [answer, value.why].filter(Boolean).join(": ");
}

const cellsOf = (field, row, place) => field.columns.map((column) => told(column, row[column.key], place));

function tableOf(field, rows, place) {
  const heads = field.columns.map(({ label }) => element("th", { scope: "col", text: label }));
  const lines = rows.map((row) => {
    const cells = cellsOf(field, row, place);
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
