/* Themes and future images beside the ambition: what it is made of, in sight of who writes. */

import { fold } from "./controls.js";
import { html, show } from "./page.js";
import { _, ngettext } from "./words.js";

export class Sources {
  list = html.div({ class: "list" });

  /** @param {Component} owner */
  constructor(owner) {
    this.owner = owner;
    this.node = this.made(_("Themes and future images"));
  }

  /** To be folded where there is little room. @param {string} title @returns {HTMLElement} */
  made(title) {
    if (this.owner.use === "console")
      return html.section({ class: "sources hidden" }, html.h3({ text: title }), this.list);
    return fold({ class: "sources hidden", open: matchMedia("(min-width: 60rem)").matches }, title, this.list);
  }

  draw() {
    const { connection } = this.owner;
    const notes = connection.inOrder("note").filter((note) => !note.parked && note.text);
    const themes = connection
      .inOrder("theme")
      .map(({ id, name }) => ({ name, count: notes.filter((note) => note.theme === id).length }));
    const images = notes.filter((note) => note.kind === "future_image").map((note) => note.text);
    if (!this.owner.changed("sources", themes, images)) return;
    show(this.node, themes.length + images.length);
    this.list.replaceChildren(
      themes.length ? html.ul({ class: "names" }, ...themes.map(nameOf)) : "",
      ...images.map((text) => html.p({ class: "note kind-future_image", dir: "auto", text })),
    );
  }
}

/** @param {{ name: string, count: number }} theme */
const nameOf = ({ name, count }) =>
  html.li(
    html.span({ dir: "auto", text: name }),
    " ",
    html.span({ class: "muted", text: ngettext("1 note", "{count} notes", count) }),
  );
