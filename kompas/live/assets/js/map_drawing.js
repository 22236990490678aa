/* The network map as a drawing: rings behind, lines, parties in front. What hands do with it is in map_hands.js, how large
   the names are in map_letters.js. */

import { Letters } from "./map_letters.js";
import { example, lookOf, seenBy } from "./map_sides.js";

const NAMESPACE = "http://www.w3.org/2000/svg";

export const svg = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children.filter(Boolean));
  return node;
};

const shapePath = (points, size) =>
  `M${points.map(([x, y]) => `${(x * size).toFixed(1)},${(y * size).toFixed(1)}`).join("L")}Z`;

/* A short piece of a line, or a shape, for legend and tables: of a "domain", of a colour ("line"), of how two sides see it
   ("sides"), or of one line as it is ("seen"). */
export function sample(style, kind, value) {
  const icon = svg("svg", { viewBox: "0 0 44 20", class: "sample", "aria-hidden": "true" });
  if (kind === "domain") {
    icon.append(
      svg("path", { d: shapePath(style.shapes[value], 8), transform: "translate(22 10)", fill: style.fills[value] }),
    );
  } else {
    const { stroke, mark, strands } = lookOf(
      style,
      kind === "sides" ? example(value) : kind === "seen" ? value : { colour: value },
    );
    const text = svg("text", {
      x: 22,
      y: 14,
      "text-anchor": "middle",
      "font-size": 13,
      "font-weight": 700,
      fill: stroke,
    });
    text.textContent = mark;
    icon.append(
      ...strands.map((strand, number) => {
        const y = strands.length > 1 ? 7 + 6 * number : 10;
        return svg("line", {
          x1: 1,
          y1: y,
          x2: 43,
          y2: y,
          stroke: strand.stroke,
          "stroke-width": strand.width,
          "stroke-dasharray": strand.dash.join(" "),
        });
      }),
      svg("ellipse", { cx: 22, cy: 10, rx: mark.length > 1 ? 12 : 8, ry: 8, fill: "#fff", stroke, "stroke-width": 1 }),
      text,
    );
  }
  return icon;
}

export class Drawing {
  constructor(owner, style, words) {
    Object.assign(this, {
      owner,
      style,
      words,
      parties: new Map(),
      lines: new Map(),
      view: { x: 0, y: 0, zoom: 1 },
      pointers: new Map(),
      held: new Map(),
      joined: new Map(),
    });
    this.ground = svg("g", { class: "ground" });
    this.depths = Object.fromEntries(style.back_to_front.map((colour) => [colour, svg("g")]));
    this.lineLayer = svg("g", { class: "lines" }, ...Object.values(this.depths));
    this.partyLayer = svg("g", { class: "parties" });
    this.rubber = svg("line", { class: "rubber", visibility: "hidden" });
    this.world = svg("g", {}, this.ground, this.lineLayer, this.rubber, this.partyLayer);
    this.svg = svg(
      "svg",
      {
        class: "drawing",
        role: "group",
        "aria-label": words.map,
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
    for (const [ring, share] of Object.entries(rings).sort((one, other) => other[1] - one[1])) {
      this.ground.append(
        svg("ellipse", { class: `ring ${ring}`, rx: width * share, ry: height * share }),
        this.ringName(ring, -height * share + 20),
      );
    }
    this.ground.append(this.ringName("outer", -height + 22));
  }

  ringName(ring, y) {
    const text = svg("text", { class: "ringname", x: 0, y, "text-anchor": "middle" });
    text.textContent = this.words.rings[ring];
    return text;
  }

  /* --- putting things on it -------------------------------------------------------------------------- */

  show(parties, lines, scale) {
    this.scale = scale;
    this.crowded = lines.size >= this.style.crowd;
    this.node.classList.toggle("crowded", this.crowded);
    this.joined = new Map([...parties.keys()].map((id) => [id, new Set()]));
    for (const [id, { one, other }] of lines) for (const end of [one, other]) this.joined.get(end)?.add(id);
    for (const [id, { node }] of this.parties)
      if (!parties.has(id)) {
        node.remove();
        this.parties.delete(id);
      }
    for (const [id, { node }] of this.lines)
      if (!lines.has(id)) {
        node.remove();
        this.lines.delete(id);
      }
    for (const [id, party] of parties) this.showParty(id, party);
    for (const [id, line] of lines) this.showLine(id, line);
    if (!this.parties.has(this.focused)) this.focusable(this.parties.keys().next().value);
    this.letters.later();
  }

  showParty(id, party) {
    const known = this.parties.get(id);
    const notes = this.owner.noted?.get(id) ?? 0;
    const version = JSON.stringify([party.label, party.domain, this.scale, notes]);
    const held = this.held.get(id);
    const at = held ?? party;
    const item = known ?? { node: svg("g", { class: "party", "data-id": id, role: "button", tabindex: "-1" }) };
    if (held && held.x === party.x && held.y === party.y) this.held.delete(id);
    item.party = party;
    if (item.version !== version) item.node.replaceChildren(...this.partyParts(item, party, notes));
    item.version = version;
    const name = this.owner.nameOf(id);
    if (item.name !== name) item.node.setAttribute("aria-label", (item.name = name));
    if (!known) {
      this.parties.set(id, item);
      this.partyLayer.append(item.node);
    }
    const [x, y] = [at.x ?? 0, at.y ?? 0];
    if (this.lifted !== id && (x !== item.x || y !== item.y)) this.place(id, x, y);
  }

  partyParts(item, party, notes) {
    const { style, scale } = this;
    const size = style.shape * scale;
    const shape = svg("path", {
      class: "shape",
      d: shapePath(style.shapes[party.domain], size),
      fill: style.fills[party.domain],
    });
    item.text = svg("text", { class: "name", "text-anchor": "middle" });
    this.letters.write(item, { size: style.font * scale, lines: party.label });
    return [svg("circle", { class: "halo", r: size * 1.55 }), shape, item.text, this.badge(notes, size, -size)];
  }

  /* How many notes are with it, on a little post-it. */
  badge(count, x = 0, y = 0) {
    if (!count) return "";
    const text = svg("text", { class: "count", "text-anchor": "middle", y: 5 });
    text.textContent = count;
    return svg(
      "g",
      { class: "badge", "aria-hidden": "true", transform: `translate(${x} ${y})` },
      svg("rect", { x: -10, y: -10, width: 20, height: 20, rx: 2 }),
      text,
    );
  }

  place(id, x, y) {
    const item = this.parties.get(id);
    Object.assign(item, { x, y });
    item.node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    for (const line of this.linesAt(id)) this.stretch(line);
  }

  linesAt(id) {
    return [...(this.joined.get(id) ?? [])].map((line) => this.lines.get(line)).filter(Boolean);
  }

  showLine(id, line) {
    const known = this.lines.get(id);
    const item = known ?? { node: svg("g", { class: "line", "data-line": id }) };
    const fresh = known && known.line.colour !== line.colour;
    item.line = line;
    if (!known) this.lines.set(id, item);
    const split = seenBy(line) === "differ";
    const version = JSON.stringify([line.colour, line.views, this.crowded, this.owner.noted?.get(id)]);
    if (item.version === version) return;
    item.version = version;
    item.shift = this.crowded ? (([...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 7) - 3) / 20 : 0; // signs beside each other
    this.dress(item, line, this.owner.noted?.get(id));
    this.depths[split ? this.style.back_to_front.at(-1) : line.colour].append(item.node);
    this.stretch(item);
    if (fresh) this.flash(item.node);
  }

  /* A line that two sides see differently is drawn as two strands. */
  dress(item, line, notes = 0) {
    const { stroke, mark, strands } = lookOf(this.style, line);
    item.strands = strands.map((one) =>
      svg("line", {
        class: `strand ${one.kind}`,
        stroke: one.stroke,
        "stroke-width": one.width,
        "stroke-dasharray": one.dash.join(" "),
      }),
    );
    item.grip = svg("line", { class: "grip" });
    item.mark = svg("text", { class: "mark", "text-anchor": "middle", fill: stroke });
    item.mark.textContent = mark;
    const round = this.crowded ? 7 : 9;
    item.dot = svg("ellipse", { class: "dot", rx: mark.length > 1 ? round * 1.5 : round, ry: round, stroke });
    item.badge = this.badge(notes);
    item.node.replaceChildren(item.grip, ...item.strands, item.dot, item.mark, item.badge);
    item.node.classList.remove(...this.style.back_to_front);
    item.node.classList.add(line.colour);
    item.node.dataset.seen = seenBy(line) ?? "";
  }

  stretch(item, moved = {}) {
    const [one, other] = [item.line.one, item.line.other].map((end) => moved[end] ?? this.parties.get(end));
    if (!one || !other) return;
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const length = Math.hypot(dx, dy) || 1;
    const apart = item.strands.length > 1 ? 4 : 0;
    item.strands.forEach((strand, number) => {
      const side = number ? apart : -apart;
      const [ox, oy] = [(-dy / length) * side, (dx / length) * side];
      set(strand, one.x + ox, one.y + oy, other.x + ox, other.y + oy);
    });
    set(item.grip, one.x, one.y, other.x, other.y);
    const share = 0.5 + (item.shift ?? 0);
    const [mx, my] = [one.x + dx * share, one.y + dy * share];
    item.dot.setAttribute("cx", mx);
    item.dot.setAttribute("cy", my);
    item.mark.setAttribute("x", mx);
    item.mark.setAttribute("y", my + 5);
    if (item.badge) item.badge.setAttribute("transform", `translate(${mx + 17} ${my - 13})`);
  }

  flash(node) {
    node.classList.remove("fresh");
    requestAnimationFrame(() => node.classList.add("fresh"));
    node.onanimationend = () => node.classList.remove("fresh");
  }

  /* `shown(kind, id, item)` says what stands out; the rest is dimmed. */
  dim(shown) {
    for (const [id, { node, party }] of this.parties) node.classList.toggle("dim", !shown("party", id, party));
    for (const [id, { node, line }] of this.lines) node.classList.toggle("dim", !shown("line", id, line));
  }

  select(key) {
    const [noun, id] = (key ?? ":").split(":");
    this.chosen = noun === "party" ? id : null;
    for (const [other, { node }] of this.parties) node.classList.toggle("chosen", noun === "party" && other === id);
    const aside = noun === "party" && this.crowded;
    for (const [other, { node, line }] of this.lines) {
      node.classList.toggle("chosen", noun === "line" && other === id);
      node.classList.toggle("aside", aside && line.one !== id && line.other !== id);
    }
  }

  /* One party at a time can be reached with Tab; arrows go from there. */
  focusable(id, now = false) {
    this.parties.get(this.focused)?.node.setAttribute("tabindex", "-1");
    this.focused = id;
    const node = this.parties.get(id)?.node;
    node?.setAttribute("tabindex", "0");
    if (now) node?.focus({ preventScroll: true });
  }

  /* It was not accepted, or it has arrived: back to where the server has it. */
  release(id) {
    this.held.delete(id);
    const item = this.parties.get(id);
    if (item) this.showParty(id, item.party);
  }

  /* --- looking around ---------------------------------------------------------------------------------- */

  turn() {
    this.world.setAttribute("transform", `scale(${this.view.zoom}) translate(${-this.view.x} ${-this.view.y})`);
    this.letters.later();
    this.owner.turned?.();
  }

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

  centre(id) {
    const { x, y } = this.parties.get(id);
    this.view = { x, y, zoom: Math.max(1.8, this.view.zoom) };
    this.turn();
  }

  /* From the screen to the plane before panning and zooming, and with them. */
  onPaper(event) {
    const matrix = this.matrix ?? this.svg.getScreenCTM().inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x: point.x, y: point.y };
  }

  inWorld(event) {
    const { x, y } = this.onPaper(event);
    return { x: x / this.view.zoom + this.view.x, y: y / this.view.zoom + this.view.y };
  }
}

export function set(line, x1, y1, x2, y2) {
  line.setAttribute("x1", x1);
  line.setAttribute("y1", y1);
  line.setAttribute("x2", x2);
  line.setAttribute("y2", y2);
}
