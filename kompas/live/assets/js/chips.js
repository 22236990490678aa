/* Radio buttons that look like chips. */

import { html, ICONS, show } from "./page.js";
import { labels } from "./words.js";

/** @typedef {{ value: string, text: string, icon?: string, kind?: string }} Chip */

/** @param {NoteKind[]} kinds */
export const kindChips = (kinds) =>
  kinds.map((value) => ({ value, text: labels.NoteKind[value], icon: ICONS[value], kind: `kind-${value}` }));

/**
 * Drawn again only when what they offer differs.
 * @template {string} Value
 * @param {HTMLFieldSetElement} fieldset @param {string} name @param {HTMLLegendElement} legend
 * @param {(Chip & { value: Value })[]} offered @param {string | null} chosen @param {(value: Value) => void} choose
 */
export function drawChips(fieldset, name, legend, offered, chosen, choose) {
  const wanted = JSON.stringify(offered);
  show(fieldset, offered.length);
  if (fieldset.dataset.choices !== wanted) {
    fieldset.dataset.choices = wanted;
    const labelled = offered.map(({ value, text, icon, kind = "" }) =>
      html.label(
        { class: kind },
        html.input({ type: "radio", name, value, onChange: () => choose(value) }),
        html.span(icon ? html.span({ "aria-hidden": "true", text: `${icon} ` }) : null, text),
      ),
    );
    fieldset.replaceChildren(legend, html.div({ class: "choices" }, ...labelled));
  }
  for (const input of fieldset.querySelectorAll("input")) input.checked = input.value === String(chosen);
}
