/* The light page: puts the components in their places, as Streamlit does elsewhere, and draws what is round them. */

import { html } from "kompas/page.js";
import { AboutMe } from "./about_me.js";
import { Band } from "./band.js";
import { openDoor } from "./door.js";
import { stayAwake } from "./awake.js";
import { Tabs } from "./tabs.js";
import { Top } from "./top.js";
import { WhoAmI } from "./who_am_i.js";
import { connect } from "kompas/live.js";

/**
 * What is shown, as `faces.py` tells it.
 * @typedef {{ key: string, component?: string, data?: PlaceData, text?: string, address?: string | null }} Entry
 * @typedef {{ id: number, name: string, job_function: string, organisation: string, domain: Domain }} Person
 * @typedef {{ stage: string, place: PlaceData, areas: { now: Entry[], wall: Entry[] }, people: Person[],
 *   organisations: string[], console: string | null, version: string }} Face
 * @typedef {{ code: string, title: string, language: string, face: Face | null, packs: Record<string, string>,
 *   version: string }} Start
 */

/** @type {{ at: Record<string, string>, styles: Record<string, string> }} */
const light = /** @type {any} */ (globalThis).kompasLight;

const TRY_AGAIN = 2000;

/* One component on the page. Its scripts may still be on their way; then it is shown as it is by that time. */
class Mounted {
  node = html.div();
  gone = false;

  /** @param {Host} host @param {string} component */
  constructor(host, component) {
    this.host = host;
    this.shadow = this.node.attachShadow({ mode: "open" });
    this.node.dataset.part = component;
    this.component = component;
    this.kind = this.come();
  }

  /** @returns {Promise<(told: StreamlitArguments<any>) => (() => void)>} */
  async come() {
    const { component, shadow } = this;
    const kind = await this.host.load(component);
    shadow.append(html.style({ text: light.styles[component] + LOOKS }), html.div({ class: `root ${component}` }));
    return kind;
  }

  /** @param {PlaceData} data */
  async show(data) {
    this.data = data;
    const kind = await this.kind;
    if (this.gone || this.data !== data) return;
    this.end = kind({
      data,
      parentElement: /** @type {any} */ (this.shadow),
      setTriggerValue: () => this.host.refresh(),
    });
    this.host.tabs?.draw();
  }

  leave() {
    this.gone = true;
    this.end?.();
    this.node.remove();
  }
}

/* For each component on this page, beside its own: less above the place to write, and letters that no phone zooms in on. */
const LOOKS = `
textarea, input:not([type="checkbox"], [type="radio"]), select { font-size: max(16px, 1em) !important; }
.stage h1 { font-size: 1.35rem; } .stage .time, .stage .where { display: none; } .stage .lead { font-size: 1rem; }
.stage .at-hand { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; align-items: center; margin-top: .3rem; }
.stage .rest[open] { flex: 1 0 100%; } .stage .rest summary { cursor: pointer; padding: .35rem 0; } .stage .at-hand .ready { margin: 0; }
.composer .kinds label > span { flex-direction: column; gap: 0; font-size: .92rem; padding-inline: .1rem; border-radius: .6rem; white-space: nowrap; }
.composer .kinds legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.composer textarea { border: 2px solid var(--accent); border-radius: .6rem; } .composer .post button { flex: 1; }
.composer .more summary { cursor: pointer; color: var(--accent); padding: .5rem 0; min-height: 2.25rem; }
.composer .more > * + * { margin-top: .7rem; } .composer .mine { margin-top: 0; }
.composer[data-tab="now"] .mine, .composer[data-tab="mine"] :is(form:not(.editor), .message) { display: none; }
.composer .status:empty { min-height: 0; } ::placeholder { color: inherit; opacity: .75; }
`;

export class Host {
  /** @type {Map<string, Mounted | { node: HTMLElement, leave(): void }>} */
  there = new Map();
  now = html.section({ class: "area", id: "now" });
  wall = html.section({ class: "area", id: "wall" });
  mine = html.section({ class: "area", id: "mine" });
  /** @type {Promise<void> | null} */
  asking = null;

  /** @param {Start} start @param {HTMLElement} main */
  constructor(start, main) {
    this.start = start;
    this.main = main;
  }

  /** @param {string} component @returns {Promise<any>} */
  async load(component) {
    const name = `components/${component}.js`;
    for (let tries = 0; !light.at[name]; tries += 1) {
      if (tries) await new Promise((go) => setTimeout(go, TRY_AGAIN)); // there was no connection
      const pack = new URL(this.start.packs[component], location.origin); // a blob has no place to begin from
      if (tries) pack.searchParams.set("again", String(tries)); // what failed once is not asked again by itself
      await import(pack.href).catch(() => {});
    }
    return (await import(light.at[name])).default;
  }

  /** @param {Face} face */
  enter(face) {
    const { place } = face;
    this.place = place;
    this.connection = connect(place);
    this.band = new Band(this);
    this.about = new AboutMe(this);
    this.who = new WhoAmI(this);
    this.tabs = new Tabs(this);
    this.top = new Top(this);
    this.now.replaceChildren(this.band.node);
    this.mine.replaceChildren(this.who.node);
    this.main.replaceChildren(this.now, this.wall, this.mine);
    document.body.append(this.tabs.node);
    document.body.classList.add("in");
    this.show(face);
    this.connection.subscribe((change) => {
      if (change.presence) return;
      this.top?.draw();
      this.tabs?.draw();
      this.band?.draw();
      this.about?.draw();
    });
    stayAwake(this.connection);
  }

  /** @param {Face} face */
  show(face) {
    this.face = face;
    const entries = { now: face.areas.now, wall: face.areas.wall };
    const wanted = new Set(Object.values(entries).flatMap((list) => list.map(({ key }) => key)));
    for (const [key, one] of this.there) {
      if (wanted.has(key)) continue;
      one.leave();
      this.there.delete(key);
    }
    this.put(this.now, entries.now);
    if (this.tabs?.open === "wall") this.put(this.wall, entries.wall);
    this.who?.draw();
    this.about?.draw();
    this.tabs?.draw();
  }

  /**
   * What stays is not moved: a field that is moved loses the keyboard of the phone.
   * @param {HTMLElement} area @param {Entry[]} entries
   */
  put(area, entries) {
    let before = /** @type {HTMLElement | null} */ (area === this.now ? (this.band?.node ?? null) : null);
    /** @param {HTMLElement} node */
    const place = (node) => {
      const next = before ? before.nextSibling : area.firstChild;
      if (next !== node) area.insertBefore(node, next);
      before = node;
    };
    for (const entry of entries) {
      const one = this.there.get(entry.key) ?? this.made(entry);
      place(one.node);
      if (one instanceof Mounted && entry.data) one.show({ ...entry.data, brief: true });
      if (entry.component === "stage" && this.about) place(this.about.node);
    }
  }

  /** @param {Entry} entry */
  made(entry) {
    const one = entry.component ? new Mounted(this, entry.component) : linked(entry);
    this.there.set(entry.key, one);
    return one;
  }

  /** The root of the place to write, once it is there. */
  composer() {
    const node = this.now.querySelector('[data-part="composer"]');
    return /** @type {HTMLElement | null} */ (node?.shadowRoot?.querySelector(".root") ?? null);
  }

  /* Asks what there is to see now; the answer to the last question counts. */
  refresh() {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  async ask() {
    const { code, person } = /** @type {PlaceData} */ (this.place);
    try {
      const answer = await fetch(`/live/${code}/face?person=${person}`, { cache: "no-store" });
      if (answer.status === 403) return location.reload();
      if (!answer.ok) return;
      const face = /** @type {Face} */ (await answer.json());
      if (face.version !== this.start.version) return location.reload(); // another server; what is typed is kept
      this.show(face);
    } catch {
      // without a connection nothing changes; the stream tells when it is back, and then it is asked again
    }
  }
}

/** @param {Entry} entry */
function linked({ text = "", address }) {
  const node = html.p({ class: "link" }, address ? html.a({ href: address, text }) : text);
  return { node, leave: () => node.remove() };
}

const start = /** @type {Start} */ (JSON.parse(document.getElementById("start")?.textContent ?? ""));
const main = /** @type {HTMLElement} */ (document.getElementById("here"));
const host = new Host(start, main);
if (start.face) host.enter(start.face);
else {
  for (const component of Object.keys(light.styles)) host.load(component); // while a name is typed
  openDoor(start, (face) => host.enter(face));
}
