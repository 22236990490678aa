/* The clock as people read it, and the tone that goes with it. */

import { setText } from "./page.js";

/** @param {number | null | undefined} seconds */
export function clockText(seconds) {
  if (seconds === null || seconds === undefined) return "–:––";
  const whole = seconds >= 0 ? Math.ceil(seconds - 0.001) : Math.ceil(-seconds - 0.999);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 && whole > 0 ? `−${text}` : text;
}

/**
 * A moment as people read it on the clock of the room.
 * @param {number} moment in milliseconds @param {string} language
 */
export const timeText = (moment, language) =>
  new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

/** @param {string} day such as 2026-11-30 @param {string} language */
export const dateText = (day, language) =>
  new Date(`${day}T12:00:00`).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

/** @param {number | null | undefined} seconds */
export function clockMood(seconds) {
  if (seconds === null || seconds === undefined) return "calm";
  if (seconds < 0) return "over";
  if (seconds <= 60) return "urgent";
  return seconds <= 300 ? "soon" : "calm";
}

/** @param {HTMLElement} node @param {number | null} seconds @param {boolean} paused */
export function drawClock(node, seconds, paused) {
  setText(node, clockText(seconds));
  node.dataset.mood = clockMood(seconds);
  node.dataset.paused = String(paused);
}

const TOLERANCE = 30000; // so much late is on time: minutes are what people plan in

/**
 * When the later steps end if they begin at `free` (in milliseconds), and the fixed times that are not met.
 * A step with a fixed start does not begin before it. The same as `progress` of domain/clock.py.
 * @template {{ fixed: number | null, minutes: number }} Planned
 * @param {number} free @param {Planned[]} later @param {number | null} fixedEnd
 */
export function projection(free, later, fixedEnd) {
  let reached = free;
  /** @type {{ step: Planned | null, fixed: number, expected: number }[]} */
  const passed = [];
  for (const step of later) {
    if (step.fixed && reached > step.fixed + TOLERANCE) passed.push({ step, fixed: step.fixed, expected: reached });
    reached = Math.max(reached, step.fixed ?? 0) + step.minutes * 60000;
  }
  if (fixedEnd && reached > fixedEnd + TOLERANCE) passed.push({ step: null, fixed: fixedEnd, expected: reached });
  return { end: reached, passed };
}

/**
 * Calls `draw` four times a second while mounted; `draw` touches the page only when the text differs.
 * @param {() => void} draw
 */
export function ticking(draw) {
  draw();
  const timer = setInterval(draw, 250);
  return () => clearInterval(timer);
}

/**
 * Whose turn it is in an interview: the time of the step in equal parts, one for each in the group.
 *
 * `total` and `left` in seconds; `least` is the turn that was reached already. Gives the turn from 0, and the seconds
 * until the next one, or null in the last.
 * @param {number} total @param {number} left @param {number} people
 */
export function turnAt(total, left, people, least = 0) {
  const part = total / people;
  const passed = Math.max(0, total - left);
  const turn = Math.min(people - 1, Math.max(least, Math.floor(passed / part)));
  return { turn, next: turn === people - 1 ? null : (turn + 1) * part - passed };
}
