/* The network map as a drawing: rings behind, lines, parties in front. Its handling is in map_hands.js, how
   large the names are in map_letters.js, how lines go round parties in map_routing.js. */

import { Letters } from "./map_letters.js";
import { controlOf, onCurve, Routes } from "./map_routing.js";
import { lookOf, seenBy } from "./map_sides.js";
import { entries } from "./page.js";
import { set, svg } from "./svg.js";
import { _, labels } from "./words.js";

/** @param {MapStyle["shapes"][Domain]} points @param {number} size */
const shapePath = (points, size) =>
  `M${points.map(([x, y]) => `${(x * size).toFixed(1)},${(y * size).toFixed(1)}`).join("L")}Z`;

/** @param {LineStyle} look */
const strokeOf = ({ stroke, width, dash }) => ({ stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") });

/**
 * In its colour, which is lighter on a dark map.
 * @template {SVGElement} Node @param {Node} node @param {string} colour
 */
const tinted = (node, colour) => {
  node.style.setProperty("--tint-of", colour);
  return node;
};

/** For legend and tables. @param {MapStyle} style @param {Domain} domain */
export const domainSample = (style, domain) =>
  sample(
    filled(
      { d: shapePath(style.shapes[domain], 8), transform: "translate(22 10)", class: "shape" },
      style.fills[domain],
    ),
  );

/** @param {Record<string, string>} attributes @param {string} fill */
const filled = (attributes, fill) => tinted(svg("path", { ...attributes, fill }), fill);

/**
 * A short piece of a line, for legend and tables.
 * @param {MapStyle} style @param {Pick<Line, "colour" | "views">} line
 */
export function lineSample(style, line) {
  const { stroke, mark, strands } = lookOf(style, line);
  return sample(
    ...strands.map((strand, number) => {
      const y = strands.length > 1 ? 7 + 6 * number : 10;
      return tinted(svg("line", { x1: 1, y1: y, x2: 43, y2: y, class: "strand", ...strokeOf(strand) }), strand.stroke);
    }),
    ...signed(
      mark,
      { cx: 22, cy: 10, rx: mark.length > 1 ? 12 : 8, ry: 8, "stroke-width": 1 },
      { x: 22, y: 14, "font-size": 13 },
      stroke,
    ),
  );
}

/**
 * The sign of a line in its dot.
 * @param {string} mark @param {Record<string, number>} round @param {Record<string, number>} at @param {string} stroke
 */
const signed = (mark, round, at, stroke) => [
  tinted(svg("ellipse", { class: "dot", ...round, fill: "var(--kompas-card)", stroke }), stroke),
  tinted(
    svg("text", { class: "sign", "text-anchor": "middle", "font-weight": 700, ...at, fill: stroke }, mark),
    stroke,
  ),
];

/** @param {...SVGElement} parts */
const sample = (...parts) => svg("svg", { viewBox: "0 0 44 20", class: "sample", "aria-hidden": "true" }, ...parts);

export class Drawing {
  /** @type {Map<string, ShownParty>} */
  parties = new Map();
  /** @type {Map<string, ShownLine>} */
  lines = new Map();
  /** Which lines end at a party. @type {Map<string, Set<string>>} */
  joined = new Map();
  /** Where a party was put down, until the server has it there. @type {Map<string, Spot & { action?: string }>} */
  held = new Map();
  view = { x: 0, y: 0, zoom: 1 };
  scale = 0;
  crowded = false;
  /** @type {string | null | undefined} */
  lifted; // the party under the hand
  /** The party that is open. @type {string | null} */
  chosen = null;
  /** The party or line that is open, as `party:…` or `line:…`. @type {string | null} */
  opened = null;
  /** What is pointed at, in the same way. @type {string | null} */
  pointed = null;
  /** The names of the rings, and how far from the middle each ring reaches. @type {{ node: SVGTextElement, share: number }[]} */
  rings = [];
  /** @type {Routes | null} */
  routes = null;
  /** Where everything stood when lines were routed, and how often that changed. */
  geometry = "";
  laid = 0;
  /** @type {string | undefined} */
  focused;
  /** @type {DOMMatrix | null} */
  matrix = null;

  /** @param {NetworkMap} owner @param {MapStyle} style */
  constructor(owner, style) {
    this.owner = owner;
    this.style = style;
    this.ground = svg("g", { class: "ground" });
    /** @type {Record<string, SVGGElement>} */
    this.depths = Object.fromEntries(style.back_to_front.map((colour) => [colour, svg("g")]));
    this.lineLayer = svg("g", { class: "lines" }, ...Object.values(this.depths));
    this.partyLayer = svg("g", { class: "parties" });
    this.rubber = svg("line", { class: "rubber", visibility: "hidden" });
    this.ringNames = svg("g", {});
    this.world = svg("g", {}, this.ground, this.lineLayer, this.ringNames, this.rubber, this.partyLayer);
    this.svg = svg(
      "svg",
      {
        class: "drawing",
        role: "group",
        "aria-label": _("Network map"),
        viewBox: this.frame(),
        preserveAspectRatio: "xMidYMid meet",
      },
      this.world,
    );
    this.node = document.createElement("div");
    this.node.className = "plane";
    this.node.append(this.svg);
    this.letters = new Letters(this);
    this.drawGround();
  }

  frame() {
    return `${-this.style.width} ${-this.style.height} ${2 * this.style.width} ${2 * this.style.height}`;
  }

  drawGround() {
    const { width, height, rings } = this.style;
    this.ground.append(
      svg("rect", { class: "paper", x: -width, y: -height, width: 2 * width, height: 2 * height, rx: 16 }),
    );
    for (const [ring, share] of entries(rings).sort((one, other) => other[1] - one[1])) {
      this.ground.append(svg("ellipse", { class: `ring ${ring}`, rx: width * share, ry: height * share }));
      this.ringNames.append(this.ringName(ring, share));
    }
    this.ringNames.append(this.ringName("outer", 1));
  }

  /** @param {Ring} ring @param {number} share */
  ringName(ring, share) {
    const node = svg("text", { class: "ringname", "text-anchor": "middle" }, labels.Ring[ring]);
    this.rings.push({ node, share });
    return node;
  }

  /* --- putting things on it -------------------------------------------------------------------------- */

  /** @param {Map<string, Party>} parties @param {Map<string, Line>} lines @param {number} scale */
  show(parties, lines, scale) {
    this.scale = scale;
    this.crowded = lines.size >= this.style.crowd;
    this.node.classList.toggle("crowded", this.crowded);
    this.joined = new Map([...parties.keys()].map((id) => [id, new Set()]));
    for (const [id, { one, other }] of lines) for (const end of [one, other]) this.joined.get(end)?.add(id);
    removeOthers(this.parties, parties);
    removeOthers(this.lines, lines);
    for (const [id, party] of parties) this.showParty(id, party);
    for (const [id, line] of lines) this.showLine(id, line);
    this.route();
    this.standOut();
    if (!this.focused || !this.parties.has(this.focused)) this.focusable(this.parties.keys().next().value);
    this.letters.later();
  }

  /** @param {string} id @param {Party} party */
  showParty(id, party) {
    const notes = this.owner.noted?.get(id) ?? 0;
    const version = JSON.stringify([party.label, party.domain, this.scale, notes]);
    const held = this.held.get(id);
    const item = this.parties.get(id) ?? this.newParty(id, party);
    if (held && held.x === party.x && held.y === party.y) this.held.delete(id);
    item.party = party;
    if (item.version !== version) this.drawParty(item, notes);
    item.version = version;
    const name = this.owner.nameOf(id);
    if (item.name !== name) item.node.setAttribute("aria-label", name);
    item.name = name;
    const { x, y } = held ?? party;
    if (this.lifted !== id && (x !== item.x || y !== item.y)) this.place(id, x ?? 0, y ?? 0);
  }

  /** @param {string} id @param {Party} party @returns {ShownParty} */
  newParty(id, party) {
    const node = svg("g", { class: "party", "data-id": id, role: "button", tabindex: "-1" });
    const item = { node, text: svg("text"), party, version: "", name: "", x: Number.NaN, y: Number.NaN };
    this.parties.set(id, item);
    this.partyLayer.append(node);
    return item;
  }

  /** @param {ShownParty} item @param {number} notes */
  drawParty(item, notes) {
    const {
      style: { shape, shapes, fills, font },
      scale,
    } = this;
    const { domain, label } = item.party;
    const size = shape * scale;
    item.text = svg("text", { class: "name", "text-anchor": "middle" });
    this.letters.write(item, { size: font * scale, lines: label });
    item.node.replaceChildren(
      svg("circle", { class: "halo", r: size * 1.55 }),
      filled({ class: "shape", d: shapePath(shapes[domain], size) }, fills[domain]),
      item.text,
      this.badge(notes, size, -size) ?? "",
    );
  }

  /** How many notes are with it, on a little post-it. @param {number} count */
  badge(count, x = 0, y = 0) {
    if (!count) return null;
    return svg(
      "g",
      { class: "badge", "aria-hidden": "true", transform: `translate(${x} ${y})` },
      svg("rect", { x: -10, y: -10, width: 20, height: 20, rx: 2 }),
      svg("text", { class: "count", "text-anchor": "middle", y: 5 }, String(count)),
    );
  }

  /** @param {string} id */
  findParty(id) {
    return /** @type {ShownParty} */ (this.parties.get(id));
  }

  /** @param {string} id @param {number} x @param {number} y */
  place(id, x, y) {
    const item = Object.assign(this.findParty(id), { x, y });
    item.node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  }

  /* Lines find their way anew when something stands elsewhere; one that is new finds it among what stood already. */
  route() {
    const spots = [...this.parties].map(([id, { x, y, party }]) => ({ id, x, y, label: party.label }));
    const geometry = JSON.stringify([this.scale, spots]);
    if (geometry !== this.geometry || !this.routes) {
      Object.assign(this, { geometry, laid: this.laid + 1 });
      this.routes = new Routes(this.style, this.scale, spots);
    }
    for (const item of this.lines.values()) {
      if (item.laid === this.laid) continue;
      item.laid = this.laid;
      this.stretch(item);
    }
  }

  /** @param {string} id */
  linesAt(id) {
    return [...(this.joined.get(id) ?? [])].map((line) => this.lines.get(line)).filter((line) => line !== undefined);
  }

  /** @param {string} id @param {Line} line */
  showLine(id, line) {
    const known = this.lines.get(id);
    const [notes, shift] = [this.owner.noted?.get(id) ?? 0, this.crowded ? shiftOf(id) : 0];
    const version = JSON.stringify([line.colour, line.views, this.crowded, notes]);
    const fresh = known && known.line.colour !== line.colour;
    if (known) known.line = line;
    if (known?.version === version) return;
    const node = known?.node ?? svg("g", { class: "line", "data-line": id });
    this.lines.set(id, { ...this.dressed(node, line, notes), shift, version });
    const depth = seenBy(line) === "differ" ? this.style.back_to_front.at(-1) : line.colour;
    this.depths[depth ?? line.colour].append(node);
    if (fresh) this.flash(node);
  }

  /**
   * A line that two sides see differently is drawn as two strands.
   * @param {SVGGElement} node @param {Line} line @returns {ShownLine}
   */
  dressed(node, line, notes = 0) {
    const look = lookOf(this.style, line);
    const strands = look.strands.map((one) =>
      tinted(svg("path", { class: `strand ${one.kind}`, fill: "none", ...strokeOf(one) }), one.stroke),
    );
    const grip = svg("path", { class: "grip", fill: "none" });
    const mark = svg("text", { class: "mark", "text-anchor": "middle", fill: look.stroke }, look.mark);
    const round = this.crowded ? 7 : 9;
    const wide = look.mark.length > 1 ? round * 1.5 : round;
    const dot = svg("ellipse", { class: "dot", rx: wide, ry: round, stroke: look.stroke });
    for (const one of [mark, dot]) tinted(one, look.stroke);
    const badge = this.badge(notes);
    node.replaceChildren(grip, ...strands, dot, mark, badge ?? "");
    node.classList.remove(...this.style.back_to_front);
    node.classList.add(line.colour);
    node.dataset.seen = seenBy(line) ?? "";
    return { node, line, strands, grip, mark, dot, badge, shift: 0, laid: 0, path: "", version: "" };
  }

  /** @param {ShownLine} item @param {Record<string, Spot>} moved */
  stretch(item, moved = {}) {
    const { line, strands, grip, dot, mark, badge, shift } = item;
    const [one, other] = [line.one, line.other].map((end) => moved[end] ?? this.parties.get(end));
    if (!one || !other || !this.routes) return;
    const control = controlOf(one, other, this.routes.bend(line.one, one, line.other, other));
    const path = curveBeside(one, control, other, 0);
    if (item.path === path) return;
    item.path = path;
    const apart = strands.length > 1 ? 4 : 0;
    strands.forEach((strand, number) => {
      strand.setAttribute("d", curveBeside(one, control, other, number ? apart : -apart));
    });
    grip.setAttribute("d", path);
    const { x, y } = onCurve(one, control, other, 0.5 + shift);
    set(dot, { cx: x.toFixed(1), cy: y.toFixed(1) });
    set(mark, { x: x.toFixed(1), y: (y + 5).toFixed(1) });
    badge?.setAttribute("transform", `translate(${(x + 17).toFixed(1)} ${(y - 13).toFixed(1)})`);
  }

  /** @param {SVGElement} node */
  flash(node) {
    node.classList.remove("fresh");
    requestAnimationFrame(() => node.classList.add("fresh"));
    node.onanimationend = () => node.classList.remove("fresh");
  }

  /** `shown` says what stands out; the rest is dimmed. @param {StandsOut} shown */
  dim(shown) {
    for (const [id, { node, party }] of this.parties) node.classList.toggle("dim", !shown(id, party));
    for (const [id, { node, line }] of this.lines) node.classList.toggle("dim", !shown(id, line));
  }

  /** @param {string | null} key */
  select(key) {
    const [noun, id] = (key ?? ":").split(":");
    this.opened = key;
    this.chosen = noun === "party" ? id : null;
    for (const [other, { node }] of this.parties) node.classList.toggle("chosen", noun === "party" && other === id);
    for (const [other, { node }] of this.lines) node.classList.toggle("chosen", noun === "line" && other === id);
    this.standOut();
  }

  /** @param {string | null} key */
  point(key) {
    if (this.pointed === key) return;
    this.pointed = key;
    this.standOut();
  }

  /* What is pointed at, or else what is open, stands out with all that it touches; the rest fades. Not for who draws
     lines: they look for the next party. */
  standOut() {
    const key = this.owner.drawing() ? null : (this.pointed ?? this.opened);
    const [noun, id] = (key ?? ":").split(":");
    const known = noun === "party" ? this.parties.has(id) : this.lines.has(id);
    this.node.classList.toggle("standing-out", known);
    if (!known) return;
    const lines = noun === "party" ? (this.joined.get(id) ?? new Set()) : new Set([id]);
    const ends = [...lines].flatMap((key) => {
      const { one, other } = this.lines.get(key)?.line ?? {};
      return [one, other];
    });
    const parties = new Set(noun === "party" ? [id, ...ends] : ends);
    for (const [key, { node }] of this.parties) node.classList.toggle("near", parties.has(key));
    for (const [key, { node }] of this.lines) node.classList.toggle("near", lines.has(key));
  }

  /** One party at a time can be reached with Tab; arrows go from there. @param {string | undefined} id */
  focusable(id, now = false) {
    this.parties.get(this.focused ?? "")?.node.setAttribute("tabindex", "-1");
    this.focused = id;
    const node = this.parties.get(id ?? "")?.node;
    node?.setAttribute("tabindex", "0");
    if (now) node?.focus({ preventScroll: true });
  }

  /** It was not accepted, or it has arrived: back to where the server has it. @param {string} id */
  release(id) {
    this.held.delete(id);
    const item = this.parties.get(id);
    if (!item) return;
    this.showParty(id, item.party);
    this.route();
  }

  /* --- looking around ---------------------------------------------------------------------------------- */

  turn() {
    this.world.setAttribute("transform", `scale(${this.view.zoom}) translate(${-this.view.x} ${-this.view.y})`);
    this.letters.later();
    this.owner.turned?.();
  }

  /** @param {number} factor */
  zoom(factor, at = { x: 0, y: 0 }) {
    const { view } = this;
    const before = view.zoom;
    view.zoom = Math.min(6, Math.max(0.5, before * factor));
    view.x += at.x / before - at.x / view.zoom;
    view.y += at.y / before - at.y / view.zoom;
    this.turn();
  }

  fit() {
    this.view = { x: 0, y: 0, zoom: 1 };
    this.turn();
  }

  /** Where on the page a party or the sign of a line is. @param {string} key @returns {Spot | null} */
  onPage(key) {
    const [noun, id] = key.split(":");
    const node = noun === "party" ? this.parties.get(id)?.node.querySelector(".shape") : this.lines.get(id)?.dot;
    const { left, top, width, height } = node?.getBoundingClientRect() ?? new DOMRect();
    return width ? { x: left + width / 2, y: top + height / 2 } : null;
  }

  /** The map so many pixels up. @param {number} pixels */
  raise(pixels) {
    this.view.y += pixels / (this.letters.pixels * this.view.zoom);
    this.turn();
  }

  /** @param {string} id */
  centre(id) {
    const { x, y } = this.findParty(id);
    this.view = { x, y, zoom: Math.max(1.8, this.view.zoom) };
    this.turn();
  }

  /** Asked once for each hand: it costs a layout. */
  paper() {
    return /** @type {DOMMatrix} */ (this.svg.getScreenCTM()).inverse();
  }

  /**
   * From the screen to the plane before panning and zooming, and with them.
   * @param {MouseEvent} event @returns {Spot}
   */
  onPaper(event) {
    const matrix = this.matrix ?? this.paper();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x: point.x, y: point.y };
  }

  /** @param {MouseEvent} event @returns {Spot} */
  inWorld(event) {
    const { x, y } = this.onPaper(event);
    return { x: x / this.view.zoom + this.view.x, y: y / this.view.zoom + this.view.y };
  }
}

/**
 * The ends of a line that lies so far to one side of the one between two spots.
 * @param {Spot} one @param {Spot} other @param {number} apart
 */
export function besides(one, other, apart) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ox, oy] = [(-dy / length) * apart, (dx / length) * apart];
  return { x1: one.x + ox, y1: one.y + oy, x2: other.x + ox, y2: other.y + oy };
}

/**
 * The curve as a path, so far to one side.
 * @param {Spot} one @param {Spot} control @param {Spot} other @param {number} apart
 */
function curveBeside(one, control, other, apart) {
  const { x1, y1, x2, y2 } = besides(one, other, apart);
  const [dx, dy] = [x1 - one.x, y1 - one.y];
  const numbers = [x1, y1, control.x + dx, control.y + dy, x2, y2].map((number) => number.toFixed(1));
  return `M${numbers[0]} ${numbers[1]}Q${numbers[2]} ${numbers[3]} ${numbers[4]} ${numbers[5]}`;
}

/**
 * How far from the middle of its line a sign lies where there are many, so that signs lie beside each other.
 * @param {string} id
 */
const shiftOf = (id) => (([...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 7) - 3) / 20;

/** @param {Map<string, { node: Element }>} shown @param {Map<string, unknown>} wanted */
function removeOthers(shown, wanted) {
  for (const [id, { node }] of shown) {
    if (wanted.has(id)) continue;
    node.remove();
    shown.delete(id);
  }
}
