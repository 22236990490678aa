/* How the board looks on the projector: on one page, in packed columns, as large as fits. */

import { setText, show } from "./page.js";
import { _ } from "./words.js";

const SIZES = [1.9, 1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.92]; // of the unit of the screen: 45 to 22 px on 1920 × 1080
const FEWER = 0.85; // so many notes of the longest theme are left when there is no room, and again

/**
 * `whole`: no theme is cut in two by the end of a column. `short`: long notes are cut off. `most`: so many notes of a theme.
 * @typedef {{ size: number, whole: boolean, short: boolean, most: number }} Look
 */

/**
 * From large to small; fewer notes only when the smallest is too large. @param {number} longest how many notes a theme has
 * @returns {Look[]}
 */
export function looksFor(longest) {
  const sizes = SIZES.flatMap((size) => [true, false].map((whole) => ({ size, whole, short: false, most: longest })));
  const size = SIZES[SIZES.length - 1];
  const fewer = [longest, ...fewerThan(longest)].map((most) => ({ size, whole: false, short: true, most }));
  return [...sizes, ...fewer];
}

/** @param {number} count @returns {number[]} */
function fewerThan(count) {
  const next = Math.min(count - 1, Math.round(count * FEWER));
  return count > 0 ? [next, ...fewerThan(next)] : [];
}

/**
 * @param {HTMLElement} area @param {{ list: HTMLElement, more: HTMLElement }[]} sections @param {Look} look
 */
export function lookAs(area, sections, { size, whole, short, most }) {
  area.style.setProperty("--size", String(size));
  area.classList.toggle("whole", whole);
  area.classList.toggle("short", short);
  for (const { list, more } of sections) {
    for (const [place, card] of [...list.children].entries()) show(card, place < most);
    const left = list.childElementCount - most;
    setText(more, left > 0 ? _("and {count} more", { count: left }) : "");
    show(more, left > 0);
  }
}
