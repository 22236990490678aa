/* A declared field as a live control: with its label, what it asks of a text, and how much still fits. Typing is told by
   the browser's own `input` and `change` events, which bubble. */

import { choice, textArea, textLine, ticked } from "./controls.js";
import { namesControl } from "./field_names.js";
import { tableControl } from "./field_table.js";
import { html } from "./page.js";
import { _ } from "./words.js";

const LAST_PART = 0.85; // of a text's length, from where on it is said how much still fits

/**
 * @param {FormField} field @param {FieldPlace & { name?: Node | string }} place `name` is what its label says
 */
export function controlOf(field, { name = field.label, ...place }) {
  const made = KINDS[field.kind](field, place);
  const help = field.help ? html.p({ class: "help", id: `${place.id}-help`, text: field.help }) : null;
  if (help) made.control.setAttribute("aria-describedby", help.id);
  const parts = [help, made.control, made.beside];
  const node = made.single
    ? html.div({ class: "form-field" }, html.label({ for: place.id }, name), ...parts)
    : html.fieldset({ class: "form-field" }, html.legend(name), ...parts);
  return { ...made, node, texts: made.texts ?? [], named: made.named ?? [] };
}

/**
 * The control alone, for a cell that has its label elsewhere.
 * @param {FormField} field @param {FieldPlace & { label: string }} place
 */
export function cellOf(field, { label, ...place }) {
  const made = (field.kind === "short_text" ? wrapping : KINDS[field.kind])(field, place);
  made.control.setAttribute("aria-label", label);
  return { ...made, texts: made.texts ?? [], named: made.named ?? [] };
}

/** @type {Record<FieldKind, (field: FormField, place: FieldPlace) => FieldControl>} */
const KINDS = {
  short_text: (field, place) => typed(field, place, textLine({ type: "text" })),
  long_text: (field, place) => typed(field, place, textArea({ rows: field.rows })),
  one_choice: (field, place) => (field.open_list ? choices(field.options, place, "radio") : select(field, place)),
  several_choices: (field, place) => choices(field.options, place, "checkbox"),
  yes_no: (field, place) => (field.explained ? yesNo(field, place) : tick(place)),
  date: (field, { id }) => {
    const input = html.input({ id, type: field.time_label ? "datetime-local" : "date" });
    return single(input, () => input.value || null);
  },
  number: (field, place) => (field.ends ? scale(field, field.ends, place) : figure(field, place)),
  table: (field, place) => tableControl(field, place, cellOf),
  people: namesControl,
  reference: namesControl,
};

/**
 * @param {TextField | HTMLSelectElement} input @param {() => FieldValue} read @param {Partial<FieldControl>} more
 * @returns {FieldControl}
 */
const single = (input, read, more = {}) => ({
  control: input,
  single: true,
  read,
  write: (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    if (input.value !== text) input.value = text;
  },
  focus: () => input.focus(),
  ...more,
});

/** @param {FormField} field @param {FieldPlace} place @param {TextField} input */
function typed(field, { id }, input) {
  const { longest: maxlength, autocomplete, placeholder } = field;
  for (const [name, value] of Object.entries({ id, maxlength, autocomplete, placeholder }))
    if (value) input.setAttribute(name, String(value));
  const left = html.p({ class: "counter muted", role: "status" });
  const count = () => {
    const rest = field.longest - input.value.length;
    const isNear = input.value.length > LAST_PART * field.longest;
    left.textContent = isNear ? _("{count} characters left", { count: rest }) : "";
  };
  input.addEventListener("input", count);
  const kind = { yes: "texts", names_belong: "named", no: null }[field.may_identify];
  const made = single(input, () => input.value.trim(), kind ? { [kind]: [input] } : {});
  /** @param {FieldValue} value */
  const write = (value) => {
    if (value !== input.value.trim()) made.write(value);
    count();
  };
  return { ...made, write, beside: left };
}

/**
 * A short text in a narrow cell: on as many lines as it needs, though it has none of its own.
 * @param {FormField} field @param {FieldPlace} place
 */
function wrapping(field, place) {
  const input = textArea({ rows: 1 });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return typed(field, place, input);
}

/** @param {FormField} field @param {FieldPlace} place */
function select({ options, placeholder }, { id }) {
  /** @type {[string, string][]} */
  const pairs = options.map(({ key, text }) => [key, text]);
  const input = choice({ id }, [["", placeholder ?? _("not chosen")], ...pairs]);
  return single(input, () => input.value || null);
}

/** @param {FieldPlace} place @returns {FieldControl} */
function tick({ id }) {
  const box = html.input({ id, type: "checkbox" });
  return {
    ...single(box, () => box.checked),
    write: (value) => {
      box.checked = Boolean(value);
    },
  };
}

/**
 * One or several of a list that stands open.
 * @param {FormField["options"]} options @param {FieldPlace} place @param {"radio" | "checkbox"} type
 * @returns {FieldControl}
 */
function choices(options, { id }, type) {
  const inputs = options.map(({ key }) => html.input({ type, name: id, value: key }));
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const lines = options.map(({ text }, at) => ticked(inputs[at], text));
  return {
    control: html.div({ class: "choices-of-field" }, ...lines),
    read: () => (type === "radio" ? (chosen()[0] ?? null) : chosen()),
    write: (value) => {
      const wanted = [value ?? []].flat();
      for (const input of inputs) input.checked = wanted.includes(input.value);
    },
    focus: () => inputs[0].focus(),
  };
}

/**
 * A row of answers from low to high, which are said at its ends.
 * @param {FormField} field @param {[string, string]} ends @param {FieldPlace} place @returns {FieldControl}
 */
function scale({ steps, required }, [low, high], { id }) {
  const inputs = steps.map((value) => html.input({ type: "radio", name: id, value, required }));
  const ends = [`${steps[0]}: ${low}`, `${steps.at(-1)}: ${high}`];
  return {
    control: html.div({ class: "answers" }, ...inputs.map((input) => ticked(input, input.value))),
    beside: html.div({ class: "ends" }, ...ends.map((text) => html.span({ text }))),
    read: () => {
      const input = inputs.find(({ checked }) => checked);
      return input ? Number(input.value) : null;
    },
    write: (value) => {
      for (const input of inputs) input.checked = input.value === String(value);
    },
    focus: () => inputs[0].focus(),
  };
}

/**
 * What is no number is sent as it was typed: the server says in words what is wrong with it.
 * @param {FormField} field @param {FieldPlace} place @returns {FieldControl}
 */
function figure({ decimals, unit, comma }, { id }) {
  const inputmode = decimals ? "decimal" : "numeric";
  const input = html.input({ id, type: "text", inputmode, class: "figure" });
  const read = () => {
    const text = input.value.trim();
    const value = Number(text.replace(",", "."));
    return text === "" ? null : Number.isNaN(value) ? text : value;
  };
  return {
    ...single(input, read),
    write: (value) => {
      if (value !== read()) input.value = value === null ? "" : String(value).replace(".", comma);
    },
    beside: unit ? html.span({ class: "unit", text: unit }) : null,
  };
}

/** @param {FormField} field @param {FieldPlace} place @returns {FieldControl} */
function yesNo(field, { id }) {
  const options = [
    { key: "yes", text: _("yes") },
    { key: "no", text: _("no") },
  ];
  const answer = choices(options, { id }, "radio");
  const why = cellOf(field.why, { id: `${id}-why`, label: _("Explanation") });
  why.control.setAttribute("placeholder", _("Explanation"));
  answer.control.classList.add("beside-each-other");
  return {
    control: html.div({ class: "yes-no" }, answer.control, why.control, why.beside),
    read: () => {
      const [chosen, text] = [answer.read(), why.read()];
      return chosen || text ? { yes: chosen && chosen === "yes", why: text } : null;
    },
    write: (value) => {
      answer.write(value?.yes === true ? "yes" : value?.yes === false ? "no" : null);
      why.write(value?.why ?? "");
    },
    focus: answer.focus,
    texts: why.texts,
    named: why.named,
  };
}
