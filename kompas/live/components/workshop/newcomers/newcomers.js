import { button, Component, html, mounted, shelf, timeText } from "kompas/component.js";
import { deviceName, whoIs } from "kompas/devices.js";
import { _, labels } from "kompas/words.js";

/** @typedef {PlaceData & { device: number }} Data */

/** @extends {Component<Data>} */
export class Newcomers extends Component {
  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.key = `kompas:known:${this.data.code}`;
    this.root.setAttribute("role", "status"); // announced, also when it comes while somebody is busy elsewhere
  }

  renew() {
    this.draw();
  }

  /** @param {Change} change */
  hear(change) {
    if (!change.outbox && !change.mine && !change.presence) this.draw();
  }

  /** @returns {string[]} */
  known() {
    return JSON.parse(shelf.get(this.key) ?? "[]");
  }

  draw() {
    if (!this.state.loaded) return;
    const known = this.known();
    const news = this.connection
      .list("seat")
      .filter((seat) => seat.role === "facilitator" && seat.way !== "created" && seat.device !== this.data.device)
      .filter((seat) => !known.includes(markOf(seat)))
      .sort((one, other) => (one.since ?? 0) - (other.since ?? 0));
    if (this.changed("news", news)) this.root.replaceChildren(...news.map((seat) => this.notice(seat)));
  }

  /** @param {Item<"seat">} seat */
  notice(seat) {
    const [time, end] = [seat.since, seat.ended].map((moment) => timeText(moment ?? 0, this.language));
    const values = { who: whoIs(seat), time, end };
    const text = seat.ended
      ? _("{who} facilitated from {time} until {end}.", values)
      : _("{who} facilitates too, since {time}.", values);
    const help = _(
      "Do you not expect this? Log this device out under Who, and make a new facilitator code under Codes.",
    );
    return html.div(
      { class: "notice" },
      html.div(
        html.p(html.strong({ dir: "auto", text }), ` ${deviceName(seat)}, ${labels.SeatWay[seat.way]}.`),
        html.p({ class: "muted", text: help }),
      ),
      button(_("I know this"), () => this.putAway(seat), { "aria-label": `${_("I know this")}: ${values.who}` }),
    );
  }

  /** @param {Item<"seat">} seat */
  putAway(seat) {
    shelf.set(this.key, JSON.stringify([...this.known(), markOf(seat)].slice(-200)));
    this.draw();
  }
}

/** A seat that was taken again later is news again. @param {Item<"seat">} seat */
const markOf = (seat) => `${seat.id}:${seat.since}`;

export default mounted(Newcomers);
