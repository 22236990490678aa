/* Rows of typed columns. There is always one empty row to type in; rows that stay empty are not kept. With `named_rows` these
   stand there, and no more. */

import { table } from "./controls.js";
import { html } from "./page.js";
import { _ } from "./words.js";

const ROW = "row"; // in a row's values: which of the named rows it is

/** @typedef {typeof import("./fields.js").cellOf} CellOf */

/**
 * `cellOf`: the control of one cell, which may be of any kind.
 * @param {FormField} field @param {FieldPlace} place @param {CellOf} cellOf @returns {FieldControl}
 */
export function tableControl(field, { id, offers = [] }, cellOf) {
  const isNamed = field.named_rows.length > 0;
  const heads = field.columns.map(({ label }) => label);
  const drawn = table(isNamed ? ["", ...heads] : heads, []);
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
    const name = field.named_rows[rows.length];
    const row = rowOf(field, rows.length + 1, { id: `${id}-${rows.length}`, offers }, cellOf, name);
    row.write(values);
    texts.push(...row.texts);
    named.push(...row.named);
    rows.push(row);
    body.append(row.node);
  };
  const filled = () => rows.map((row) => row.read()).filter(Boolean);
  const keepOneEmpty = () => {
    if (!isNamed && rows.at(-1)?.read()) append({});
    for (const row of rows) row.node.classList.toggle("blank", !row.read());
  };
  /** @param {FieldValue} value */
  const write = (value) => {
    if (JSON.stringify(value) === JSON.stringify(filled()) && rows.length) return;
    rows = [];
    body.replaceChildren();
    for (const values of isNamed ? inPlace(field, value ?? []) : [...(value ?? []), {}]) append(values);
    keepOneEmpty();
  };
  body.addEventListener("input", keepOneEmpty);
  body.addEventListener("change", keepOneEmpty);
  write([]);
  const control = html.div({ class: `table-of-field${isNamed ? " named" : ""}` }, drawn);
  return { control, read: filled, write, focus: () => rows[0].focus(), texts, named };
}

/** A value for each of the named rows. @param {FormField} field @param {Record<string, FieldValue>[]} value */
const inPlace = (field, value) => field.named_rows.map(({ key }) => value.find((one) => one[ROW] === key) ?? {});

/**
 * @param {FormField} field @param {number} number @param {FieldPlace} place @param {CellOf} cellOf
 * @param {FormField["named_rows"][number]} [name]
 */
function rowOf(field, number, place, cellOf, name) {
  const cells = field.columns.map((column) => {
    const label = name
      ? [column.label, name.text].join(", ")
      : _("{column}, row {number}", { column: column.label, number });
    return { column, ...cellOf(column, { ...place, id: `${place.id}-${column.key}`, label }) };
  });
  if (!name) cells[0].control.setAttribute("placeholder", _("New row"));
  const head = name ? html.th({ scope: "row", text: name.text }) : null;
  return {
    node: html.tr(head, ...cells.map(({ column, control }) => html.td({ "data-label": column.label }, control))),
    read: () => {
      /** @type {Record<string, FieldValue>} */
      const values = Object.fromEntries(cells.map(({ column, read }) => [column.key, read()]));
      const isFilled = cells.some(
        ({ column }) => JSON.stringify(values[column.key]) !== JSON.stringify(column.nothing),
      );
      if (!isFilled) return null;
      return name ? { [ROW]: name.key, ...values } : values;
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
