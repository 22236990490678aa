import { dress, html, row } from "kompas/component.js";
import { _, inLanguage } from "kompas/words.js";

/**
 * @typedef {"participant" | "screen"} Seen
 * @typedef {{ language: string, addresses: Record<Seen, string> }} Data
 */

const SIZES = { participant: "popup,width=390,height=844", screen: "popup,width=1280,height=720" };

/** Two links; it listens to nothing. @param {StreamlitArguments<Data>} component */
export default function ({ parentElement, data }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".root"));
  dress(/** @type {ShadowRoot} */ (parentElement.getRootNode()));
  inLanguage(data.language, () => draw(root, data));
}

/** @param {HTMLElement} root @param {Data} data */
function draw(root, { language, addresses }) {
  const told = JSON.stringify([language, addresses]);
  if (root.dataset.told === told) return;
  root.dataset.told = told;
  root.replaceChildren(
    html.h3({ text: _("See what they see") }),
    row(
      link("participant", _("As a participant"), addresses.participant),
      link("screen", _("As the screen"), addresses.screen),
    ),
  );
}

/**
 * Where a browser allows no window of this size, the link opens a tab.
 * @param {Seen} use @param {string} text @param {string} address
 */
function link(use, text, address) {
  const target = `kompas-preview-${use}`;
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const opened = window.open(address, target, SIZES[use]);
    if (!opened) return;
    event.preventDefault();
    opened.focus();
  };
  return html.a(
    { href: address, target, onClick },
    text,
    html.span({ "aria-hidden": "true", text: " ↗" }),
    html.span({ class: "visually-hidden", text: ` (${_("opens a new window")})` }),
  );
}
