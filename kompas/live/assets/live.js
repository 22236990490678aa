/* The one connection of a browser tab to a workshop, shared by every component on the page.

   Down: one EventSource. Up: an outbox in localStorage, sent until the server has acknowledged it.
   Participants' text goes into the page through textContent only. */

const connections = new Map();
const instances = new WeakMap();
const LINGER = 4000; // a rerun of the page unmounts and mounts: keep the stream open meanwhile
const SILENCE = 40000; // the server beats every 15 s; longer silence means a dead connection

export const element = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node[name.toLowerCase()] = value;
    else if (name in node && name !== "list" && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/* Keeps one instance per mounted element: Streamlit calls the component again whenever its data changes. */
export function mounted(component, create) {
  const { parentElement } = component;
  let instance = instances.get(parentElement);
  if (!instance) {
    instance = create(parentElement);
    instances.set(parentElement, instance);
  }
  instance.update(component.data, component);
  return () => {
    instance.destroy?.();
    instances.delete(parentElement);
  };
}

export function connect({ code, role, person, language }) {
  const key = `${code}/${role}/${person ?? ""}`;
  let connection = connections.get(key);
  if (!connection) {
    connection = new Connection(code, role, person, () => connections.delete(key));
    connections.set(key, connection);
  }
  connection.language = language;
  return connection;
}

const identity = () => {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http from another machine
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/* localStorage may be full or forbidden; then memory has to do. */
const shelf = (() => {
  const memory = new Map();
  return {
    get: (key) => {
      try { return localStorage.getItem(key) ?? memory.get(key) ?? null; } catch { return memory.get(key) ?? null; }
    },
    set: (key, value) => {
      try { localStorage.setItem(key, value); } catch { memory.set(key, value); }
    },
    remove: (key) => {
      memory.delete(key);
      try { localStorage.removeItem(key); } catch { /* nothing was kept there */ }
    },
    keys: () => {
      let stored = [];
      try { stored = Object.keys(localStorage); } catch { /* forbidden */ }
      return [...stored, ...memory.keys()];
    },
  };
})();
export { shelf };

class Connection {
  constructor(code, role, person, forget) {
    Object.assign(this, { code, role, person, forget });
    this.state = { revision: -1, scalars: {}, items: new Map(), mine: new Map(), online: [], screens: 0, loaded: false };
    this.status = "connecting";
    this.refusal = null; // set when this browser has no seat (any more)
    this.offset = 0;
    this.listeners = new Set();
    this.flying = false;
    this.wait = 500;
    this.heard = Date.now();
    this.prefix = `kompas:outbox:${code}:${role}:${person ?? ""}:`;
    this.onOnline = () => { this.open(); this.flush(); };
    this.onStorage = (event) => { if (event.key?.startsWith(this.prefix)) this.tell({ outbox: true }); };
    this.onVisible = () => { if (!document.hidden && Date.now() - this.heard > SILENCE) this.open(); };
  }

  /* Calls `listener(change)` after every event; returns the function that ends it. */
  subscribe(listener) {
    clearTimeout(this.lingering);
    this.listeners.add(listener);
    if (!this.source && !this.retry) this.begin();
    listener({ all: true });
    return () => {
      this.listeners.delete(listener);
      if (!this.listeners.size) this.lingering = setTimeout(() => this.end(), LINGER);
    };
  }

  begin() {
    addEventListener("online", this.onOnline);
    addEventListener("storage", this.onStorage);
    document.addEventListener("visibilitychange", this.onVisible);
    this.watch = setInterval(() => { if (Date.now() - this.heard > SILENCE) this.open(); }, 5000);
    this.open();
    this.flush();
  }

  end() {
    removeEventListener("online", this.onOnline);
    removeEventListener("storage", this.onStorage);
    document.removeEventListener("visibilitychange", this.onVisible);
    clearInterval(this.watch);
    clearTimeout(this.retry);
    clearTimeout(this.resend);
    this.source?.close();
    this.source = null;
    this.forget();
  }

  open() {
    clearTimeout(this.retry);
    this.retry = null;
    this.source?.close();
    this.heard = Date.now();
    const source = new EventSource(`/live/${encodeURIComponent(this.code)}/events?as=${this.role}`);
    this.source = source;
    const hear = (name, use) => source.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      this.heard = Date.now();
      this.offset = data.now - Date.now();
      use(data);
    });
    hear("view", (data) => this.replace(data));
    hear("change", (data) => this.change(data));
    hear("mine", (data) => {
      this.state.mine = new Map(Object.entries(data.items));
      this.tell({ mine: true });
    });
    hear("presence", (data) => {
      Object.assign(this.state, { online: data.online, screens: data.screens });
      this.tell({ presence: true });
    });
    hear("beat", () => {});
    source.onerror = () => this.lost(source);
  }

  lost(source) {
    if (source !== this.source) return;
    source.close();
    this.source = null;
    if (this.status !== "refused") this.become("lost");
    this.retry = setTimeout(() => this.reopen(), this.wait);
    this.wait = Math.min(this.wait * 1.6, 8000);
  }

  /* An EventSource does not tell why it failed: ask, so that a browser without a seat stops trying. */
  async reopen() {
    this.retry = null;
    if (!this.listeners.size) return;
    try {
      const control = new AbortController();
      const answer = await fetch(`/live/${encodeURIComponent(this.code)}/events?as=${this.role}`, { signal: control.signal, cache: "no-store" });
      control.abort();
      if (answer.status === 403 || answer.status === 404) return this.become("refused");
    } catch { /* no connection: try again below */ }
    this.open();
  }

  become(status) {
    if (this.status === status) return;
    this.status = status;
    this.tell({ status: true });
  }

  replace(data) {
    const before = this.state.loaded ? new Set(this.state.items.keys()) : null;
    Object.assign(this.state, { revision: data.revision, scalars: data.scalars, items: new Map(Object.entries(data.items)), loaded: true });
    this.wait = 500;
    this.status = "live";
    const fresh = before ? [...this.state.items.keys()].filter((key) => !before.has(key)) : [];
    this.tell({ all: true, status: true, fresh: new Set(fresh) });
    this.flush();
  }

  change(data) {
    if (data.since > this.state.revision) return this.open(); // missed something: get a full view
    const fresh = new Set();
    for (const key of data.removed) this.state.items.delete(key);
    for (const [key, item] of Object.entries(data.put)) {
      if (!this.state.items.has(key)) fresh.add(key);
      this.state.items.set(key, item);
    }
    Object.assign(this.state.scalars, data.scalars);
    this.state.revision = data.revision;
    this.tell({ keys: new Set([...Object.keys(data.put), ...data.removed]), scalars: data.scalars, fresh });
  }

  tell(change) {
    for (const listener of [...this.listeners]) listener(change);
  }

  /* --- up ---------------------------------------------------------------------------------------- */

  /* Actions that are kept until they are acknowledged: what somebody wrote must not get lost. */
  send(action) {
    const full = { id: identity(), role: this.role === "screen" ? "facilitator" : this.role, ...action };
    shelf.set(this.prefix + full.id, JSON.stringify({ at: Date.now(), action: full }));
    this.tell({ outbox: true });
    this.flush();
    return full.id;
  }

  /* Actions that make sense now or not at all, such as the clock: resolves to an error text or null. */
  async now(action) {
    const full = { id: identity(), role: "facilitator", ...action };
    try {
      const { results } = await this.post([full]);
      const result = results[0];
      return result.status === "applied" ? null : result.message ?? "later";
    } catch {
      return "lost";
    }
  }

  waiting() {
    return shelf.keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => JSON.parse(shelf.get(key) ?? "null"))
      .filter(Boolean)
      .sort((one, other) => one.at - other.at)
      .map(({ action }) => action);
  }

  async flush() {
    if (this.flying) return;
    const actions = this.waiting().slice(0, 20);
    if (!actions.length) return;
    this.flying = true;
    clearTimeout(this.resend);
    let again = null;
    try {
      const { results } = await this.post(actions);
      for (const [index, result] of results.entries()) this.settle(actions[index], result);
      if (results.some((result) => result.status === "later")) again = 2000;
      this.patience = 500;
    } catch {
      this.patience = Math.min((this.patience ?? 500) * 1.8, 10000);
      again = this.patience;
    }
    this.flying = false;
    this.tell({ outbox: true });
    if (again !== null) this.resend = setTimeout(() => this.flush(), again);
    else if (this.waiting().length) this.flush();
  }

  settle(action, result) {
    if (result.status === "later") return;
    shelf.remove(this.prefix + action.id);
    this.tell(result.status === "applied" ? { applied: action } : { refused: action, message: result.message, code: result.code });
  }

  async post(actions) {
    const control = new AbortController();
    const limit = setTimeout(() => control.abort(), 10000);
    try {
      const answer = await fetch(`/live/${encodeURIComponent(this.code)}/actions`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ language: this.language, actions }),
        signal: control.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      return await answer.json();
    } finally {
      clearTimeout(limit);
    }
  }

  /* --- reading ------------------------------------------------------------------------------------ */

  time() { return Date.now() + this.offset; }

  list(noun) {
    const found = [];
    for (const [key, item] of this.state.items) if (key.startsWith(`${noun}:`)) found.push({ id: key.slice(noun.length + 1), ...item });
    return found;
  }

  steps() {
    return this.list("step").map((step) => ({ ...step, id: Number(step.id) })).sort((one, other) => one.position - other.position);
  }

  step(id) {
    const item = this.state.items.get(`step:${id}`);
    return item ? { id, ...item } : null;
  }

  current() { return this.step(this.state.scalars.step); }

  /* Seconds left on the current clock; negative past zero; null before the start. */
  left() {
    const { ends_at: endsAt, left, step } = this.state.scalars;
    if (!step) return null;
    return endsAt ? (endsAt - this.time()) / 1000 : left;
  }
}

/* --- the clock, as people read it ------------------------------------------------------------------- */

export function clockText(seconds) {
  if (seconds === null || seconds === undefined) return "–:––";
  const whole = seconds >= 0 ? Math.ceil(seconds - 0.001) : Math.ceil(-seconds - 0.999);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 && whole > 0 ? `−${text}` : text;
}

export function clockMood(seconds) {
  if (seconds === null || seconds === undefined) return "calm";
  if (seconds < 0) return "over";
  if (seconds <= 60) return "urgent";
  return seconds <= 300 ? "soon" : "calm";
}

/* Calls `draw` four times a second while mounted; `draw` touches the page only when the text differs. */
export function ticking(draw) {
  draw();
  const timer = setInterval(draw, 250);
  return () => clearInterval(timer);
}

export const setText = (node, text) => { if (node.textContent !== text) node.textContent = text; };

/* A soft tone when the clock passes 5 minutes, 1 minute and zero. Only a passing that was seen counts, so a
   refresh or a reconnection never plays it again. */
export class Chime {
  constructor() { this.before = null; this.on = shelf.get("kompas:sound") === "on"; }

  toggle() {
    this.on = !this.on;
    shelf.set("kompas:sound", this.on ? "on" : "off");
    if (this.on) this.play(520);
  }

  hear(seconds, running) {
    const { before } = this;
    this.before = running ? { seconds, at: performance.now() } : null;
    if (!this.on || !running || !before || performance.now() - before.at > 2000) return;
    for (const [limit, pitch] of [[300, 440], [60, 520], [0, 620]]) {
      if (before.seconds > limit && seconds <= limit && before.seconds - seconds < 3) this.play(pitch);
    }
  }

  play(pitch) {
    this.audio ??= new AudioContext();
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    const start = this.audio.currentTime;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.12, start + 0.05);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 1.2);
    tone.connect(volume).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + 1.3);
    this.plays = (this.plays ?? 0) + 1;
  }
}

/* Notes chosen on the console's wall, shared with the conclusions beside it. */
export const selection = {
  notes: new Set(),
  listeners: new Set(),
  toggle(id) {
    if (!this.notes.delete(id)) this.notes.add(id);
    this.tell();
  },
  clear() {
    this.notes.clear();
    this.tell();
  },
  tell() { for (const listener of this.listeners) listener(); },
};

export const ICONS = { good: "✓", better: "△", improvement: "➜", afterthought: "✎", case: "☺" };

/* Turns pages of what does not fit on the projector: a stack shows as many whole children as there is room for. */
export class Pager {
  constructor(root, words, every = 14000) {
    Object.assign(this, { root, words, page: 0, pages: 1, stacks: [], held: false });
    this.bar = element("div", { class: "pager hidden" });
    const button = (text, sign, run) => element("button", { type: "button", "aria-label": text, title: text, text: sign, onClick: run });
    this.where = element("span", {});
    this.hold = button(words.hold, "❚❚", () => { this.held = !this.held; this.show(); });
    this.bar.append(button(words.previous_page, "◀", () => this.turn(-1)), this.where, button(words.next_page, "▶", () => this.turn(1)), this.hold);
    this.timer = setInterval(() => { if (!this.held && this.pages > 1) this.turn(1); }, every);
    this.again = () => { if (this.layout !== undefined && this.layout !== this.frame()) this.measure(); };
    document.fonts?.ready.then(() => { if (this.stacks.length) this.measure(); });
    this.observer = new ResizeObserver(this.again);
    this.observer.observe(document.querySelector(".stMainBlockContainer") ?? document.documentElement);
    this.pressed = (event) => {
      if (event.key === "ArrowRight" || event.key === "PageDown") this.turn(1);
      if (event.key === "ArrowLeft" || event.key === "PageUp") this.turn(-1);
    };
    addEventListener("keydown", this.pressed);
    addEventListener("resize", this.again);
  }

  destroy() {
    clearInterval(this.timer);
    this.observer.disconnect();
    removeEventListener("keydown", this.pressed);
    removeEventListener("resize", this.again);
  }

  /* `stacks` are lists of nodes under each other; `room` the height from the first one down. */
  lay(stacks, { first = false } = {}) {
    this.stacks = stacks;
    if (first) this.page = 0;
    this.measure();
  }

  /* What the pages depend on; turning a page itself changes none of it, so observing does not go round. */
  frame() { return JSON.stringify([innerWidth, innerHeight, this.stacks.map((nodes) => Math.round(nodes[0]?.parentElement.getBoundingClientRect().top ?? 0))]); }

  measure() {
    for (const nodes of this.stacks) for (const node of nodes) node.classList.remove("hidden");
    this.pages = 1;
    for (const nodes of this.stacks) {
      if (!nodes.length) continue;
      const top = nodes[0].getBoundingClientRect().top;
      const room = Math.max(160, innerHeight - top - 56);
      let page = 0;
      let start = top;
      nodes.forEach((node, index) => {
        const own = node.getBoundingClientRect();
        const heading = /^H\d$/.test(node.tagName) && nodes[index + 1];
        const end = heading ? nodes[index + 1].getBoundingClientRect().bottom : own.bottom;
        if (own.top > start && end - start > room) [page, start] = [page + 1, own.top];
        node.dataset.page = String(page);
      });
      nodes.pages = page + 1;
      this.pages = Math.max(this.pages, page + 1);
    }
    this.layout = this.frame();
    this.turn(0);
  }

  turn(by) {
    this.page = (this.page + by + this.pages) % this.pages;
    for (const nodes of this.stacks) {
      const shown = this.page % (nodes.pages ?? 1);
      for (const node of nodes) node.classList.toggle("hidden", Number(node.dataset.page) !== shown);
    }
    this.show();
  }

  show() {
    const { words } = this;
    this.bar.classList.toggle("hidden", this.pages < 2);
    setText(this.where, fill(words.page, { page: this.page + 1, pages: this.pages }));
    setText(this.hold, this.held ? "▷" : "❚❚");
    this.hold.setAttribute("aria-label", this.held ? words.go_on : words.hold);
  }
}
