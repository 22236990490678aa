/* How a case gets its face: a ready figure, a photo from this device or its camera, or a drawing made here. */

/** @import { Stroke } from "./drawing.js" */
import { button, row, ticked } from "./controls.js";
import { Drawing } from "./drawing.js";
import { FIGURES, figure } from "./figures.js";
import { html, setText, show } from "./page.js";
import { shrunken } from "./pictures.js";
import { _, labels } from "./words.js";

const BY_HAND = "(pointer: coarse)"; // a phone or tablet: its own camera comes with the choice of a file

/**
 * @typedef {"keep" | "figure" | "photo" | "drawing"} Way
 * @typedef {{ way?: Way, figure?: Figure | null, photo?: string | null, strokes?: Stroke[] }} Draft
 */

export class PictureField {
  /** @type {Way} */
  way = "figure";
  /** @type {Figure | null} */
  figure = null;
  /** @type {string | null} */
  photo = null;
  /** The address of the picture that the case has already. @type {string | null} */
  kept = null;
  /** @type {MediaStream | null} */
  stream = null;
  name = `way-${Math.round(performance.now())}`;
  ways = {
    keep: this.choice("keep"),
    figure: this.choice("figure"),
    photo: this.choice("photo"),
    drawing: this.choice("drawing"),
  };
  keeping = ticked(this.ways.keep, _("Keep this picture"), { "data-way": "keep" });
  ready = FIGURES.map((name) => {
    const onChange = () => {
      this.figure = name;
      this.changed();
    };
    return html.input({ type: "radio", name: `${this.name}-figure`, value: name, onChange });
  });
  figures = html.div(
    { class: "figures", role: "radiogroup", "aria-label": _("Choose a figure") },
    ...FIGURES.map((name, at) =>
      html.label(
        { title: labels.Figure[name] },
        this.ready[at],
        html.span(figure(name), html.span({ class: "name", text: labels.Figure[name] })),
      ),
    ),
  );
  drawing = new Drawing(() => this.changed());
  preview = html.img({ class: "preview", alt: _("The picture as the group will see it") });
  message = html.p({ class: "error", role: "alert" });
  sources = row(...this.fileOf(_("Choose a photo"), null), ...this.shoot());
  video = html.video({ playsinline: true, muted: true, "aria-label": _("What the camera sees") });
  camera = html.div(
    { class: "camera hidden" },
    this.video,
    row(
      button(_("Take this photo"), () => this.snap(), "primary"),
      button(_("Stop the camera"), () => this.stopCamera()),
    ),
  );
  photos = html.div({ class: "photo" }, this.preview, this.sources, this.camera);
  root = html.fieldset(
    { class: "picture" },
    html.legend({ text: _("A picture") }),
    html.div(
      { class: "chips" },
      this.keeping,
      ticked(this.ways.figure, _("Choose a figure"), { "data-way": "figure" }),
      ticked(this.ways.photo, _("Photo"), { "data-way": "photo" }),
      ticked(this.ways.drawing, _("Draw"), { "data-way": "drawing" }),
    ),
    this.figures,
    this.photos,
    this.drawing.root,
    this.message,
  );

  /** @param {() => void} changed is called when something was chosen or drawn */
  constructor(changed) {
    this.changed = changed;
    this.show();
  }

  destroy() {
    this.stopCamera();
  }

  /** @param {Way} way */
  choice(way) {
    const onChange = () => {
      this.way = way;
      this.show();
      this.changed();
    };
    return html.input({ type: "radio", name: this.name, value: way, onChange });
  }

  /* --- photo --------------------------------------------------------------------------------------- */

  /**
   * A button that asks for a file; with `capture` the camera of a phone makes it.
   * @param {string} text @param {string | null} capture
   */
  fileOf(text, capture) {
    const input = html.input({
      type: "file",
      accept: "image/*",
      class: "visually-hidden",
      tabindex: "-1",
      "aria-hidden": "true",
      capture,
      onChange: () => this.choose(input),
    });
    return [button(text, () => input.click()), input];
  }

  shoot() {
    const text = _("Take a photo");
    if (matchMedia(BY_HAND).matches) return this.fileOf(text, "environment");
    return "mediaDevices" in navigator ? [button(text, () => this.startCamera())] : [];
  }

  /** @param {HTMLInputElement} input */
  async choose(input) {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) await this.take(file);
  }

  /** @param {Blob} file */
  async take(file) {
    this.say("");
    try {
      this.photo = await shrunken(file);
    } catch (reason) {
      this.say(
        reason instanceof Error && reason.message === "too_large"
          ? _("This picture is larger than 5 MB. Choose a smaller one. What you typed is kept.")
          : _(
              "Kompas cannot use this as a picture. " +
                "Choose a photo or drawing as JPEG, PNG, WebP or GIF. What you typed is kept.",
            ),
      );
    }
    this.show();
    this.changed();
  }

  async startCamera() {
    this.say("");
    try {
      const video = { facingMode: "environment", width: 1280 };
      this.stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      this.video.srcObject = this.stream;
      await this.video.play();
      show(this.camera, true);
    } catch {
      this.stopCamera();
      this.say(_("The camera cannot be used. Allow it in the browser, or choose a photo."));
    }
  }

  async snap() {
    const sheet = html.canvas({ width: this.video.videoWidth, height: this.video.videoHeight });
    sheet.getContext("2d")?.drawImage(this.video, 0, 0);
    this.stopCamera();
    /** @type {Blob | null} */
    const photo = await new Promise((done) => {
      sheet.toBlob(done, "image/jpeg", 0.92);
    });
    if (photo) await this.take(photo);
  }

  stopCamera() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    show(this.camera, false);
  }

  /* --- what is chosen ------------------------------------------------------------------------------ */

  /** @param {string} text */
  say(text) {
    setText(this.message, text);
  }

  show() {
    for (const input of Object.values(this.ways)) input.checked = input.value === this.way;
    for (const input of this.ready) input.checked = input.value === this.figure;
    show(this.keeping, this.kept);
    show(this.figures, this.way === "figure");
    show(this.drawing.root, this.way === "drawing");
    show(this.photos, this.way === "photo" || this.way === "keep");
    show(this.sources, this.way !== "keep");
    if (this.way !== "photo") this.stopCamera();
    const seen = this.way === "keep" ? this.kept : this.photo;
    show(this.preview, seen);
    if (seen && this.preview.getAttribute("src") !== seen) this.preview.src = seen;
  }

  /** @param {Draft & { kept?: string | null }} draft */
  set({ way = "figure", figure: name = null, photo = null, strokes = [], kept = null }) {
    this.way = kept && way === "figure" && !name ? "keep" : way;
    this.figure = name;
    this.photo = photo;
    this.kept = kept;
    this.drawing.set(strokes);
    this.say("");
    this.show();
  }

  /** To find it again after a refresh. @returns {Draft} */
  draft() {
    return { way: this.way, figure: this.figure, photo: this.photo, strokes: this.drawing.strokes };
  }

  /* The picture to send: a data address, or null when the figure is what counts or the old picture stays. */
  picture() {
    if (this.way === "photo") return this.photo;
    return this.way === "drawing" ? this.drawing.picture() : null;
  }
}
