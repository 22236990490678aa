/* A declared field (kompas/fields) as a live control.

   `controlOf(field, { id, name, offers })` gives `node` to put on the page, with its label; `read()` and `write(value)`;
   `focus()`; and of what somebody types in it `texts` and `named`, for the warning about identifying details. Typing is
   told by the browser's own `input` and `change` events, which bubble. `offers` are the rows of the record that can be
   named. */

import { tableControl } from "./field_table.js";
import { namesControl } from "./field_names.js";
import { element } from "./page.js";
import { _ } from "./words.js";

const LAST_PART = 0.85; // of a text's length, from where on it is said how much still fits

export function controlOf(field, { name = field.label, ...place }) {
  const { id } = place;
  const made = KINDS[field.kind](field, place);
  const help = field.help ? element("p", { class: "help", id: `${id}-help`, text: field.help }) : null;
  if (help) made.control.setAttribute("aria-describedby", help.id);
  const parts = [help, made.control, made.beside];
  const node = made.single
    ? element("div", { class: "form-field" }, element("label", { for: id }, name), ...parts)
    : element("fieldset", { class: "form-field" }, element("legend", {}, name), ...parts);
  return { texts: [], named: [], ...made, node };
}

/* The control alone, for a cell that has a label elsewhere. */
export const cellOf = (field, { label, ...place }) => {
  const made = (field.kind === "short_text" ? wrapping : KINDS[field.kind])(field, place);
  made.control.setAttribute("aria-label", label);
  return { texts: [], named: [], ...made };
};

const KINDS = {
  short_text: (field, place) => typed(field, place, element("input", { type: "text" })),
  long_text: (field, place) => typed(field, place, element("textarea", { rows: field.rows })),
  one_choice: (field, place) => (field.open_list ? choices(field, place, "radio") : select(field, place)),
  several_choices: (field, place) => choices(field, place, "checkbox"),
  yes_no: yesNo,
  date: (field, { id }) => {
    const input = element("input", { id, type: field.time_label ? "datetime-local" : "date" });
    return single(input, () => input.value || null);
  },
  number: (field, place) => (field.steps.length && field.ends ? scale(field, place) : figure(field, place)),
  table: tableControl,
  people: namesControl,
  reference: namesControl,
};

/* A short text in a narrow cell: on as many lines as it needs, though it has none of its own. */
function wrapping(field, place) {
  const input = element("textarea", { rows: 1 });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return typed(field, place, input);
}

const single = (input, read = () => input.value, more = {}) => ({
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

function typed(field, { id }, input) {
  const limits = {
    id,
    maxlength: field.longest,
    dir: "auto",
    autocomplete: field.autocomplete,
    placeholder: field.placeholder,
  };
  for (const [name, value] of Object.entries(limits)) if (value) input.setAttribute(name, value);
  const left = element("p", { class: "counter muted", role: "status" });
  const count = () => {
    const rest = field.longest - input.value.length;
    left.textContent =
      input.value.length > LAST_PART * field.longest ? _("{count} characters left", { count: rest }) : "";
  };
  input.addEventListener("input", count);
  const kind = { yes: "texts", names_belong: "named" }[field.may_identify];
  const control = single(input, () => input.value.trim(), kind ? { [kind]: [input] } : {});
  const write = (value) => {
    if (value !== input.value.trim()) control.write(value);
    count();
  };
  return { ...control, write, beside: left };
}

function select(field, { id }) {
  const none = element("option", { value: "", text: field.placeholder ?? _("not chosen") });
  const options = field.options.map(({ key, text }) => element("option", { value: key, text }));
  const input = element("select", { id }, none, ...options);
  return single(input, () => input.value || null);
}

/* One or several of a list that stands open. */
function choices(field, { id }, type) {
  const inputs = field.options.map(({ key }) => element("input", { type, name: id, value: key }));
  const lines = field.options.map(({ text }, at) => element("label", {}, inputs[at], element("span", { text })));
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  return {
    control: element("div", { class: "choices-of-field" }, ...lines),
    read: () => (type === "radio" ? (chosen()[0] ?? null) : chosen()),
    write: (value) => {
      const wanted = [value ?? []].flat();
      for (const input of inputs) input.checked = wanted.includes(input.value);
    },
    focus: () => inputs[0].focus(),
  };
}

/* A row of answers from low to high, which are said at its ends. */
function scale(field, { id }) {
  const inputs = field.steps.map((step) =>
    element("input", { type: "radio", name: id, value: String(step), required: field.required }),
  );
  const answers = inputs.map((input) => element("label", {}, input, element("span", { text: input.value })));
  const [low, high] = field.ends;
  const ends = [`${field.steps[0]}: ${low}`, `${field.steps.at(-1)}: ${high}`];
  return {
    control: element("div", { class: "answers" }, ...answers),
    beside: element("div", { class: "ends" }, ...ends.map((text) => element("span", { text }))),
    read: () => Number(inputs.find((input) => input.checked)?.value) || null,
    write: (value) => {
      for (const input of inputs) input.checked = input.value === String(value);
    },
    focus: () => inputs[0].focus(),
  };
}

/* What is no number is sent as it was typed: the server says in words what is wrong with it. */
function figure(field, { id }) {
  const input = element("input", {
    id,
    type: "text",
    inputmode: field.decimals ? "decimal" : "numeric",
    class: "figure",
  });
  const read = () => {
    const text = input.value.trim();
    const value = Number(text.replace(",", "."));
    return text === "" ? null : Number.isNaN(value) ? text : value;
  };
  const write = (value) => {
    if (value !== read()) input.value = value === null ? "" : String(value).replace(".", field.comma);
  };
  return {
    ...single(input, read),
    write,
    beside: field.unit ? element("span", { class: "unit", text: field.unit }) : null,
  };
}

function yesNo(field, { id }) {
  if (!field.explained) {
    const tick = element("input", { id, type: "checkbox" });
    const write = (value) => {
      tick.checked = Boolean(value);
    };
    return { ...single(tick, () => tick.checked), write };
  }
  const options = [
    { key: "yes", text: _("yes") },
    { key: "no", text: _("no") },
  ];
  const answer = choices({ options }, { id }, "radio");
  const why = cellOf(field.why, { id: `${id}-why`, label: _("Explanation") });
  why.control.setAttribute("placeholder", _("Explanation"));
  answer.control.classList.add("beside-each-other");
  return {
    control: element("div", { class: "yes-no" }, answer.control, why.control, why.beside),
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
