/* Parties and lines merged or removed, under the map, for the facilitator to put back. */

import { plainButton } from "./controls.js";
import { html, show } from "./page.js";
import { _ } from "./words.js";

export class Gone {
  node = html.details({ class: "gone" });

  /** @param {NetworkMap} owner */
  constructor(owner) {
    this.owner = owner;
  }

  refresh() {
    const { owner } = this;
    const { connection } = owner;
    const rows = [
      ...connection.list("party").map((party) => ({ ...party, back: backOf(party) })),
      ...connection.list("line").map((line) => ({
        ...line,
        name: _("{one} and {other}", owner.endsOf(line)),
        /** @type {Action} */
        back: { type: "withdraw_line", line_id: line.id, withdrawn: false },
      })),
    ].filter((one) => one.gone);
    show(this.node, rows.length);
    if (!owner.changed("gone", rows, owner.may.move)) return;
    this.node.replaceChildren(
      html.summary({ text: `${_("Merged or removed")} (${rows.length})` }),
      html.ul(...rows.map(({ name, back }) => this.row(name, back))),
    );
  }

  /** @param {string} name @param {Action} back */
  row(name, back) {
    const put = this.owner.may.move && plainButton(_("Put back"), () => this.owner.send(back), name);
    return html.li({ dir: "auto" }, name, " ", put);
  }
}

/** @param {Item<"party">} party @returns {Action} */
const backOf = ({ id, into }) =>
  into ? { type: "unmerge_party", party_id: id } : { type: "withdraw_party", party_id: id, withdrawn: false };
