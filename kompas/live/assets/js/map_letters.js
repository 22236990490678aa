/* The names on the map as large as can be read: larger than they are drawn where there is room, shortened where there
   is a little, left out where they would only be smudges. The server laid them out so that they fit as they are drawn. */

import { svg } from "./map_drawing.js";

const WIDE = 0.56; // of a character, in ems
const READABLE = 8; // pixels; less is a smudge
const SMALL = 11; // from here a whole name is better than half a larger one
const GREATEST = 4; // times as large as it is drawn
const RING = 1.2; // how much larger the names of the rings are

export class Letters {
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

  /* What is open and what has many lines has its name first. */
  inOrder() {
    const { parties, joined, chosen } = this.drawing;
    const weight = (id) => (id === chosen ? Infinity : (joined.get(id)?.size ?? 0));
    return [...parties].sort(([one], [other]) => weight(other) - weight(one));
  }

  choose(id, party, own, large, pixels, taken) {
    const { label } = party.party;
    const short = label.length > 1 && own * pixels < SMALL ? [[[`${label[0].replace(/…$/, "")}…`], large]] : [];
    const between = Math.sqrt(own * large);
    const whole =
      between * pixels < SMALL
        ? [[label, large]]
        : [
            [label, large],
            [label, between],
          ];
    for (const [lines, size] of [...whole, ...short]) {
      const box = this.box(id, party, lines, size);
      if (taken.some((other) => other.id !== id && meets(box, other)) && id !== this.drawing.chosen) continue;
      taken.push(box);
      return { size, lines };
    }
    return own * pixels < READABLE ? { size: own, lines: [] } : { size: own, lines: label };
  }

  shape(id, { x, y }) {
    const half = this.drawing.style.shape * this.drawing.scale;
    return { id, left: x - half, right: x + half, top: y - half, bottom: y + half };
  }

  box(id, { x, y }, lines, size) {
    const { style, scale } = this.drawing;
    const half = (Math.max(...lines.map((line) => line.length)) * size * WIDE) / 2;
    const top = y + style.shape * scale;
    return { id, left: x - half, right: x + half, top, bottom: top + size * style.line_height * lines.length };
  }

  write(party, { size, lines }) {
    const version = `${size.toFixed(2)}/${lines.join("/")}`;
    if (!party.text || party.text.dataset.version === version) return;
    party.text.dataset.version = version;
    party.text.setAttribute("font-size", size.toFixed(2));
    party.text.replaceChildren(
      ...lines.map((part, number) => {
        const line = svg("tspan", {
          x: 0,
          y: this.drawing.style.shape * this.drawing.scale + size * (this.drawing.style.line_height * number + 1),
        });
        line.textContent = part;
        return line;
      }),
    );
  }
}

const meets = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
