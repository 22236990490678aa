/* Cases as every component shows them: in order, with a face, and as the small sign on a note. */

import { figure } from "./figures.js";
import { html, named, News, offer, show } from "./page.js";
import { _, labels } from "./words.js";

/**
 * `preview` is the picture on this device, until the server has it.
 * @typedef {Item<"case"> & { preview?: string }} Case
 */

/** The cases on the wall, in the order in which they came. @param {Connection} connection */
export const shownCases = (connection) => connection.inOrder("case").filter((one) => !one.parked);

/** @param {Connection} connection @param {string | null | undefined} id */
export const caseWith = (connection, id) => {
  const item = connection.item("case", id);
  return item?.parked ? null : item;
};

/** @param {Connection} connection @param {Case} one */
export const pictureAddress = (connection, one) =>
  `/live/${encodeURIComponent(connection.code)}/cases/${one.id}/picture?v=${one.picture}`;

/**
 * The picture, the figure, or a figure of its age. `alt` is what a screen reader says; empty beside the name.
 * @param {Connection} connection @param {Case} one
 */
export function face(connection, one, alt = "") {
  const drawn = () => figure(one.figure, one.age);
  const picture = () =>
    html.img({
      src: one.preview ?? pictureAddress(connection, one),
      alt: "",
      decoding: "async",
      draggable: false,
      onError: (event) => event.target.replaceWith(drawn()),
    });
  const said = alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" };
  return html.span({ class: "face", ...said }, one.picture ? picture() : drawn());
}

/** @param {Case} one */
export const described = (one) => _("Picture of {name}, {age}", { name: one.name, age: labels.AgeGroup[one.age] });

/**
 * Which case a note is about; nothing when about none, or about one that is off the wall.
 * @param {Connection} connection @param {string | null | undefined} id
 */
export function about(connection, id) {
  const one = caseWith(connection, id);
  return one && html.span({ class: "of-case" }, face(connection, one), html.span({ dir: "auto", text: one.name }));
}

/**
 * The values that change the look of that sign: part of the version of a note's element.
 * @param {Connection} connection @param {string | null | undefined} id
 */
export const aboutVersion = (connection, id) => {
  const one = caseWith(connection, id);
  return one && [one.name, one.picture ?? one.figure ?? one.age];
};

/**
 * Gives a select the cases to choose from; hidden when there is no choice.
 * @param {HTMLSelectElement} select @param {Element} row @param {Connection} connection
 * @param {string | null | undefined} chosen @param {string} nothing
 */
export function offerCases(select, row, connection, chosen, nothing) {
  const cases = shownCases(connection);
  const value = cases.length > 1 && cases.some((one) => one.id === chosen) ? (chosen ?? "") : "";
  show(row, cases.length > 1);
  offer(select, [["", nothing], ...named(cases)], value);
  return value;
}

/** The case that the facilitator begins to change: told by the gallery to the form beside it. @type {News<Case>} */
export const changing = new News();
