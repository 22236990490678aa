/* The panel of a party: its lines, its name and place, merging and splitting, notes. */

import { button, choice, fold, form, labelled, row, submitButton, textLine } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { same } from "./alike.js";
import { lineSample } from "./map_drawing.js";
import { PlaceNotes } from "./map_panel_notes.js";
import { SameQuestion } from "./map_same.js";
import { arrange, entries, html, named, offer, setText } from "./page.js";
import { _, labels } from "./words.js";

export class PartyPanel {
  heading = html.h3({ tabindex: "-1" });
  about = html.p({ class: "muted" });
  lines = html.ul({ class: "lines" });
  other = html.select(); // of a new line
  into = html.select();
  mergeLabel = labelled("", this.into);

  /** @param {NetworkMap} owner @param {string} id */
  constructor(owner, id) {
    this.owner = owner;
    this.id = id;
    this.notes = new PlaceNotes(owner, id, { party_id: id });
    const { move, draw } = owner.may;
    this.parts = [
      this.about,
      this.lines,
      ...(draw ? [this.newLine()] : []),
      ...(move || owner.mayCorrect(id) ? [this.rename()] : []),
      ...(move ? [this.merge(), this.split()] : []),
      this.notes.node,
    ];
  }

  outlives() {
    return false;
  }

  refresh() {
    const { owner, id } = this;
    const party = owner.party(id);
    const about = [
      labels.Domain[party.domain],
      labels.Ring[party.ring],
      party.involvement && labels.Involvement[party.involvement],
      party.pinned && _("placed by hand"),
    ];
    setText(this.heading, party.name);
    setText(this.about, about.filter(Boolean).join(" · "));
    arrange(
      this.lines,
      owner.linesOf(id).map((line) => this.lineButton(line)),
    );
    const others = owner.sortedParties().filter((one) => one.id !== id);
    offer(this.other, [["", _("choose")], ...named(others.filter((one) => !owner.lineBetween(id, one.id)))]);
    offer(this.into, [["", _("choose")], ...named(others)]);
    setText(this.mergeLabel.children[0], _("{name} is the same as", { name: party.name }));
    this.notes.refresh();
  }

  /** @param {Item<"line">} line */
  lineButton(line) {
    const { owner } = this;
    return html.li(
      html.button(
        { type: "button", class: "plain", onClick: () => owner.open(`line:${line.id}`) },
        lineSample(owner.style, line),
        html.span({ dir: "auto", text: owner.nameOnly(line.one === this.id ? line.other : line.one) }),
        html.span({ class: "muted", text: labels.LineColour[line.colour] }),
      ),
    );
  }

  newLine() {
    const draw = () => this.other.value && this.owner.drawLine(this.id, this.other.value);
    return row(labelled(_("New line"), this.other), button(_("Draw a line"), draw));
  }

  rename() {
    const { owner, id } = this;
    const party = owner.party(id);
    const name = textLine({ value: party.name });
    const domain = choice({}, entries(labels.Domain), party.domain);
    const ring = choice({}, entries(labels.Ring), party.ring);
    const involvements = entries(labels.Involvement);
    const involvement = choice({}, [["", _("not said")], ...involvements], party.involvement ?? "");
    /** @param {string} typed @param {Warned} warned */
    const save = (typed, warned) =>
      owner.send({
        type: "edit_party",
        party_id: id,
        name: typed,
        domain: domain.value,
        ring: ring.value,
        involvement: involvement.value || null,
        warned,
      });
    const doubled = new SameQuestion();
    const warning = new Writing({
      fields: [name],
      known: () => [party.name],
      read: () => name.value.trim(),
      send: (typed, warned) =>
        (!same(typed, party.name) && doubled.ask(typed, this.others(), () => save(typed, warned))) ||
        save(typed, warned),
    });
    const remove = owner.may.move ? button(_("Remove"), () => owner.remove("party", id)) : "";
    return fold(
      {},
      _("Change"),
      form(
        {},
        warning.submit,
        labelled(_("Name of the party"), name),
        warning.node,
        doubled.node,
        labelled(_("Domain"), domain),
        labelled(_("Ring"), ring),
        labelled(_("Involvement"), involvement),
        row(submitButton(_("Save")), remove),
      ),
    );
  }

  merge() {
    const merge = () => this.into.value && this.owner.merge(this.id, this.into.value);
    return fold({}, _("Merge"), row(this.mergeLabel, button(_("Merge"), merge)));
  }

  /** The other parties; who means one of them gets to see that one. @returns {import("./map_same.js").Known[]} */
  others() {
    const { owner, id } = this;
    const others = owner.sortedParties().filter((one) => one.id !== id);
    return others.map((one) => ({ name: one.name, take: () => owner.open(`party:${one.id}`) }));
  }

  split() {
    const name = textLine({});
    /** @param {string} typed @param {Warned} warned */
    const split = (typed, warned) => {
      this.owner.send({ type: "split_party", party_id: this.id, name: typed, warned });
      name.value = "";
    };
    const doubled = new SameQuestion();
    const warning = new Writing({
      fields: [name],
      read: () => name.value.trim(),
      send: (typed, warned) => doubled.ask(typed, this.others(), () => split(typed, warned)) || split(typed, warned),
    });
    return fold(
      {},
      _("Split"),
      row(labelled(_("Name of the part that goes on by itself"), name), button(_("Split"), warning.submit)),
      warning.node,
      doubled.node,
    );
  }
}
