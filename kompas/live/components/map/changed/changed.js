import { Component, element, mounted } from "kompas/component.js";

class Changed extends Component {
  /* New data without a difference leave the page where it is. */
  builtFor(data) {
    return [data.lines, data.parties];
  }

  build() {
    const { words, data } = this;
    const pager = this.pages();
    const stack = element("ul", { class: "stack" }, ...data.lines.map((line) => this.line(line)));
    if (data.parties.length)
      stack.append(
        element(
          "li",
          { class: "card" },
          element("h5", { text: words.parties }),
          ...data.parties.map((text) => element("p", { dir: "auto", text })),
        ),
      );
    this.root.replaceChildren(stack, pager?.bar ?? "");
    pager?.lay([[...stack.children]], { first: true });
  }

  line(line) {
    const { words } = this;
    const said = (name, text) =>
      element("p", { dir: "auto" }, element("span", { class: "muted", text: `${name}: ` }), text);
    const mark = element("span", { class: "mark", "aria-hidden": "true", text: line.mark });
    const card = element(
      "li",
      { class: "card" },
      element("h5", { dir: "auto" }, mark, line.name),
      element("p", { text: [line.change, line.colours].filter(Boolean).join(" · ") }),
      line.reason ? said(words.reason, line.reason) : "",
      ...line.agreed.map((text) => said(words.agreed, text)),
    );
    card.style.setProperty("--stroke", line.stroke);
    return card;
  }
}

export default mounted(Changed);
