/* Mouse, fingers and keys on the drawing of the map. What comes of it is up to the `owner`: open(key), drawn(one, other),
   moved(id, x, y), begun(id); `owner.may` { move, draw } says what this person may do. */

import { Drawing, set } from "./map_drawing.js";

const STEP = 20; // how far Shift with an arrow moves a party

export class HandledDrawing extends Drawing {
  constructor(owner, style, words) {
    super(owner, style, words);
    this.node.addEventListener("pointerdown", (event) => this.down(event));
    this.node.addEventListener("pointermove", (event) => this.move(event));
    this.node.addEventListener("pointerup", (event) => this.up(event));
    this.node.addEventListener("pointercancel", (event) => this.cancel(event));
    this.node.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.node.addEventListener("keydown", (event) => this.key(event));
  }

  wheel(event) {
    if (!event.ctrlKey && !this.owner.isLarge()) return; // the page scrolls under the mouse
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 400), this.onPaper(event));
  }

  /* --- mouse and fingers ------------------------------------------------------------------------------- */

  down(event) {
    if (event.button) return;
    this.node.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.onPaper(event));
    if (this.pointers.size > 1) return this.stop();
    const id = event.target.closest(".party")?.dataset.id;
    const line = event.target.closest(".line")?.dataset.line;
    this.lifted = id;
    this.dragging = { id, line, from: this.onPaper(event), start: this.inWorld(event), draws: id && this.owner.drawing(), far: false };
    if (id && !this.dragging.draws) Object.assign(this.dragging, { dx: this.parties.get(id).x - this.dragging.start.x, dy: this.parties.get(id).y - this.dragging.start.y });
  }

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
    if (dragging.draws) this.pull(dragging.id, at);
    else if (dragging.id && this.owner.may.move) this.place(dragging.id, ...this.within(at.x + dragging.dx, at.y + dragging.dy));
    else {
      this.view.x -= (now.x - before.x) / this.view.zoom;
      this.view.y -= (now.y - before.y) / this.view.zoom;
      this.turn();
    }
  }

  within(x, y) {
    const { width, height } = this.style;
    return [Math.min(width - 10, Math.max(10 - width, x)), Math.min(height - 20, Math.max(20 - height, y))];
  }

  pinch(pointer, before, now) {
    const [other] = [...this.pointers].filter(([id]) => id !== pointer).map(([, point]) => point);
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
    this.pointers.set(pointer, now);
    this.zoom(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  pull(id, at) {
    const { x, y } = this.parties.get(id);
    this.rubber.setAttribute("visibility", "visible");
    set(this.rubber, x, y, at.x, at.y);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    const { dragging } = this;
    if (!dragging) return;
    this.stop();
    if (!dragging.far) {
      if (dragging.id) this.press(dragging.id);
      else this.owner.open(dragging.line ? `line:${dragging.line}` : null);
    } else if (dragging.draws) {
      const target = this.nearest(this.inWorld(event), dragging.id);
      if (target) this.owner.drawn(dragging.id, target);
    } else if (dragging.id && this.owner.may.move) {
      const { x, y } = this.parties.get(dragging.id);
      this.drop(dragging.id, x, y);
    }
  }

  /* A click on a party: the second end of a line that was begun, or open it. */
  press(id) {
    this.focusable(id, true);
    if (this.begun && this.begun !== id) return this.owner.drawn(this.begun, id);
    if (this.owner.drawing()) return this.begin(id);
    this.owner.open(`party:${id}`);
  }

  begin(id) {
    this.begun = id;
    this.owner.begun(id);
  }

  cancel(event) {
    this.pointers.delete(event.pointerId);
    if (this.dragging?.id && !this.dragging.draws) this.showParty(this.dragging.id, this.parties.get(this.dragging.id).party);
    this.stop();
  }

  stop() {
    this.dragging = this.lifted = null;
    this.rubber.setAttribute("visibility", "hidden");
  }

  /* Until the server has it, the party stays where it was put down. */
  drop(id, x, y) {
    const at = { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    this.held.set(id, at);
    at.action = this.owner.moved(id, at.x, at.y);
  }

  nearest(at, except) {
    const reach = this.style.shape * this.scale * 2.2;
    const found = [...this.parties].filter(([id]) => id !== except)
      .map(([id, { x, y }]) => [id, Math.min(Math.hypot(at.x - x, at.y - y), Math.hypot(at.x - x, at.y - y - reach * 0.7))])
      .sort((one, other) => one[1] - other[1])[0];
    return found && found[1] < reach ? found[0] : null;
  }

  /* --- keys ---------------------------------------------------------------------------------------------- */

  key(event) {
    const id = event.target.dataset?.id;
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
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

  nudge(id, dx, dy) {
    const { x, y } = this.parties.get(id);
    const at = this.within(x + dx, y + dy);
    this.place(id, ...at);
    this.drop(id, ...at);
  }

  /* The nearest party in a direction; what lies aside counts as further away. */
  towards(from, dx, dy) {
    const { x, y } = this.parties.get(from);
    let [best, least] = [null, Infinity];
    for (const [id, other] of this.parties) {
      const along = (other.x - x) * dx + (other.y - y) * dy;
      const aside = Math.abs((other.x - x) * dy) + Math.abs((other.y - y) * dx);
      if (id !== from && along > 1 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
    }
    return best;
  }
}
