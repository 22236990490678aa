import { arrange, button, Component, html, mounted, plainButton, row } from "kompas/component.js";
import { setText, show } from "kompas/page.js";
import { changeText, threesText, turnNow } from "kompas/turns.js";
import { _ } from "kompas/words.js";

/**
 * @typedef {PlaceData & { step: number }} Data
 * @typedef {Map<number, Item<"participant">>} People
 * @typedef {Action<"let_out" | "swap_people" | "make_pairs">} PairAction
 */

/** @extends {Component<Data>} */
export class Pairs extends Component {
  /** The person to be swapped. @type {number | null} */
  chosen = null;
  sure = false;
  /** The line that says when the change is, of every size of group. */
  turns = html.p({ class: "turns", role: "timer" });

  renew() {
    this.draw();
  }

  /** @param {Change} change */
  hear(change) {
    if (!change.outbox && !change.mine && !change.presence) this.draw();
  }

  draw() {
    if (!this.state.loaded) return;
    const { groups = [], out = [] } = this.pairing;
    if (this.use === "console") this.drawConsole(groups, out);
    this.tick();
  }

  /** @returns {{ names?: string[][], groups?: number[][], out?: number[] }} */
  get pairing() {
    return this.connection.item("pairing", this.data.step) ?? {};
  }

  /* The turn in each size of group that there is, pairs first. */
  running() {
    const { names = [], groups = [] } = this.pairing;
    const sizes = new Set([...names, ...groups].map((group) => group.length));
    return [2, 3].flatMap((people) => {
      const turn = sizes.has(people) && turnNow(this.connection, this.data.step, people);
      return turn ? [{ people, ...turn }] : [];
    });
  }

  tick() {
    if (!this.state.loaded) return;
    const now = this.running();
    const texts = now.map((turn, place) => (place ? threesText(turn) : changeText(turn)));
    setText(this.turns, texts.join(" · "));
    show(this.turns, texts.length);
    if (this.use === "screen")
      this.drawScreen(this.pairing.names ?? [], new Map(now.map((one) => [one.people, one.turn])));
  }

  /**
   * Sixty people must be able to find themselves from the back of the room.
   * @param {string[][]} names @param {Map<number, number>} turns by the size of the group
   */
  drawScreen(names, turns) {
    if (!this.changed("screen", names, [...turns])) return;
    const size = names.length > 24 ? "many" : names.length > 12 ? "some" : "few";
    const rows = names.map((group) =>
      html.li(
        { dir: "auto" },
        ...group.flatMap((name, place) => [
          place ? html.span({ class: "and", "aria-hidden": "true", text: " ↔ " }) : null,
          html.span({ class: place === (turns.get(group.length) ?? 0) ? "asks" : "", text: name }),
        ]),
      ),
    );
    if (!rows.length)
      return this.root.replaceChildren(html.p({ class: "lead", text: _("The pairs come up here in a moment.") }));
    this.root.replaceChildren(
      this.turns,
      html.ul({ class: `list ${size}` }, ...rows),
      html.p({
        class: "muted",
        text: turns.size ? _("Who stands in bold asks now.") : _("The first name of each begins with asking."),
      }),
    );
  }

  /** @param {number[][]} groups @param {number[]} out */
  drawConsole(groups, out) {
    /** @type {People} */
    const people = new Map(this.connection.list("participant").map((person) => [Number(person.id), person]));
    const placed = new Set(groups.flat());
    // somebody may have been taken out of the workshop
    const left = groups.map((group) => group.filter((id) => people.has(id)));
    const without = [
      ...[...people.keys()].filter((id) => !placed.has(id) && !out.includes(id)),
      ...left.filter((group) => group.length === 1).flat(),
    ];
    const waiting = this.scalars.cards_waiting;
    const chosen = people.get(this.chosen ?? 0);
    const apart = groups.filter((group) => areApart(group, people)).length;
    const rows = [
      html.p({
        text: groups.length
          ? _("{count} pairs, {apart} of them from different organisations", { count: groups.length, apart })
          : _("{count} people take part in the interviews", { count: people.size - out.length }),
      }),
      this.turns,
      waiting && muted(_("{count} cards wait for the one who told them", { count: waiting })),
      this.buttons(groups.length > 0, without.length),
      groups.length && muted(chosen ? chosenText(chosen) : howText()),
      chosen && this.chosenTools(Number(chosen.id)),
      this.status,
      groups.length && this.groups(left, people),
      groups.length &&
        without.length &&
        others(
          _("Without a partner"),
          without.map((id) => this.person(people, id)),
        ),
      out.length &&
        others(
          _("Take no part"),
          out.flatMap((id) => this.absent(people.get(id))),
        ),
    ];
    const shown = rows.filter((part) => part instanceof HTMLElement);
    this.root.classList.toggle("choosing", chosen !== undefined);
    this.keepFocus("focus", () => arrange(this.root, shown));
  }

  /** @param {boolean} made @param {number} without */
  buttons(made, without) {
    const make = () => this.make(false);
    if (!made) return row(button(_("Make pairs"), make, { class: "primary", "data-focus": "make" }));
    const place = _("Give a place to {count} without a partner", { count: without });
    const again = this.sure ? _("Sure? Everybody gets another partner") : _("Divide everybody again");
    return row(
      without ? button(place, make, { class: "primary", "data-focus": "place" }) : null,
      button(again, () => (this.sure ? this.make(true) : this.ask(true)), { "data-focus": "again" }),
      this.sure ? plainButton(_("Cancel"), () => this.ask(false)) : null,
    );
  }

  /** @param {boolean} sure */
  ask(sure) {
    this.sure = sure;
    this.draw();
  }

  /** @param {number} participant_id */
  chosenTools(participant_id) {
    const out = () => this.perform({ type: "let_out", step_id: this.data.step, participant_id, out: true });
    return row(
      button(_("Takes no part"), out),
      plainButton(_("Cancel"), () => this.choose(null)),
    );
  }

  /** @param {number[][]} groups @param {People} people */
  groups(groups, people) {
    const rows = groups
      .filter((group) => group.length > 1)
      .map((group) => {
        const told = areApart(group, people) ? "" : html.p({ class: "same", text: _("Same organisation") });
        return html.li(...group.map((id) => this.person(people, id)), told);
      });
    return html.ul({ class: "groups" }, ...rows);
  }

  /** @param {People} people @param {number} id */
  person(people, id) {
    const { name = "", organisation = "" } = people.get(id) ?? {};
    const chosen = String(this.chosen === id);
    const properties = { class: "pick", "data-focus": `person-${id}`, "aria-pressed": chosen, "aria-label": name };
    return html.div(
      { class: "person" },
      html.span({ dir: "auto", text: name }),
      html.small({ dir: "auto", text: organisation }),
      html.button(
        { type: "button", ...properties, onClick: () => this.pick(id) },
        html.span({ text: "⇄", "aria-hidden": "true" }),
      ),
    );
  }

  /** @param {Item<"participant"> | undefined} person */
  absent(person) {
    if (!person) return [];
    const participant_id = Number(person.id);
    const onClick = () => this.perform({ type: "let_out", step_id: this.data.step, participant_id, out: false });
    return [
      html.button(
        { type: "button", class: "absent", onClick },
        html.span({ dir: "auto", text: person.name }),
        html.small({ text: _("Takes part after all") }),
      ),
    ];
  }

  /** @param {number} id */
  pick(id) {
    if (this.chosen === null || this.chosen === id) return this.choose(this.chosen === id ? null : id);
    const swap = { step_id: this.data.step, one_id: this.chosen, other_id: id };
    this.perform({ type: "swap_people", ...swap }, _("Swapped."));
  }

  /** @param {number | null} id */
  choose(id) {
    this.chosen = id;
    this.draw();
  }

  /** @param {boolean} afresh */
  make(afresh) {
    this.sure = false;
    this.perform({ type: "make_pairs", step_id: this.data.step, afresh });
  }

  /** @param {PairAction} action */
  async perform(action, done = "") {
    this.chosen = null;
    await this.now(action, done);
    this.draw();
  }
}

/** Whether everybody comes from another organisation. @param {number[]} group @param {People} people */
export function areApart(group, people) {
  const names = group.map((id) => (people.get(id)?.organisation ?? "").trim().replace(/\s+/g, " ").toLowerCase());
  return new Set(names).size === group.length;
}

/** @param {string} text */
const muted = (text) => html.p({ class: "muted", text });

/** @param {Item<"participant">} person */
const chosenText = ({ name }) => _("{name} is chosen. Choose who to swap with.", { name });

const howText = () => _("Choose two people to swap them. Or choose one and let them take no part.");

/** @param {string} title @param {HTMLElement[]} buttons */
const others = (title, buttons) =>
  html.section(html.h3({ text: title }), html.ul({ class: "groups" }, html.li(...buttons)));

export default mounted(Pairs);
