/* How a case gets its face: a ready figure, a photo from this device or its camera, or a drawing made here. */

import { Drawing } from "./drawing.js";
import { FIGURES, figure } from "./figures.js";
import { element, setText } from "./page.js";
import { shrunken } from "./pictures.js";

const BY_HAND = "(pointer: coarse)"; // a phone or tablet: its own camera comes with the choice of a file

export class PictureField {
  /* `changed()` is called when something was chosen or drawn. */
  constructor(words, changed) {
    Object.assign(this, { words, changed, way: "figure", figure: null, photo: null });
    this.name = `way-${Math.round(performance.now())}`;
    this.ways = ["keep", "figure", "photo", "drawing"].map((way) =>
      element(
        "label",
        { "data-way": way },
        element("input", {
          type: "radio",
          name: this.name,
          value: way,
          onChange: () => {
            this.way = way;
            this.show();
            this.changed();
          },
        }),
        element("span", { text: words.ways[way] }),
      ),
    );
    this.figures = element(
      "div",
      { class: "figures", role: "radiogroup", "aria-label": words.ways.figure },
      ...FIGURES.map((name) => this.ready(name)),
    );
    this.drawing = new Drawing(words, () => this.changed());
    this.preview = element("img", { class: "preview", alt: words.preview });
    this.message = element("p", { class: "error", role: "alert" });
    this.photos = element(
      "div",
      { class: "photo" },
      this.preview,
      element("div", { class: "row" }, ...this.sources()),
      this.camera(),
    );
    this.root = element(
      "fieldset",
      { class: "picture" },
      element("legend", { text: words.picture }),
      element("div", { class: "chips" }, ...this.ways),
      this.figures,
      this.photos,
      this.drawing.root,
      this.message,
    );
    this.show();
  }

  destroy() {
    this.stopCamera();
  }

  ready(name) {
    return element(
      "label",
      { title: this.words.figures[name] },
      element("input", {
        type: "radio",
        name: `${this.name}-figure`,
        value: name,
        onChange: () => {
          this.figure = name;
          this.changed();
        },
      }),
      element("span", {}, figure(name), element("span", { class: "name", text: this.words.figures[name] })),
    );
  }

  /* --- photo --------------------------------------------------------------------------------------- */

  sources() {
    const { words } = this;
    const file = (text, camera) => {
      const input = element("input", {
        type: "file",
        accept: "image/*",
        class: "visually-hidden",
        tabindex: "-1",
        "aria-hidden": "true",
        onChange: () => this.choose(input),
      });
      if (camera) input.setAttribute("capture", "environment");
      return [element("button", { type: "button", text, onClick: () => input.click() }), input];
    };
    const sources = file(words.choose_photo, false);
    if (matchMedia(BY_HAND).matches) sources.push(...file(words.take_photo, true));
    else if (navigator.mediaDevices?.getUserMedia)
      sources.push(element("button", { type: "button", text: words.take_photo, onClick: () => this.startCamera() }));
    return sources;
  }

  async choose(input) {
    const [file] = input.files;
    input.value = "";
    if (file) await this.take(file);
  }

  async take(file) {
    this.say("");
    try {
      this.photo = await shrunken(file);
    } catch (reason) {
      this.say(reason.message === "too_large" ? this.words.too_large : this.words.unreadable);
    }
    this.show();
    this.changed();
  }

  camera() {
    const { words } = this;
    this.video = element("video", { playsinline: true, muted: true, "aria-label": words.camera });
    this.cameraBox = element(
      "div",
      { class: "camera hidden" },
      this.video,
      element(
        "div",
        { class: "row" },
        element("button", { type: "button", class: "primary", text: words.snap, onClick: () => this.snap() }),
        element("button", { type: "button", text: words.stop_camera, onClick: () => this.stopCamera() }),
      ),
    );
    return this.cameraBox;
  }

  async startCamera() {
    this.say("");
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: 1280 },
        audio: false,
      });
      this.video.srcObject = this.stream;
      await this.video.play();
      this.cameraBox.classList.remove("hidden");
    } catch {
      this.stopCamera();
      this.say(this.words.no_camera);
    }
  }

  async snap() {
    const sheet = element("canvas", { width: this.video.videoWidth, height: this.video.videoHeight });
    sheet.getContext("2d").drawImage(this.video, 0, 0);
    this.stopCamera();
    await this.take(
      await new Promise((done) => {
        sheet.toBlob(done, "image/jpeg", 0.92);
      }),
    );
  }

  stopCamera() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.cameraBox.classList.add("hidden");
  }

  /* --- what is chosen ------------------------------------------------------------------------------ */

  say(text) {
    setText(this.message, text);
  }

  show() {
    for (const label of this.ways) {
      label.querySelector("input").checked = label.dataset.way === this.way;
      if (label.dataset.way === "keep") label.classList.toggle("hidden", !this.kept);
    }
    for (const input of this.figures.querySelectorAll("input")) input.checked = input.value === this.figure;
    this.figures.classList.toggle("hidden", this.way !== "figure");
    this.drawing.root.classList.toggle("hidden", this.way !== "drawing");
    this.photos.classList.toggle("hidden", this.way !== "photo" && this.way !== "keep");
    this.photos.querySelector(".row").classList.toggle("hidden", this.way === "keep");
    if (this.way !== "photo") this.stopCamera();
    const seen = this.way === "keep" ? this.kept : this.photo;
    this.preview.classList.toggle("hidden", !seen);
    if (seen && this.preview.getAttribute("src") !== seen) this.preview.src = seen;
  }

  /* `kept` is the address of the picture that the case has already. */
  set({ way = "figure", figure: name = null, photo = null, strokes = [], kept = null }) {
    Object.assign(this, { way: kept && way === "figure" && !name ? "keep" : way, figure: name, photo, kept });
    this.drawing.set(strokes);
    this.say("");
    this.show();
  }

  /* To find it again after a refresh. */
  draft() {
    return { way: this.way, figure: this.figure, photo: this.photo, strokes: this.drawing.strokes };
  }

  /* The picture to send: a data address, or null when the figure is what counts or the old picture stays. */
  picture() {
    if (this.way === "photo") return this.photo;
    return this.way === "drawing" ? this.drawing.picture() : null;
  }
}
