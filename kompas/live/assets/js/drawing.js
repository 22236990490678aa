/* A sheet to draw on: pen, colours, eraser, undo; with mouse, finger or stylus. Kept as strokes, so that undo and a
   refresh lose nothing; coordinates are thousandths of the sheet. */

import { element, setText } from "./page.js";
import { _ } from "./words.js";

const SIDE = 800; // pixels of the picture that is made
const BLACK = "#1d2b33";
const MEDIUM = 14;

/* With their names, in the order in which they lie there. */
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
const widths = () => [
  [6, _("thin pen"), "thin"],
  [MEDIUM, _("medium pen"), "medium"],
  [34, _("thick pen"), "thick"],
];

export class Drawing {
  constructor(changed) {
    Object.assign(this, {
      changed,
      strokes: [],
      stroke: null,
      colour: BLACK,
      width: MEDIUM,
      erasing: false,
    });
    this.canvas = element("canvas", { width: SIDE, height: SIDE, "aria-label": _("Sheet to draw on"), role: "img" });
    this.canvas.onpointerdown = (event) => this.begin(event);
    this.canvas.onpointermove = (event) => this.go(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.end();
    this.pen = this.canvas.getContext("2d");
    this.colours = colours().map(([value, name]) =>
      this.choice(
        name,
        () => Object.assign(this, { colour: value, erasing: false }),
        () => !this.erasing && this.colour === value,
        "colour",
        value,
      ),
    );
    this.widths = widths().map(([value, name, kind]) =>
      this.choice(
        name,
        () => {
          this.width = value;
        },
        () => this.width === value,
        `width ${kind}`,
      ),
    );
    this.eraser = this.choice(
      _("Eraser"),
      () => {
        this.erasing = true;
      },
      () => this.erasing,
      "",
    );
    setText(this.eraser, _("Eraser"));
    this.undoing = element("button", { type: "button", text: _("One line back"), onClick: () => this.undo() });
    this.clearing = element("button", { type: "button", text: _("Start again"), onClick: () => this.clear() });
    this.root = element(
      "div",
      { class: "drawing" },
      element("div", { class: "pens", role: "group", "aria-label": _("Colour") }, ...this.colours),
      this.canvas,
      element(
        "div",
        { class: "pens", role: "group", "aria-label": _("Pen") },
        ...this.widths,
        this.eraser,
        this.undoing,
        this.clearing,
      ),
      element("p", {
        class: "muted",
        text: _("Draw with mouse, finger or pen. With the keyboard: choose a figure instead."),
      }),
    );
    this.draw();
  }

  choice(name, choose, isChosen, kind, colour) {
    const button = element("button", {
      type: "button",
      class: kind,
      "aria-label": name,
      title: name,
      onClick: () => {
        choose();
        this.mark();
      },
    });
    if (colour) button.style.setProperty("--pen", colour);
    button.isChosen = isChosen;
    return button;
  }

  mark() {
    for (const button of [...this.colours, ...this.widths, this.eraser])
      button.setAttribute("aria-pressed", String(button.isChosen()));
    this.undoing.disabled = this.clearing.disabled = !this.strokes.length;
  }

  /* --- the hand ------------------------------------------------------------------------------------ */

  begin(event) {
    if (event.button) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = { colour: this.erasing ? null : this.colour, width: this.width, points: [] };
    this.strokes.push(this.stroke);
    this.go(event);
  }

  go(event) {
    if (!this.stroke) return;
    const sheet = this.canvas.getBoundingClientRect();
    const seen = event.getCoalescedEvents?.() ?? [];
    for (const one of seen.length ? seen : [event]) {
      const force = one.pointerType === "pen" && one.pressure ? 0.4 + one.pressure * 1.2 : 1;
      this.stroke.points.push(
        Math.round(((one.clientX - sheet.left) / sheet.width) * 1000),
        Math.round(((one.clientY - sheet.top) / sheet.height) * 1000),
        Math.round(force * 100),
      );
    }
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
    this.strokes = [];
    this.draw();
    this.changed();
  }

  /* --- the sheet ----------------------------------------------------------------------------------- */

  set(strokes) {
    this.strokes = strokes ?? [];
    this.draw();
  }

  draw() {
    this.pen.fillStyle = "#fff";
    this.pen.fillRect(0, 0, SIDE, SIDE);
    for (const stroke of this.strokes) this.trace(stroke, 0);
    this.mark();
  }

  trace({ colour, width, points }, from) {
    const { pen } = this;
    const at = (index) => [(points[index] * SIDE) / 1000, (points[index + 1] * SIDE) / 1000];
    Object.assign(pen, {
      strokeStyle: colour ?? "#fff",
      fillStyle: colour ?? "#fff",
      lineCap: "round",
      lineJoin: "round",
    });
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
