/* Mouse, fingers and keys on the drawing of the map. What comes of it is up to the `owner`: open(key), drawn(one, other),
   moved(id, x, y), begun(id); `owner.may` { move, draw } says what this person may do. */

import { Drawing, set, svg } from "./map_drawing.js";

const STEP = 20; // how far Shift with an arrow moves a party

export class HandledDrawing extends Drawing {
  constructor(owner, style, words) {
    super(owner, style, words);
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
  }

  wheel(event) {
    if (!event.ctrlKey && !this.owner.isLarge()) return; // the page scrolls under the mouse
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 400), this.onPaper(event));
  }

  /* --- mouse and fingers ------------------------------------------------------------------------------- */

  down(event) {
    if (event.button) return;
    this.svg.setPointerCapture(event.pointerId);
    this.matrix ??= this.svg.getScreenCTM().inverse(); // asked once: it costs a layout
    this.pointers.set(event.pointerId, this.onPaper(event));
    if (this.pointers.size > 1) return this.stop();
    const id = event.target.closest(".party")?.dataset.id;
    const line = event.target.closest(".line")?.dataset.line;
    this.lifted = id;
    this.dragging = {
      id,
      line,
      from: this.onPaper(event),
      start: this.inWorld(event),
      draws: id && this.owner.drawing(),
      far: false,
    };
    if (id && !this.dragging.draws)
      Object.assign(this.dragging, {
        dx: this.parties.get(id).x - this.dragging.start.x,
        dy: this.parties.get(id).y - this.dragging.start.y,
      });
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
    else if (dragging.id && this.owner.may.move)
      this.carry(dragging.id, ...this.within(at.x + dragging.dx, at.y + dragging.dy));
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

  /* A party on its way lies with its lines on a sheet of its own, so that the rest of a full map is not painted again. */
  carry(id, x, y) {
    this.carried ??= this.lift(id);
    Object.assign(this.carried, { x, y });
    this.frame_ ??= requestAnimationFrame(() => {
      this.frame_ = null;
      if (this.carried) this.paintCarried();
    });
  }

  lift(id) {
    const lines = this.linesAt(id).map(({ line, node, shift }) => {
      const copy = { line, shift, node: svg("g", { class: "line" }) };
      this.dress(copy, line);
      node.classList.add("lifted");
      return copy;
    });
    const { node } = this.parties.get(id);
    const party = node.cloneNode(true);
    node.classList.add("lifted");
    this.above.setAttribute("transform", this.world.getAttribute("transform") ?? "");
    this.above.replaceChildren(...lines.map((line) => line.node), party);
    return { id, lines, party };
  }

  paintCarried() {
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

  pinch(pointer, before, now) {
    const [other] = [...this.pointers].filter(([id]) => id !== pointer).map(([, point]) => point);
    const factor =
      Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
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
    const { dragging, carried } = this;
    const target = dragging?.draws && dragging.far && this.nearest(this.inWorld(event), dragging.id);
    this.stop();
    if (!dragging) return;
    if (!dragging.far) {
      if (dragging.id) this.press(dragging.id);
      else this.owner.open(dragging.line ? `line:${dragging.line}` : null);
    } else if (dragging.draws) {
      if (target) this.owner.drawn(dragging.id, target);
    } else if (carried && this.parties.has(carried.id)) {
      this.place(carried.id, carried.x, carried.y);
      this.drop(carried.id, carried.x, carried.y);
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
    this.stop();
  }

  stop() {
    const late = this.lifted;
    this.dragging = this.lifted = null;
    this.putDown();
    if (!this.pointers.size) this.matrix = null;
    if (this.parties.has(late)) this.showParty(late, this.parties.get(late).party); // somebody else may have moved it meanwhile
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
    const found = [...this.parties]
      .filter(([id]) => id !== except)
      .map(([id, { x, y }]) => [
        id,
        Math.min(Math.hypot(at.x - x, at.y - y), Math.hypot(at.x - x, at.y - y - reach * 0.7)),
      ])
      .sort((one, other) => one[1] - other[1])[0];
    return found && found[1] < reach ? found[0] : null;
  }

  /* --- keys ---------------------------------------------------------------------------------------------- */

  key(event) {
    const id = event.target.dataset?.id;
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [
      0, 0,
    ];
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
