/* The fields of conclusions and agreements, and what changing one sends. */

import { element } from "./page.js";

/* Per noun: what can be changed of one, the form for it with what is checked of that, and the actions that change it or
   record it again. */
export const NOUNS = {
  conclusion: {
    valueOf: (one) => one.text,
    wordsOf: (text) => [text],
    told: (text) => text,
    form(words, value) {
      const text = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.new_conclusion });
      text.rows = 3;
      text.value = value;
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
    again: (one, text) => ({
      type: "record_conclusion",
      step_id: one.step,
      text,
      note_ids: one.notes,
      release: one.release,
    }),
    typed: (action) => action.text,
    asWas: (action) => ({ text: action.seen }),
  },
  agreement: {
    valueOf: ({ what, who, by_when, priority }) => ({ what, who, by_when: by_when ?? null, priority }),
    wordsOf: ({ what, who }) => [what, who],
    told: ({ what, who, by_when }) => [what, who, by_when].filter(Boolean).join(" · "),
    form(words, value) {
      const fields = agreementFields(words, value);
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
    again: (one, value) => ({
      type: "record_agreement",
      ...value,
      conclusion_id: one.conclusion ?? null,
      line_id: one.line ?? null,
      release: one.release,
    }),
    typed: (action) => NOUNS.agreement.valueOf(action),
    asWas: (action) => action.seen,
  },
};

export function agreementFields(words, one = {}) {
  const what = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.what, required: true });
  what.rows = 2;
  const who = element("input", { maxlength: 200, dir: "auto", "aria-label": words.who, required: true });
  const when = element("input", { type: "date", "aria-label": words.when });
  const priority = element(
    "select",
    { "aria-label": words.priority },
    ...Object.entries(words.priorities).map(([value, text]) => element("option", { value, text })),
  );
  const fields = { what, who, when, priority };
  write(fields, one);
  return fields;
}

export function write(fields, { what = "", who = "", by_when = null, priority = "normal" }) {
  fields.what.value = what;
  fields.who.value = who;
  fields.when.value = by_when ?? "";
  fields.priority.value = priority;
}

/* What is filled in, or nothing while something is missing. */
export function read({ what, who, when, priority }) {
  if (!what.value.trim() || !who.value.trim()) return null;
  return { what: what.value.trim(), who: who.value.trim(), by_when: when.value || null, priority: priority.value };
}

export function releases(words, chosen = "participants") {
  const select = element(
    "select",
    { "aria-label": words.for_whom },
    ...Object.entries(words.releases).map(([value, text]) => element("option", { value, text })),
  );
  select.value = chosen;
  return select;
}
