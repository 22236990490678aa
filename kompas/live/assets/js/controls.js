/* The controls that components are made of. */

import { html, offer } from "./page.js";
import { labels } from "./words.js";

/**
 * @param {string} text @param {(event: MouseEvent) => unknown} run
 * @param {string | Properties} more its class, or other properties
 */
export const button = (text, run, more = "") =>
  html.button({ type: "button", text, onClick: run, ...(typeof more === "string" ? { class: more } : more) });

/**
 * A button beside its subject; `about` names that for people who do not see it.
 * @param {string} text @param {(event: MouseEvent) => unknown} run @param {string} about
 */
export const plainButton = (text, run, about = "") =>
  button(text, run, { class: "plain", "aria-label": about ? `${text}: ${about}` : null });

/** The one that sends a form. @param {string} text */
export const submitButton = (text) => html.button({ class: "primary", text });

/** @param {Properties} properties @param {(event: SubmitEvent) => unknown} submit @param {...Child} children */
export const form = (properties, submit, ...children) => {
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    submit(event);
  };
  return html.form({ ...properties, onSubmit }, ...children);
};

/** Handles Escape. @param {() => unknown} close */
export const onEscape = (close) => (/** @type {KeyboardEvent} */ event) => {
  if (event.key === "Escape") close();
};

/** Handles Enter; with Shift it begins a new line. @param {() => unknown} submit */
export const onEnter = (submit) => (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
};

/** @param {...Child} children */
export const row = (...children) => html.div({ class: "row" }, ...children);

/** @param {string} text @param {...Child} controls */
export const labelled = (text, ...controls) => html.label(html.span({ text }), ...controls);

/**
 * A box or radio button before its text.
 * @param {HTMLInputElement} box @param {string} text @param {Properties} more
 */
export const ticked = (box, text, more = {}) => html.label(more, box, html.span({ text }));

/** Content under a summary. @param {Properties} properties @param {string} text @param {...Child} children */
export const fold = (properties, text, ...children) => html.details(properties, html.summary({ text }), ...children);

/**
 * @template {string | number} Value @param {Properties} properties @param {[value: Value, text: string][]} pairs
 * @param {Value | null} [chosen] @returns {Choice<Value>}
 */
export const choice = (properties, pairs, chosen) =>
  /** @type {Choice<any>} */ (offer(html.select(properties), pairs, chosen));

/** @param {string} label @param {NoteKind[]} kinds @param {NoteKind} [chosen] @returns {Choice<NoteKind>} */
export const kindChoice = (label, kinds, chosen) =>
  choice(
    { "aria-label": label },
    kinds.map((kind) => [kind, labels.NoteKind[kind]]),
    chosen,
  );

/** @param {Properties} properties */
export const textArea = (properties) => html.textarea({ maxlength: 2000, dir: "auto", ...properties });

/** @param {Properties} properties */
export const textLine = (properties) => html.input({ maxlength: 200, dir: "auto", ...properties });

/** @param {string[]} heads of the columns @param {HTMLTableRowElement[]} rows */
export const table = (heads, rows) =>
  html.table(html.thead(html.tr(...heads.map((text) => html.th({ scope: "col", text })))), html.tbody(...rows));
