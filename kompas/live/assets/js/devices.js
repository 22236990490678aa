/* How a browser in the room is told of, on the console: by list and by notice. */

import { fill } from "./page.js";

export const time = (moment, language) =>
  new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

export const deviceName = (seat, words) => [words.kinds[seat.kind], seat.browser].filter(Boolean).join(" · ");

/* "Anna", or what kind of device it is when nobody gave a name. */
export const whoIs = (seat, words) =>
  seat.name || fill(words.somebody, { device: words.kinds[seat.kind].toLowerCase() });

export const isConnected = (connection, seat) => connection.state.devices.includes(seat.device);

export const lastSeen = (connection, seat) =>
  Math.max(seat.seen ?? 0, connection.state.seen[seat.device] ?? 0, seat.since);
