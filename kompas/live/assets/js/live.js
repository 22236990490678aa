/* The one connection of a browser tab to a workshop, shared by every component on the page.

   Down: one EventSource. Up: an outbox in localStorage, sent until the server has acknowledged it. */

import { shelf } from "./shelf.js";

export * from "./clock.js";
export * from "./page.js";
export * from "./pager.js";
export { shelf };

const connections = new Map();
const LINGER = 4000; // a rerun of the page unmounts and mounts: keep the stream open meanwhile
const SILENCE = 40000; // the server beats every 15 s; longer silence means a dead connection

export function connect({ code, role, person, language, preview, watching }) {
  if (preview) return new Still(preview, language);
  const key = `${code}/${role}/${person ?? ""}/${watching ? "watching" : ""}`;
  let connection = connections.get(key);
  if (!connection) {
    connection = new Connection(code, role, person, Boolean(watching), () => connections.delete(key));
    connections.set(key, connection);
    if (!watching) shelf.set(here(), JSON.stringify({ code, role, person }));
  }
  connection.language = language;
  return connection;
}

/* Who this browser was, the last time it came to this very address; see early.js. */
const here = () => `kompas:place:${location.pathname}${location.search}`;
export const rememberedPlace = () => JSON.parse(shelf.get(here()) ?? "null");

export const identity = () => {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http from another machine
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/* The server answered, with an error. */
class Refusal extends Error {}

class Connection {
  constructor(code, role, person, watching, forget) {
    Object.assign(this, { code, role, person, watching, forget });
    this.state = {
      revision: -1,
      scalars: {},
      items: new Map(),
      mine: new Map(),
      own: {},
      online: [],
      connected: 0,
      screens: 0,
      devices: [],
      seen: {},
      loaded: false,
    };
    this.status = "connecting";
    this.refusal = null; // set when this browser has no seat (any more)
    this.offset = 0;
    this.listeners = new Set();
    this.flying = false;
    this.wait = 500;
    this.heard = Date.now();
    this.prefix = `kompas:outbox:${code}:${role}:${person ?? ""}:`;
    this.onOnline = () => {
      this.open();
      this.flush();
    };
    this.onOffline = () => this.lost(this.source);
    this.onStorage = (event) => {
      if (event.key?.startsWith(this.prefix)) this.tell({ outbox: true });
    };
    this.onVisible = () => {
      if (!document.hidden && Date.now() - this.heard > SILENCE) this.open();
    };
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
    addEventListener("offline", this.onOffline);
    addEventListener("storage", this.onStorage);
    document.addEventListener("visibilitychange", this.onVisible);
    clearInterval(this.watch);
    this.watch = setInterval(() => {
      if (Date.now() - this.heard > SILENCE) this.open();
    }, 5000);
    this.open();
    this.flush();
  }

  end() {
    removeEventListener("online", this.onOnline);
    removeEventListener("offline", this.onOffline);
    removeEventListener("storage", this.onStorage);
    document.removeEventListener("visibilitychange", this.onVisible);
    clearInterval(this.watch);
    clearTimeout(this.retry);
    clearTimeout(this.resend);
    this.source?.close();
    this.source = null;
    this.forget();
  }

  address() {
    const person = this.person ? `&person=${this.person}` : "";
    return `/live/${encodeURIComponent(this.code)}/events?as=${this.role}${person}${this.watching ? "&preview=1" : ""}`;
  }

  open() {
    clearTimeout(this.retry);
    this.retry = null;
    this.source?.close();
    this.heard = Date.now();
    const source = new EventSource(this.address());
    this.source = source;
    const hear = (name, use) =>
      source.addEventListener(name, (event) => {
        const data = JSON.parse(event.data);
        this.heard = Date.now();
        this.offset = data.now - Date.now();
        use(data);
      });
    hear("view", (data) => this.replace(data));
    hear("change", (data) => this.change(data));
    hear("mine", (data) => {
      this.state.mine = new Map(Object.entries(data.items));
      this.state.own = data.values;
      this.tell({ mine: true });
    });
    hear("presence", (data) => {
      Object.assign(this.state, {
        online: data.online,
        connected: data.count,
        screens: data.screens,
        devices: data.devices,
        seen: data.seen,
      });
      this.tell({ presence: true });
    });
    hear("beat", () => {});
    hear("dismissed", () => {
      source.close();
      this.dismissed();
    });
    source.onerror = () => this.lost(source);
  }

  lost(source) {
    if (!source || source !== this.source) return;
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
      const answer = await fetch(this.address(), { signal: control.signal, cache: "no-store" });
      control.abort();
      if (answer.status === 403 || answer.status === 404) return this.dismissed();
    } catch {
      /* no connection: try again below */
    }
    this.open();
  }

  /* No seat (any more): the workshop was erased, or this browser was sent out. What it showed must go. */
  dismissed() {
    shelf.remove(here());
    if (this.state.loaded) location.reload();
    else this.become("refused");
  }

  become(status) {
    if (this.status === status) return;
    this.status = status;
    this.tell({ status: true });
  }

  replace(data) {
    const before = this.state.loaded ? new Set(this.state.items.keys()) : null;
    Object.assign(this.state, {
      revision: data.revision,
      scalars: data.scalars,
      items: new Map(Object.entries(data.items)),
      loaded: true,
    });
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
    if (this.watching) return null; // who looks through the eyes of others changes nothing
    const full = {
      id: identity(),
      role: this.role === "screen" ? "facilitator" : this.role,
      person: this.person ?? null,
      ...action,
    };
    shelf.set(this.prefix + full.id, JSON.stringify({ at: Date.now(), action: full }));
    this.flush(); // first on its way, then on this page
    this.tell({ outbox: true });
    return full.id;
  }

  /* Actions that make sense now or not at all, such as the clock: resolves to an error text or null. */
  async now(action) {
    if (this.watching) return null;
    const full = { id: identity(), role: "facilitator", ...action };
    try {
      const { results } = await this.post([full]);
      const result = results[0];
      return result.status === "applied" ? null : (result.message ?? "later");
    } catch {
      return "lost";
    }
  }

  /* Ask something of the server that does not travel in the stream; null when there is no answer. */
  async ask(what) {
    try {
      const answer = await fetch(
        `/live/${encodeURIComponent(this.code)}/${what}&language=${this.language}${this.person ? `&person=${this.person}` : ""}`,
        { cache: "no-store" },
      );
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  waiting() {
    return shelf
      .keys()
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
    } catch (error) {
      if (!(error instanceof Refusal)) this.lost(this.source); // a dead network leaves a stream open for long
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
    this.tell(
      result.status === "applied"
        ? { applied: action }
        : { refused: action, message: result.message, code: result.code },
    );
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
      if (!answer.ok) throw new Refusal(String(answer.status));
      return await answer.json();
    } finally {
      clearTimeout(limit);
    }
  }

  /* --- reading ------------------------------------------------------------------------------------ */

  /* What time it is in the workshop: the server's, or in a rehearsal that of its own, faster clock. */
  time() {
    const real = Date.now() + this.offset;
    const { pace } = this.state.scalars;
    return pace ? pace.shown + (real - pace.since) * pace.speed : real;
  }

  list(noun) {
    const found = [];
    for (const [key, item] of this.state.items)
      if (key.startsWith(`${noun}:`)) found.push({ id: key.slice(noun.length + 1), ...item });
    return found;
  }

  item(noun, id) {
    const item = this.state.items.get(`${noun}:${id}`);
    return item ? { id, ...item } : null;
  }

  steps() {
    return this.list("step")
      .map((step) => ({ ...step, id: Number(step.id) }))
      .sort((one, other) => one.position - other.position);
  }

  step(id) {
    const item = this.state.items.get(`step:${id}`);
    return item ? { id, ...item } : null;
  }

  /* How many there are, without making a copy of each. */
  count(noun) {
    let number = 0;
    for (const key of this.state.items.keys()) if (key.startsWith(`${noun}:`)) number += 1;
    return number;
  }

  current() {
    return this.step(this.state.scalars.step);
  }

  /* Seconds left on the current clock; negative past zero; null before the start. */
  left() {
    const { ends_at: endsAt, left, step } = this.state.scalars;
    if (!step) return null;
    return endsAt ? (endsAt - this.time()) / 1000 : left;
  }
}

/* A workshop that stands still, to show beforehand what people will see: nothing comes down, nothing goes up. */
class Still extends Connection {
  constructor(view, language) {
    super("", "participant", null, false, () => {});
    Object.assign(this, { language, status: "live" });
    Object.assign(this.state, { scalars: view.scalars, items: new Map(Object.entries(view.items)), loaded: true });
  }

  subscribe(listener) {
    listener({ all: true });
    return () => {};
  }

  waiting() {
    return [];
  }
  send() {
    return "";
  }
}
