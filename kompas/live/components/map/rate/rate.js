import { arrange, Component, entries, html, Keeper, mounted, named, offer, setText } from "kompas/component.js";
import { lineSample } from "kompas/map_drawing.js";
import { _, keptText, labels } from "kompas/words.js";

/** @typedef {PlaceData & { style: MapStyle }} Data */

/** @extends {Component<Data>} */
export class Rate extends Component {
  saves = true;
  /** @type {Keeper<ReturnType<Rate["question"]>>} */
  questions = new Keeper();
  /** Chosen here, not yet heard back. @type {Map<string, LineColour>} */
  given = new Map();
  count = html.p();
  results = html.p({ class: "muted" });
  reveal = html.button({
    type: "button",
    onClick: () => this.connection.send({ type: "reveal_ratings", shown: !this.scalars.ratings_shown }),
  });
  mine = html.select({
    onChange: () => this.connection.send({ type: "speak_for", party_id: this.mine.value || null }),
  });
  list = html.div();
  heading = html.h3({ text: _("How does the cooperation go with") });
  key = html.ul({ class: "key", "aria-hidden": "true" });

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const promise = _(
      "Only you see what you choose here. Later the map shows where views differ, never whose they are.",
    );
    const parts = {
      console: [this.count, this.reveal, this.results, this.status],
      screen: [this.count, this.results],
      participant: [
        html.p({ class: "muted", text: promise }),
        html.label({ class: "who" }, html.strong({ text: _("We are") }), this.mine),
        this.status,
        this.list,
      ],
    };
    this.key.append(
      ...entries(labels.LineColour).map(([colour, text]) =>
        html.li(lineSample(this.data.style, { colour }), html.span({ text })),
      ),
    );
    this.root.replaceChildren(...parts[this.use ?? "screen"]);
    this.until(() => clearTimeout(this.patience));
  }

  /** @param {Change} change */
  hear({ presence, refused, applied, outbox, message = "" }) {
    if (presence) return;
    if (refused) {
      if (refused.type === "rate_cooperation") this.given.delete(refused.other_id);
      this.fail(message);
    }
    if (applied?.type === "rate_cooperation") this.say(_("Saved"));
    if (outbox) {
      clearTimeout(this.patience);
      this.patience = setTimeout(() => {
        if (this.connection.waiting().some(({ type }) => type === "rate_cooperation")) this.keepSaying(keptText());
      }, 900);
    }
    this.draw();
  }

  draw() {
    if (!this.state.loaded) return;
    if (this.use === "participant") return this.drawList();
    const { ratings_shown: shown, rated } = this.scalars;
    this.root.classList.toggle("revealed", Boolean(shown));
    setText(this.count, _("{count} people have rated their cooperation.", { count: rated }));
    setText(this.reveal, shown ? _("Hide again and go on rating") : _("Lay both sides beside each other"));
    const views = this.connection.list("line").flatMap((line) => line.views ?? []);
    /** @param {(one: Views) => boolean} fits */
    const count = (fits) => ({ count: views.filter(fits).length });
    const same = count(({ colours }) => colours.length === 1);
    const differ = count(({ colours }) => colours.length > 1);
    const oneSide = count(({ sides }) => sides === 1);
    const results = [
      _("seen the same: {count}", same),
      _("seen differently: {count}", differ),
      _("one side only: {count}", oneSide),
    ];
    setText(this.results, views.length ? results.join(" · ") : "");
  }

  drawList() {
    const { speaks_for: own } = this.state.own;
    const parties = this.connection
      .list("party")
      .filter((party) => !party.gone)
      .sort((one, other) => one.name.localeCompare(other.name, this.language));
    offer(this.mine, [["", _("choose")], ...named(parties)], own ?? "");
    const why = this.whyNot(parties.length);
    if (why) return this.list.replaceChildren(html.p({ text: why }));
    const others = parties.filter((party) => party.id !== own);
    arrange(this.list, [this.heading, this.key, ...others.map((party) => this.drawQuestion(party))]);
  }

  /** Why there is nothing to rate. @param {number} parties */
  whyNot(parties) {
    if (this.scalars.ratings_shown)
      return _("The two sides stand beside each other on the map. Colour the lines there.");
    if (parties < 2) return _("There is nothing on the map yet.");
    return this.state.own.speaks_for ? "" : _("Choose first for which party you speak.");
  }

  /** @param {string} id */
  question(id) {
    const inputs = entries(labels.LineColour).map(([colour]) => {
      const onChange = () => this.choose(id, colour);
      return html.input({ type: "radio", name: `rate-${id}`, value: colour, onChange });
    });
    const choices = entries(labels.LineColour).map(([colour, text], at) =>
      html.label(inputs[at], lineSample(this.data.style, { colour }), html.span({ text })),
    );
    const legend = html.legend({ dir: "auto" });
    const said = html.span({ class: "said", "aria-hidden": "true" }); // where the choices themselves have no room for words
    return { legend, inputs, said, node: html.fieldset(legend, said, html.div({ class: "choices" }, ...choices)) };
  }

  /** @param {Item<"party">} party */
  drawQuestion({ id, name }) {
    const { legend, inputs, said, node } = this.questions.part(id, () => this.question(id));
    setText(legend, name);
    const saved = this.state.own.ratings?.[id];
    if (this.given.get(id) === saved) this.given.delete(id);
    const chosen = this.given.get(id) ?? saved;
    for (const input of inputs) input.checked = input.value === chosen;
    setText(said, chosen ? labels.LineColour[chosen] : "");
    return node;
  }

  /** @param {string} other_id @param {LineColour} colour */
  choose(other_id, colour) {
    const { speaks_for: party_id } = this.state.own;
    if (!party_id) return;
    this.given.set(other_id, colour);
    this.connection.send({ type: "rate_cooperation", party_id, other_id, colour });
  }
}

export default mounted(Rate);
