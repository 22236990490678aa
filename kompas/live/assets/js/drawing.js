/* A sheet to draw on: pen, colours, eraser, undo; with mouse, finger or stylus. Kept as strokes, so that undo and a
   refresh lose nothing; coordinates are thousandths of the sheet. */

import { button } from "./controls.js";
import { html } from "./page.js";
import { _ } from "./words.js";

const SIDE = 800; // pixels of the picture that is made
const BLACK = "#1d2b33";
const MEDIUM = 14;

/** With their names, in the order in which they lie there. @returns {[colour: string, name: string][]} */
const colours = () => [
  [BLACK, _("black")],
  ["#7a4a21", _("brown")],
  ["#c0281f", _("red")],
  ["#e07a1f", _("orange")],
  ["#f2c230", _("yellow")],
  ["#2c8a4b", _("green")],
  ["#1f5fa8", _("blue")],
  ["#74479c", _("purple")],
  ["#e59bb0", _("pink")],
  ["#eac7a5", _("beige")],
];
/** @returns {[width: number, name: string, kind: string][]} */
const widths = () => [
  [6, _("thin pen"), "thin"],
  [MEDIUM, _("medium pen"), "medium"],
  [34, _("thick pen"), "thick"],
];

/** Of an eraser the colour is null. @typedef {{ colour: string | null, width: number, points: number[] }} Stroke */

export class Drawing {
  /** @type {Stroke[]} */
  strokes = [];
  /** @type {Stroke | null} */
  stroke = null;
  colour = BLACK;
  width = MEDIUM;
  erasing = false;
  /** @type {{ node: HTMLButtonElement, isChosen: () => boolean }[]} */
  choices = [];
  canvas = html.canvas({
    width: SIDE,
    height: SIDE,
    "aria-label": _("Sheet to draw on"),
    role: "img",
    onPointerdown: (event) => this.begin(event),
    onPointermove: (event) => this.go(event),
    onPointerup: () => this.end(),
    onPointercancel: () => this.end(),
  });
  pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
  undoing = button(_("One line back"), () => this.undo());
  clearing = button(_("Start again"), () => this.clear());
  root = html.div(
    { class: "drawing" },
    html.div(
      { class: "pens", role: "group", "aria-label": _("Colour") },
      ...colours().map(([colour, name]) => {
        const isChosen = () => !this.erasing && this.colour === colour;
        const pen = this.choice(name, { colour, erasing: false }, isChosen, "colour");
        pen.style.setProperty("--pen", colour);
        return pen;
      }),
    ),
    this.canvas,
    html.div(
      { class: "pens", role: "group", "aria-label": _("Pen") },
      ...widths().map(([width, name, kind]) =>
        this.choice(name, { width }, () => this.width === width, `width ${kind}`),
      ),
      this.choice(_("Eraser"), { erasing: true }, () => this.erasing, "", _("Eraser")),
      this.undoing,
      this.clearing,
    ),
    html.p({ class: "muted", text: _("Draw with mouse, finger or pen. With the keyboard: choose a figure instead.") }),
  );

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.draw();
  }

  /**
   * @param {string} name @param {Partial<Pick<Drawing, "colour" | "width" | "erasing">>} chosen
   * @param {() => boolean} isChosen @param {string} kind
   */
  choice(name, chosen, isChosen, kind, text = "") {
    const choose = () => {
      Object.assign(this, chosen);
      this.mark();
    };
    const node = button(text, choose, { class: kind, "aria-label": name, title: name });
    this.choices.push({ node, isChosen });
    return node;
  }

  mark() {
    for (const { node, isChosen } of this.choices) node.setAttribute("aria-pressed", String(isChosen()));
    this.undoing.disabled = this.clearing.disabled = !this.strokes.length;
  }

  /* --- the hand ------------------------------------------------------------------------------------ */

  /** @param {PointerEvent} event */
  begin(event) {
    if (event.button) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = { colour: this.erasing ? null : this.colour, width: this.width, points: [] };
    this.strokes.push(this.stroke);
    this.go(event);
  }

  /** @param {PointerEvent} event */
  go(event) {
    if (!this.stroke) return;
    const sheet = this.canvas.getBoundingClientRect();
    const seen = event.getCoalescedEvents?.() ?? [];
    for (const one of seen.length ? seen : [event]) this.stroke.points.push(...pointOf(one, sheet));
    this.trace(this.stroke, Math.max(0, this.stroke.points.length - 3 * (seen.length || 1) - 3));
  }

  end() {
    if (!this.stroke) return;
    this.stroke = null;
    this.mark();
    this.changed();
  }

  undo() {
    this.strokes.pop();
    this.draw();
    this.changed();
  }

  clear() {
    this.set([]);
    this.changed();
  }

  /* --- the sheet ----------------------------------------------------------------------------------- */

  /** @param {Stroke[]} strokes */
  set(strokes) {
    this.strokes = strokes;
    this.draw();
  }

  draw() {
    this.pen.fillStyle = "#fff";
    this.pen.fillRect(0, 0, SIDE, SIDE);
    for (const stroke of this.strokes) this.trace(stroke, 0);
    this.mark();
  }

  /** @param {Stroke} stroke @param {number} from */
  trace({ colour, width, points }, from) {
    const { pen } = this;
    const ink = colour ?? "#fff";
    /** @param {number} index @returns {[x: number, y: number]} */
    const at = (index) => [(points[index] * SIDE) / 1000, (points[index + 1] * SIDE) / 1000];
    Object.assign(pen, { strokeStyle: ink, fillStyle: ink, lineCap: "round", lineJoin: "round" });
    for (let index = from; index < points.length; index += 3) {
      pen.lineWidth = (width * (colour ? 1 : 2) * points[index + 2]) / 100;
      pen.beginPath();
      pen.moveTo(...at(Math.max(0, index - 3)));
      pen.lineTo(...at(index));
      pen.stroke();
    }
  }

  isEmpty() {
    return !this.strokes.some((stroke) => stroke.colour);
  }

  picture() {
    return this.isEmpty() ? null : this.canvas.toDataURL("image/png");
  }
}

/**
 * Where on the sheet, in thousandths, and how hard a stylus was pressed, in hundredths.
 * @param {Pick<PointerEvent, "clientX" | "clientY" | "pointerType" | "pressure">} event
 * @param {Pick<DOMRect, "left" | "top" | "width" | "height">} sheet
 */
export function pointOf({ clientX, clientY, pointerType, pressure }, { left, top, width, height }) {
  const force = pointerType === "pen" && pressure ? 0.4 + pressure * 1.2 : 1;
  return [((clientX - left) / width) * 1000, ((clientY - top) / height) * 1000, force * 100].map(Math.round);
}
