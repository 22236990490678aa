/* The part of the map that stands out, and the screen that looks along with the facilitator. */

const WAIT = 150; // milliseconds: a hand that zooms or pans is followed in a few steps

/**
 * Which parties and lines are wanted gives the function that says of each whether it stands out.
 * @param {Pick<NetworkMap, "parties" | "linesOf">} map
 * @param {{ domain?: string | null, ring?: string | null, colour?: string | null, name?: string,
 *   own?: string | null }} wanted
 * @returns {StandsOut}
 */
export function standsOut(map, { domain, ring, colour, name, own }) {
  /** @param {Party | undefined} party */
  const fits = (party) =>
    party !== undefined &&
    (!domain || party.domain === domain) &&
    (!ring || party.ring === ring) &&
    (!name || party.name.toLowerCase().includes(name));
  const ours = own ? new Set([own, ...map.linesOf(own).flatMap((line) => [line.one, line.other])]) : null;
  /** @param {Line} line */
  const coloured = (line) => !colour || line.colour === colour;
  return (id, item) => {
    if ("name" in item) return fits(item) && (!ours || ours.has(id)) && (!colour || map.linesOf(id).some(coloured));
    const ends = fits(map.parties.get(item.one)) || fits(map.parties.get(item.other));
    return ends && coloured(item) && (!own || item.one === own || item.other === own);
  };
}

/** @param {number} value @param {number} most */
const within = (value, most) => Math.max(-most, Math.min(most, Math.round(value)));

/* On the console: the screen sees what is seen here, as long as the facilitator wants that. */
export class ShownAlong {
  /** @type {string | null} */
  told = null;

  /** @param {NetworkMap} map */
  constructor(map) {
    this.map = map;
  }

  get on() {
    return Boolean(this.map.connection.state.scalars.map_view);
  }

  /** @returns {MapView} */
  view() {
    const { map } = this;
    const { x, y, zoom } = map.drawing_.view;
    const { domain, ring, colour } = map.toolbar.wanted();
    return {
      x: within(x, map.style.width),
      y: within(y, map.style.height),
      zoom: Math.round(zoom * 100) / 100,
      domain: domain || null,
      ring: ring || null,
      colour: colour || null,
      opened: map.opened,
    };
  }

  toggle() {
    this.told = null;
    return this.map.now({ type: "show_map", view: this.on ? null : this.view() });
  }

  /* Something here looks different now. */
  noticeChange() {
    clearTimeout(this.patience);
    if (!this.on || this.map.connection.state.scalars.map_view?.matrix) return;
    this.patience = setTimeout(() => {
      const view = this.view();
      if (!this.on || this.told === JSON.stringify(view)) return;
      this.told = JSON.stringify(view);
      this.map.now({ type: "show_map", view });
    }, WAIT);
  }
}

/** On the screen. @param {NetworkMap} map @param {MapView | null} [view] */
export function lookAlong(map, view) {
  const { drawing_: drawing } = map;
  const { x = 0, y = 0, zoom = 1, opened = null } = view ?? {};
  if (JSON.stringify(drawing.view) !== JSON.stringify({ x, y, zoom })) {
    drawing.view = { x, y, zoom };
    drawing.turn();
  }
  drawing.dim(standsOut(map, view ?? { colour: map.connection.current()?.line_colour }));
  drawing.select(opened);
}
