/* Which party or line of the network map a note is with, in words. */

import { element, fill } from "./page.js";

export function placeOf(connection, id) {
  const { items } = connection.state;
  const line = id ? items.get(`line:${id}`) : null;
  const names = (line ? [line.one, line.other] : id ? [id] : []).map((one) => items.get(`party:${one}`)?.name);
  return names.length && names.every(Boolean) ? names.join(" – ") : "";
}

/* The words under a note; nothing when it is with none, or with one that is off the map. */
export function aboutPlace(connection, id, text) {
  const place = placeOf(connection, id);
  return place ? element("p", { class: "meta with", dir: "auto", text: fill(text, { place }) }) : null;
}

/* How many notes everybody may see are with each party and line. */
export function notesPerPlace(connection) {
  const counts = new Map();
  for (const { about, parked } of connection.list("note"))
    if (about && !parked) counts.set(about, (counts.get(about) ?? 0) + 1);
  return counts;
}
