/* The line of the day: every step with its time on the clock, as wide as it takes. */

import { timeText } from "./clock.js";
import { html } from "./page.js";
import { _ } from "./words.js";

/**
 * When each step began, as far as known, or will begin; a fixed start is not before its time.
 * @param {{ minutes: number, spent: number, fixed: number | null, position: number }[]} plan
 * @param {{ from: number, here: number, free: number }} moment `from` when the first began, `here` the position of the
 * current step (-1 before the first), `free` when it ends; in milliseconds
 */
export function beginnings(plan, { from, here, free }) {
  let at = from;
  return plan.map((step) => {
    const begins = step.position > here ? Math.max(at, step.fixed ?? 0) : at;
    at = step.position < here ? begins + step.spent * 1000 : begins + step.minutes * 60000;
    if (step.position === here) at = free;
    return begins;
  });
}

/** @param {Step[]} plan @param {number[]} times @param {number} here @param {string} language */
export function dayLine(plan, times, here, language) {
  return plan.map((step, index) => {
    const state = step.position === here ? "here" : step.position < here ? "done" : "";
    const name = `${timeText(times[index], language)} ${step.title[language]}`;
    const about = {
      class: `${state}${step.is_break ? " rest" : ""}`,
      title: name,
      "aria-current": state === "here" ? "step" : null,
    };
    const item = html.li(about, html.span({ text: name }));
    item.style.flexGrow = String(step.minutes);
    return item;
  });
}

export const emptyDay = () => html.ol({ class: "day", "aria-label": _("The script, with the time of each step") });
