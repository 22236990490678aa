/* How lines go round the parties that stand in their way. The same as kompas/domain/map/routing.py, with the same
   numbers: a line looks the same on every screen and in a picture. */

const MOST_STEPS = 6;
const STEPS = Array.from({ length: MOST_STEPS * 2 + 1 }, (_none, at) => (at % 2 ? 1 : -1) * Math.ceil(at / 2)); // outwards first
const PIECES = 8;
const SHARES = Array.from({ length: PIECES + 1 }, (_none, at) => at / PIECES);
const [ROUND, KEPT_FREE, STEP] = [1.15, 3, 1.6];
const [OVER_PARTY, OVER_NAME, OUTSIDE] = [20, 2, 30];
const LONGEST_BEND = 0.9; // of the length of the line
const WIDE = 0.56; // of a character, in ems

/**
 * @typedef {{ id: string, x: number, y: number, rx: number, ry: number, cost: number }} Ellipse
 * @typedef {Pick<MapStyle, "width" | "height" | "font" | "shape" | "line_height">} Sizes
 * @typedef {{ id: string, x: number, y: number, label: string[] }} Obstacle
 */

export class Routes {
  /** @param {Sizes} style @param {number} scale @param {Iterable<Obstacle>} parties */
  constructor(style, scale, parties) {
    this.style = style;
    this.radius = style.shape * scale * ROUND + KEPT_FREE;
    /** @type {Ellipse[]} */
    this.ellipses = [];
    for (const { id, x, y, label } of parties) {
      this.ellipses.push({ id, x, y, rx: this.radius, ry: this.radius, cost: OVER_PARTY });
      const half = (style.font * scale * style.line_height * label.length) / 2;
      const wide = (Math.max(...label.map((line) => [...line].length)) * style.font * WIDE * scale) / 2;
      const below = y + style.shape * scale + half;
      this.ellipses.push({ id, x, y: below, rx: Math.max(wide, 1), ry: half, cost: OVER_NAME });
    }
  }

  /**
   * How far the control point of the line lies from its middle, along the normal.
   * @param {string} from @param {Spot} one @param {string} to @param {Spot} other
   */
  bend(from, one, to, other) {
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const length = Math.sqrt(dx * dx + dy * dy);
    const outwards = -dy * (one.x + other.x) + dx * (one.y + other.y) >= 0 ? 1 : -1;
    const near = this.near(from, one, to, other);
    let [best, least] = [0, Infinity];
    for (const step of STEPS) {
      const bend = step * outwards * this.radius * STEP;
      if (Math.abs(step) >= least) break; // it costs as much by itself
      if (Math.abs(bend) > LONGEST_BEND * length) continue;
      const own = Math.abs(step);
      const cost = own + this.cost(near, one, controlOf(one, other, bend), other, least - own);
      if (cost < least) [best, least] = [bend, cost];
    }
    return best;
  }

  /**
   * What a bend of this line could come across.
   * @param {string} from @param {Spot} one @param {string} to @param {Spot} other
   */
  near(from, one, to, other) {
    const most = MOST_STEPS * this.radius * STEP;
    const [left, right] = [Math.min(one.x, other.x) - most, Math.max(one.x, other.x) + most];
    const [top, bottom] = [Math.min(one.y, other.y) - most, Math.max(one.y, other.y) + most];
    return this.ellipses.filter(
      ({ id, x, y, rx, ry }) =>
        id !== from && id !== to && x + rx > left && x - rx < right && y + ry > top && y - ry < bottom,
    );
  }

  /**
   * What this bend comes across; once it is `enough`, how much more does not matter.
   * @param {Ellipse[]} near @param {Spot} one @param {Spot} control @param {Spot} other @param {number} enough
   */
  cost(near, one, control, other, enough) {
    const { width, height } = this.style;
    const points = SHARES.map((share) => onCurve(one, control, other, share));
    const { x, y } = points[PIECES / 2];
    let found = Math.abs(x) > width - this.radius || Math.abs(y) > height - this.radius ? OUTSIDE : 0;
    const [across, down] = [points.map((point) => point.x), points.map((point) => point.y)];
    const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
    for (const it of near) {
      if (found >= enough) break;
      const aside = it.x + it.rx < left || it.x - it.rx > right || it.y + it.ry < top || it.y - it.ry > bottom;
      if (!aside && comesInto(points, it)) found += it.cost;
    }
    return found;
  }
}

/** @param {Spot} one @param {Spot} other @param {number} bend @returns {Spot} */
export function controlOf(one, other, bend) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  return { x: (one.x + other.x) / 2 - (dy / length) * bend, y: (one.y + other.y) / 2 + (dx / length) * bend };
}

/** @param {Spot} one @param {Spot} control @param {Spot} other @param {number} share @returns {Spot} */
export function onCurve(one, control, other, share) {
  const rest = 1 - share;
  const [a, b, c] = [rest * rest, 2 * rest * share, share * share];
  return { x: a * one.x + b * control.x + c * other.x, y: a * one.y + b * control.y + c * other.y };
}

/** With the ellipse made a circle of 1 round the middle. @param {Spot[]} points @param {Ellipse} ellipse */
function comesInto(points, { x, y, rx, ry }) {
  let [beginX, beginY] = [(points[0].x - x) / rx, (points[0].y - y) / ry];
  for (let number = 1; number < points.length; number += 1) {
    const [endX, endY] = [(points[number].x - x) / rx, (points[number].y - y) / ry];
    const [dx, dy] = [endX - beginX, endY - beginY];
    const long = dx * dx + dy * dy;
    const along = long > 0 ? Math.min(1, Math.max(0, -(beginX * dx + beginY * dy) / long)) : 0;
    const [awayX, awayY] = [beginX + along * dx, beginY + along * dy];
    if (awayX * awayX + awayY * awayY < 1) return true;
    [beginX, beginY] = [endX, endY];
  }
  return false;
}
