/* Undo and redo of facilitators' deeds, each named on its button; Ctrl+Z and Ctrl+Shift+Z. */

import { button } from "./controls.js";
import { html, setText, show } from "./page.js";
import { _, labels, reasonOf } from "./words.js";

/** @typedef {"undo" | "redo"} Which */

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

export class UndoBar {
  /** @type {string | null} */
  busy = null;
  undo = button("", () => this.go("undo"), { "aria-keyshortcuts": "Control+Z", title: "Ctrl+Z" });
  redo = button("", () => this.go("redo"), { "aria-keyshortcuts": "Control+Shift+Z", title: "Ctrl+Shift+Z" });
  status = html.span({ role: "status" });
  node = html.div({ class: "undo" }, this.undo, this.redo, this.status);

  #listening = new AbortController();

  /** @param {Connection} connection */
  constructor(connection) {
    this.connection = connection;
    addEventListener("keydown", (event) => this.press(event), { signal: this.#listening.signal });
  }

  destroy() {
    this.#listening.abort();
  }

  /**
   * In a text field these keys belong to the text. Two of these bars may be on one page: the first to hear it goes.
   * @param {KeyboardEvent} event
   */
  press(event) {
    const which = meant(event);
    const [place] = event.composedPath();
    if (!which || event.defaultPrevented || (place instanceof Element && place.closest(TYPING))) return;
    event.preventDefault();
    this.go(which);
  }

  /** @param {Which} which */
  deed(which) {
    return this.connection.state.scalars[which];
  }

  /** Now or not at all: an undo that arrives a minute late would surprise. @param {Which} which */
  async go(which) {
    const deed = this.deed(which);
    if (!deed || this.busy === deed.id + which || this.connection.state.scalars.status === "closed") return;
    this.busy = deed.id + which;
    const name = labels.Deed[deed.type];
    const problem = await this.connection.now({ type: `${which}_deed`, deed_id: deed.id });
    this.busy = null;
    if (!problem)
      return setText(this.status, which === "undo" ? _("Undone: {name}", { name }) : _("Done again: {name}", { name }));
    const lost = ["lost", "later"].includes(problem);
    this.status.replaceChildren(_("Not done: {reason}", { reason: reasonOf(problem) }));
    if (!lost && this.deed(which)?.id === deed.id)
      this.status.append(
        " ",
        button(_("Skip this one"), () => this.skip(deed)),
      );
  }

  /** @param {Deed} deed */
  skip(deed) {
    setText(this.status, "");
    this.connection.now({ type: "drop_deed", deed_id: deed.id });
  }

  draw() {
    const [undo, redo] = [this.deed("undo"), this.deed("redo")];
    setText(this.undo, ["↶", undo ? _("Undo: {name}", { name: labels.Deed[undo.type] }) : _("Undo")].join(" "));
    setText(this.redo, ["↷", redo ? _("Redo: {name}", { name: labels.Deed[redo.type] }) : _("Redo")].join(" "));
    this.undo.disabled = !undo;
    this.redo.disabled = !redo;
    show(this.redo, redo);
  }
}

/**
 * Maps the keys to undo and redo.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">} event @returns {Which | null}
 */
export function meant({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "y") return "redo";
  if (letter !== "z") return null;
  return shiftKey ? "redo" : "undo";
}
