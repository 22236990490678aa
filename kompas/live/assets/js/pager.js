/* Turns pages of content that does not fit on the projector: a stack shows as many whole children as fit. */

import { button } from "./controls.js";
import { html, setText } from "./page.js";
import { _ } from "./words.js";

const EVERY = 14000;
const QUIET = 200; // ms without anything new
const LONGEST = 1000;
const A_FRAME = 17;
const NO_BAR = 20; // pixels under the content
const BAR = 56;

/** @typedef {{ nodes: HTMLElement[], pages: number }} Stack */

export class Pager {
  page = 0;
  pages = 1;
  look = 0;
  held = false;
  /** @type {Stack[]} */
  stacks = [];
  /** The situation the pages were measured for. @type {string | undefined} */
  layout;
  /** @type {number | null} */
  begun = null;
  where = html.span();
  hold = turner(_("Hold this page"), "❚❚", () => {
    this.held = !this.held;
    this.show();
  });
  bar = html.div(
    { class: "pager hidden" },
    turner(_("Previous page"), "◀", () => this.turn(-1)),
    this.where,
    turner(_("Next page"), "▶", () => this.turn(1)),
    this.hold,
  );
  #listening = new AbortController();

  /**
   * Content that can be smaller: `looks()` says in how many ways, from large to small, and `lookAs` takes one and gives
   * the stacks as they then are. The first that fits on one page stays, else the last.
   * @param {() => number} looks @param {(look: number) => Iterable<Element>[]} [lookAs]
   */
  constructor(looks = () => 1, lookAs = undefined) {
    this.looks = looks;
    this.lookAs = lookAs;
    this.timer = setInterval(() => {
      if (!this.held && this.pages > 1) this.turn(1);
    }, EVERY);
    document.fonts?.ready.then(() => {
      if (this.stacks.length) this.measure();
    });
    this.observer = new ResizeObserver(() => this.again());
    this.observer.observe(document.querySelector(".stMainBlockContainer") ?? document.documentElement);
    const { signal } = this.#listening;
    addEventListener("keydown", (event) => this.press(event), { signal });
    addEventListener("resize", () => this.again(), { signal });
  }

  destroy() {
    clearInterval(this.timer);
    clearTimeout(this.later);
    this.observer.disconnect();
    this.#listening.abort();
  }

  /** @param {KeyboardEvent} event */
  press({ key }) {
    if (key === "ArrowRight" || key === "PageDown") this.turn(1);
    if (key === "ArrowLeft" || key === "PageUp") this.turn(-1);
  }

  again() {
    if (this.layout !== undefined && this.layout !== this.frame()) this.measure();
  }

  /** `stacks` are elements under each other. @param {Iterable<Element>[]} stacks */
  lay(stacks, { first = false } = {}) {
    this.take(this.lookAs?.(this.look) ?? stacks);
    if (first) this.page = 0;
    this.guess();
    // Measuring makes the browser lay everything out, twice: not while one note after the other comes in.
    this.begun ??= performance.now();
    const wait = this.layout === undefined ? A_FRAME : Math.min(QUIET, this.begun + LONGEST - performance.now());
    clearTimeout(this.later);
    this.later = setTimeout(() => this.measure(), wait);
  }

  /** @param {Iterable<Element>[]} stacks */
  take(stacks) {
    this.stacks = stacks.map((nodes) => ({ nodes: /** @type {HTMLElement[]} */ ([...nodes]), pages: 1 }));
  }

  /* Until it is measured, what is new stands on the page of the one before it. */
  guess() {
    for (const stack of this.stacks) {
      let page = 0;
      for (const { dataset } of stack.nodes) {
        dataset.page ??= String(page);
        page = Number(dataset.page);
      }
      stack.pages = Math.max(1, ...stack.nodes.map((node) => Number(node.dataset.page) + 1));
    }
    this.turn(0);
  }

  /* Everything the pages depend on; turning a page changes none of it, so observing does not go round. */
  frame() {
    const tops = this.stacks.map(({ nodes }) => nodes[0]?.parentElement?.getBoundingClientRect().top ?? 0);
    return JSON.stringify([innerWidth, innerHeight, tops.map(Math.round)]);
  }

  measure() {
    this.begun = null;
    for (this.look = 0; this.look < this.looks(); this.look += 1) {
      if (this.lookAs) this.take(this.lookAs(this.look));
      if (this.count(NO_BAR) === 1) break;
    }
    this.look = Math.min(this.look, this.looks() - 1);
    this.pages = this.count(NO_BAR) === 1 ? 1 : this.count(BAR);
    this.layout = this.frame();
    this.turn(0);
  }

  /** On how many pages everything comes, when so much under it is kept free. @param {number} free */
  count(free) {
    for (const { nodes } of this.stacks) for (const node of nodes) node.classList.remove("hidden");
    for (const stack of this.stacks) {
      const boxes = stack.nodes.map(boxOf);
      const pages = pagesOf(boxes, Math.max(160, innerHeight - (boxes[0]?.top ?? 0) - free));
      stack.nodes.forEach((node, index) => {
        node.dataset.page = String(pages[index]);
      });
      stack.pages = 1 + (pages.at(-1) ?? 0);
    }
    return Math.max(1, ...this.stacks.map(({ pages }) => pages));
  }

  /** @param {number} by */
  turn(by) {
    this.page = (this.page + by + this.pages) % this.pages;
    for (const { nodes, pages } of this.stacks) {
      const shown = this.page % pages;
      for (const node of nodes) node.classList.toggle("hidden", Number(node.dataset.page) !== shown);
    }
    this.show();
  }

  show() {
    this.bar.classList.toggle("hidden", this.pages < 2);
    setText(this.where, _("{page} of {pages}", { page: this.page + 1, pages: this.pages }));
    setText(this.hold, this.held ? "▷" : "❚❚");
    this.hold.setAttribute("aria-label", this.held ? _("Turn pages automatically") : _("Hold this page"));
  }
}

/** @param {string} text @param {string} sign @param {() => void} run */
const turner = (text, sign, run) => button(sign, run, { "aria-label": text, title: text });

/** @typedef {{ top: number, bottom: number, heads: boolean }} Box */

/** @param {HTMLElement} node @returns {Box} */
function boxOf(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return { top, bottom, heads: /^H\d$/.test(node.tagName) };
}

/**
 * On which page each comes when there is so much room; a heading goes with what stands under it.
 * @param {Box[]} boxes @param {number} room
 */
export function pagesOf(boxes, room) {
  let page = 0;
  let start = boxes[0]?.top ?? 0;
  return boxes.map(({ top, bottom, heads }, index) => {
    const end = heads ? (boxes[index + 1]?.bottom ?? bottom) : bottom;
    if (top > start && end - start > room) [page, start] = [page + 1, top];
    return page;
  });
}
