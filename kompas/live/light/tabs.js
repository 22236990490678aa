/* Below: what there is to do now, the wall, and what is one's own. */

import { html, setText, show } from "kompas/page.js";
import { _ } from "kompas/words.js";

/** @import { Host } from "./host.js" */
/** @typedef {"now" | "wall" | "mine"} Tab */

/** @type {Tab[]} */
const TABS = ["now", "wall", "mine"];

export class Tabs {
  /** @type {Tab} */
  open = "now";
  node = html.nav({ id: "tabs", "aria-label": _("Parts of this page") });

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.buttons = TABS.map((tab) => html.button({ type: "button", value: tab, onClick: () => this.choose(tab) }));
    this.node.append(...this.buttons);
  }

  /** @param {Tab} tab */
  choose(tab) {
    if (this.open === tab) return;
    this.open = tab;
    const { host } = this;
    if (tab === "wall" && host.face) host.put(host.wall, host.face.areas.wall);
    this.draw();
    scrollTo({ top: 0 });
  }

  draw() {
    const { host, open } = this;
    const { connection } = host;
    if (!connection) return;
    const step = connection.current();
    const own = connection.mine("note").length;
    const names = {
      now: step?.may_write ? _("Write") : _("Now"),
      wall: `${_("Wall")} ${connection.count("note")}`,
      mine: `${_("Mine")} ${own}`,
    };
    for (const [index, tab] of TABS.entries()) {
      setText(this.buttons[index], names[tab]);
      if (tab === open) this.buttons[index].setAttribute("aria-current", "true");
      else this.buttons[index].removeAttribute("aria-current");
    }
    // the own notes are a part of the place to write: that one is shown in both
    host.main.dataset.tab = open;
    show(host.now, open !== "wall");
    show(host.wall, open === "wall");
    show(host.mine, open === "mine");
    const composer = host.composer();
    if (composer) composer.dataset.tab = open === "mine" ? "mine" : "now";
  }
}
