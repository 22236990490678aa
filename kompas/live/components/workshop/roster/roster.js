import { Component, element, fill, ICONS, mounted } from "kompas/component.js";
import { PersonPanel } from "kompas/person_panel.js";

class Roster extends Component {
  build() {
    this.panel = null;
    this.list = element("div", {});
    this.place = element("div", {});
    this.table = element("div", {});
    this.root.replaceChildren(this.list, this.place, this.table);
  }

  renew() {
    this.draw();
  }

  hear(change) {
    if (!change.outbox && !change.mine) this.draw();
  }

  draw() {
    if (!this.connection.state.loaded) return;
    this.keepFocus("person", () => this.drawList());
    this.panel?.refresh();
  }

  drawList() {
    const { words, connection } = this;
    const { scalars, connected, screens } = connection.state;
    const people = connection.list("participant");
    this.list.replaceChildren(
      element("p", {
        class: "total",
        text: people.length ? fill(words.people, { count: scalars.people, online: connected }) : words.nobody,
      }),
      element("p", { class: "muted", text: fill(words.screens, { count: screens }) }),
      scalars.warnings.some(Boolean)
        ? element("p", {
            class: "muted",
            text: fill(words.warnings, { changed: scalars.warnings[0], kept: scalars.warnings[1] }),
          })
        : "",
      people.length ? this.group(words.by_organisation, people, (person) => person.organisation, true) : "",
      people.length ? this.group(words.by_domain, people, (person) => words.domains[person.domain], false) : "",
    );
    this.table.replaceChildren(this.counts());
  }

  counts() {
    const { words, connection } = this;
    const notes = connection.list("note").filter((note) => !note.parked);
    const { step } = connection.state.scalars;
    const kinds = Object.keys(words.kinds).filter(
      (kind) => notes.some((note) => note.kind === kind) || connection.current()?.kinds.includes(kind),
    );
    const head = element(
      "tr",
      {},
      element("th", { scope: "col", text: words.notes }),
      element("th", { scope: "col", text: words.this_step }),
      element("th", { scope: "col", text: words.all_steps }),
    );
    const rows = kinds.map((kind) => {
      const own = notes.filter((note) => note.kind === kind);
      return element(
        "tr",
        { class: `kind-${kind}` },
        element(
          "th",
          { scope: "row" },
          element("span", { class: "icon", "aria-hidden": "true", text: ICONS[kind] }),
          ` ${words.kinds[kind]}`,
        ),
        element("td", { text: String(own.filter((note) => note.step === step).length) }),
        element("td", { text: String(own.length) }),
      );
    });
    return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  }

  group(title, people, by, named) {
    const groups = new Map();
    for (const person of people) groups.set(by(person), [...(groups.get(by(person)) ?? []), person]);
    const rows = [...groups]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, members]) =>
        element(
          "li",
          {},
          element("strong", { text: `${name} (${members.length})` }),
          named ? element("ul", {}, ...members.map((person) => this.person(person))) : null,
        ),
      );
    const details = element(
      "details",
      { "data-group": title },
      element("summary", { text: title }),
      element("ul", { class: "groups" }, ...rows),
    );
    // As it stands now: the event that tells of opening comes a moment later, and a change in between would close it again.
    details.open = this.list.querySelector(`[data-group="${CSS.escape(title)}"]`)?.open ?? false;
    return details;
  }

  person(person) {
    const { words, connection } = this;
    const told = connection.state.scalars.anonymity !== "all"; // when nobody may know who wrote, nobody hears who is there now
    const online = connection.state.online.includes(Number(person.id));
    return element(
      "li",
      { class: told && online ? "online" : "offline" },
      told ? element("span", { "aria-hidden": "true", text: online ? "● " : "○ " }) : null,
      element("button", {
        type: "button",
        class: "plain",
        "data-person": person.id,
        dir: "auto",
        text: person.name,
        "aria-label": fill(words.open, { name: person.name }),
        "aria-expanded": String(this.panel?.id === Number(person.id)),
        onClick: () => this.show(person),
      }),
      `, ${person.job_function}`,
      person.expert ? ` · ${words.expert}` : "",
      person.counts ? "" : ` · ${words.not_counted}`,
      told ? element("span", { class: "visually-hidden", text: ` (${online ? words.online : words.offline})` }) : null,
    );
  }

  show(person) {
    if (this.panel?.id === Number(person.id)) return this.hide();
    this.panel = new PersonPanel(this.connection, person, {
      words: this.words.panel,
      domains: this.words.domains,
      levels: this.words.levels,
      close: () => this.hide(),
    });
    this.place.replaceChildren(this.panel.node);
    this.draw();
    this.panel.fields.name.focus();
  }

  hide() {
    const back = this.panel?.id;
    this.panel = null;
    this.place.replaceChildren();
    this.draw();
    this.list.querySelector(`[data-person="${back}"]`)?.focus();
  }
}

export default mounted(Roster);
