/* Which party or line of the network map a note is with, in words. */

import { html } from "./page.js";
import { _ } from "./words.js";

/** @param {Connection} connection @param {string | null | undefined} id */
export function placeOf(connection, id) {
  const line = connection.item("line", id);
  const names = (line ? [line.one, line.other] : [id]).map((one) => connection.item("party", one)?.name);
  return names.every(Boolean) ? names.join(" – ") : "";
}

/**
 * The words under a note; nothing when it is with none, or with one that is off the map.
 * @param {Connection} connection @param {string | null | undefined} id
 */
export function aboutPlace(connection, id) {
  const place = placeOf(connection, id);
  return place ? html.p({ class: "meta with", dir: "auto", text: _("with: {place}", { place }) }) : null;
}

/** How many notes everybody may see are with each party and line. @param {Connection} connection */
export function notesPerPlace(connection) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { about, parked } of connection.list("note"))
    if (about && !parked) counts.set(about, (counts.get(about) ?? 0) + 1);
  return counts;
}
