/* A button that opens a list to choose from. Unlike a select it does nothing before somebody has chosen. */

import { element, setText } from "./page.js";

export class Chooser {
  constructor(pick) {
    this.pick = pick;
    this.summary = element("summary", {});
    this.list = element("div", { class: "choices" });
    this.node = element(
      "details",
      {
        class: "chooser",
        onKeydown: (event) => this.press(event),
        onFocusout: (event) => {
          if (!this.node.contains(event.relatedTarget)) this.node.open = false;
        },
      },
      this.summary,
      this.list,
    );
  }

  /* `options`: pairs of value and text. */
  offer(text, options, label = text) {
    setText(this.summary, text);
    this.summary.setAttribute("aria-label", label);
    const wanted = JSON.stringify(options);
    if (this.list.dataset.options === wanted) return;
    this.list.dataset.options = wanted;
    this.list.replaceChildren(
      ...options.map(([value, name]) =>
        element("button", { type: "button", dir: "auto", text: name, onClick: () => this.chosen(value) }),
      ),
    );
  }

  chosen(value) {
    this.node.open = false;
    this.summary.focus();
    this.pick(value);
  }

  open() {
    this.node.open = true;
    this.list.querySelector("button")?.focus();
  }

  press(event) {
    const buttons = [...this.list.children];
    const at = buttons.indexOf(event.composedPath()[0]);
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === "Escape" && this.node.open) {
      this.node.open = false;
      this.summary.focus();
    } else if (to !== undefined && this.node.open) buttons[Math.min(to, buttons.length - 1)]?.focus();
    else if (event.key.length === 1 && at >= 0)
      buttons.find((button) => button.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    else return;
    if (event.key !== " ") event.preventDefault();
    event.stopPropagation();
  }
}
