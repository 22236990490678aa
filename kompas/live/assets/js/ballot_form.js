/* Letting people vote: about what, with how many dots. */

import { IdentityWarning } from "./identity_warning.js";
import { element, selection } from "./page.js";
import { _, labels } from "./words.js";

export class BallotForm {
  /* `owner` is the ballot on the console: it has the connection and `now`. */
  constructor(owner) {
    Object.assign(this, { owner });
    this.question = element("input", { maxlength: 200, dir: "auto", id: "ballot-question", required: true });
    this.question.value = _("What matters most to us?");
    this.warning = new IdentityWarning({ fields: [this.question], again: () => this.start() });
    this.about = element("select", { id: "ballot-about" });
    this.kind = element(
      "select",
      { id: "ballot-kind" },
      element("option", { value: "", text: _("All kinds") }),
      ...Object.entries(labels.NoteKind).map(([value, text]) => element("option", { value, text })),
    );
    this.dots = number("ballot-dots", 3);
    this.most = number("ballot-most", 1);
    this.node = element(
      "details",
      { class: "new" },
      element("summary", { text: _("Let people vote") }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            this.start();
          },
        },
        field(_("What do you ask?"), this.question),
        this.warning.node,
        field(_("On what?"), this.about),
        field(_("Kind of note"), this.kind),
        element(
          "div",
          { class: "row" },
          field(_("Dots for each person"), this.dots),
          field(_("At most on one of them"), this.most),
        ),
        element("div", { class: "row" }, element("button", { class: "primary", text: _("Start the vote") })),
      ),
    );
    this.unsubscribe = selection.subscribe(() => this.draw());
  }

  destroy() {
    this.unsubscribe();
    this.warning.rest();
  }

  draw() {
    const { connection, language } = this.owner;
    if (!connection.state.loaded) return;
    const options = connection
      .steps()
      .filter((step) => step.kinds.length)
      .map((step) => [String(step.id), _("All notes of: {step}", { step: step.title[language] })]);
    if (connection.count("theme") > 1) options.unshift(["themes", _("All themes")]);
    if (selection.notes.size)
      options.unshift(["chosen", _("The notes ticked on the wall ({count})", { count: selection.notes.size })]);
    const wanted = JSON.stringify(options);
    if (this.about.dataset.options === wanted) return;
    const before = this.about.value;
    this.about.dataset.options = wanted;
    this.about.replaceChildren(...options.map(([value, text]) => element("option", { value, text })));
    const fallback = selection.notes.size
      ? "chosen"
      : connection.current()?.connects_themes
        ? "themes"
        : String(connection.state.scalars.step ?? "");
    const keep = before && before !== "chosen" && !selection.notes.size && options.some(([value]) => value === before);
    this.about.value = keep
      ? before
      : options.some(([value]) => value === fallback)
        ? fallback
        : (options[0]?.[0] ?? "");
  }

  async start() {
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const chosen = this.about.value === "chosen";
    const themes = this.about.value === "themes";
    const fine = await this.owner.now({
      type: "open_ballot",
      subject: themes ? "themes" : "notes",
      question: this.question.value.trim(),
      note_ids: chosen ? [...selection.notes] : [],
      step_id: chosen || themes ? null : Number(this.about.value) || null,
      kind: chosen || themes ? null : this.kind.value || null,
      dots: Number(this.dots.value),
      most_per_item: Number(this.most.value),
      warned,
    });
    if (!fine) return;
    if (chosen) selection.clear();
    this.node.open = false;
  }
}

const field = (text, control) => element("label", {}, element("span", { text }), control);

function number(id, value) {
  const input = element("input", { id, type: "number", min: "1", max: "20", required: true });
  input.value = String(value);
  return input;
}
