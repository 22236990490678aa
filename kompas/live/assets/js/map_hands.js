/* Mouse, fingers and keys on the drawing of the map. What comes of it is up to the `owner`: open(key), drawLine(one,
   other), moveParty(id, x, y), announceLine(id); `owner.may` { move, draw } says what this person may do. */

import { besides, Drawing } from "./map_drawing.js";
import { set, svg } from "./svg.js";

const STEP = 20; // how far Shift with an arrow moves a party
const HESITATION = 70; // milliseconds
/** @type {Record<string, [dx: number, dy: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class HandledDrawing extends Drawing {
  /** @type {Map<number, Spot>} */
  pointers = new Map();
  /**
   * @type {{ id?: string, line?: string, from: Spot, start: Spot, draws: boolean, far: boolean, dx: number,
   *   dy: number } | null}
   */
  dragging = null;
  /** @type {(Spot & { id: string, lines: ShownLine[], party: Element }) | null} */
  carried = null;
  /** The first end of a line that was begun. @type {string | null} */
  begun = null;
  /** @type {number | null} */
  frame_ = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  hesitation;

  /** @param {NetworkMap} owner @param {MapStyle} style */
  constructor(owner, style) {
    super(owner, style);
    this.above = svg("g", {});
    this.node.append(
      svg(
        "svg",
        { class: "above", viewBox: this.frame(), preserveAspectRatio: "xMidYMid meet", "aria-hidden": "true" },
        this.above,
      ),
    );
    this.svg.addEventListener("pointerdown", (event) => this.down(event));
    this.svg.addEventListener("pointermove", (event) => this.move(event));
    this.svg.addEventListener("pointerup", (event) => this.up(event));
    this.svg.addEventListener("pointercancel", (event) => this.cancel(event));
    this.svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.svg.addEventListener("keydown", (event) => this.key(event));
    for (const name of /** @type {const} */ (["pointerover", "pointerleave", "focusin", "focusout"]))
      this.svg.addEventListener(name, (event) => this.glance(event));
  }

  /* What lies under the mouse, or has the focus of the keyboard, stands out; a mouse on its way changes nothing yet. */
  glance(/** @type {Event} */ event) {
    if (event instanceof PointerEvent && event.pointerType === "touch") return;
    const { id, line } = event.type === "pointerleave" || event.type === "focusout" ? {} : under(event);
    if (event.type === "focusin" && !(event.target instanceof Element && event.target.matches(":focus-visible")))
      return;
    clearTimeout(this.hesitation);
    this.hesitation = setTimeout(
      () => this.dragging || this.point(id ? `party:${id}` : line ? `line:${line}` : null),
      event instanceof PointerEvent ? HESITATION : 0,
    );
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    if (!event.ctrlKey && !this.owner.isLarge()) return; // the page scrolls under the mouse
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 400), this.onPaper(event));
  }

  /* --- mouse and fingers ------------------------------------------------------------------------------- */

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button) return;
    this.svg.setPointerCapture(event.pointerId);
    this.matrix ??= this.paper();
    this.pointers.set(event.pointerId, this.onPaper(event));
    if (this.pointers.size > 1) return this.stop();
    const { id, line } = under(event);
    const start = this.inWorld(event);
    const { x, y } = (id && this.parties.get(id)) || start;
    const draws = Boolean(id) && this.owner.drawing();
    this.lifted = id;
    this.dragging = { id, line, from: this.onPaper(event), start, draws, far: false, dx: x - start.x, dy: y - start.y };
  }

  /** @param {PointerEvent} event */
  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.onPaper(event);
    if (this.pointers.size === 2) return this.pinch(event.pointerId, before, now);
    const { dragging } = this;
    this.pointers.set(event.pointerId, now);
    if (!dragging) return;
    dragging.far ||= Math.hypot(now.x - dragging.from.x, now.y - dragging.from.y) > 6;
    if (!dragging.far) return;
    const at = this.inWorld(event);
    if (dragging.id && dragging.draws) this.pull(dragging.id, at);
    else if (dragging.id && this.owner.may.move)
      this.carry(dragging.id, this.within(at.x + dragging.dx, at.y + dragging.dy));
    else {
      this.view.x -= (now.x - before.x) / this.view.zoom;
      this.view.y -= (now.y - before.y) / this.view.zoom;
      this.turn();
    }
  }

  /** @param {number} x @param {number} y @returns {Spot} */
  within(x, y) {
    const { width, height } = this.style;
    return { x: Math.min(width - 10, Math.max(10 - width, x)), y: Math.min(height - 20, Math.max(20 - height, y)) };
  }

  /**
   * A party on its way lies with its lines on a sheet of its own, so that the rest of a full map is not painted again.
   * @param {string} id @param {Spot} at
   */
  carry(id, at) {
    this.carried = { ...(this.carried ?? this.lift(id)), ...at };
    this.frame_ ??= requestAnimationFrame(() => {
      this.frame_ = null;
      this.paintCarried();
    });
  }

  /** @param {string} id */
  lift(id) {
    this.point(null);
    const lines = this.linesAt(id).map(({ line, node, shift }) => {
      node.classList.add("lifted");
      return { ...this.dressed(svg("g", { class: "line near" }), line), shift };
    });
    const { node } = this.findParty(id);
    const party = /** @type {Element} */ (node.cloneNode(true));
    party.classList.add("near");
    node.classList.add("lifted");
    this.above.setAttribute("transform", this.world.getAttribute("transform") ?? "");
    this.above.replaceChildren(...lines.map((line) => line.node), party);
    return { id, lines, party };
  }

  paintCarried() {
    if (!this.carried) return;
    const { id, lines, party, x, y } = this.carried;
    party.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    for (const line of lines) this.stretch(line, { [id]: { x, y } });
  }

  putDown() {
    if (!this.carried) return;
    this.carried = null;
    this.above.replaceChildren();
    for (const node of this.svg.querySelectorAll(".lifted")) node.classList.remove("lifted");
  }

  /** @param {number} pointer @param {Spot} before @param {Spot} now */
  pinch(pointer, before, now) {
    const [other] = [...this.pointers].filter(([id]) => id !== pointer).map(([, point]) => point);
    this.pointers.set(pointer, now);
    this.zoom(between(now, other) / (between(before, other) || 1), middle(now, other));
  }

  /** @param {string} id @param {Spot} at */
  pull(id, at) {
    this.rubber.setAttribute("visibility", "visible");
    set(this.rubber, besides(this.findParty(id), at, 0));
  }

  /** @param {PointerEvent} event */
  up(event) {
    this.pointers.delete(event.pointerId);
    const { dragging, carried } = this;
    const { id = null, line, draws = false, far = false } = dragging ?? {};
    const target = id && draws && far ? this.nearest(this.inWorld(event), id) : null;
    this.stop();
    if (!dragging) return;
    if (!far && id) this.press(id);
    else if (!far) this.owner.open(line ? `line:${line}` : null);
    else if (id && target) this.owner.drawLine(id, target);
    else if (!draws && carried && this.parties.has(carried.id)) this.drop(carried.id, carried);
  }

  /** A click on a party: the second end of a line that was begun, or open it. @param {string} id */
  press(id) {
    this.focusable(id, true);
    if (this.begun && this.begun !== id) return this.owner.drawLine(this.begun, id);
    if (this.owner.drawing()) return this.begin(id);
    this.owner.open(`party:${id}`);
  }

  /** @param {string | null} id */
  begin(id) {
    this.begun = id;
    this.owner.announceLine(id);
  }

  /** @param {PointerEvent} event */
  cancel(event) {
    this.pointers.delete(event.pointerId);
    this.stop();
  }

  stop() {
    const late = this.lifted;
    this.dragging = this.lifted = null;
    this.putDown();
    if (!this.pointers.size) this.matrix = null;
    const shown = late && this.parties.get(late);
    if (shown) this.showParty(late, shown.party); // somebody else may have moved it meanwhile
    this.route();
    this.rubber.setAttribute("visibility", "hidden");
  }

  /** Until the server has it, the party stays where it was put down. @param {string} id @param {Spot} at */
  drop(id, { x, y }) {
    this.place(id, x, y);
    this.route();
    /** @type {Spot & { action?: string }} */
    const at = { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    this.held.set(id, at);
    at.action = this.owner.moveParty(id, at.x, at.y);
  }

  /** The party at a spot; its name counts too. @param {Spot} at @param {string} except */
  nearest(at, except) {
    const reach = this.style.shape * this.scale * 2.2;
    /** @param {Spot} party */
    const away = ({ x, y }) => Math.min(between(at, { x, y }), between(at, { x, y: y + reach * 0.7 }));
    const [found] = [...this.parties]
      .filter(([id, party]) => id !== except && away(party) < reach)
      .sort(([, one], [, other]) => away(one) - away(other));
    return found?.[0] ?? null;
  }

  /* --- keys ---------------------------------------------------------------------------------------------- */

  /** @param {KeyboardEvent} event */
  key(event) {
    const { id } = under(event);
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if (event.key === "Escape" && this.begun) this.begin(null);
    else if (!id) return;
    else if ((dx || dy) && event.shiftKey && this.owner.may.move) this.nudge(id, dx * STEP, dy * STEP);
    else if (dx || dy) this.focusable(this.towards(id, dx, dy) ?? id, true);
    else if (event.key === "Enter" || event.key === " ") this.press(id);
    else if (event.key.toLowerCase() === "l" && this.owner.may.draw) this.begin(id);
    else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  /** @param {string} id @param {number} dx @param {number} dy */
  nudge(id, dx, dy) {
    const { x, y } = this.findParty(id);
    this.drop(id, this.within(x + dx, y + dy));
  }

  /** @param {string} from @param {number} dx @param {number} dy */
  towards(from, dx, dy) {
    return nearestTowards(this.parties, from, dx, dy);
  }
}

/** The party and the line that an event is about. @param {Event} event @returns {{ id?: string, line?: string }} */
function under({ target }) {
  if (!(target instanceof SVGElement)) return {};
  /** @type {SVGElement | null} */
  const party = target.closest(".party");
  /** @type {SVGElement | null} */
  const line = target.closest(".line");
  return { id: party?.dataset.id, line: line?.dataset.line };
}

/** @param {Spot} one @param {Spot} other */
const between = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

/** @param {Spot} one @param {Spot} other */
const middle = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

/**
 * The nearest in a direction; what lies aside counts as further away.
 * @param {Map<string, Spot>} spots @param {string} from @param {number} dx @param {number} dy
 */
export function nearestTowards(spots, from, dx, dy) {
  const { x, y } = spots.get(from) ?? { x: 0, y: 0 };
  let least = Infinity;
  let best = null;
  for (const [id, other] of spots) {
    const along = (other.x - x) * dx + (other.y - y) * dy;
    const far = along + 2 * (Math.abs((other.x - x) * dy) + Math.abs((other.y - y) * dx));
    if (id !== from && along > 1 && far < least) [best, least] = [id, far];
  }
  return best;
}
