/* Dragging cards to places with mouse, pen or finger. While somebody drags, `held` is true: the board waits with
   drawing what others do, so that nothing moves under the hand. */

const FAR_ENOUGH = 6; // pixels: less is a click
const EDGE = 56; // this near to the edge the board scrolls along
const SPEED = 14;

export class Drag {
  /* `handle(event)` gives the ids that come along, or null; `places()` the elements to drop on;
     `drop(ids, place)` is told where; `scroller()` what scrolls. */
  constructor(root, { handle, places, drop, scroller, label }) {
    Object.assign(this, { root, handle, places, drop, scroller, label, held: false });
    this.move = (event) => this.follow(event);
    this.up = (event) => this.finish(event);
    this.cancel = () => this.stop();
    this.key = (event) => {
      if (event.key === "Escape") this.stop();
    };
    root.addEventListener("pointerdown", (event) => this.begin(event));
    root.addEventListener("dragstart", (event) => event.preventDefault());
  }

  begin(event) {
    if (event.button || this.pointer !== undefined) return;
    const found = this.handle(event);
    if (!found) return;
    Object.assign(this, {
      ids: found.ids,
      card: found.card,
      pointer: event.pointerId,
      start: [event.clientX, event.clientY],
    });
    addEventListener("pointermove", this.move, { passive: false });
    addEventListener("pointerup", this.up);
    addEventListener("pointercancel", this.cancel);
    addEventListener("keydown", this.key);
  }

  follow(event) {
    if (event.pointerId !== this.pointer) return;
    this.at = [event.clientX, event.clientY];
    if (!this.held) {
      if (Math.hypot(this.at[0] - this.start[0], this.at[1] - this.start[1]) < FAR_ENOUGH) return;
      this.lift();
    }
    event.preventDefault();
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  lift() {
    this.held = true;
    this.root.classList.add("dragging");
    const box = this.card.getBoundingClientRect();
    this.grip = [this.start[0] - box.left, this.start[1] - box.top];
    this.ghost = this.card.cloneNode(true);
    this.ghost.className = `${this.card.className} ghost`;
    this.ghost.style.width = `${box.width}px`;
    this.ghost.removeAttribute("id");
    this.ghost.setAttribute("aria-hidden", "true");
    if (this.ids.length > 1) this.ghost.dataset.count = this.label(this.ids.length);
    this.root.append(this.ghost);
    this.measure();
  }

  /* Where the places are; asked once and after scrolling, since asking at every move would cost the frame rate. */
  measure() {
    this.boxes = this.places().map((place) => [place, place.getBoundingClientRect()]);
  }

  draw() {
    this.frame = undefined;
    if (!this.held) return;
    const [x, y] = this.at;
    this.ghost.style.transform = `translate3d(${x - this.grip[0]}px, ${y - this.grip[1]}px, 0) rotate(-1.5deg)`;
    const over =
      this.boxes.findLast(([, box]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.[0] ?? null;
    if (over !== this.over) {
      this.over?.classList.remove("over");
      over?.classList.add("over");
      this.over = over;
    }
    const by = y < EDGE ? -SPEED : y > innerHeight - EDGE ? SPEED : 0;
    const scroller = by ? this.scroller() : null;
    if (scroller) {
      const before = scroller.scrollTop;
      scroller.scrollTop += by;
      if (scroller.scrollTop !== before) {
        this.measure();
        this.frame = requestAnimationFrame(() => this.draw());
      }
    }
  }

  finish(event) {
    if (event.pointerId !== this.pointer) return;
    const { held, over, ids } = this;
    if (held) this.swallowClick();
    this.stop();
    if (held && over) this.drop(ids, over);
  }

  /* The click that follows a drag would choose the card. */
  swallowClick() {
    const swallow = (event) => {
      event.stopPropagation();
      event.preventDefault();
    };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
  }

  stop() {
    removeEventListener("pointermove", this.move);
    removeEventListener("pointerup", this.up);
    removeEventListener("pointercancel", this.cancel);
    removeEventListener("keydown", this.key);
    cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.ghost?.remove();
    this.over?.classList.remove("over");
    this.root.classList.remove("dragging");
    const held = this.held;
    Object.assign(this, { held: false, ghost: null, over: null, pointer: undefined });
    if (held) this.after?.();
  }
}
