import { Component, html, mounted } from "kompas/component.js";
import { _ } from "kompas/words.js";

/**
 * @typedef {{ name: string, mark: string, change: string, colours: string, reason: string, agreed: string[],
 *   stroke: string }} ChangedLine
 * @typedef {PlaceData & { lines: ChangedLine[], parties: string[] }} Data
 */

/** @extends {Component<Data>} */
export class Changed extends Component {
  /** New data without a difference leave the page where it is. @param {Data} data */
  static builtFor(data) {
    return [data.lines, data.parties];
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { lines, parties } = this.data;
    const names = parties.map((text) => html.p({ dir: "auto", text }));
    const pager = this.pages();
    const stack = html.ul(
      { class: "stack" },
      ...lines.map(card),
      names.length ? html.li({ class: "card" }, html.h5({ text: _("Parties") }), ...names) : null,
    );
    this.root.replaceChildren(stack, pager?.bar ?? "");
    pager?.lay([stack.children], { first: true });
  }
}

/** @param {ChangedLine} line */
function card(line) {
  const node = html.li(
    { class: "card" },
    html.h5({ dir: "auto" }, html.span({ class: "mark", "aria-hidden": "true", text: line.mark }), line.name),
    html.p({ text: [line.change, line.colours].filter(Boolean).join(" · ") }),
    line.reason ? said(_("Reason then"), line.reason) : "",
    ...line.agreed.map((text) => said(_("Agreement then"), text)),
  );
  node.style.setProperty("--stroke", line.stroke);
  return node;
}

/** @param {string} name @param {string} text */
const said = (name, text) => html.p({ dir: "auto" }, html.span({ class: "muted", text: `${name}: ` }), text);

export default mounted(Changed);
