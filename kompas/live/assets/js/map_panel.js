/* The panel of the party or the line that is open. */

import { onEscape, plainButton } from "./controls.js";
import { LinePanel } from "./map_panel_line.js";
import { PartyPanel } from "./map_panel_party.js";
import { html, show } from "./page.js";
import { _ } from "./words.js";

export class Panel {
  /** Reasons that were typed, by line, until they have arrived. @type {Map<string, string>} */
  drafts = new Map();
  /** @type {PartyPanel | LinePanel | null} */
  content = null;
  /** @type {string | null} */
  opened = null;
  node = html.section({ class: "panel hidden", onKeydown: onEscape(() => this.owner.open(null)) });

  /** @param {NetworkMap} owner */
  constructor(owner) {
    this.owner = owner;
  }

  /** @param {string | null} key */
  open(key) {
    const { owner } = this;
    if (key && !this.isThere(key)) return owner.open(null);
    this.opened = key;
    this.content = key ? this.contentOf(key) : null;
    show(this.node, key);
    this.node.replaceChildren();
    if (!this.content) return;
    const close = plainButton(_("Close"), () => owner.open(null));
    this.node.append(html.div({ class: "head" }, this.content.heading, close), ...this.content.parts);
    this.refresh();
    this.content.heading.focus({ preventScroll: true });
  }

  /** @param {string} key */
  contentOf(key) {
    const [noun, id] = key.split(":");
    return noun === "party" ? new PartyPanel(this.owner, id) : new LinePanel(this.owner, id, this.drafts);
  }

  /** @param {string} key */
  isThere(key) {
    const item = /** @type {{ gone?: boolean } | undefined} */ (this.owner.state.items.get(key));
    return Boolean(item && !item.gone);
  }

  /* Brings what is shown up to date without touching what somebody types. */
  refresh() {
    if (!this.opened || !this.content) return;
    if (this.isThere(this.opened)) this.content.refresh();
    else if (!this.content.outlives()) this.owner.open(null);
  }
}
