import { element, fill, setText } from "./page.js";

const QUIET = 200; // ms without anything new
const LONGEST = 1000;
const A_FRAME = 17;

/* Turns pages of what does not fit on the projector: a stack shows as many whole children as there is room for. */
export class Pager {
  constructor(root, words, every = 14000) {
    Object.assign(this, { root, words, page: 0, pages: 1, stacks: [], held: false });
    this.bar = element("div", { class: "pager hidden" });
    const button = (text, sign, run) =>
      element("button", { type: "button", "aria-label": text, title: text, text: sign, onClick: run });
    this.where = element("span", {});
    this.hold = button(words.hold, "❚❚", () => {
      this.held = !this.held;
      this.show();
    });
    this.bar.append(
      button(words.previous_page, "◀", () => this.turn(-1)),
      this.where,
      button(words.next_page, "▶", () => this.turn(1)),
      this.hold,
    );
    this.timer = setInterval(() => {
      if (!this.held && this.pages > 1) this.turn(1);
    }, every);
    this.again = () => {
      if (this.layout !== undefined && this.layout !== this.frame()) this.measure();
    };
    document.fonts?.ready.then(() => {
      if (this.stacks.length) this.measure();
    });
    this.observer = new ResizeObserver(this.again);
    this.observer.observe(document.querySelector(".stMainBlockContainer") ?? document.documentElement);
    this.pressed = (event) => {
      if (event.key === "ArrowRight" || event.key === "PageDown") this.turn(1);
      if (event.key === "ArrowLeft" || event.key === "PageUp") this.turn(-1);
    };
    addEventListener("keydown", this.pressed);
    addEventListener("resize", this.again);
  }

  destroy() {
    clearInterval(this.timer);
    clearTimeout(this.later);
    this.observer.disconnect();
    removeEventListener("keydown", this.pressed);
    removeEventListener("resize", this.again);
  }

  /* `stacks` are lists of nodes under each other; `room` the height from the first one down. */
  lay(stacks, { first = false } = {}) {
    this.stacks = stacks;
    if (first) this.page = 0;
    this.guess();
    // Measuring makes the browser lay everything out, twice: not while one note after the other comes in.
    this.begun ??= performance.now();
    const wait = this.layout === undefined ? A_FRAME : Math.min(QUIET, this.begun + LONGEST - performance.now());
    clearTimeout(this.later);
    this.later = setTimeout(() => this.measure(), wait);
  }

  /* Until it is measured, what is new stands on the page of the one before it. */
  guess() {
    for (const nodes of this.stacks) {
      let page = 0;
      for (const node of nodes) page = Number((node.dataset.page ??= String(page)));
      nodes.pages = Math.max(1, ...nodes.map((node) => Number(node.dataset.page) + 1));
    }
    this.turn(0);
  }

  /* What the pages depend on; turning a page itself changes none of it, so observing does not go round. */
  frame() {
    return JSON.stringify([
      innerWidth,
      innerHeight,
      this.stacks.map((nodes) => Math.round(nodes[0]?.parentElement.getBoundingClientRect().top ?? 0)),
    ]);
  }

  measure() {
    this.begun = null;
    for (const nodes of this.stacks) for (const node of nodes) node.classList.remove("hidden");
    this.pages = 1;
    for (const nodes of this.stacks) {
      if (!nodes.length) continue;
      const top = nodes[0].getBoundingClientRect().top;
      const room = Math.max(160, innerHeight - top - 56);
      let page = 0;
      let start = top;
      nodes.forEach((node, index) => {
        const own = node.getBoundingClientRect();
        const heading = /^H\d$/.test(node.tagName) && nodes[index + 1];
        const end = heading ? nodes[index + 1].getBoundingClientRect().bottom : own.bottom;
        if (own.top > start && end - start > room) [page, start] = [page + 1, own.top];
        node.dataset.page = String(page);
      });
      nodes.pages = page + 1;
      this.pages = Math.max(this.pages, page + 1);
    }
    this.layout = this.frame();
    this.turn(0);
  }

  turn(by) {
    this.page = (this.page + by + this.pages) % this.pages;
    for (const nodes of this.stacks) {
      const shown = this.page % (nodes.pages ?? 1);
      for (const node of nodes) node.classList.toggle("hidden", Number(node.dataset.page) !== shown);
    }
    this.show();
  }

  show() {
    const { words } = this;
    this.bar.classList.toggle("hidden", this.pages < 2);
    setText(this.where, fill(words.page, { page: this.page + 1, pages: this.pages }));
    setText(this.hold, this.held ? "▷" : "❚❚");
    this.hold.setAttribute("aria-label", this.held ? words.go_on : words.hold);
  }
}
