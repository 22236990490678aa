/* A button that opens a list to choose from. Unlike a select it does nothing before somebody has chosen. */

import { button } from "./controls.js";
import { html, setText } from "./page.js";

export class Chooser {
  summary = html.summary();
  list = html.div({ class: "choices" });
  node = html.details(
    { class: "chooser", onKeydown: (event) => this.press(event), onFocusout: (event) => this.leave(event) },
    this.summary,
    this.list,
  );

  /** `over`: the list lies over whatever scrolls round it. @param {(value: string) => unknown} pick @param {{ over?: boolean }} how */
  constructor(pick, { over = false } = {}) {
    this.pick = pick;
    if (over) this.node.ontoggle = () => this.lieOver();
  }

  /* In the layer above the page, where nothing cuts it off: under its button, or above it when there is no room. */
  lieOver() {
    const { list, node, summary } = this;
    if (!list.isConnected) return; // it closed because what it was about has gone
    list.popover = "manual";
    list.togglePopover(node.open);
    if (!node.open) return;
    const [at, size] = [summary.getBoundingClientRect(), list.getBoundingClientRect()];
    const top = at.bottom + size.height > innerHeight ? Math.max(0, at.top - size.height) : at.bottom;
    const left = Math.max(0, Math.min(at.left, innerWidth - size.width));
    list.style.cssText = `position: fixed; inset: ${top}px auto auto ${left}px; margin: 0;`;
    /** @param {Event} event */
    const away = (event) => {
      if (!event.composedPath().includes(list)) this.node.open = false;
    };
    addEventListener("wheel", away, { capture: true, once: true, passive: true });
  }

  /** @param {string} text @param {[value: string, text: string][]} options @param {string} label */
  offer(text, options, label = text) {
    setText(this.summary, text);
    this.summary.setAttribute("aria-label", label);
    const wanted = JSON.stringify(options);
    if (this.list.dataset.options === wanted) return;
    this.list.dataset.options = wanted;
    this.list.replaceChildren(
      ...options.map(([value, name]) => button(name, () => this.chosen(value), { dir: "auto" })),
    );
  }

  /** @param {string} value */
  chosen(value) {
    this.close();
    this.pick(value);
  }

  open() {
    this.node.open = true;
    this.list.querySelector("button")?.focus();
  }

  close() {
    this.node.open = false;
    this.summary.focus();
  }

  /** @param {FocusEvent} event */
  leave({ relatedTarget }) {
    if (!(relatedTarget instanceof Node && this.node.contains(relatedTarget))) this.node.open = false;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const buttons = [...this.list.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.composedPath()[0]));
    const to = placeFor(event.key, at, buttons.length);
    if (event.key === "Escape" && this.node.open) this.close();
    else if (to !== undefined && this.node.open) buttons[to]?.focus();
    else if (event.key.length === 1 && at >= 0)
      buttons.find((one) => one.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    else return;
    if (event.key !== " ") event.preventDefault();
    event.stopPropagation();
  }
}

/** Where a key leads to in a list of so many. @param {string} key @param {number} at @param {number} count */
export function placeFor(key, at, count) {
  /** @type {Record<string, number>} */
  const places = { ArrowDown: Math.min(at + 1, count - 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: count - 1 };
  return Object.hasOwn(places, key) ? places[key] : undefined;
}
