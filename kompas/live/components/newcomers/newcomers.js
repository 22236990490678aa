const { connect, element, fill, mounted, shelf } = await import(new URL("/assets/live.js", document.baseURI));
const { deviceName, time, whoIs } = await import(new URL("/assets/devices.js", document.baseURI));

export default function (component) {
  return mounted(component, (parent) => new Newcomers(parent.querySelector(".root")));
}

class Newcomers {
  constructor(root) {
    this.root = root;
    root.setAttribute("role", "status"); // announced, also when it comes while somebody is busy elsewhere
  }

  update(data) {
    Object.assign(this, { words: data.words, language: data.language, device: data.device, key: `kompas:known:${data.code}` });
    const next = connect(data);
    if (next === this.connection) return this.draw();
    this.unsubscribe?.();
    this.connection = next;
    this.unsubscribe = next.subscribe((change) => { if (!change.outbox && !change.mine && !change.presence) this.draw(); });
  }

  destroy() { this.unsubscribe?.(); }

  known() { return JSON.parse(shelf.get(this.key) ?? "[]"); }

  /* A seat that was taken again later is news again. */
  draw() {
    if (!this.connection.state.loaded) return;
    const known = new Set(this.known());
    const others = this.connection.list("seat").filter((seat) => seat.role === "facilitator" && seat.way !== "created" && seat.device !== this.device);
    const news = others.filter((seat) => !known.has(`${seat.id}:${seat.since}`)).sort((one, other) => one.since - other.since);
    const told = JSON.stringify([news, this.language]);
    if (told === this.told) return;
    this.told = told;
    this.root.replaceChildren(...news.map((seat) => this.notice(seat)));
  }

  notice(seat) {
    const { words, language } = this;
    const values = { who: whoIs(seat, words), time: time(seat.since, language), end: seat.ended ? time(seat.ended, language) : "" };
    return element("div", { class: "notice" },
      element("div", {}, element("p", {}, element("strong", { dir: "auto", text: fill(seat.ended ? words.facilitated : words.facilitates, values) }), ` ${deviceName(seat, words)}, ${words.ways[seat.way]}.`),
        element("p", { class: "muted", text: words.what })),
      element("button", { type: "button", text: words.known, "aria-label": `${words.known}: ${values.who}`, onClick: () => this.putAway(seat) }));
  }

  putAway(seat) {
    shelf.set(this.key, JSON.stringify([...this.known(), `${seat.id}:${seat.since}`].slice(-200)));
    this.draw();
  }
}
