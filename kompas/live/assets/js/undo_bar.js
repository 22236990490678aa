/* Undo and redo of what facilitators did, with the name of what would be undone; Ctrl+Z and Ctrl+Shift+Z. */

import { element, fill, setText } from "./page.js";

export class UndoBar {
  constructor(connection, words) {
    Object.assign(this, { connection, words, busy: null });
    this.undo = element("button", {
      type: "button",
      "aria-keyshortcuts": "Control+Z",
      title: "Ctrl+Z",
      onClick: () => this.go("undo"),
    });
    this.redo = element("button", {
      type: "button",
      "aria-keyshortcuts": "Control+Shift+Z",
      title: "Ctrl+Shift+Z",
      onClick: () => this.go("redo"),
    });
    this.status = element("span", { role: "status" });
    this.node = element("div", { class: "undo" }, this.undo, this.redo, this.status);
    this.pressed = (event) => this.press(event);
    addEventListener("keydown", this.pressed);
  }

  destroy() {
    removeEventListener("keydown", this.pressed);
  }

  /* In a text field these keys belong to the text. Two of these bars may be on one page: the first to hear it goes. */
  press(event) {
    if (event.defaultPrevented) return;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const which = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
    if (
      !which ||
      event.composedPath()[0].closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")
    )
      return;
    event.preventDefault();
    this.go(which);
  }

  deed(which) {
    return this.connection.state.scalars[which];
  }

  /* Now or not at all: an undo that arrives a minute late would surprise. */
  async go(which) {
    const deed = this.deed(which);
    if (!deed || this.busy === deed.id + which || this.connection.state.scalars.status === "closed") return;
    this.busy = deed.id + which;
    const name = this.words.deeds[deed.type];
    const problem = await this.connection.now({ type: `${which}_deed`, deed_id: deed.id });
    this.busy = null;
    if (!problem) return setText(this.status, fill(which === "undo" ? this.words.undone : this.words.redone, { name }));
    const lost = this.words.problems[problem];
    this.status.replaceChildren(fill(this.words.failed, { reason: lost ?? problem }));
    if (!lost && this.deed(which)?.id === deed.id)
      this.status.append(
        " ",
        element("button", { type: "button", text: this.words.skip, onClick: () => this.skip(deed) }),
      );
  }

  skip(deed) {
    setText(this.status, "");
    this.connection.now({ type: "drop_deed", deed_id: deed.id });
  }

  draw() {
    const { words } = this;
    for (const [which, sign, text, named] of [
      ["undo", "↶", words.undo, words.undo_named],
      ["redo", "↷", words.redo, words.redo_named],
    ]) {
      const deed = this.deed(which);
      setText(this[which], `${sign} ${deed ? fill(named, { name: words.deeds[deed.type] }) : text}`);
      this[which].disabled = !deed;
    }
    this.redo.classList.toggle("hidden", !this.deed("redo"));
  }
}
