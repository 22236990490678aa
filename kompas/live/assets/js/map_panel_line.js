/* The panel of a line: its colour and why, agreements, notes. */

import { ConflictChoice } from "./conflict_choice.js";
import { button, labelled, plainButton, row, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { lineSample } from "./map_drawing.js";
import { PlaceNotes } from "./map_panel_notes.js";
import { seenBy } from "./map_sides.js";
import { NewAgreement } from "./new_harvest.js";
import { arrange, entries, html, setText } from "./page.js";
import { _, labels } from "./words.js";

export class LinePanel {
  heading = html.h3({ tabindex: "-1" });
  ends = row();
  views = html.p({ class: "views" });
  list = html.ul(); // of agreements
  reason = textArea({ rows: 2, onInput: () => this.keep() });
  saving = button(_("Save"), () => this.explaining.submit());
  explaining = new Writing({
    fields: [this.reason],
    known: () => [this.given],
    read: () => ({ reason: this.reason.value.trim() }),
    send: ({ reason }, warned) => this.explain(reason, warned),
  });
  colours = entries(labels.LineColour).map(([colour, name], number) => ({
    colour,
    node: html.button(
      { type: "button", class: "colour", onClick: () => this.owner.colour(this.id, colour) },
      html.span({ text: name }),
      html.kbd({ text: String(number + 1), "aria-hidden": "true" }),
    ),
  }));

  /** @param {NetworkMap} owner @param {string} id @param {Map<string, string>} drafts */
  constructor(owner, id, drafts) {
    this.owner = owner;
    this.id = id;
    this.drafts = drafts;
    this.notes = new PlaceNotes(owner, id, { line_id: id });
    this.reason.value = drafts.get(id) ?? "";
    this.conflict = new ConflictChoice({
      seen: this.given,
      mine: () => this.reason.value.trim(),
      use: (now) => {
        this.reason.value = now;
        this.keep();
      },
      saving: this.saving,
      again: _("Put back and save"),
    });
    for (const { colour, node } of this.colours) node.prepend(lineSample(owner.style, { colour }));
    const { one, other } = owner.line(id);
    this.ends.append(...[one, other].map((end) => plainButton(owner.nameOnly(end), () => owner.open(`party:${end}`))));
    const why = labelled(_("Why this colour?"), this.reason);
    this.parts = [
      this.ends,
      this.views,
      html.div({ class: "colours", role: "group", "aria-label": _("Colour") }, ...this.colours.map(({ node }) => node)),
      html.div({ class: "reason" }, why, this.conflict.node, this.explaining.node, this.saving),
      html.div(this.list, owner.may.move ? new NewAgreement(owner.connection, id).node : null),
      this.notes.node,
      owner.may.draw ? plainButton(_("Remove"), () => owner.remove("line", id)) : "",
    ];
  }

  /* The reason as the server has it. */
  get given() {
    return this.owner.connection.item("line", this.id)?.reason ?? "";
  }

  keep() {
    this.drafts.set(this.id, this.reason.value);
  }

  /* Text being typed about a line that somebody removed stays in sight. */
  outlives() {
    if (!this.drafts.has(this.id)) return false;
    this.conflict.follow(null);
    return true;
  }

  refresh() {
    const { owner, id, drafts, given } = this;
    const line = owner.line(id);
    setText(this.heading, _("{one} and {other}", owner.endsOf(line)));
    setText(this.views, viewsText(line));
    for (const { colour, node } of this.colours) {
      node.setAttribute("aria-pressed", String(line.colour === colour));
      node.disabled = !owner.may.draw;
    }
    if (drafts.get(id)?.trim() === given) drafts.delete(id);
    if (!drafts.has(id)) this.reason.value = given;
    this.conflict.follow(given);
    this.reason.disabled = this.saving.disabled = !owner.may.draw;
    const agreements = owner.connection.list("agreement").filter((one) => one.line === id);
    arrange(
      this.list,
      agreements.map((one) => html.li({ dir: "auto", text: `${one.what} · ${one.who}` })),
    );
    this.notes.refresh();
  }

  /** @param {string} reason @param {Warned} warned */
  explain(reason, warned) {
    const { owner, id: line_id } = this;
    const { gone, seen } = this.conflict;
    if (gone) owner.send({ type: "withdraw_line", line_id, withdrawn: false });
    owner.send({ type: "explain_line", line_id, reason, seen: gone ? undefined : seen, warned });
  }
}

/** How the two sides see it. @param {Line} line */
function viewsText(line) {
  const seen = seenBy(line);
  if (!seen) return "";
  if (seen === "one") return _("Only one side has rated it.");
  if (seen === "none") return _("Nobody of these two has rated it.");
  if (seen === "same") return _("Both sides see it the same.");
  const colours = (line.views?.colours ?? []).map((colour) => labels.LineColour[colour]).join(" / ");
  return _("Both sides see it differently: {colours}.", { colours });
}
