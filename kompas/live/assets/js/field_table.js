/* Rows of typed columns. There is always one empty row to type in; rows that stay empty are not kept. */

import { cellOf } from "./fields.js";
import { element } from "./page.js";
import { _ } from "./words.js";

export function tableControl(field, { id, offers = [] }) {
  const body = element("tbody");
  let rows = [];
  const texts = [];
  const named = [];

  const append = (values) => {
    if (rows.length >= field.most) return;
    const row = rowOf(field, { id: `${id}-${rows.length}`, offers, number: rows.length + 1 });
    row.write(values);
    texts.push(...row.texts);
    named.push(...row.named);
    rows.push(row);
    body.append(row.node);
  };
  const filled = () => rows.map((row) => row.read()).filter(Boolean);
  const keepOneEmpty = () => {
    if (rows.at(-1)?.read()) append({});
    for (const row of rows) row.node.classList.toggle("blank", !row.read());
  };
  const write = (value) => {
    if (JSON.stringify(value) === JSON.stringify(filled()) && rows.length) return;
    rows = [];
    body.replaceChildren();
    for (const values of value ?? []) append(values);
    append({});
    keepOneEmpty();
  };
  body.addEventListener("input", keepOneEmpty);
  body.addEventListener("change", keepOneEmpty);
  write([]);
  const heads = field.columns.map(({ label }) => element("th", { scope: "col", text: label }));
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
  return {
    control: element("div", { class: "table-of-field" }, table),
    read: filled,
    write,
    focus: () => rows[0].focus(),
    texts,
    named,
  };
}

function rowOf(field, { id, number, ...place }) {
  const cells = field.columns.map((column) => {
    const label = _("{column}, row {number}", { column: column.label, number });
    return { column, ...cellOf(column, { ...place, id: `${id}-${column.key}`, label }) };
  });
  cells[0].control.setAttribute("placeholder", _("New row"));
  return {
    node: element(
      "tr",
      {},
      ...cells.map(({ column, control }) => element("td", { "data-label": column.label }, control)),
    ),
    read: () => {
      const values = Object.fromEntries(cells.map(({ column, read }) => [column.key, read()]));
      return cells.some(({ column }) => JSON.stringify(values[column.key]) !== JSON.stringify(column.nothing))
        ? values
        : null;
    },
    write: (values) => {
      for (const { column, write } of cells) write(values[column.key] ?? column.nothing);
    },
    focus: () => cells[0].focus(),
    texts: cells.flatMap((cell) => cell.texts),
    named: cells.flatMap((cell) => cell.named),
  };
}
