/* The names on the map as large as can be read: larger than they are drawn where there is room, shortened where there
   is a little, left out where they would only be smudges. The server laid them out so that they fit as drawn. */

/** @import { Drawing } from "./map_drawing.js" */
import { svg } from "./svg.js";

/**
 * @typedef {{ size: number, lines: string[] }} Lettering
 * @typedef {{ id: string, left: number, right: number, top: number, bottom: number }} Box
 */

const WIDE = 0.56; // of a character, in ems
const READABLE = 8; // pixels; less is a smudge
const SMALL = 11; // from here a whole name is better than half a larger one
const GREATEST = 4; // times as large as it is drawn
const RING = 1.2; // how much larger the names of the rings are

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
    drawing.node.style.setProperty("--ring", `${Math.max(18, (RING * drawing.owner.letter()) / pixels)}px`);
    const taken = large > own * 1.02 ? [...drawing.parties].map(([id, party]) => this.shape(id, party)) : null;
    for (const [id, party] of this.inOrder())
      this.write(
        party,
        taken ? this.choose(id, party, own, large, pixels, taken) : { size: own, lines: party.party.label },
      );
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
      const box = this.box(id, party, lettering);
      if (taken.some((other) => other.id !== id && meets(box, other)) && id !== this.drawing.chosen) continue;
      taken.push(box);
      return lettering;
    }
    return { size: own, lines: own * pixels < READABLE ? [] : label };
  }

  /** @param {string} id @param {Spot} middle @returns {Box} */
  shape(id, { x, y }) {
    const half = this.drawing.style.shape * this.drawing.scale;
    return { id, left: x - half, right: x + half, top: y - half, bottom: y + half };
  }

  /** @param {string} id @param {Spot} middle @param {Lettering} lettering @returns {Box} */
  box(id, { x, y }, { lines, size }) {
    const { style, scale } = this.drawing;
    const half = (Math.max(...lines.map((line) => line.length)) * size * WIDE) / 2;
    const top = y + style.shape * scale;
    return { id, left: x - half, right: x + half, top, bottom: top + size * style.line_height * lines.length };
  }

  /** @param {{ text: SVGTextElement }} party @param {Lettering} lettering */
  write({ text }, { size, lines }) {
    const version = `${size.toFixed(2)}/${lines.join("/")}`;
    if (text.dataset.version === version) return;
    const { style, scale } = this.drawing;
    text.dataset.version = version;
    text.setAttribute("font-size", size.toFixed(2));
    text.replaceChildren(
      ...lines.map((part, number) =>
        svg("tspan", { x: 0, y: style.shape * scale + size * (style.line_height * number + 1) }, part),
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

/** @param {Box} one @param {Box} other */
export const meets = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
