/* How a browser in the room is told of, on the console: by list and by notice. */

import { _, labels } from "./words.js";

/** @typedef {Items["seat"]} Seat */

/** @param {Seat} seat */
export const deviceName = (seat) => [labels.DeviceKind[seat.kind], seat.browser].filter(Boolean).join(" · ");

/** "Anna", or what kind of device it is when nobody gave a name. @param {Seat} seat */
export const whoIs = (seat) =>
  seat.name || _("Somebody on a {device}", { device: labels.DeviceKind[seat.kind].toLowerCase() });

/** @param {Connection} connection @param {Seat} seat */
export const isConnected = (connection, seat) => connection.state.devices.includes(seat.device);

/** @param {Connection} connection @param {Seat} seat */
export const lastSeen = (connection, seat) =>
  Math.max(seat.seen ?? 0, connection.state.seen[seat.device] ?? 0, seat.since ?? 0);
