/* Name, colour and pattern of a theme. */

import { freeLook, LOOKS } from "./board_looks.js";
import { button, form, labelled, onEscape, submitButton, textLine } from "./controls.js";
import { IdentityWarning } from "./identity_warning.js";
import { focusedIn, html, setText, show } from "./page.js";
import { _ } from "./words.js";

/**
 * @typedef {{ id?: string, name?: string, colour?: number }} Theme
 * @typedef {{ name: string, colour: number, warned: Warned }} Values
 */

export class ThemeForm {
  /** @type {Theme} */
  theme = {};
  /** Where the focus was. @type {HTMLElement | null} */
  before = null;
  name = textLine({ required: true });
  looks = [...Array(LOOKS).keys()].map((look) =>
    html.input({ type: "radio", name: "look", value: look, "aria-label": _("look {number}", { number: look + 1 }) }),
  );
  problem = html.span({ class: "error", role: "alert" });
  warning = new IdentityWarning({
    fields: [this.name],
    known: () => [this.theme.name ?? ""],
    again: () => this.submit(),
  });
  node = form(
    { class: "theme-form hidden", onKeydown: onEscape(() => this.close()) },
    () => this.submit(),
    labelled(_("Name of the theme"), this.name),
    html.fieldset(
      { class: "looks" },
      html.legend({ text: _("Colour and pattern") }),
      ...this.looks.map((input, look) =>
        html.label({ class: `look-${look}` }, input, html.span({ class: `look-${look}` })),
      ),
    ),
    submitButton(_("Save")),
    button(_("Cancel"), () => this.close()),
    this.problem,
    this.warning.node,
  );

  /** @param {(values: Values, theme: Theme) => void} save @param {() => number[]} used the looks of the themes there are */
  constructor(save, used) {
    this.save = save;
    this.used = used;
  }

  /** The form of a theme, or of a new one; again with the typed text and why it was not saved. @param {Theme} theme */
  open(theme, typed = theme, problem = "") {
    this.theme = theme;
    this.warning.rest();
    this.before = focusedIn(this.node);
    this.name.value = typed.name ?? "";
    const look = theme.id ? typed.colour : this.nextLook();
    for (const input of this.looks) input.checked = Number(input.value) === look;
    setText(this.problem, problem);
    show(this.node, true);
    this.name.focus();
  }

  /* None that another theme has, as long as others are free. */
  nextLook() {
    return freeLook(this.used());
  }

  submit() {
    const name = this.name.value.trim();
    if (!name) {
      setText(this.problem, _("Give the theme a name."));
      return this.name.focus();
    }
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const colour = Math.max(
      0,
      this.looks.findIndex((input) => input.checked),
    );
    show(this.node, false);
    this.save({ name, colour, warned }, this.theme);
  }

  close() {
    show(this.node, false);
    this.before?.focus();
  }
}
