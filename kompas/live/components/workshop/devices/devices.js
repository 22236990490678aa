import { Component, element, fill, mounted, setText } from "kompas/component.js";
import { deviceName, isConnected, lastSeen, time, whoIs } from "kompas/devices.js";

const ORDER = ["facilitator", "screen", "participant"];

class Devices extends Component {
  build() {
    this.offers = element("ul", { class: "offers" });
    this.summary = element("summary", {});
    this.list = element("ul", { class: "seats" });
    this.before = element("div", {});
    this.status = element("p", { class: "status", role: "alert" });
    this.sure = null; // the seat whose log-out is being confirmed
    this.fold = element("details", { open: this.fold?.open ?? false }, this.summary, this.list, this.before);
    this.root.replaceChildren(this.offers, this.status, this.fold);
  }

  renew() {
    this.draw();
  }

  hear(change) {
    if (!change.outbox && !change.mine) this.draw();
  }

  draw() {
    if (!this.connection.state.loaded) return;
    const seats = this.connection.list("seat").map((seat) => ({ ...seat, id: Number(seat.id) }));
    const here = seats.filter((seat) => !seat.ended);
    if (
      !this.changed(
        "all",
        seats,
        this.connection.list("hand_over"),
        this.connection.state.devices,
        this.connection.state.seen,
        this.sure,
      )
    )
      return; // who stands on a button stays there
    here.sort((one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role) || one.since - other.since);
    setText(this.summary, fill(this.words.heading, { count: here.length }));
    this.keepFocus("act", () => this.list.replaceChildren(...here.map((seat) => this.row(seat, here))));
    const gone = seats.filter((seat) => seat.ended).sort((one, other) => other.ended - one.ended);
    this.before.replaceChildren(
      ...(gone.length
        ? [
            element("h3", { text: this.words.before }),
            element("ul", { class: "seats" }, ...gone.map((seat) => this.past(seat))),
          ]
        : []),
    );
    this.drawOffers();
  }

  row(seat, here) {
    const { words } = this;
    const connected = isConnected(this.connection, seat);
    const own = seat.device === this.data.device;
    const told = seat.since !== null; // when nobody may know who wrote when, nobody hears who is there now
    const at = connected
      ? words.connected
      : fill(words.seen, { time: time(lastSeen(this.connection, seat), this.language) });
    const meta = [
      deviceName(seat, words),
      ...(told ? [fill(words.since, { time: time(seat.since, this.language) }), at] : []),
    ].join(" · ");
    return element(
      "li",
      { class: connected ? "online" : "offline" },
      element(
        "p",
        {},
        told ? element("span", { "aria-hidden": "true", text: connected ? "● " : "○ " }) : null,
        element("strong", { dir: "auto", text: seat.name || words.roles[seat.role] }),
        seat.name ? ` · ${words.roles[seat.role]}` : "",
        own ? element("span", { class: "own", text: words.this }) : null,
      ),
      element("p", { class: "muted", text: meta }),
      seat.role === "facilitator" ? element("p", { class: "muted", text: words.ways[seat.way] }) : null,
      this.sure === seat.id ? this.confirmation(seat, own, here) : this.opener(seat, own),
    );
  }

  opener(seat, own) {
    const { words } = this;
    const stops = own && seat.role === "facilitator";
    return element("button", {
      type: "button",
      "data-act": `open-${seat.id}`,
      text: stops ? words.stop : words.log_out,
      "aria-label": stops
        ? words.stop
        : fill(words.log_out_of, { who: seat.name || words.roles[seat.role], device: deviceName(seat, words) }),
      onClick: () => this.ask(seat.id),
    });
  }

  confirmation(seat, own, here) {
    const { words } = this;
    const stops = own && seat.role === "facilitator";
    const alone = stops && here.filter((one) => one.role === "facilitator").length === 1;
    const kept = element("input", { type: "checkbox" });
    const yes = element("button", {
      type: "button",
      class: "danger",
      "data-act": `yes-${seat.id}`,
      text: stops ? words.yes_stop : words.yes,
      onClick: () => this.end(seat, kept.checked),
    });
    if (alone) {
      yes.disabled = true;
      kept.onchange = () => {
        yes.disabled = !kept.checked;
      };
    }
    return element(
      "div",
      { class: "sure" },
      stops ? element("p", { text: words.stop_sure }) : null,
      alone ? element("p", { text: words.last }) : null,
      alone ? element("label", { class: "tick" }, kept, element("span", { text: words.code_kept })) : null,
      element(
        "div",
        { class: "row" },
        yes,
        element("button", {
          type: "button",
          "data-act": `no-${seat.id}`,
          text: words.no,
          onClick: () => this.ask(null, seat.id),
        }),
      ),
    );
  }

  ask(id, back) {
    this.sure = id;
    this.draw();
    this.list.querySelector(id === null ? `[data-act="open-${back}"]` : `[data-act="no-${id}"]`)?.focus();
  }

  async end(seat, kept) {
    await this.now({ type: "end_seat", seat_id: seat.id, code_kept: kept });
    this.ask(null, seat.id);
  }

  past(seat) {
    const { words, language } = this;
    const meta = [
      deviceName(seat, words),
      words.ways[seat.way],
      fill(words.since, { time: time(seat.since, language) }),
      fill(words.until, { time: time(seat.ended, language) }),
    ];
    return element(
      "li",
      {},
      element("p", { dir: "auto", text: whoIs(seat, words) }),
      element("p", { class: "muted", text: meta.filter(Boolean).join(" · ") }),
    );
  }

  drawOffers() {
    const { words, connection } = this;
    const newest = connection.list("hand_over").sort((one, other) => other.made - one.made);
    const told = newest.filter((one, index) => one.status === "open" || (index === 0 && one.status === "declined"));
    this.offers.replaceChildren(
      ...told.map((one) => {
        const name = connection.state.items.get(`participant:${one.participant}`)?.name ?? "";
        const text = one.until
          ? fill(words.open_code, { time: time(one.until, this.language) })
          : one.status === "declined"
            ? fill(words.declined, { name })
            : fill(one.shared ? words.open_share : words.open_hand_over, { name });
        if (one.until && one.until < connection.time()) return "";
        return element(
          "li",
          {},
          element("span", { text }),
          one.status === "open"
            ? element("button", {
                type: "button",
                class: "plain",
                text: words.withdraw,
                onClick: () => this.now({ type: "withdraw_hand_over", hand_over_id: one.id }),
              })
            : null,
        );
      }),
    );
  }
}

export default mounted(Devices);
