import { Component, element, fill, mounted, shelf } from "kompas/component.js";
import { deviceName, time, whoIs } from "kompas/devices.js";

class Newcomers extends Component {
  constructor(root) {
    super(root);
    root.setAttribute("role", "status"); // announced, also when it comes while somebody is busy elsewhere
  }

  get key() {
    return `kompas:known:${this.data.code}`;
  }

  renew() {
    this.draw();
  }

  hear(change) {
    if (!change.outbox && !change.mine && !change.presence) this.draw();
  }

  known() {
    return JSON.parse(shelf.get(this.key) ?? "[]");
  }

  /* A seat that was taken again later is news again. */
  draw() {
    if (!this.connection.state.loaded) return;
    const known = new Set(this.known());
    const others = this.connection
      .list("seat")
      .filter((seat) => seat.role === "facilitator" && seat.way !== "created" && seat.device !== this.data.device);
    const news = others
      .filter((seat) => !known.has(`${seat.id}:${seat.since}`))
      .sort((one, other) => one.since - other.since);
    if (this.changed("news", news)) this.root.replaceChildren(...news.map((seat) => this.notice(seat)));
  }

  notice(seat) {
    const { words, language } = this;
    const values = {
      who: whoIs(seat, words),
      time: time(seat.since, language),
      end: seat.ended ? time(seat.ended, language) : "",
    };
    return element(
      "div",
      { class: "notice" },
      element(
        "div",
        {},
        element(
          "p",
          {},
          element("strong", { dir: "auto", text: fill(seat.ended ? words.facilitated : words.facilitates, values) }),
          ` ${deviceName(seat, words)}, ${words.ways[seat.way]}.`,
        ),
        element("p", { class: "muted", text: words.what }),
      ),
      element("button", {
        type: "button",
        text: words.known,
        "aria-label": `${words.known}: ${values.who}`,
        onClick: () => this.putAway(seat),
      }),
    );
  }

  putAway(seat) {
    shelf.set(this.key, JSON.stringify([...this.known(), `${seat.id}:${seat.since}`].slice(-200)));
    this.draw();
  }
}

export default mounted(Newcomers);
