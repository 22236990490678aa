/* The one connection of a browser tab to a workshop or a network, shared by every component on the page.

   Down: one EventSource. Up: an outbox in localStorage, sent until the server has acknowledged it. */

import { shelf } from "./shelf.js";

export * from "./clock.js";
export * from "./page.js";
export { shelf };

/** @type {Map<string, Connection>} */
const connections = new Map();
const LINGER = 4000; // a rerun of the page unmounts and mounts: keep the stream open meanwhile
const RUNNING = '.stApp:is([data-test-script-state="running"], [data-test-script-state="rerunRequested"])';
const RESTS = 3000; // between two pages Streamlit seems to be done
const RUN_LASTS = 10000; // what the page showed must go all the same
const ASLEEP = 3000; // hidden for longer, a phone may have cut the stream
const SILENCE = 40000; // the server beats every 15 s; longer silence means a dead connection

/** @param {PlaceData} place @returns {Connection} */
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

/* The participant this browser was, the last time it came to this very address; see early.js. */
const here = () => `kompas:place:${location.pathname}${location.search}`;
/** @returns {Pick<PlaceData, "code" | "role" | "person"> | null} */
export const rememberedPlace = () => JSON.parse(shelf.get(here()) ?? "null");

/** @returns {string} */
export const identity = () => {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http from another machine
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/* The server answered, with an error. */
class Refusal extends Error {}

export class Connection {
  /** @type {LiveState} */
  state = {
    revision: -1,
    scalars: /** @type {Scalars} */ ({}),
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
  /** What the server said when it could not go on. @type {string | null} */
  reason = null;
  /** @type {"connecting" | "live" | "lost" | "refused"} */
  status = "connecting";
  language = "";
  offset = 0; // from this clock to the server's
  flying = false;
  wait = 500;
  patience = 500;
  heard = Date.now();
  hidden = Date.now();
  /** @type {Set<(change: Change) => void>} */
  listeners = new Set();
  /** @type {EventSource | null} */
  source = null;
  #listening = new AbortController();

  /**
   * @param {string} code @param {Audience} role @param {number | null} person @param {boolean} watching
   * @param {() => void} forget
   */
  constructor(code, role, person, watching, forget) {
    this.code = code;
    this.role = role;
    this.person = person;
    this.watching = watching;
    this.forget = forget;
    this.prefix = `kompas:outbox:${code}:${role}:${person ?? ""}:`;
  }

  /**
   * Calls `listener(change)` after every event; returns the function that ends it.
   * @param {(change: Change) => void} listener @returns {() => void}
   */
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
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener("online", () => this.goOn(), { signal });
    addEventListener("offline", () => this.lost(this.source), { signal });
    /** @param {StorageEvent} event */
    const onStorage = (event) => event.key?.startsWith(this.prefix) && this.tell({ outbox: true });
    addEventListener("storage", onStorage, { signal });
    document.addEventListener("visibilitychange", () => this.seen(), { signal });
    clearInterval(this.watch);
    this.watch = setInterval(() => this.look(), 5000);
    this.goOn();
  }

  goOn() {
    this.open();
    this.flush();
  }

  /* Who comes back to a phone that slept sees at once how it is now: its stream may be dead and not know it. */
  seen() {
    if (document.hidden) this.hidden = Date.now();
    else if (this.role === "participant" && Date.now() - this.hidden > ASLEEP) this.goOn();
    else this.look();
  }

  look() {
    if (Date.now() - this.heard > SILENCE) this.open();
  }

  end() {
    this.#listening.abort();
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
    this.retry = undefined;
    this.source?.close();
    this.heard = Date.now();
    const source = new EventSource(this.address());
    this.source = source;
    /** @param {string} name @param {(data: any) => void} use */
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

  /** @param {EventSource | null} source */
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
    this.retry = undefined;
    if (!this.listeners.size) return;
    try {
      const control = new AbortController();
      const address = `${this.address()}&language=${this.language}`;
      const answer = await fetch(address, { signal: control.signal, cache: "no-store" });
      if (answer.status === 429) this.trouble((await answer.json()).message);
      control.abort();
      if (answer.status === 403 || answer.status === 404) return this.dismissed();
    } catch {
      /* no connection: try again below */
    }
    this.open();
  }

  /* No seat (any more): the workshop was erased, or this browser was sent out. Everything it showed must go. */
  dismissed() {
    shelf.remove(here());
    if (this.state.loaded) this.goToTheDoor();
    else this.become("refused");
  }

  /* A person leaving a network by a button of its page is led elsewhere by Streamlit, which gets time for that. */
  goToTheDoor(began = Date.now(), busy = began) {
    if (this.role !== "core") return location.reload();
    const [now, last] = [Date.now(), document.querySelector(RUNNING) ? Date.now() : busy];
    if (now - last < RESTS && now - began < RUN_LASTS) setTimeout(() => this.goToTheDoor(began, last), 100);
    else if (this.listeners.size) location.reload();
  }

  /** @param {Connection["status"]} status */
  become(status) {
    if (this.status === status) return;
    this.status = status;
    this.tell({ status: true });
  }

  /** Why it does not go on, in the words of the server, until it does. @param {string | null} reason */
  trouble(reason) {
    if (this.reason === reason) return;
    this.reason = reason;
    this.tell({ status: true });
  }

  /** @param {{ revision: number, scalars: Scalars, items: Record<string, Items[Noun]> }} data */
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
    this.reason = null;
    const fresh = before ? [...this.state.items.keys()].filter((key) => !before.has(key)) : [];
    this.tell({ all: true, status: true, fresh: new Set(fresh) });
    this.flush();
  }

  /**
   * @param {{ since: number, revision: number, scalars: Partial<Scalars>, put: Record<string, Items[Noun]>,
   *   removed: string[] }} data
   */
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

  /** @param {Change} change */
  tell(change) {
    for (const listener of [...this.listeners]) listener(change);
  }

  /* --- up ---------------------------------------------------------------------------------------- */

  /**
   * Actions that are kept until they are acknowledged: what somebody wrote must not get lost.
   * @param {Action} action
   */
  send(action) {
    if (this.watching) return ""; // who looks through the eyes of others changes nothing
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

  /**
   * Actions that make sense now or not at all, such as the clock: resolves to an error text or null.
   * @param {Action} action @returns {Promise<string | null>}
   */
  async now(action) {
    if (this.watching) return null;
    /** @type {Action} */
    const full = { id: identity(), role: this.role === "core" ? "core" : "facilitator", ...action };
    try {
      const { results } = await this.post([full]);
      const result = results[0];
      return result.status === "applied" ? null : (result.message ?? "later");
    } catch {
      return "lost";
    }
  }

  /**
   * Ask something of the server that does not travel in the stream; null when there is no answer.
   * @param {string} what
   */
  async ask(what) {
    const asker = this.person ? `&person=${this.person}` : "";
    const address = `/live/${encodeURIComponent(this.code)}/${what}&language=${this.language}${asker}`;
    try {
      const answer = await fetch(address, { cache: "no-store" });
      const told = await answer.json();
      this.trouble(answer.ok ? null : told.message);
      return answer.ok ? told : null;
    } catch {
      return null;
    }
  }

  /** Actions on their way, oldest first. @returns {SentAction[]} */
  waiting() {
    return shelf
      .keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => JSON.parse(shelf.get(key) ?? "null"))
      .filter(Boolean)
      .sort((one, other) => one.at - other.at)
      .map(({ action }) => action);
  }

  /** @template {ActionType} T @param {T} type @returns {SentAction<T>[]} */
  waitingFor(type) {
    return /** @type {any[]} */ (this.waiting().filter((action) => action.type === type));
  }

  async flush() {
    if (this.flying) return;
    const actions = this.waiting().slice(0, 20);
    if (!actions.length) return;
    this.flying = true;
    clearTimeout(this.resend);
    /** @type {number | null} */
    let again = null;
    try {
      const { results } = await this.post(actions);
      for (const [index, result] of results.entries()) this.settle(actions[index], result);
      if (results.some((result) => result.status === "later")) again = 2000;
      this.patience = 500;
    } catch (error) {
      if (!(error instanceof Refusal)) this.lost(this.source); // a dead network leaves a stream open for long
      this.patience = Math.min(this.patience * 1.8, 10000);
      again = this.patience;
    }
    this.flying = false;
    this.tell({ outbox: true });
    if (again !== null) this.resend = setTimeout(() => this.flush(), again);
    else if (this.waiting().length) this.flush();
  }

  /** @param {SentAction} action @param {Result} result */
  settle(action, result) {
    this.trouble((result.status === "later" && result.message) || null);
    if (result.status === "later") return;
    shelf.remove(this.prefix + action.id);
    this.tell(
      result.status === "applied"
        ? { applied: action }
        : { refused: action, message: result.message, code: result.code },
    );
  }

  /** @param {Action[]} actions @returns {Promise<{ results: Result[] }>} */
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

  /* The time in the workshop: the server's, or in a rehearsal that of its own, faster clock. */
  time() {
    const real = Date.now() + this.offset;
    const { pace } = this.state.scalars;
    return pace ? pace.shown + (real - pace.since) * pace.speed : real;
  }

  /** @template {Noun} N @param {N} noun @returns {Item<N>[]} */
  list(noun) {
    return listed(this.state.items, noun);
  }

  /** In the order in which they came. @template {OrderedNoun} N @param {N} noun @returns {Item<N>[]} */
  inOrder(noun) {
    return this.list(noun).sort((one, other) => one.order - other.order);
  }

  /** Items for this person alone. @template {keyof OwnItems} N @param {N} noun @returns {OwnItem<N>[]} */
  mine(noun) {
    return listed(this.state.mine, noun);
  }

  /** @template {Noun} N @param {N} noun @param {string | number | null | undefined} id @returns {Item<N> | null} */
  item(noun, id) {
    const item = /** @type {Items[N] | undefined} */ (this.state.items.get(`${noun}:${id}`));
    return item ? { id: String(id), ...item } : null;
  }

  steps() {
    return this.list("step")
      .map((step) => ({ ...step, id: Number(step.id) }))
      .sort((one, other) => one.position - other.position);
  }

  /** @param {string | number | null | undefined} id @returns {Step | null} */
  step(id) {
    const item = this.item("step", id);
    return item ? { ...item, id: Number(id) } : null;
  }

  /** How many there are, without making a copy of each. @param {Noun} noun */
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

/** @param {Map<string, any>} items @param {string} noun */
function listed(items, noun) {
  const found = [];
  for (const [key, item] of items)
    if (key.startsWith(`${noun}:`)) found.push({ id: key.slice(noun.length + 1), ...item });
  return found;
}

/* A workshop that stands still, to show beforehand what people will see: nothing comes down, nothing goes up. */
class Still extends Connection {
  /** @param {NonNullable<PlaceData["preview"]>} view @param {string} language */
  constructor(view, language) {
    super("", "participant", null, false, () => {});
    Object.assign(this, { language, status: "live" });
    Object.assign(this.state, { scalars: view.scalars, items: new Map(Object.entries(view.items)), loaded: true });
  }

  /** @param {(change: Change) => void} listener */
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
