/* The ring of the compass: where things stand on it, as pure geometry. Angles go clockwise from the top. */

export const RADII = { middle: 104, band: [118, 128], step: [134, 268], phase: [280, 286], name: 297 };
const FIRST = -Math.PI / 8; // the first of eight steps stands in the middle of the top
const STEP = Math.PI / 4;

/** @param {number} radius @param {number} angle @returns {[number, number]} */
export const at = (radius, angle) => [round(radius * Math.sin(angle)), round(-radius * Math.cos(angle))];

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;

/** From where to where the steps `from` up to `until` (counted from 0) go. @param {number} from @param {number} until */
export const angles = (from, until) => ({ start: FIRST + from * STEP, end: FIRST + until * STEP });

/** @param {number} index */
export const middleOf = (index) => FIRST + (index + 0.5) * STEP;

/**
 * A piece of a ring; `gap` is left open at both ends, as wide at the inside as at the outside.
 * @param {number} inner @param {number} outer @param {number} start @param {number} end
 */
export function piece(inner, outer, start, end, gap = 0) {
  const [o, i] = [gap / outer, gap / inner];
  const [a, b, c, d] = [at(outer, start + o), at(outer, end - o), at(inner, end - i), at(inner, start + i)];
  const large = end - start > Math.PI ? 1 : 0;
  return `M${a}A${outer} ${outer} 0 ${large} 1 ${b}L${c}A${inner} ${inner} 0 ${large} 0 ${d}Z`;
}

/**
 * The line along which a name is written; below the middle against the clock, or it would stand on its head.
 * @param {number} start @param {number} end
 */
export function nameLine(start, end) {
  const below = Math.cos((start + end) / 2) < -0.01;
  const radius = below ? RADII.name + 11 : RADII.name;
  const [from, to] = below ? [at(radius, end), at(radius, start)] : [at(radius, start), at(radius, end)];
  const large = end - start > Math.PI ? 1 : 0;
  return `M${from}A${radius} ${radius} 0 ${large} ${below ? 0 : 1} ${to}`;
}

/**
 * The angle in degrees to which a needle turns that stands at `now`: the short way round.
 * @param {number} now @param {number} index
 */
export function turned(now, index) {
  const wanted = (middleOf(index) * 180) / Math.PI;
  const away = (((wanted - now) % 360) + 540) % 360;
  return now + away - 180;
}
