/* What of the map stands out, and the screen that looks along with the facilitator. */

const WAIT = 150; // milliseconds: a hand that zooms or pans is followed in a few steps

/* `wanted` { domain, ring, colour, name, own } gives the function that says of a party or a line whether it stands out. */
export function standsOut(map, { domain, ring, colour, name, own }) {
  const fits = (party) =>
    party &&
    (!domain || party.domain === domain) &&
    (!ring || party.ring === ring) &&
    (!name || party.name.toLowerCase().includes(name));
  const ours = own ? new Set([own, ...map.linesOf(own).flatMap((line) => [line.one, line.other])]) : null;
  const ends = (line) => fits(map.parties.get(line.one)) || fits(map.parties.get(line.other));
  const coloured = (line) => !colour || line.colour === colour;
  return (noun, id, item) =>
    noun === "line"
      ? ends(item) && coloured(item) && (!own || item.one === own || item.other === own)
      : fits(item) && (!ours || ours.has(id)) && (!colour || map.linesOf(id).some(coloured));
}

const within = (value, most) => Math.max(-most, Math.min(most, Math.round(value)));

/* On the console: the screen sees what is seen here, as long as the facilitator wants that. */
export class ShownAlong {
  constructor(map) {
    this.map = map;
  }

  get on() {
    return Boolean(this.map.connection.state.scalars.map_view);
  }

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
  changed() {
    clearTimeout(this.patience);
    if (!this.on || this.map.connection.state.scalars.map_view.matrix) return;
    this.patience = setTimeout(() => {
      const view = this.view();
      if (!this.on || this.told === JSON.stringify(view)) return;
      this.told = JSON.stringify(view);
      this.map.now({ type: "show_map", view });
    }, WAIT);
  }
}

/* On the screen. */
export function lookAlong(map, view) {
  const { drawing_: drawing } = map;
  const { x = 0, y = 0, zoom = 1, opened = null } = view ?? {};
  if (JSON.stringify(drawing.view) !== JSON.stringify({ x, y, zoom })) {
    drawing.view = { x, y, zoom };
    drawing.turn();
  }
  drawing.dim(standsOut(map, view ?? {}));
  drawing.select(opened);
}
