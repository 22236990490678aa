import { arrange, Component, element, fill, mounted, offer, setText } from "kompas/component.js";
import { sample } from "kompas/map_drawing.js";
import { entries } from "kompas/map_panel.js";

class Rate extends Component {
  constructor(root) {
    super(root);
    this.rows = new Map();
    this.given = new Map(); // chosen here, not yet heard back
  }

  build() {
    const { words } = this;
    this.rows.clear();
    this.until(() => clearTimeout(this.patience));
    this.status = element("p", { class: "status", role: "status" });
    this.count = element("p", {});
    this.results = element("p", { class: "muted" });
    this.reveal = element("button", {
      type: "button",
      onClick: () =>
        this.connection.send({ type: "reveal_ratings", shown: !this.connection.state.scalars.ratings_shown }),
    });
    this.mine = element("select", {
      onChange: () => this.connection.send({ type: "speak_for", party_id: this.mine.value || null }),
    });
    this.list = element("div", {});
    const who = element("label", { class: "who" }, element("strong", { text: words.we_are }), this.mine);
    const parts = {
      console: [this.count, this.reveal, this.results, this.status],
      screen: [this.count, this.results],
      participant: [element("p", { class: "muted", text: words.private }), who, this.status, this.list],
    };
    this.root.replaceChildren(...parts[this.use]);
  }

  hear(change) {
    if (change.presence) return;
    if (change.refused) {
      this.given.delete(change.refused.other_id);
      this.fail(change.message);
    }
    if (change.applied?.type === "rate_cooperation") this.say(this.words.saved);
    if (change.outbox) {
      clearTimeout(this.patience);
      this.patience = setTimeout(() => {
        if (this.connection.waiting().some((action) => action.type === "rate_cooperation"))
          this.keepSaying(this.words.kept);
      }, 900);
    }
    this.draw();
  }

  draw() {
    const { state } = this.connection;
    if (!state.loaded) return;
    if (this.use === "participant") return this.drawList();
    this.root.classList.toggle("revealed", Boolean(state.scalars.ratings_shown));
    setText(this.count, fill(this.words.rated, { count: state.scalars.rated }));
    setText(this.reveal, state.scalars.ratings_shown ? this.words.hide : this.words.reveal);
    const views = this.connection
      .list("line")
      .map((line) => line.views)
      .filter(Boolean);
    const counts = [
      [this.words.agree, views.filter((one) => one.colours.length === 1)],
      [this.words.differ, views.filter((one) => one.colours.length > 1)],
      [this.words.one_side, views.filter((one) => one.sides === 1)],
    ];
    setText(
      this.results,
      views.length ? counts.map(([text, found]) => fill(text, { count: found.length })).join(" · ") : "",
    );
  }

  drawList() {
    const { words } = this;
    const { own, scalars } = this.connection.state;
    const parties = this.connection
      .list("party")
      .filter((party) => !party.gone)
      .sort((one, other) => one.name.localeCompare(other.name, this.language));
    offer(this.mine, [["", words.choose], ...parties.map((party) => [party.id, party.name])], own.speaks_for ?? "");
    if (scalars.ratings_shown || !own.speaks_for || parties.length < 2) {
      return this.list.replaceChildren(
        element("p", {
          text: scalars.ratings_shown ? words.shown : parties.length < 2 ? words.nobody : words.choose_first,
        }),
      );
    }
    arrange(this.list, [
      this.row("heading", () => element("h3", { text: words.how })),
      ...parties.filter((party) => party.id !== own.speaks_for).map((party) => this.party(party)),
    ]);
  }

  row(key, make) {
    if (!this.rows.has(key)) this.rows.set(key, make());
    return this.rows.get(key);
  }

  party(party) {
    const field = this.row(party.id, () =>
      element(
        "fieldset",
        {},
        element("legend", { dir: "auto" }),
        element(
          "div",
          { class: "choices" },
          ...entries(this.words.colours).map(([colour, text]) =>
            element(
              "label",
              {},
              element("input", {
                type: "radio",
                name: `rate-${party.id}`,
                value: colour,
                onChange: () => this.choose(party.id, colour),
              }),
              sample(this.data.style, "line", colour),
              element("span", { text }),
            ),
          ),
        ),
      ),
    );
    setText(field.firstChild, party.name);
    const saved = this.connection.state.own.ratings?.[party.id];
    if (this.given.get(party.id) === saved) this.given.delete(party.id);
    const chosen = this.given.get(party.id) ?? saved;
    for (const input of field.querySelectorAll("input")) input.checked = input.value === chosen;
    return field;
  }

  choose(other, colour) {
    this.given.set(other, colour);
    this.connection.send({
      type: "rate_cooperation",
      party_id: this.connection.state.own.speaks_for,
      other_id: other,
      colour,
    });
  }
}

export default mounted(Rate);
