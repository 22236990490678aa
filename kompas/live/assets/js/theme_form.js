/* Name, colour and pattern of a theme. */

import { IdentityWarning } from "./identity_warning.js";
import { element, fill, setText } from "./page.js";

const LOOKS = 8;

export class ThemeForm {
  constructor(words, save) {
    Object.assign(this, { words, save });
    this.name = element("input", { maxlength: 200, dir: "auto", required: true });
    this.warning = new IdentityWarning({
      words,
      fields: [this.name],
      known: () => [this.theme.name ?? ""],
      again: () => this.submit(),
    });
    this.looks = element(
      "fieldset",
      { class: "looks" },
      element("legend", { text: words.colour }),
      ...[...Array(LOOKS).keys()].map((look) => {
        const input = element("input", {
          type: "radio",
          name: "look",
          value: String(look),
          "aria-label": fill(words.look, { number: look + 1 }),
        });
        return element("label", { class: `look-${look}` }, input, element("span", { class: `look-${look}` }));
      }),
    );
    this.problem = element("span", { class: "error", role: "alert" });
    this.node = element(
      "form",
      {
        class: "theme-form hidden",
        onSubmit: (event) => {
          event.preventDefault();
          this.submit();
        },
        onKeydown: (event) => {
          if (event.key === "Escape") this.close();
        },
      },
      element("label", {}, element("span", { text: words.name }), this.name),
      this.looks,
      element("button", { class: "primary", text: words.save }),
      element("button", { type: "button", text: words.cancel, onClick: () => this.close() }),
      this.problem,
      this.warning.node,
    );
  }

  /* Of a theme, or of a new one; again with what was typed and why it was not saved. */
  open(theme, typed = theme, problem = "") {
    this.theme = theme;
    this.warning.rest();
    this.before = this.node.getRootNode().activeElement;
    this.name.value = typed.name ?? "";
    const look = theme.id ? typed.colour : this.nextLook();
    for (const input of this.looks.querySelectorAll("input")) input.checked = Number(input.value) === look;
    setText(this.problem, problem);
    this.node.classList.remove("hidden");
    this.name.focus();
  }

  /* Another one each time, so that themes beside each other differ. */
  nextLook() {
    this.last = ((this.last ?? -1) + 1) % LOOKS;
    return this.last;
  }

  submit() {
    const name = this.name.value.trim();
    if (!name) {
      setText(this.problem, this.words.without_name);
      return this.name.focus();
    }
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const colour = Number(this.looks.querySelector("input:checked")?.value ?? 0);
    this.node.classList.add("hidden");
    this.save({ name, colour, warned }, this.theme);
  }

  close() {
    this.node.classList.add("hidden");
    this.before?.focus?.();
  }
}
