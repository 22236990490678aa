import { Component, mounted, timeText } from "kompas/component.js";
import { button, plainButton, row, ticked } from "kompas/controls.js";
import { focusOn, html, setText } from "kompas/page.js";
import { deviceName, isConnected, lastSeen, whoIs } from "kompas/devices.js";
import { _, labels } from "kompas/words.js";

const ORDER = ["facilitator", "screen", "participant"];

/**
 * @typedef {PlaceData & { device: number }} Data
 * @typedef {Items["seat"] & { id: number }} Seat
 */

/** @extends {Component<Data>} */
export class Devices extends Component {
  /** The seat whose log-out is being confirmed. @type {number | null} */
  sure = null;
  status = html.p({ class: "status", role: "alert" });
  offers = html.ul({ class: "offers" });
  summary = html.summary();
  list = html.ul({ class: "seats" });
  before = html.div();

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const fold = html.details(this.summary, this.list, this.before);
    this.root.replaceChildren(this.offers, this.status, fold);
  }

  renew() {
    this.draw();
  }

  /** @param {Change} change */
  hear(change) {
    if (!change.outbox && !change.mine) this.draw();
  }

  draw() {
    if (!this.state.loaded) return;
    const seats = this.connection.list("seat").map((seat) => ({ ...seat, id: Number(seat.id) }));
    const offers = this.connection.list("hand_over");
    const { devices, seen } = this.state;
    if (!this.changed("all", seats, offers, devices, seen, this.sure)) return; // focus on a button stays there
    const here = seats
      .filter((seat) => !seat.ended)
      .sort((one, other) => placeOf(one) - placeOf(other) || (one.since ?? 0) - (other.since ?? 0));
    const facilitators = here.filter((one) => one.role === "facilitator").length;
    setText(this.summary, _("Devices ({count})", { count: here.length }));
    this.keepFocus("act", () => this.list.replaceChildren(...here.map((seat) => this.row(seat, facilitators === 1))));
    const gone = seats.filter((seat) => seat.ended).sort((one, other) => (other.ended ?? 0) - (one.ended ?? 0));
    const before = [
      html.h3({ text: _("Facilitated before") }),
      html.ul({ class: "seats" }, ...gone.map((seat) => this.past(seat))),
    ];
    this.before.replaceChildren(...(gone.length ? before : []));
    this.drawOffers();
  }

  /** @param {number | null | undefined} moment */
  at(moment) {
    return { time: timeText(moment ?? 0, this.language) };
  }

  /** @param {Seat} seat @param {boolean} alone whether there is one facilitator only */
  row(seat, alone) {
    const connected = isConnected(this.connection, seat);
    const own = seat.device === this.data.device;
    const told = seat.since !== null; // where authors are anonymous to all, nobody hears who is there now
    const seen = connected ? _("connected") : _("last seen {time}", this.at(lastSeen(this.connection, seat)));
    const meta = [deviceName(seat), ...(told ? [_("since {time}", this.at(seat.since)), seen] : [])].join(" · ");
    const stops = own && seat.role === "facilitator";
    return html.li(
      { class: connected ? "online" : "offline" },
      html.p(
        told ? html.span({ "aria-hidden": "true", text: connected ? "● " : "○ " }) : null,
        html.strong({ dir: "auto", text: seat.name || labels.Role[seat.role] }),
        seat.name ? ` · ${labels.Role[seat.role]}` : "",
        own ? html.span({ class: "own", text: _("this device") }) : null,
      ),
      html.p({ class: "muted", text: meta }),
      seat.role === "facilitator" ? html.p({ class: "muted", text: labels.SeatWay[seat.way] }) : null,
      this.sure === seat.id ? this.confirmation(seat, stops, stops && alone) : this.opener(seat, stops),
    );
  }

  /** @param {Seat} seat @param {boolean} stops whether one would stop facilitating here */
  opener(seat, stops) {
    const who = seat.name || labels.Role[seat.role];
    const label = _("Log out: {who}, {device}", { who, device: deviceName(seat) });
    return button(stops ? _("Stop facilitating") : _("Log out"), () => this.ask(seat.id), {
      "data-act": `open-${seat.id}`,
      "aria-label": stops ? _("Stop facilitating") : label,
    });
  }

  /** @param {Seat} seat @param {boolean} stops @param {boolean} alone */
  confirmation({ id }, stops, alone) {
    const onChange = () => {
      yes.disabled = !kept.checked;
    };
    const kept = html.input({ type: "checkbox", onChange });
    const yes = button(stops ? _("Yes, stop") : _("Yes, log out"), () => this.end(id, kept.checked), {
      class: "danger",
      "data-act": `yes-${id}`,
      disabled: alone,
    });
    const no = button(_("No, go back"), () => this.goBack(id), { "data-act": `no-${id}` });
    const last = _(
      "You are the only facilitator. Without the facilitator code nobody can lead this workshop any more.",
    );
    return html.div(
      { class: "sure" },
      stops ? html.p({ text: _("You no longer lead on this device. A screen that is open here goes on.") }) : null,
      alone ? html.p({ text: last }) : null,
      alone ? ticked(kept, _("I have kept the facilitator code"), { class: "tick" }) : null,
      row(yes, no),
    );
  }

  /** @param {number} id */
  ask(id) {
    this.sure = id;
    this.draw();
    focusOn(this.list, `[data-act="no-${id}"]`);
  }

  /** @param {number} id */
  goBack(id) {
    this.sure = null;
    this.draw();
    focusOn(this.list, `[data-act="open-${id}"]`);
  }

  /** @param {number} seat_id @param {boolean} code_kept */
  async end(seat_id, code_kept) {
    await this.now({ type: "end_seat", seat_id, code_kept });
    this.goBack(seat_id);
  }

  /** @param {Seat} seat */
  past(seat) {
    const meta = [
      deviceName(seat),
      labels.SeatWay[seat.way],
      _("since {time}", this.at(seat.since)),
      _("until {time}", this.at(seat.ended)),
    ];
    return html.li(
      html.p({ dir: "auto", text: whoIs(seat) }),
      html.p({ class: "muted", text: meta.filter(Boolean).join(" · ") }),
    );
  }

  drawOffers() {
    const newest = this.connection.list("hand_over").sort((one, other) => other.made - one.made);
    const told = newest
      .filter((one, index) => one.status === "open" || (index === 0 && one.status === "declined"))
      .filter((one) => !one.until || one.until >= this.connection.time());
    this.offers.replaceChildren(...told.map((one) => this.offer(one)));
  }

  /** @param {Item<"hand_over">} one */
  offer(one) {
    const withdraw = () => this.now({ type: "withdraw_hand_over", hand_over_id: one.id });
    return html.li(
      html.span({ text: this.offerText(one) }),
      one.status === "open" ? plainButton(_("Take back"), withdraw) : null,
    );
  }

  /** @param {Item<"hand_over">} hand_over */
  offerText({ participant, until, status, shared }) {
    if (until) return _("A one-time code works until {time}.", this.at(until));
    const { name = "" } = this.connection.item("participant", participant) ?? {};
    if (status === "declined") return _("{name} said no.", { name });
    return shared ? _("Asked to facilitate as well: {name}", { name }) : _("Asked to take over: {name}", { name });
  }
}

/** @param {Seat} seat */
const placeOf = (seat) => ORDER.indexOf(seat.role);

export default mounted(Devices);
