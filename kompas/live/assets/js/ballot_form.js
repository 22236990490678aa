/* Letting people vote: about what, with how many dots. */

import { IdentityWarning } from "./identity_warning.js";
import { element, fill, selection } from "./page.js";

export class BallotForm {
  /* `owner` is the ballot on the console: it has the connection, the words and `now`. */
  constructor(owner) {
    Object.assign(this, { owner, words: owner.words });
    const { words } = this;
    this.question = element("input", { maxlength: 200, dir: "auto", id: "ballot-question", required: true });
    this.question.value = words.asked;
    this.warning = new IdentityWarning({ words, fields: [this.question], again: () => this.start() });
    this.about = element("select", { id: "ballot-about" });
    this.kind = element(
      "select",
      { id: "ballot-kind" },
      element("option", { value: "", text: words.all_kinds }),
      ...Object.entries(words.kinds).map(([value, text]) => element("option", { value, text })),
    );
    this.dots = number("ballot-dots", 3);
    this.most = number("ballot-most", 1);
    this.node = element(
      "details",
      { class: "new" },
      element("summary", { text: words.new }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            this.start();
          },
        },
        field(words.question, this.question),
        this.warning.node,
        field(words.about, this.about),
        field(words.kind, this.kind),
        element("div", { class: "row" }, field(words.dots, this.dots), field(words.most, this.most)),
        element("div", { class: "row" }, element("button", { class: "primary", text: words.start })),
      ),
    );
    this.unsubscribe = selection.subscribe(() => this.draw());
  }

  destroy() {
    this.unsubscribe();
    this.warning.rest();
  }

  draw() {
    const { words } = this;
    const { connection, language } = this.owner;
    if (!connection.state.loaded) return;
    const options = connection
      .steps()
      .filter((step) => step.kinds.length)
      .map((step) => [String(step.id), fill(words.of_step, { step: step.title[language] })]);
    if (connection.count("theme") > 1) options.unshift(["themes", words.all_themes]);
    if (selection.notes.size) options.unshift(["chosen", fill(words.chosen, { count: selection.notes.size })]);
    const wanted = JSON.stringify(options);
    if (this.about.dataset.options === wanted) return;
    const before = this.about.value;
    this.about.dataset.options = wanted;
    this.about.replaceChildren(...options.map(([value, text]) => element("option", { value, text })));
    const fallback = selection.notes.size
      ? "chosen"
      : connection.state.scalars.activity === "connect"
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
