/* A sheet to draw on: pen, colours, eraser, undo; with mouse, finger or stylus. Kept as strokes, so that undo and a
   refresh lose nothing; coordinates are thousandths of the sheet. */

import { element, setText } from "./page.js";

const SIDE = 800; // pixels of the picture that is made
const COLOURS = [
  ["black", "#1d2b33"],
  ["brown", "#7a4a21"],
  ["red", "#c0281f"],
  ["orange", "#e07a1f"],
  ["yellow", "#f2c230"],
  ["green", "#2c8a4b"],
  ["blue", "#1f5fa8"],
  ["purple", "#74479c"],
  ["pink", "#e59bb0"],
  ["beige", "#eac7a5"],
];
const WIDTHS = [
  ["thin", 6],
  ["medium", 14],
  ["thick", 34],
];

export class Drawing {
  constructor(words, changed) {
    Object.assign(this, {
      words,
      changed,
      strokes: [],
      stroke: null,
      colour: COLOURS[0][1],
      width: WIDTHS[1][1],
      erasing: false,
    });
    this.canvas = element("canvas", { width: SIDE, height: SIDE, "aria-label": words.sheet, role: "img" });
    this.canvas.onpointerdown = (event) => this.begin(event);
    this.canvas.onpointermove = (event) => this.go(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.end();
    this.pen = this.canvas.getContext("2d");
    this.colours = COLOURS.map(([name, value]) =>
      this.choice(
        words.colours[name],
        () => Object.assign(this, { colour: value, erasing: false }),
        () => !this.erasing && this.colour === value,
        "colour",
        value,
      ),
    );
    this.widths = WIDTHS.map(([name, value]) =>
      this.choice(
        words.widths[name],
        () => {
          this.width = value;
        },
        () => this.width === value,
        `width ${name}`,
      ),
    );
    this.eraser = this.choice(
      words.eraser,
      () => {
        this.erasing = true;
      },
      () => this.erasing,
      "",
    );
    setText(this.eraser, words.eraser);
    this.undoing = element("button", { type: "button", text: words.undo_stroke, onClick: () => this.undo() });
    this.clearing = element("button", { type: "button", text: words.clear_sheet, onClick: () => this.clear() });
    this.root = element(
      "div",
      { class: "drawing" },
      element("div", { class: "pens", role: "group", "aria-label": words.colour }, ...this.colours),
      this.canvas,
      element(
        "div",
        { class: "pens", role: "group", "aria-label": words.pen },
        ...this.widths,
        this.eraser,
        this.undoing,
        this.clearing,
      ),
      element("p", { class: "muted", text: words.draw_hint }),
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
