/* What can be done with the party or the line that is open: names, colours, reason, notes, agreements. */

import { IdentityWarning } from "./identity_warning.js";
import { sample } from "./map_drawing.js";
import { seenBy } from "./map_sides.js";
import { arrange, element, fill, offer, setText } from "./page.js";
import { ConflictChoice } from "./conflict_choice.js";

export const entries = (names) => Object.entries(names);

export class Panel {
  constructor(owner) {
    Object.assign(this, { owner, drafts: new Map() }); // reasons that were typed, by line, until they have arrived
    this.node = element("section", { class: "panel hidden", onKeydown: (event) => this.key(event) });
  }

  get words() {
    return this.owner.words;
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
      text: this.words.close,
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
    const { owner, words } = this;
    const about = element("p", { class: "muted" });
    const lines = element("ul", { class: "lines" });
    this.live(() => {
      const party = owner.party(id);
      setText(heading, party.name);
      setText(
        about,
        [
          words.domains[party.domain],
          words.rings[party.ring],
          party.involvement && words.involvements[party.involvement],
          party.pinned && words.pinned,
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
    const { owner, words } = this;
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "plain", onClick: () => owner.open(`line:${line.id}`) },
        sample(owner.style, "seen", line),
        element("span", { dir: "auto", text: name }),
        element("span", { class: "muted", text: words.colours[line.colour] }),
      ),
    );
  }

  newLine(id) {
    const { owner, words } = this;
    if (!owner.may.draw) return "";
    const other = element("select");
    this.live(() =>
      offer(other, [
        ["", words.choose],
        ...owner
          .sortedParties()
          .filter((party) => party.id !== id && !owner.lineBetween(id, party.id))
          .map((party) => [party.id, party.name]),
      ]),
    );
    return element(
      "div",
      { class: "row" },
      this.field(words.new_line, other),
      this.button(words.draw, () => other.value && owner.drawn(id, other.value)),
    );
  }

  rename(id) {
    const { owner, words } = this;
    const party = owner.party(id);
    const name = element("input", { maxlength: 200, dir: "auto" });
    name.value = party.name;
    const domain = this.select(words.domains, party.domain);
    const ring = this.select(words.rings, party.ring);
    const involvement = this.select(words.involvements, party.involvement, words.not_said);
    const warning = new IdentityWarning({ words, fields: [name], known: () => [party.name], again: () => save() });
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
      element("summary", { text: words.edit }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            save();
          },
        },
        this.field(words.party_name, name),
        warning.node,
        this.field(words.domain, domain),
        this.field(words.ring, ring),
        this.field(words.involvement, involvement),
        element(
          "div",
          { class: "row" },
          element("button", { class: "primary", text: words.save }),
          owner.may.move ? this.button(words.remove, () => owner.remove("party", id)) : "",
        ),
      ),
    );
  }

  merge(id) {
    const { owner, words } = this;
    const into = element("select");
    const label = this.field("", into);
    this.live(() => {
      offer(into, [
        ["", words.choose],
        ...owner
          .sortedParties()
          .filter((party) => party.id !== id)
          .map((party) => [party.id, party.name]),
      ]);
      setText(label.firstChild, fill(words.merge_into, { name: owner.nameOnly(id) }));
    });
    return element(
      "details",
      {},
      element("summary", { text: words.merge }),
      element(
        "div",
        { class: "row" },
        label,
        this.button(words.merge, () => into.value && owner.merge(id, into.value)),
      ),
    );
  }

  split(id) {
    const { owner, words } = this;
    const name = element("input", { maxlength: 200, dir: "auto" });
    const warning = new IdentityWarning({ words, fields: [name], again: () => split() });
    const split = () =>
      this.tell(warning, name, (warned) => {
        owner.send({ type: "split_party", party_id: id, name: name.value.trim(), warned });
        name.value = "";
      });
    return element(
      "details",
      {},
      element("summary", { text: words.split }),
      element("div", { class: "row" }, this.field(words.split_name, name), this.button(words.split, split)),
      warning.node,
    );
  }

  /* --- a line ----------------------------------------------------------------------------------------------- */

  line(id, heading) {
    const { owner, words } = this;
    const ends = element("div", { class: "row" });
    this.live(() => {
      const { one, other } = owner.line(id);
      setText(heading, fill(words.line_between, { one: owner.nameOnly(one), other: owner.nameOnly(other) }));
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
            ? words.sides[line.views.sides]
            : seen === "same"
              ? words.sides_agree
              : fill(words.sides_differ, {
                  colours: line.views.colours.map((colour) => words.colours[colour]).join(" / "),
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
      owner.may.draw ? this.button(words.remove, () => owner.remove("line", id), "plain") : "",
    ];
  }

  colours(id) {
    const { owner, words } = this;
    const buttons = entries(words.colours).map(([colour, name], number) => {
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
    return element("div", { class: "colours", role: "group", "aria-label": words.colour }, ...buttons);
  }

  reason(id) {
    const { owner, words } = this;
    const text = element("textarea", { maxlength: 2000, dir: "auto" });
    text.rows = 2;
    const warning = new IdentityWarning({ words, fields: [text], known: () => [reason()], again: () => explain() });
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
    const save = this.button(words.save, explain);
    const conflict = (this.conflict = new ConflictChoice({
      words,
      seen: reason(),
      mine: () => text.value.trim(),
      use: (now) => {
        text.value = now;
        keep();
      },
      button: save,
    }));
    text.addEventListener("input", keep);
    if (this.drafts.has(id)) text.value = this.drafts.get(id);
    this.live(() => {
      if (this.drafts.get(id)?.trim() === reason()) this.drafts.delete(id);
      if (!this.drafts.has(id)) text.value = reason();
      conflict.follow(reason());
      text.disabled = save.disabled = !owner.may.draw;
    });
    return element("div", { class: "reason" }, this.field(words.reason, text), conflict.node, warning.node, save);
  }

  agreements(id) {
    const { owner, words } = this;
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
    const priority = this.select(words.priorities, "normal");
    const warning = new IdentityWarning({ words, fields: [what], named: [who], again: () => record() });
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
      element("summary", { text: words.agree }),
      element(
        "form",
        {
          onSubmit: (event) => {
            event.preventDefault();
            record();
          },
        },
        this.field(words.what, what),
        this.field(words.who, who),
        element("div", { class: "row" }, this.field(words.when, when), this.field(words.priority, priority)),
        warning.node,
        element("button", { class: "primary", text: words.record_agreement }),
      ),
    );
    return element("div", {}, list, fold);
  }

  /* --- notes about either ------------------------------------------------------------------------------------- */

  notes(noun, id) {
    const { owner, words } = this;
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
      element("select", { "aria-label": words.add_note }),
      step.kinds.map((value) => [value, words.kinds[value]]),
    );
    const text = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.note_text });
    text.rows = 2;
    const warning = new IdentityWarning({ words, fields: [text], again: () => post() });
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
        element("summary", { text: words.add_note }),
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
          element("button", { class: "primary", text: words.post }),
        ),
      ),
    );
  }
}
