/* Dragging cards to places with mouse, pen or finger. While somebody drags, `held` is true: the board waits with
   drawing what others do, so that nothing moves under the hand. */

import { onEscape } from "./controls.js";

const FAR_ENOUGH = 6; // pixels: less is a click
const EDGE = 56; // this near to the edge the board scrolls along
const SPEED = 14;

/**
 * @typedef {{ ids: string[], card: HTMLElement }} Handful
 * @typedef {[x: number, y: number]} Point
 */

export class Drag {
  held = false;
  /** @type {Handful & { pointer: number, start: Point, at: Point } | null} */
  #begun = null;
  /** @type {{ ghost: HTMLElement, grip: Point } | null} */
  #lifted = null;
  /** @type {[place: HTMLElement, box: DOMRect][]} */
  #boxes = [];
  /** @type {HTMLElement | null} */
  #over = null;
  /** @type {number | undefined} */
  #frame;
  #listening = new AbortController();

  /**
   * `handle(event)` gives what comes along, or null; `places()` the elements to drop on; `drop(ids, place)` is told
   * where; `scroller()` what scrolls; `after()` is called when somebody let go.
   * @param {HTMLElement} root
   * @param {{ handle: (event: PointerEvent) => Handful | null, places: () => HTMLElement[],
   *   drop: (ids: string[], place: HTMLElement) => void, scroller: () => Element | null,
   *   label: (count: number) => string, after: () => void }} use
   */
  constructor(root, use) {
    this.root = root;
    this.use = use;
    root.onpointerdown = (event) => this.begin(event);
    root.ondragstart = (event) => event.preventDefault();
  }

  /** @param {PointerEvent} event */
  begin(event) {
    if (event.button || this.#begun) return;
    const found = this.use.handle(event);
    if (!found) return;
    const start = placeOf(event);
    this.#begun = { ...found, pointer: event.pointerId, start, at: start };
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener("pointermove", (moved) => this.follow(moved), { passive: false, signal });
    addEventListener("pointerup", (released) => this.finish(released), { signal });
    addEventListener("pointercancel", () => this.stop(), { signal });
    addEventListener(
      "keydown",
      onEscape(() => this.stop()),
      { signal },
    );
  }

  /** @param {PointerEvent} event */
  follow(event) {
    const begun = this.#begun;
    if (event.pointerId !== begun?.pointer) return;
    begun.at = placeOf(event);
    if (!this.held) {
      if (Math.hypot(begun.at[0] - begun.start[0], begun.at[1] - begun.start[1]) < FAR_ENOUGH) return;
      this.lift(begun);
    }
    event.preventDefault();
    this.#frame ??= requestAnimationFrame(() => this.draw());
  }

  /** @param {Handful & { start: Point }} begun */
  lift({ card, ids, start }) {
    this.held = true;
    this.root.classList.add("dragging");
    const box = card.getBoundingClientRect();
    const ghost = /** @type {HTMLElement} */ (card.cloneNode(true));
    ghost.className = `${card.className} ghost`;
    ghost.style.width = `${box.width}px`;
    ghost.removeAttribute("id");
    ghost.setAttribute("aria-hidden", "true");
    if (ids.length > 1) ghost.dataset.count = this.use.label(ids.length);
    this.root.append(ghost);
    this.#lifted = { ghost, grip: [start[0] - box.left, start[1] - box.top] };
    this.measure();
  }

  /* Where the places are; asked once and after scrolling, since asking at every move would cost the frame rate. */
  measure() {
    this.#boxes = this.use.places().map((place) => [place, place.getBoundingClientRect()]);
  }

  draw() {
    this.#frame = undefined;
    if (!this.#begun || !this.#lifted) return;
    const { ghost, grip } = this.#lifted;
    const [x, y] = this.#begun.at;
    ghost.style.transform = `translate3d(${x - grip[0]}px, ${y - grip[1]}px, 0) rotate(-1.5deg)`;
    this.mark(placeUnder(this.#boxes, x, y));
    if (!this.scroll(speedAt(y, innerHeight))) return;
    this.measure();
    this.#frame = requestAnimationFrame(() => this.draw());
  }

  /** @param {HTMLElement | null} over */
  mark(over) {
    if (over === this.#over) return;
    this.#over?.classList.remove("over");
    over?.classList.add("over");
    this.#over = over;
  }

  /** Whether there was anything left to scroll. @param {number} by */
  scroll(by) {
    const scroller = by ? this.use.scroller() : null;
    if (!scroller) return false;
    const before = scroller.scrollTop;
    scroller.scrollTop += by;
    return scroller.scrollTop !== before;
  }

  /** @param {PointerEvent} event */
  finish(event) {
    const begun = this.#begun;
    if (event.pointerId !== begun?.pointer) return;
    const over = this.held ? this.#over : null;
    if (this.held) this.swallowClick();
    this.stop();
    if (over) this.use.drop(begun.ids, over);
  }

  /* The click that follows a drag would choose the card. */
  swallowClick() {
    /** @param {Event} event */
    const swallow = (event) => {
      event.stopPropagation();
      event.preventDefault();
    };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
  }

  stop() {
    this.#listening.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#lifted?.ghost.remove();
    this.mark(null);
    this.root.classList.remove("dragging");
    const held = this.held;
    this.held = false;
    this.#begun = this.#lifted = null;
    if (held) this.use.after();
  }
}

/** @param {PointerEvent} event @returns {Point} */
const placeOf = (event) => [event.clientX, event.clientY];

/**
 * The last of places that lie over each other.
 * @template Place @param {[Place, DOMRect][]} boxes @param {number} x @param {number} y
 */
export const placeUnder = (boxes, x, y) =>
  boxes.findLast(([, box]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.[0] ?? null;

/** How fast a board of this height scrolls along with a hand near its edge. @param {number} y @param {number} height */
export const speedAt = (y, height) => (y < EDGE ? -SPEED : y > height - EDGE ? SPEED : 0);
