/* Themes and future images beside the ambition: what it is made of, in sight of who writes. */

import { html, setText, show } from "./page.js";
import { _, ngettext } from "./words.js";

export class Sources {
  text = html.summary();
  list = html.div({ class: "list" });
  node = html.details(
    { class: "sources hidden", open: matchMedia("(min-width: 60rem)").matches },
    this.text,
    this.list,
  );

  /** @param {Component} owner */
  constructor(owner) {
    this.owner = owner;
  }

  draw() {
    const { connection } = this.owner;
    const notes = connection.inOrder("note").filter((note) => !note.parked && note.text);
    const themes = connection
      .inOrder("theme")
      .map(({ id, name }) => ({ name, count: notes.filter((note) => note.theme === id).length }));
    const images = notes.filter((note) => note.kind === "future_image").map((note) => note.text);
    if (!this.owner.changed("sources", themes, images)) return;
    setText(this.text, _("Themes and future images"));
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
