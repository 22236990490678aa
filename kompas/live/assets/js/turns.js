/* Whose turn it is in the interviews: by the same minutes on devices, screen and console. */

import { clockText, turnAt } from "./clock.js";
import { shelf } from "./shelf.js";
import { _ } from "./words.js";

/**
 * The turn in a group of so many, while the clock of this step is that of the room; else null.
 *
 * Minutes that are added never turn the roles back: how far they came is kept on the shelf.
 * @param {Connection} connection @param {number} id of the step @param {number} people
 */
export function turnNow(connection, id, people) {
  const step = connection.step(id);
  const left = connection.state.scalars.step === id ? connection.left() : null;
  if (!step || left === null) return null;
  const total = step.minutes * 60;
  const key = `kompas:turn:${connection.code}:${id}:${people}`;
  if (left >= total) shelf.remove(key); // it begins, perhaps once more
  const reached = Number(shelf.get(key) ?? 0);
  const now = turnAt(total, left, people, reached);
  if (now.turn > reached) shelf.set(key, String(now.turn));
  return now;
}

/** @param {{ next: number | null }} turn of three people, behind that of the pairs */
export const threesText = ({ next }) =>
  next === null ? _("in threes: last turn") : _("in threes in {time}", { time: clockText(next) });

/** @param {{ next: number | null }} turn */
export const changeText = ({ next }) =>
  next === null ? _("Last turn") : _("Change in {time}", { time: clockText(next) });
