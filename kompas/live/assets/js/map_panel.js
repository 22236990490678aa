/* What can be done with the party or the line that is open: names, colours, reason, notes, agreements. */

import { IdentityWarning } from "./identity_warning.js";
import { sample } from "./map_drawing.js";
import { seenBy } from "./map_sides.js";
import { arrange, element, offer, setText } from "./page.js";
import { ConflictChoice } from "./conflict_choice.js";
import { _, labels } from "./words.js";

export const entries = (names) => Object.entries(names);

export class Panel {
  constructor(owner) {
    Object.assign(this, { owner, drafts: new Map() }); // reasons that were typed, by line, until they have arrived
    this.node = element("section", { class: "panel hidden", onKeydown: (event) => this.key(event) });
  }

  open(key) {
    this.key_ = key;
    this.conflict = null;
    this.refreshers = [];
    this.node.classList.toggle("hidden", !key);
    if (!key) return this.node.replaceChildren();
    const [noun, id] = key.split(":");
    const heading = element("h3", { tabindex: "-1" });
    const close = element("button", {
      type: "button",
      class: "plain",
      text: _("Close"),
      onClick: () => this.owner.open(null),
    });
    this.node.replaceChildren(
      element("div", { class: "head" }, heading, close),
      ...(noun === "party" ? this.party(id, heading) : this.line(id, heading)),
    );
    this.refresh();
    heading.focus({ preventScroll: true });
  }

  /* Brings what is shown up to date without touching what somebody types. */
  refresh() {
    if (!this.key_) return;
    const item = this.owner.connection.state.items.get(this.key_);
    if (!item || item.gone)
      return this.drafts.has(this.key_.slice(5)) ? this.conflict.follow(null) : this.owner.open(null);
    for (const run of this.refreshers) run();
  }

  live(run) {
    this.refreshers.push(run);
  }

  key(event) {
    if (event.key === "Escape") this.owner.open(null);
  }

  button(text, run, kind = "") {
    return element("button", { type: "button", class: kind, text, onClick: run });
  }

  field(text, control) {
    return element("label", {}, element("span", { text }), control);
  }

  select(names, chosen, empty) {
    return offer(element("select"), [...(empty ? [["", empty]] : []), ...entries(names)], chosen ?? "");
  }

  /* What is typed goes when there is something, and when its author has decided about what may tell who a family is. */
  tell(warning, input, send) {
    if (!input.value.trim()) return input.focus();
    const warned = warning.decide();
    if (warned !== undefined) send(warned);
  }

  /* --- a party --------------------------------------------------------------------------------------------- */

  party(id, heading) {
    const { owner } = this;
    const about = element("p", { class: "muted" });
    const lines = element("ul", { class: "lines" });
    this.live(() => {
      const party = owner.party(id);
      setText(heading, party.name);
      setText(
        about,
        [
          labels.Domain[party.domain],
          labels.Ring[party.ring],
          party.involvement && labels.Involvement[party.involvement],
          party.pinned && _("placed by hand"),
        ]
          .filter(Boolean)
          .join(" · "),
      );
      arrange(
        lines,
        owner.linesOf(id).map((line) => this.lineButton(line, owner.nameOnly(line.one === id ? line.other : line.one))),
      );
    });
    return [
      about,
      lines,
      this.newLine(id),
      ...(owner.may.move
        ? [this.rename(id), this.merge(id), this.split(id)]
        : owner.mayCorrect(id)
          ? [this.rename(id)]
          : []),
      this.notes("party", id),
    ];
  }

  lineButton(line, name) {
    const { owner } = this;
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "plain", onClick: () => owner.open(`line:${line.id}`) },
        sample(owner.style, "seen", line),
        element("span", { dir: "auto", text: name }),
        element("span", { class: "muted", text: labels.LineColour[line.colour] }),
      ),
    );
  }

  newLine(id) {
    const { owner } = this;
    if (!owner.may.draw) return "";
    const other = element("select");
    this.live(() =>
      offer(other, [
        ["", _("choose")],
        ...owner
          .sortedParties()
          .filter((party) => party.id !== id && !owner.lineBetween(id, party.id))
          .map((party) => [party.id, party.name]),
      ]),
    );
    return element(
      "div",
      { class: "row" },
      this.field(_("New line"), other),
      this.button(_("Draw a line"), () => other.value && owner.drawn(id, other.value)),
    );
  }

  rename(id) {
    const { owner } = this;
    const party = owner.party(id);
    const name = element("input", { maxlength: 200, dir: "auto" });
    name.value = party.name;
    const domain = this.select(labels.Domain, party.domain);
    const ring = this.select(labels.Ring, party.ring);
    const involvement = this.select(labels.Involvement, party.involvement, _("not said"));
    const warning = new IdentityWarning({ fields: [name], known: () => [party.name], again: () => save() });
    const save = () =>
      this.tell(warning, name, (warned) =>
        owner.send({
          type: "edit_party",
          party_id: id,
          name: name.value.trim(),
          domain: domain.value,
          ring: ring.value,
          involvement: involvement.value || null,
          warned,
        }),
      );
    return element(
      "details",
      {},
      element("summary", { text: _("Change") }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            save();
          },
        },
        this.field(_("Name of the party"), name),
        warning.node,
        this.field(_("Domain"), domain),
        this.field(_("Ring"), ring),
        this.field(_("Involvement"), involvement),
        element(
          "div",
          { class: "row" },
          element("button", { class: "primary", text: _("Save") }),
          owner.may.move ? this.button(_("Remove"), () => owner.remove("party", id)) : "",
        ),
      ),
    );
  }

  merge(id) {
    const { owner } = this;
    const into = element("select");
    const label = this.field("", into);
    this.live(() => {
      offer(into, [
        ["", _("choose")],
        ...owner
          .sortedParties()
          .filter((party) => party.id !== id)
          .map((party) => [party.id, party.name]),
      ]);
      setText(label.firstChild, _("{name} is the same as", { name: owner.nameOnly(id) }));
    });
    return element(
      "details",
      {},
      element("summary", { text: _("Merge") }),
      element(
        "div",
        { class: "row" },
        label,
        this.button(_("Merge"), () => into.value && owner.merge(id, into.value)),
      ),
    );
  }

  split(id) {
    const { owner } = this;
    const name = element("input", { maxlength: 200, dir: "auto" });
    const warning = new IdentityWarning({ fields: [name], again: () => split() });
    const split = () =>
      this.tell(warning, name, (warned) => {
        owner.send({ type: "split_party", party_id: id, name: name.value.trim(), warned });
        name.value = "";
      });
    return element(
      "details",
      {},
      element("summary", { text: _("Split") }),
      element(
        "div",
        { class: "row" },
        this.field(_("Name of the part that goes on by itself"), name),
        this.button(_("Split"), split),
      ),
      warning.node,
    );
  }

  /* --- a line ----------------------------------------------------------------------------------------------- */

  line(id, heading) {
    const { owner } = this;
    const ends = element("div", { class: "row" });
    this.live(() => {
      const { one, other } = owner.line(id);
      setText(heading, _("{one} and {other}", { one: owner.nameOnly(one), other: owner.nameOnly(other) }));
      if (!ends.firstChild)
        ends.append(
          ...[one, other].map((end) => this.button(owner.nameOnly(end), () => owner.open(`party:${end}`), "plain")),
        );
    });
    const views = element("p", { class: "views" });
    this.live(() => {
      const line = owner.line(id);
      const seen = seenBy(line);
      setText(
        views,
        !seen
          ? ""
          : line.views.sides < 2
            ? line.views.sides
              ? _("Only one side has rated it.")
              : _("Nobody of these two has rated it.")
            : seen === "same"
              ? _("Both sides see it the same.")
              : _("Both sides see it differently: {colours}.", {
                  colours: line.views.colours.map((colour) => labels.LineColour[colour]).join(" / "),
                }),
      );
    });
    return [
      ends,
      views,
      this.colours(id),
      this.reason(id),
      this.agreements(id),
      this.notes("line", id),
      owner.may.draw ? this.button(_("Remove"), () => owner.remove("line", id), "plain") : "",
    ];
  }

  colours(id) {
    const { owner } = this;
    const buttons = entries(labels.LineColour).map(([colour, name], number) => {
      const one = element(
        "button",
        { type: "button", class: "colour", onClick: () => owner.colour(id, colour) },
        sample(owner.style, "line", colour),
        element("span", { text: name }),
        element("kbd", { text: String(number + 1), "aria-hidden": "true" }),
      );
      this.live(() => {
        one.setAttribute("aria-pressed", String(owner.line(id).colour === colour));
        one.disabled = !owner.may.draw;
      });
      return one;
    });
    return element("div", { class: "colours", role: "group", "aria-label": _("Colour") }, ...buttons);
  }

  reason(id) {
    const { owner } = this;
    const text = element("textarea", { maxlength: 2000, dir: "auto" });
    text.rows = 2;
    const warning = new IdentityWarning({ fields: [text], known: () => [reason()], again: () => explain() });
    const keep = () => this.drafts.set(id, text.value);
    const reason = () => owner.line(id)?.reason ?? "";
    const explain = () => {
      const warned = warning.decide();
      if (warned === undefined) return;
      if (conflict.gone) owner.send({ type: "withdraw_line", line_id: id, withdrawn: false });
      owner.send({
        type: "explain_line",
        line_id: id,
        reason: text.value.trim(),
        seen: conflict.gone ? undefined : conflict.seen,
        warned,
      });
    };
    const save = this.button(_("Save"), explain);
    const conflict = (this.conflict = new ConflictChoice({
      seen: reason(),
      mine: () => text.value.trim(),
      use: (now) => {
        text.value = now;
        keep();
      },
      button: save,
      again: _("Put back and save"),
    }));
    text.addEventListener("input", keep);
    if (this.drafts.has(id)) text.value = this.drafts.get(id);
    this.live(() => {
      if (this.drafts.get(id)?.trim() === reason()) this.drafts.delete(id);
      if (!this.drafts.has(id)) text.value = reason();
      conflict.follow(reason());
      text.disabled = save.disabled = !owner.may.draw;
    });
    return element(
      "div",
      { class: "reason" },
      this.field(_("Why this colour?"), text),
      conflict.node,
      warning.node,
      save,
    );
  }

  agreements(id) {
    const { owner } = this;
    const list = element("ul", {});
    this.live(() =>
      arrange(
        list,
        owner.connection
          .list("agreement")
          .filter((one) => one.line === id)
          .map((one) => element("li", { dir: "auto", text: `${one.what} · ${one.who}` })),
      ),
    );
    if (!owner.may.move) return element("div", {}, list);
    const what = element("textarea", { maxlength: 2000, dir: "auto", required: true });
    what.rows = 2;
    const who = element("input", { maxlength: 200, dir: "auto", required: true });
    const when = element("input", { type: "date" });
    const priority = this.select(labels.Priority, "normal");
    const warning = new IdentityWarning({ fields: [what], named: [who], again: () => record() });
    const record = () => {
      if (!what.value.trim() || !who.value.trim()) return;
      const warned = warning.decide();
      if (warned === undefined) return;
      owner.send({
        type: "record_agreement",
        what: what.value.trim(),
        who: who.value.trim(),
        by_when: when.value || null,
        priority: priority.value,
        line_id: id,
        warned,
      });
      what.value = who.value = when.value = "";
    };
    const fold = element(
      "details",
      { onToggle: () => fold.open && what.focus() },
      element("summary", { text: _("Make an agreement") }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            record();
          },
        },
        this.field(_("What"), what),
        this.field(_("Who"), who),
        element("div", { class: "row" }, this.field(_("By when"), when), this.field(_("Priority"), priority)),
        warning.node,
        element("button", { class: "primary", text: _("Record agreement") }),
      ),
    );
    return element("div", {}, list, fold);
  }

  /* --- notes about either ------------------------------------------------------------------------------------- */

  notes(noun, id) {
    const { owner } = this;
    const list = element("ul", { class: "notes" });
    this.live(() =>
      arrange(
        list,
        owner.connection
          .list("note")
          .filter((note) => note.about === id && !note.parked)
          .map((note) => element("li", { class: `note kind-${note.kind}`, dir: "auto", text: note.text })),
      ),
    );
    const step = owner.connection.current();
    if (!owner.may.draw || !step?.kinds.length) return element("div", {}, list);
    const kind = offer(
      element("select", { "aria-label": _("Add a note") }),
      step.kinds.map((value) => [value, labels.NoteKind[value]]),
    );
    const text = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": _("Your note") });
    text.rows = 2;
    const warning = new IdentityWarning({ fields: [text], again: () => post() });
    const post = () =>
      this.tell(warning, text, (warned) => {
        owner.send({
          type: "post_note",
          step_id: step.id,
          kind: kind.value,
          text: text.value.trim(),
          [`${noun}_id`]: id,
          warned,
        });
        text.value = "";
      });
    return element(
      "div",
      {},
      list,
      element(
        "details",
        {},
        element("summary", { text: _("Add a note") }),
        element(
          "form",
          {
            onSubmit: (event) => {
              event.preventDefault();
              post();
            },
          },
          kind,
          text,
          warning.node,
          element("button", { class: "primary", text: _("Post") }),
        ),
      ),
    );
  }
}
