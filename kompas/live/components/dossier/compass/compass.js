/** @import { Place } from "kompas/component.js" */
import { at, angles, middleOf, nameLine, piece, RADII, turned } from "kompas/compass_ring.js";
import { Component, button, html, mounted, setText } from "kompas/component.js";
import { svg } from "kompas/svg.js";
import { _, labels } from "kompas/words.js";

const NARROW = 544; // px under which names in the ring would be too small to read: a list stands under it then
/** @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
/** @type {Record<StepState, string>} */
const SIGNS = { not_begun: "○", busy: "◐", there: "✓" };

/**
 * @typedef {{ key: string, number: number, name: string, title: string, yields: string, first: string, state: StepState,
 *   share: number, signs: { words: string, mark: StepState }[], address: string }} CompassStep
 * @typedef {PlaceData & { phases: { title: string, steps: CompassStep[] }[], here: string }} Data
 */

/** @extends {Component<Data>} */
export class Compass extends Component {
  angle = 0;
  chosen = "";
  dial = html.div({ class: "dial" });
  card = html.div({ class: "card" });
  /** @type {SVGAElement[]} */
  links = [];

  /** @param {Data} data */
  static builtFor(data) {
    return [data.phases, data.here];
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.steps = this.data.phases.flatMap(({ steps }) => steps);
    this.needle = this.drawNeedle();
    this.ring = this.drawRing();
    this.large = button("", () => this.toggleLarge(), "large");
    this.large.dataset.focus = "large";
    this.dial.append(this.ring, this.large);
    const chosen = this.root.dataset.chosen ?? null;
    this.keepFocus("focus", () => this.fill());
    if (chosen) this.choose(chosen); // by a mouse perhaps, with the focus on another
    this.follow(this.root, "fullscreenchange", () => this.nameLarge());
    this.nameLarge();
    const watch = new ResizeObserver(() => this.fit());
    watch.observe(this.root);
    this.until(() => watch.disconnect());
  }

  /* The root outlives this instance: a change by somebody else leaves what was chosen as it is. */
  fill() {
    const title = html.h2({ class: "visually-hidden", text: _("Compass") });
    this.root.replaceChildren(title, this.dial, html.div({ class: "beside" }, this.card, this.list()));
    this.point(this.root.dataset.chosen ?? this.data.here);
    this.fit();
  }

  /* On a phone the ring is a picture, and the list under it is what is used. SVG knows no `inert`: it stands round it. */
  fit() {
    const narrow = this.root.clientWidth < NARROW;
    this.root.classList.toggle("narrow", narrow);
    this.dial.inert = narrow;
    this.dial.ariaHidden = narrow ? "true" : null;
  }

  // --- the ring ------------------------------------------------------------------------------------------------

  drawRing() {
    const phases = this.data.phases.map(({ title, steps }, index) => {
      const first = this.steps.indexOf(steps[0]);
      const { start, end } = angles(first, first + steps.length);
      return this.drawPhase(title, start, end, `phase-${index}`);
    });
    const steps = this.steps.map((step, index) => this.drawStep(step, index));
    const list = svg("g", { role: "list", "aria-label": _("Eight steps") }, ...steps);
    const ticks = Array.from({ length: 32 }, (_tick, index) => this.drawTick((index * Math.PI) / 16));
    const middle = svg("g", { class: "middle", "aria-hidden": "true" }, svg("circle", { r: RADII.middle }), ...ticks);
    return svg("svg", { viewBox: "-326 -326 652 652", class: "ring" }, ...phases, middle, this.needle, list);
  }

  /** @param {string} title @param {number} start @param {number} end @param {string} id */
  drawPhase(title, start, end, id) {
    const [inner, outer] = RADII.phase;
    const name = svg("textPath", { href: `#${id}`, startOffset: "50%", "text-anchor": "middle" }, title);
    return svg(
      "g",
      { class: "phase", "aria-hidden": "true" },
      svg("path", { class: "arc", d: piece(inner, outer, start, end, 4) }),
      svg("path", { id, d: nameLine(start, end), fill: "none" }),
      svg("text", {}, name),
    );
  }

  /** @param {number} angle */
  drawTick(angle) {
    const [[x1, y1], [x2, y2]] = [at(RADII.middle - 6, angle), at(RADII.middle - 1, angle)];
    return svg("line", { x1, y1, x2, y2 });
  }

  drawNeedle() {
    const half = RADII.middle - 12;
    return svg(
      "g",
      { class: "needle", "aria-hidden": "true" },
      svg("path", { class: "tail", d: `M0 ${half}L-13 0L13 0Z` }),
      svg("path", { class: "tip", d: `M0 ${-half}L-13 0L13 0Z` }),
      svg("circle", { class: "pin", r: 5 }),
    );
  }

  /** @param {CompassStep} step @param {number} index */
  drawStep(step, index) {
    const { start, end } = angles(index, index + 1);
    const [band, width] = [RADII.band, end - start];
    const share = step.state === "there" ? 1 : step.share;
    const [x, y] = at((RADII.step[0] + RADII.step[1]) / 2 + 2, middleOf(index));
    const texts = [
      svg("text", { class: "number", x, y: y - 16 }, String(step.number)),
      svg("text", { class: "name", x, y: y + 9 }, step.name),
      svg("text", { class: "state", x, y: y + 33 }, [SIGNS[step.state], labels.StepState[step.state]].join(" ")),
    ];
    const link = svg(
      "a",
      {
        class: `step ${step.state}`,
        href: step.address,
        "data-step": step.key,
        "data-focus": `ring-${step.key}`,
        "aria-label": this.spoken(step),
        "aria-current": this.current(step),
      },
      svg("path", { class: "ground", d: piece(RADII.step[0], RADII.step[1], start, end, 3) }),
      svg("path", { class: "track", d: piece(band[0], band[1], start, end, 3) }),
      share ? svg("path", { class: "done", d: piece(band[0], band[1], start, start + width * share, 3) }) : null,
      svg("g", { "aria-hidden": "true" }, ...texts),
    );
    this.links.push(link);
    link.addEventListener("click", (event) => this.go(event, step));
    link.addEventListener("pointerenter", () => this.choose(step.key));
    link.addEventListener("focus", () => this.choose(step.key));
    link.addEventListener("keydown", (event) => this.walk(event, index));
    return svg("g", { role: "listitem" }, link);
  }

  /** @param {CompassStep} step */
  spoken(step) {
    const { number, name, title, state } = step;
    const told = { phase: this.phaseOf(step), number, name, title, state: labels.StepState[state] };
    return _("{phase}, step {number}, {name}: {title}. {state}", told);
  }

  /** @param {CompassStep} step */
  phaseOf(step) {
    return this.data.phases.find(({ steps }) => steps.includes(step))?.title ?? "";
  }

  /** @param {CompassStep} step */
  current({ key }) {
    return key === this.data.here ? "step" : null;
  }

  // --- using it ------------------------------------------------------------------------------------------------

  /** One step can be reached by Tab; from there the arrows go round. @param {KeyboardEvent} event @param {number} index */
  walk(event, index) {
    const count = this.links.length;
    const next = { Home: 0, End: count - 1 }[event.key] ?? (index + (KEYS[event.key] ?? 0) + count) % count;
    if (next === index && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    this.links[next].focus();
  }

  /** It stays until another is chosen, so that a mouse can get at what stands beside the ring. @param {string} key */
  choose(key) {
    this.root.dataset.chosen = key;
    this.point(key);
  }

  /** Turns the needle to a step, and tells about it. @param {string} key */
  point(key) {
    if (key === this.chosen) return;
    this.chosen = key;
    const index = this.steps.findIndex((step) => step.key === key);
    this.angle = turned(this.angle, index);
    this.needle.style.transform = `rotate(${this.angle}deg)`;
    for (const [number, link] of this.links.entries()) {
      link.setAttribute("tabindex", number === index ? "0" : "-1");
      link.classList.toggle("chosen", number === index);
      if (number === index) link.setAttribute("aria-describedby", "compass-yields compass-first");
      else link.removeAttribute("aria-describedby");
    }
    this.drawCard(this.steps[index]);
  }

  /**
   * As a link does, without fetching the page anew: Streamlit hears of a new address as of the back button. Large on the
   * projector a step is told about, and nothing is left.
   * @param {MouseEvent} event @param {CompassStep} step
   */
  go(event, step) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (this.isLarge()) this.choose(step.key);
    else visit(step.address);
  }

  isLarge() {
    return this.root.matches(":fullscreen");
  }

  toggleLarge() {
    if (this.isLarge()) document.exitFullscreen();
    else this.root.requestFullscreen?.();
  }

  nameLarge() {
    setText(this.large, this.isLarge() ? _("Leave full screen") : _("Full screen"));
  }

  // --- beside it -----------------------------------------------------------------------------------------------

  /** @param {CompassStep} step */
  drawCard(step) {
    const open = html.a({ href: step.address, class: "open", text: _("Open step {number}", { number: step.number }) });
    open.dataset.focus = "open";
    open.addEventListener("click", (event) => this.go(event, step));
    const signs = step.signs.map(({ words, mark }) =>
      html.li(
        { class: mark },
        html.span({ class: "sign", "aria-hidden": "true", text: SIGNS[mark] }),
        html.span({ text: words }),
      ),
    );
    this.card.replaceChildren(
      html.p({ class: "kicker", text: [this.phaseOf(step), labels.StepState[step.state]].join(" · ") }),
      html.h3({ text: [step.number, step.title].join(" · ") }),
      html.p({ class: "yields", id: "compass-yields", text: step.yields }),
      html.p(
        { class: "first", id: "compass-first" },
        html.span({ text: _("First in line") }),
        html.b({ text: step.first }),
      ),
      ...(signs.length ? [html.ul(...signs)] : []),
      open,
    );
  }

  /* For a phone: the same eight links, by phase. */
  list() {
    const phases = this.data.phases.map(({ title, steps }) =>
      html.section(html.h3({ text: title }), html.ul(...steps.map((step) => html.li(this.line(step))))),
    );
    return html.nav({ class: "steps", "aria-label": _("Eight steps") }, ...phases);
  }

  /** @param {CompassStep} step */
  line(step) {
    const state = [SIGNS[step.state], labels.StepState[step.state]].join(" ");
    const link = html.a(
      { href: step.address, class: step.state, "aria-current": this.current(step) },
      html.b({ text: String(step.number) }),
      html.span({ class: "name", text: step.name }),
      html.span({ class: "state", text: state }),
    );
    link.dataset.focus = `line-${step.key}`;
    link.addEventListener("click", (event) => this.go(event, step));
    return link;
  }
}

/** @param {string} address */
function visit(address) {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

export default mounted(Compass);
