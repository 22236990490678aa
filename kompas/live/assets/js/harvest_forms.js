/* The fields of conclusions and agreements, and what changing one sends. */

import { choice, textArea, textLine } from "./controls.js";
import { entries, html } from "./page.js";
import { _, labels } from "./words.js";

/** @typedef {{ what: string, who: string, by_when: string | null, priority: Priority }} Agreed */

/**
 * The fields of a noun that can be changed, its form with the checked fields, and the actions that change one or
 * record it again.
 * @template Row, Value
 * @typedef {{
 *   valueOf: (one: Row) => Value, wordsOf: (value: Value) => string[], told: (value: Value) => string,
 *   form: (value: Value) => { controls: HTMLElement[], checked: { fields: Field[], named?: Field[] },
 *     read: () => Value | null, write: (now: Value) => void },
 *   change: (one: Row, value: Value, seen: Value) => Action, again: (one: Row, value: Value) => Action,
 *   typed: (action: any) => Value, asWas: (action: any) => Partial<Row> }} Kind
 */

/** @type {Kind<Item<"conclusion">, string>} */
const conclusion = {
  valueOf: (one) => one.text,
  wordsOf: (text) => [text],
  told: (text) => text,
  form(value) {
    const text = textArea({ rows: 3, value, "aria-label": _("What do we hold on to?") });
    return {
      controls: [text],
      checked: { fields: [text] },
      read: () => text.value.trim() || null,
      write: (now) => {
        text.value = now;
        text.focus();
      },
    };
  },
  change: (one, text, seen) => ({ type: "edit_conclusion", conclusion_id: one.id, text, seen }),
  again: ({ step, notes, release }, text) => ({
    type: "record_conclusion",
    step_id: step,
    text,
    note_ids: notes,
    release,
  }),
  typed: (action) => action.text,
  asWas: (action) => ({ text: action.seen }),
};

/** @type {Kind<Item<"agreement">, Agreed>} */
const agreement = {
  valueOf: ({ what, who, by_when, priority }) => ({ what, who, by_when: by_when ?? null, priority }),
  wordsOf: ({ what, who }) => [what, who],
  told: ({ what, who, by_when }) => [what, who, by_when].filter(Boolean).join(" · "),
  form(value) {
    const fields = agreementFields(value);
    return {
      controls: Object.values(fields),
      checked: { fields: [fields.what], named: [fields.who] },
      read: () => read(fields),
      write: (now) => {
        write(fields, now);
        fields.what.focus();
      },
    };
  },
  change: (one, value, seen) => ({ type: "edit_agreement", agreement_id: one.id, ...value, seen }),
  again: ({ conclusion: conclusion_id = null, line: line_id = null, release }, value) => ({
    type: "record_agreement",
    ...value,
    conclusion_id,
    line_id,
    release,
  }),
  typed: (action) => agreement.valueOf(action),
  asWas: (action) => action.seen,
};

/** @type {Record<"conclusion" | "agreement", Kind<any, any>>} */
export const NOUNS = { conclusion, agreement };

/** @typedef {ReturnType<typeof agreementFields>} Fields */

/** @param {Partial<Agreed>} one */
export function agreementFields(one = {}) {
  const fields = {
    what: textArea({ rows: 2, required: true, "aria-label": _("What") }),
    who: textLine({ required: true, "aria-label": _("Who") }),
    when: html.input({ type: "date", "aria-label": _("By when") }),
    priority: choice({ "aria-label": _("Priority") }, entries(labels.Priority)),
  };
  write(fields, one);
  return fields;
}

/** @param {Fields} fields @param {Partial<Agreed>} one */
export function write(fields, { what = "", who = "", by_when = null, priority = "normal" }) {
  fields.what.value = what;
  fields.who.value = who;
  fields.when.value = by_when ?? "";
  fields.priority.value = priority;
}

/** The filled-in fields, or nothing while something is missing. @param {Fields} fields @returns {Agreed | null} */
export function read({ what, who, when, priority }) {
  if (!what.value.trim() || !who.value.trim()) return null;
  return { what: what.value.trim(), who: who.value.trim(), by_when: when.value || null, priority: priority.value };
}

/** @param {ReleaseLevel} chosen */
export const releases = (chosen = "participants") =>
  choice({ "aria-label": _("For whom?") }, entries(labels.ReleaseLevel), chosen);
