/* How the board looks: on the projector on one page, in packed columns, as large as fits; and which colour a theme gets. */

import { setText, show } from "./page.js";
import { _ } from "./words.js";

export const LOOKS = 8; // colours with a pattern
const SIZES = [1.9, 1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.92]; // of the unit of the screen: 45 to 22 px on 1920 × 1080
const FEWER = 0.95; // so many notes stay when there is no room, and again

/**
 * `whole`: no theme is cut in two by the end of a column. `short`: long notes are cut off. `most`: so many notes of each
 * list, one after the other.
 * @typedef {{ size: number, whole: boolean, short: boolean, most: number[] }} Look
 */

/**
 * From large to small; fewer notes only when the smallest is too large.
 * @param {number[]} counts of the notes of each list @returns {Look[]}
 */
export function looksFor(counts) {
  const sizes = SIZES.flatMap((size) => [true, false].map((whole) => ({ size, whole, short: false, most: counts })));
  const size = SIZES[SIZES.length - 1];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const fewer = [all, ...fewerThan(all)].map((total) => ({
    size,
    whole: false,
    short: true,
    most: share(counts, total),
  }));
  return [...sizes, ...fewer];
}

/** @param {number} count @returns {number[]} */
function fewerThan(count) {
  const next = Math.min(count - 1, Math.round(count * FEWER));
  return count > 0 ? [next, ...fewerThan(next)] : [];
}

/**
 * So many notes in all, out of lists of these lengths: the longest lists give up theirs first.
 * @param {number[]} counts @param {number} total
 */
export function share(counts, total) {
  const left = [...counts];
  for (let over = counts.reduce((sum, count) => sum + count, 0) - total; over > 0; over -= 1)
    left[left.lastIndexOf(Math.max(...left))] -= 1;
  return left;
}

/** @param {HTMLElement} area @param {{ list: HTMLElement, more: HTMLElement }[]} sections @param {Look} look */
export function lookAs(area, sections, { size, whole, short, most }) {
  area.style.setProperty("--size", String(size));
  area.style.setProperty("--columns", String(whole ? Math.max(1, sections.length) : 99)); // none that stays empty
  area.classList.toggle("whole", whole);
  area.classList.toggle("short", short);
  sections.forEach(({ list, more }, number) => {
    for (const [place, card] of [...list.children].entries()) show(card, place < most[number]);
    const left = list.childElementCount - most[number];
    setText(more, left > 0 ? _("and {count} more", { count: left }) : "");
    show(more, left > 0);
  });
}

/** The first look that the fewest have. @param {number[]} used by the other themes */
export function freeLook(used) {
  const counts = Array.from({ length: LOOKS }, (_none, look) => used.filter((one) => one === look).length);
  return counts.indexOf(Math.min(...counts));
}
