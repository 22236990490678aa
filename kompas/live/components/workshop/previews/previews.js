import { element, mounted } from "kompas/component.js";

const SIZES = { participant: "popup,width=390,height=844", screen: "popup,width=1280,height=720" };

/* Two links; it listens to nothing. */
class Previews {
  constructor(root) {
    this.root = root;
  }

  update({ words, addresses }) {
    const told = JSON.stringify([words, addresses]);
    if (this.told === told) return;
    this.told = told;
    const links = [
      this.link("participant", words.participant, words, addresses),
      this.link("screen", words.screen, words, addresses),
    ];
    this.root.replaceChildren(element("h3", { text: words.heading }), element("div", { class: "row" }, ...links));
  }

  link(use, text, words, addresses) {
    const address = addresses[use];
    return element(
      "a",
      { href: address, target: `kompas-preview-${use}`, onClick: (event) => this.open(event, use, address) },
      text,
      element("span", { "aria-hidden": "true", text: " ↗" }),
      element("span", { class: "visually-hidden", text: ` (${words.new_window})` }),
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
