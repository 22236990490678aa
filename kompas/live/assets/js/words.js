/* The words of scripts: English in the script itself, shown in the language of the page by its catalogue, which the
   server makes of the same translations as its own. Say them where they are drawn, not when a script is loaded: the
   language may change. */

import { fill } from "./page.js";

/** @type {Record<string, string>} */
let texts = {};
/** Names of the values of closed lists, by list and value: `labels.NoteKind.good`.
    @type {Labels} */
export let labels = /** @type {Labels} */ ({});

/** @type {string | undefined} */
let spoken;
/** @type {string | undefined} */
let wanted;

/** @param {string} text  @param {Record<string, unknown>} [values] what is put in the places between braces */
export const _ = (text, values) => (values ? fill(texts[text] ?? text, values) : (texts[text] ?? text));

/** @param {string} one  @param {string} many  @param {number} count  @param {Record<string, unknown>} [values] */
export const ngettext = (one, many, count, values) => _(count === 1 ? one : many, { count, ...values });

/** Why `now` of a connection was not done, in words.
    @param {string} problem */
export const reasonOf = (problem) => ({ lost: _("there is no connection"), later: _("try again") })[problem] ?? problem;

export const keptText = () => _("Not sent yet. Kept on this device; it is sent as soon as there is a connection.");

/** The fate of an action on its way.
    @param {string} status of the connection */
export const sendingText = (status) => (status === "live" ? _("Saving…") : keptText());

/** Calls `draw` in this language: at once, or when its catalogue has come; in another when that is wanted by then.
    @param {string} language  @param {() => void} draw */
export function inLanguage(language, draw) {
  wanted = language;
  if (spoken === language) return draw();
  return import(`./words/${language}.js`).then((catalogue) => {
    if (wanted === language) {
      spoken = language;
      ({ texts, labels } = catalogue);
    }
    draw();
  });
}

const language = globalThis.document?.documentElement.lang;
if (language) await inLanguage(language, () => {});
