/* Rows of typed columns. There is always one empty row to type in; rows that stay empty are not kept. */

import { table } from "./controls.js";
import { html } from "./page.js";
import { _ } from "./words.js";

/** @typedef {typeof import("./fields.js").cellOf} CellOf */

/**
 * `cellOf`: the control of one cell, which may be of any kind.
 * @param {FormField} field @param {FieldPlace} place @param {CellOf} cellOf @returns {FieldControl}
 */
export function tableControl(field, { id, offers = [] }, cellOf) {
  const drawn = table(
    field.columns.map(({ label }) => label),
    [],
  );
  const body = drawn.tBodies[0];
  /** @type {ReturnType<typeof rowOf>[]} */
  let rows = [];
  /** @type {TextField[]} */
  const texts = [];
  /** @type {TextField[]} */
  const named = [];

  /** @param {Record<string, FieldValue>} values */
  const append = (values) => {
    if (rows.length >= field.most) return;
    const row = rowOf(field, rows.length + 1, { id: `${id}-${rows.length}`, offers }, cellOf);
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
  /** @param {FieldValue} value */
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
  const control = html.div({ class: "table-of-field" }, drawn);
  return { control, read: filled, write, focus: () => rows[0].focus(), texts, named };
}

/** @param {FormField} field @param {number} number @param {FieldPlace} place @param {CellOf} cellOf */
function rowOf(field, number, place, cellOf) {
  const cells = field.columns.map((column) => {
    const label = _("{column}, row {number}", { column: column.label, number });
    return { column, ...cellOf(column, { ...place, id: `${place.id}-${column.key}`, label }) };
  });
  cells[0].control.setAttribute("placeholder", _("New row"));
  return {
    node: html.tr(...cells.map(({ column, control }) => html.td({ "data-label": column.label }, control))),
    read: () => {
      const values = Object.fromEntries(cells.map(({ column, read }) => [column.key, read()]));
      const isFilled = cells.some(
        ({ column }) => JSON.stringify(values[column.key]) !== JSON.stringify(column.nothing),
      );
      return isFilled ? values : null;
    },
    /** @param {Record<string, FieldValue>} values */
    write: (values) => {
      for (const { column, write } of cells) write(values[column.key] ?? column.nothing);
    },
    focus: () => cells[0].focus(),
    texts: cells.flatMap((cell) => cell.texts),
    named: cells.flatMap((cell) => cell.named),
  };
}
