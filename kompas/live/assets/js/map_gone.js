/* What was merged or removed, under the map, for the facilitator to put back. */

import { element, fill } from "./page.js";

export class Gone {
  constructor(owner) {
    this.owner = owner;
    this.node = element("details", { class: "gone" });
  }

  refresh() {
    const { owner } = this;
    const gone = ["party", "line"].flatMap((noun) =>
      owner.connection
        .list(noun)
        .filter((one) => one.gone)
        .map((one) => ({ ...one, noun, name: one.name ?? fill(owner.words.line_between, owner.endsOf(one)) })),
    );
    this.node.classList.toggle("hidden", !gone.length);
    if (!owner.changed("gone", gone, owner.may.move)) return;
    this.node.replaceChildren(
      element("summary", { text: `${owner.words.off_map} (${gone.length})` }),
      element("ul", {}, ...gone.map((one) => this.row(one))),
    );
  }

  row(one) {
    const { words } = this.owner;
    const text = words.put_back;
    return element(
      "li",
      { dir: "auto" },
      one.name,
      " ",
      this.owner.may.move &&
        element("button", {
          type: "button",
          class: "plain",
          text,
          "aria-label": `${text}: ${one.name}`,
          onClick: () => this.putBack(one),
        }),
    );
  }

  putBack({ id, noun, into }) {
    this.owner.send(
      into
        ? { type: "unmerge_party", party_id: id }
        : { type: `withdraw_${noun}`, [`${noun}_id`]: id, withdrawn: false },
    );
  }
}
