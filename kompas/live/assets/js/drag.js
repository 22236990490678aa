/* Dragging cards to places with mouse, pen or finger. While somebody drags, `held` is true: the board waits with
   drawing what others do, so that nothing moves under the hand. */

import { onEscape } from "./controls.js";

const FAR_ENOUGH = 6; // pixels: less is a click
const PATIENCE = 350; // ms that a finger rests on a card before it comes along: one that moves sooner scrolls
const TREMBLE = 10; // pixels that a resting finger moves
const EDGE = 56; // this near to the edge the board scrolls along
const SPEED = 14;

/**
 * @typedef {{ ids: string[], card: HTMLElement, rests?: boolean }} Handful what comes along; `rests`: after a long press
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
  /** @type {number | undefined} */
  #waiting;
  #listening = new AbortController();

  /**
   * `handle(event)` gives what comes along, or null; `places()` the elements to drop on; `drop(ids, place)` is told
   * where; `scrollers()` what scrolls, from near to far; `after()` is called when somebody let go.
   * @param {HTMLElement} root
   * @param {{ handle: (event: PointerEvent) => Handful | null, places: () => HTMLElement[],
   *   drop: (ids: string[], place: HTMLElement) => void, scrollers: () => Element[],
   *   label: (count: number) => string, after: () => void }} use
   */
  constructor(root, use) {
    this.root = root;
    this.use = use;
    root.onpointerdown = (event) => this.begin(event);
    root.ondragstart = (event) => event.preventDefault();
    // A finger that holds a card neither scrolls the page nor opens the browser's own menu.
    root.addEventListener("touchmove", (event) => this.held && event.preventDefault(), { passive: false });
    root.oncontextmenu = (event) => this.#begun && event.preventDefault();
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
    if (found.rests) this.#waiting = setTimeout(() => this.rise(), PATIENCE);
  }

  /* A finger has rested on the card long enough. */
  rise() {
    if (!this.#begun) return;
    this.lift(this.#begun);
    this.draw();
  }

  /** @param {PointerEvent} event */
  follow(event) {
    const begun = this.#begun;
    if (event.pointerId !== begun?.pointer) return;
    begun.at = placeOf(event);
    if (!this.held) {
      const far = Math.hypot(begun.at[0] - begun.start[0], begun.at[1] - begun.start[1]);
      if (begun.rests) return far > TREMBLE ? this.stop() : undefined;
      if (far < FAR_ENOUGH) return;
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
    this.#boxes = this.use.places().map((place) => [place, seenOf(place)]);
  }

  draw() {
    this.#frame = undefined;
    if (!this.#begun || !this.#lifted) return;
    const { ghost, grip } = this.#lifted;
    const [x, y] = this.#begun.at;
    ghost.style.transform = `translate3d(${x - grip[0]}px, ${y - grip[1]}px, 0) rotate(-1.5deg)`;
    this.mark(placeUnder(this.#boxes, x, y));
    if (!this.scroll(x, y)) return;
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

  /** Whether anything near the hand had something left to scroll. @param {number} x @param {number} y */
  scroll(x, y) {
    return this.use.scrollers().some((one) => {
      const { left, top, right, height } = frameOf(one);
      const by = x >= left && x <= right ? speedAt(y - top, height) : 0;
      const before = one.scrollTop;
      one.scrollTop += by;
      return one.scrollTop !== before;
    });
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
    clearTimeout(this.#waiting);
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

/**
 * How fast what is so high scrolls along with a hand near its edge, or outside it but near.
 * @param {number} y from its top @param {number} height
 */
export function speedAt(y, height) {
  const edge = Math.min(EDGE, height / 3);
  if (y < -EDGE || y > height + EDGE) return 0;
  return y < edge ? -SPEED : y > height - edge ? SPEED : 0;
}

/** The part of a place that can be seen where it lies in a list that scrolls. @param {Element} place */
function seenOf(place) {
  const list = place.closest(".scrolls")?.getBoundingClientRect();
  const box = place.getBoundingClientRect();
  if (!list) return box;
  const top = Math.max(box.top, list.top);
  return new DOMRect(box.left, top, box.width, Math.min(box.bottom, list.bottom) - top);
}

/** @param {Element} scroller */
const frameOf = (scroller) =>
  scroller === document.scrollingElement
    ? new DOMRect(0, 0, innerWidth, innerHeight)
    : scroller.getBoundingClientRect();

/** What scrolls an element, from near to far, out of shadow roots too. @param {Element} node */
export function scrollersOf(node) {
  const found = [];
  for (let at = /** @type {Element | null} */ (node); at; at = at.parentElement ?? hostOf(at))
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) found.push(at);
  return document.scrollingElement ? [...found, document.scrollingElement] : found;
}

/** @param {Element} node */
function hostOf(node) {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
