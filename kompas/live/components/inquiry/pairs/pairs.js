import { arrange, Component, element, fill, mounted } from "kompas/component.js";

class Pairs extends Component {
  constructor(root) {
    super(root);
    this.chosen = null; // id of the one to be swapped
    this.sure = false;
  }

  renew() {
    this.draw();
  }

  hear(change) {
    if (!change.outbox && !change.mine && !change.presence) this.draw();
  }

  draw() {
    if (!this.connection.state.loaded) return;
    const pairing = this.connection.state.items.get(`pairing:${this.data.step}`) ?? { names: [], groups: [], out: [] };
    if (this.use === "screen") this.drawScreen(pairing);
    else this.drawConsole(pairing);
  }

  /* Sixty people must be able to find themselves from the back of the room. */
  drawScreen({ names }) {
    if (!this.changed("screen", names)) return;
    const size = names.length > 24 ? "many" : names.length > 12 ? "some" : "few";
    const rows = names.map((group) =>
      element(
        "li",
        { dir: "auto" },
        ...group.flatMap((name, place) => [
          place ? element("span", { class: "and", "aria-hidden": "true", text: " ↔ " }) : null,
          element("span", { class: place ? "" : "first", text: name }),
        ]),
      ),
    );
    this.root.replaceChildren(
      ...(names.length
        ? [element("ul", { class: `list ${size}` }, ...rows), element("p", { class: "muted", text: this.words.begins })]
        : [element("p", { class: "lead", text: this.words.none })]),
    );
  }

  drawConsole({ groups, out }) {
    const { words, connection } = this;
    const people = new Map(connection.list("participant").map((person) => [Number(person.id), person]));
    const placed = new Set(groups.flat());
    const left = groups.map((group) => group.filter((id) => people.has(id))); // somebody may have been taken out of the workshop
    const without = [
      ...[...people.keys()].filter((id) => !placed.has(id) && !out.includes(id)),
      ...left.filter((group) => group.length === 1).flat(),
    ];
    const waiting = connection.state.scalars.cards_waiting;
    const apart = groups.filter(
      (group) =>
        new Set(group.map((id) => (people.get(id)?.organisation ?? "").trim().toLowerCase())).size === group.length,
    ).length;
    this.status ??= element("p", { class: "status", role: "status" });
    const chosen = people.get(this.chosen);
    const rows = [
      element("p", {
        text: groups.length
          ? fill(words.pairs, { count: groups.length, apart })
          : fill(words.people, { count: people.size - out.length }),
      }),
      waiting ? element("p", { class: "muted", text: fill(words.waiting, { count: waiting }) }) : null,
      this.buttons(groups, without),
      groups.length
        ? element("p", { class: "muted", text: chosen ? fill(words.chosen, { name: chosen.name }) : words.how })
        : null,
      chosen
        ? element(
            "div",
            { class: "row" },
            element("button", {
              type: "button",
              text: words.out,
              onClick: () => this.perform({ type: "let_out", participant_id: this.chosen, out: true }),
            }),
            element("button", { type: "button", class: "plain", text: words.cancel, onClick: () => this.choose(null) }),
          )
        : null,
      this.status,
      groups.length
        ? element(
            "ul",
            { class: "groups" },
            ...left
              .filter((group) => group.length > 1)
              .map((group) => element("li", {}, ...group.map((id) => this.person(people, id)))),
          )
        : null,
      groups.length && without.length
        ? this.others(
            words.without,
            without.map((id) => this.person(people, id)),
          )
        : null,
      out.length
        ? this.others(
            words.left_out,
            out
              .filter((id) => people.has(id))
              .map((id) =>
                element(
                  "button",
                  {
                    type: "button",
                    class: "person",
                    onClick: () => this.perform({ type: "let_out", participant_id: id, out: false }),
                  },
                  element("span", { dir: "auto", text: people.get(id).name }),
                  element("small", { text: words.back }),
                ),
              ),
          )
        : null,
    ].filter(Boolean);
    this.keepFocus("focus", () => arrange(this.root, rows));
  }

  buttons(groups, without) {
    const { words } = this;
    if (!groups.length)
      return element(
        "div",
        { class: "row" },
        element("button", {
          type: "button",
          class: "primary",
          "data-focus": "make",
          text: words.make,
          onClick: () => this.make(false),
        }),
      );
    return element(
      "div",
      { class: "row" },
      without.length
        ? element("button", {
            type: "button",
            class: "primary",
            "data-focus": "place",
            text: fill(words.place, { count: without.length }),
            onClick: () => this.make(false),
          })
        : null,
      element("button", {
        type: "button",
        "data-focus": "again",
        text: this.sure ? words.sure : words.again,
        onClick: () => {
          if (this.sure) this.make(true);
          else {
            this.sure = true;
            this.draw();
          }
        },
      }),
      this.sure
        ? element("button", {
            type: "button",
            class: "plain",
            text: words.cancel,
            onClick: () => {
              this.sure = false;
              this.draw();
            },
          })
        : null,
    );
  }

  others(title, buttons) {
    return element(
      "section",
      {},
      element("h3", { text: title }),
      element("ul", { class: "groups" }, element("li", {}, ...buttons)),
    );
  }

  person(people, id) {
    const person = people.get(id);
    return element(
      "button",
      {
        type: "button",
        class: "person",
        "data-focus": `person-${id}`,
        "aria-pressed": String(this.chosen === id),
        onClick: () => this.pick(id),
      },
      element("span", { dir: "auto", text: person?.name ?? "" }),
      element("small", { dir: "auto", text: person?.organisation ?? "" }),
    );
  }

  pick(id) {
    if (this.chosen === null || this.chosen === id) return this.choose(this.chosen === id ? null : id);
    this.perform({ type: "swap_people", one_id: this.chosen, other_id: id }, this.words.swapped);
  }

  choose(id) {
    this.chosen = id;
    this.draw();
  }

  make(afresh) {
    this.sure = false;
    this.perform({ type: "make_pairs", afresh });
  }

  async perform(action, done = "") {
    this.chosen = null;
    await this.now({ ...action, step_id: this.data.step }, done);
    this.draw();
  }
}

export default mounted(Pairs);
