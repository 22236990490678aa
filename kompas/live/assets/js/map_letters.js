/* The names on the map as large as can be read: larger than they are drawn where there is room, shortened where there
   is a little, left out where they would only be smudges. The server laid them out so that they fit as drawn, below
   their party; where that is taken, a name stands beside or above it. Names of rings make way for parties. */

/** @import { Drawing } from "./map_drawing.js" */
import { set, svg } from "./svg.js";

/**
 * @typedef {{ size: number, lines: string[], side?: Side }} Lettering
 * @typedef {"below" | "right" | "left" | "above"} Side
 * @typedef {{ id: string, left: number, right: number, top: number, bottom: number }} Box
 */

const WIDE = 0.56; // of a character, in ems
const READABLE = 8; // pixels; less is a smudge
const SMALL = 11; // from here a whole name is better than half a larger one
const GREATEST = 4; // times as large as it is drawn
const RING = 1.2; // how much larger the names of the rings are
const SMALLEST_RING = 18;
const SPACED = 1.1; // letters of a ring stand apart
const ASIDE = 1.3; // times half a shape, from its middle to a name beside it
const NOWHERE = { left: 0, right: 0, top: 0 };
/** @type {Side[]} */
const SIDES = ["below", "right", "left", "above"];
/** Where on its ring a name may stand, in degrees from the top: the first that is free. */
const ANGLES = [0, 180, -24, 24, 156, 204, -48, 48, 132, 228];

export class Letters {
  pixels = 0;
  /** @type {number | null} */
  waiting = null;

  /** @param {Drawing} drawing */
  constructor(drawing) {
    this.drawing = drawing;
  }

  /* How many pixels the screen gives to one unit of the drawing; asked when the room changes. */
  measure() {
    const { svg: sheet, style } = this.drawing;
    const { width, height } = sheet.getBoundingClientRect();
    this.pixels = Math.min(width / (2 * style.width), height / (2 * style.height));
  }

  later() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.lay();
    });
  }

  lay() {
    const { drawing } = this;
    const pixels = this.pixels * drawing.view.zoom;
    if (!pixels || !drawing.scale) return;
    const own = drawing.style.font * drawing.scale;
    const large = Math.min(Math.max(own, drawing.owner.letter() / pixels), own * GREATEST);
    const taken = [...drawing.parties].map(([id, party]) => this.shape(id, party));
    taken.push(...this.layRings(Math.max(SMALLEST_RING, (RING * drawing.owner.letter()) / pixels), own));
    for (const [id, party] of this.inOrder()) this.write(party, this.choose(id, party, own, large, pixels, taken));
  }

  /** Gives the room that they take. @param {number} size @param {number} own @returns {Box[]} */
  layRings(size, own) {
    const { drawing } = this;
    drawing.node.style.setProperty("--ring", `${size}px`);
    const shapes = [...drawing.parties].map(([id, party]) => this.shape(id, party));
    const names = [...drawing.parties].map(([id, party]) =>
      this.box(id, party, { size: own, lines: party.party.label }),
    );
    return drawing.rings.map(({ node, share }) => {
      const boxes = ANGLES.map((angle) => this.ringBox(node, share, angle, size));
      const box = leastMet(boxes, [...shapes, ...shapes, ...names]); // a name may still make way, a shape does not
      shapes.push(box);
      set(node, { x: ((box.left + box.right) / 2).toFixed(1), y: (box.bottom - 0.25 * size).toFixed(1) });
      return box;
    });
  }

  /** @param {SVGTextElement} node @param {number} share @param {number} angle @param {number} size @returns {Box} */
  ringBox(node, share, angle, size) {
    const { width, height } = this.drawing.style;
    const half = ((node.textContent ?? "").length * size * WIDE * SPACED) / 2;
    const turn = (angle * Math.PI) / 180;
    const [x, y] = [Math.sin(turn) * width * share, -Math.cos(turn) * height * share];
    const top = Math.cos(turn) > 0 ? y + 2 : y - 2 - size * 1.2; // within its ring
    return { id: "ring", left: x - half, right: x + half, top, bottom: top + size * 1.2 };
  }

  /* Open parties and those with many lines get their names first. */
  inOrder() {
    const { parties, joined, chosen } = this.drawing;
    /** @param {string} id */
    const weight = (id) => (id === chosen ? Infinity : (joined.get(id)?.size ?? 0));
    return [...parties].sort(([one], [other]) => weight(other) - weight(one));
  }

  /**
   * @param {string} id @param {ShownParty} party @param {number} own @param {number} large @param {number} pixels
   * @param {Box[]} taken @returns {Lettering}
   */
  choose(id, party, own, large, pixels, taken) {
    const { label } = party.party;
    for (const lettering of tries(label, own, large, pixels)) {
      const boxes = SIDES.map((side) => ({ side, box: this.box(id, party, { ...lettering, side }) }));
      const free = boxes.find(
        ({ box }) => this.isOnMap(box) && !taken.some((other) => other.id !== id && meets(box, other)),
      );
      const found = free ?? (id === this.drawing.chosen ? boxes[0] : null);
      if (!found) continue;
      taken.push(found.box);
      return { ...lettering, side: found.side };
    }
    return { size: own, lines: own * pixels < READABLE ? [] : label };
  }

  /** @param {Box} box */
  isOnMap({ left, right, top, bottom }) {
    const { width, height } = this.drawing.style;
    return left >= -width && right <= width && top >= -height && bottom <= height;
  }

  /** @param {string} id @param {Spot} middle @returns {Box} */
  shape(id, { x, y }) {
    const half = this.drawing.style.shape * this.drawing.scale;
    return { id, left: x - half, right: x + half, top: y - half, bottom: y + half };
  }

  /** @param {string} id @param {Spot} middle @param {Lettering} lettering @returns {Box} */
  box(id, { x, y }, { lines, size, side = "below" }) {
    const { style, scale } = this.drawing;
    const wide = Math.max(...lines.map((line) => line.length)) * size * WIDE;
    const high = size * style.line_height * lines.length;
    const shape = style.shape * scale;
    const most = style.width - wide; // not over the edge of the map
    const middle = Math.max(-style.width, Math.min(most, x - wide / 2));
    const left = { below: middle, above: middle, right: x + shape * ASIDE, left: x - shape * ASIDE - wide };
    const top = { below: y + shape, above: y - shape - high, right: y - high / 2, left: y - high / 2 };
    return { id, left: left[side], right: left[side] + wide, top: top[side], bottom: top[side] + high };
  }

  /** @param {ShownParty | { text: SVGTextElement, x: number, y: number }} party @param {Lettering} lettering */
  write({ text, ...spot }, { size, lines, side = "below" }) {
    const { style } = this.drawing;
    const at = Number.isNaN(spot.x) ? { x: 0, y: 0 } : spot; // it has no place yet
    const { left, right, top } = lines.length ? this.box("", at, { size, lines, side }) : NOWHERE;
    const x = { below: (left + right) / 2, above: (left + right) / 2, right: left, left: right }[side] - at.x;
    const y = top - at.y;
    const version = `${size.toFixed(2)}/${side}/${x.toFixed(1)}/${lines.join("/")}`;
    if (text.dataset.version === version) return;
    text.dataset.version = version;
    text.setAttribute("font-size", size.toFixed(2));
    text.setAttribute("text-anchor", { below: "middle", above: "middle", right: "start", left: "end" }[side]);
    text.replaceChildren(
      ...lines.map((part, number) =>
        svg(
          "tspan",
          { x: x.toFixed(1), y: (y + size * (style.line_height * number + (side === "below" ? 1 : 0.85))).toFixed(1) },
          part,
        ),
      ),
    );
  }
}

/**
 * The whole name as large as can be, a little smaller, and only its beginning.
 * @param {string[]} label @param {number} own @param {number} large @param {number} pixels @returns {Lettering[]}
 */
export function tries(label, own, large, pixels) {
  const between = Math.sqrt(own * large);
  const found = [{ size: large, lines: label }];
  if (between * pixels >= SMALL) found.push({ size: between, lines: label });
  if (label.length > 1 && own * pixels < SMALL) found.push({ size: large, lines: [`${label[0].replace(/…$/, "")}…`] });
  return found;
}

/** The first that lies over the fewest of the others. @param {Box[]} boxes @param {Box[]} others */
function leastMet(boxes, others) {
  const counts = boxes.map((box) => others.filter((other) => meets(box, other)).length);
  return boxes[counts.indexOf(Math.min(...counts))];
}

/** @param {Box} one @param {Box} other */
export const meets = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
