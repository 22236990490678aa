import { element, mounted } from "kompas/component.js";
import { _ } from "kompas/words.js";

const SIZES = { participant: "popup,width=390,height=844", screen: "popup,width=1280,height=720" };

/* Two links; it listens to nothing. */
class Previews {
  constructor(root) {
    this.root = root;
  }

  update({ language, addresses }) {
    const told = JSON.stringify([language, addresses]);
    if (this.told === told) return;
    this.told = told;
    const links = [
      this.link("participant", _("As a participant"), addresses),
      this.link("screen", _("As the screen"), addresses),
    ];
    this.root.replaceChildren(
      element("h3", { text: _("See what they see") }),
      element("div", { class: "row" }, ...links),
    );
  }

  link(use, text, addresses) {
    const address = addresses[use];
    return element(
      "a",
      { href: address, target: `kompas-preview-${use}`, onClick: (event) => this.open(event, use, address) },
      text,
      element("span", { "aria-hidden": "true", text: " ↗" }),
      element("span", { class: "visually-hidden", text: ` (${_("opens a new window")})` }),
    );
  }

  /* Where a browser allows no window of this size, the link opens a tab. */
  open(event, use, address) {
    const opened = window.open(address, `kompas-preview-${use}`, SIZES[use]);
    if (!opened) return;
    event.preventDefault();
    opened.focus();
  }
}

export default mounted(Previews);
