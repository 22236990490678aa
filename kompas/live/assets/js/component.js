/* The base of every component, and the door to the rest that components share. */

/** @import { Connection } from "./live.js" */
import { ticking } from "./clock.js";
import { button, plainButton } from "./controls.js";
import { connect } from "./live.js";
import { focusedIn, html } from "./page.js";
import { Pager } from "./pager.js";
import { _, inLanguage, reasonOf } from "./words.js";

export * from "./controls.js";
export * from "./kept.js";
export * from "./live.js";

const ASK_AGAIN = 3000; // a question that comes while Streamlit's own connection is down is lost

/**
 * The function Streamlit calls to show a component, and at each change of its data: one instance of `Kind` for each
 * element, and another for another connection, language, or outcome of `builtFor(data)`.
 * @template {PlaceData} Data
 * @param {{ new (place: Place<Data>): Component<Data>, builtFor(data: Data): unknown }} Kind
 */
export const mounted =
  (Kind) =>
  (/** @type {StreamlitArguments<Data>} */ { parentElement, data, setTriggerValue }) => {
    const mount = mounts.get(parentElement) ?? new Mount(parentElement, data.watching);
    mounts.set(parentElement, mount);
    inLanguage(data.language, () => {
      if (mounts.get(parentElement) === mount) mount.show(Kind, data, setTriggerValue);
    });
    return () => {
      mount.end();
      mounts.delete(parentElement);
    };
  };

/**
 * @template {PlaceData} Data
 * @typedef {{ root: HTMLElement, data: Data, connection: Connection, trigger: Trigger }} Place
 */

/** @type {WeakMap<HTMLElement, Mount>} */
const mounts = new WeakMap();

/* The place of a component on the page. */
class Mount {
  /** @type {{ component: Component<any>, made: string } | null} */
  #shown = null;

  /** @param {HTMLElement} parent @param {boolean} still */
  constructor(parent, still) {
    dress(/** @type {ShadowRoot} */ (parent.getRootNode()));
    this.root = /** @type {HTMLElement} */ (parent.querySelector(".root"));
    this.observer = still ? keepStill(parent) : null;
  }

  /**
   * @template {PlaceData} Data @param {Parameters<typeof mounted<Data>>[0]} Kind @param {Data} data
   * @param {Trigger} trigger
   */
  show(Kind, data, trigger) {
    const connection = connect(data);
    const made = JSON.stringify([data.language, Kind.builtFor(data)]);
    const { component } = this.#shown ?? {};
    if (component?.connection === connection && this.#shown?.made === made) return component.update(data, trigger);
    component?.destroy();
    const another = new Kind({ root: this.root, data, connection, trigger });
    this.#shown = { component: another, made };
    another.listen();
  }

  end() {
    this.observer?.disconnect();
    this.#shown?.component.destroy();
  }
}

/**
 * The style that all components share stands in the page; before their own, which may say otherwise.
 * @param {ShadowRoot} root
 */
export function dress(root) {
  const shared = document.getElementById("kompas-style");
  if (!shared || root.querySelector(".kompas-style")) return;
  const style = /** @type {HTMLElement} */ (shared.cloneNode(true));
  style.removeAttribute("id");
  style.removeAttribute("media");
  style.className = "kompas-style";
  root.prepend(style);
}

/**
 * In a preview everything can be read and nothing be used: whatever a component draws is switched off, also later.
 * @param {HTMLElement} parent
 */
function keepStill(parent) {
  const still = () => {
    for (const control of parent.querySelectorAll("button, input, select, textarea"))
      if ("disabled" in control && !control.disabled) control.disabled = true;
  };
  const observer = new MutationObserver(still);
  observer.observe(parent, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  still();
  return observer;
}

/**
 * Draws what the workshop is, as it comes down the connection. The constructor of a subclass puts the elements in
 * `this.root`; what has to end goes to `until`. Besides it gives:
 * - `draw()`: brings the elements up to date.
 * - `hear(change)`, where a change may mean more or less than drawing.
 * - `renew()`, where new data that need no other instance need more than drawing.
 * - `tick()`, if something has to be looked at four times a second.
 *
 * `this.status` is the line in which `say` and `now` tell how it went.
 * @template {PlaceData} [Data=PlaceData]
 */
export class Component {
  /** Whether it is for what people write. */
  saves = false;
  /** The reason of the last request to draw the page, and its time. @type {{ value: unknown, at: number } | null} */
  asked = null;
  status = html.p({ class: "status", role: "status" });
  /** The values each part was drawn from. @type {Map<string, string>} */
  #drawn = new Map();
  /** @type {(() => void)[]} */
  #endings = [];

  /** The value that makes another instance necessary when it changes. @param {any} _data @returns {unknown} */
  static builtFor(_data) {
    return null;
  }

  /** @param {Place<Data>} place */
  constructor({ root, data, connection, trigger }) {
    this.root = root;
    this.data = data;
    this.connection = connection;
    this.trigger = trigger;
    this.use = data.use;
    this.language = data.language;
    if (data.use) root.classList.add(data.use);
  }

  listen() {
    this.until(this.connection.subscribe((change) => this.hear(change)));
    // before the field itself hears it: what it says of this change stays
    this.follow(this.root, "input", () => this.mend(), { capture: true });
    if (this.tick !== Component.prototype.tick) this.until(ticking(() => this.tick()));
  }

  /** @param {Data} data @param {Trigger} trigger */
  update(data, trigger) {
    Object.assign(this, { data, trigger });
    this.renew();
  }

  renew() {
    if (this.state.loaded) this.draw();
  }

  /**
   * Asks Streamlit to draw the page again, with this value; at most every ASK_AGAIN with the same.
   * @param {string} name @param {unknown} value
   */
  askPage(name, value) {
    const { asked } = this;
    if (asked && asked.value === value && Date.now() - asked.at <= ASK_AGAIN) return;
    this.asked = { value, at: Date.now() };
    this.trigger(name, value);
  }

  /** @param {Change} change */
  hear(change) {
    if (!change.presence) this.draw();
  }

  draw() {}

  tick() {}

  /** `end` is called when another instance comes and when the component goes. @param {() => void} end */
  until(end) {
    this.#endings.push(end);
  }

  /**
   * Calls `run` at this event of the window or the page, for as long as this component is there.
   * @param {EventTarget} target @param {string} event @param {() => void} run @param {{ capture?: boolean }} how
   */
  follow(target, event, run, how = {}) {
    target.addEventListener(event, run, how);
    this.until(() => target.removeEventListener(event, run, how));
  }

  destroy() {
    for (const end of this.#endings.splice(0)) end();
  }

  /* --- what several do ------------------------------------------------------------------------------------- */

  get state() {
    return this.connection.state;
  }

  get scalars() {
    return this.connection.state.scalars;
  }

  /**
   * Whether this part has to be drawn: not when it was drawn from just the same.
   * @param {string} part @param {...unknown} what
   */
  changed(part, ...what) {
    const now = JSON.stringify(what);
    if (this.#drawn.get(part) === now) return false;
    this.#drawn.set(part, now);
    return true;
  }

  /** It is to be drawn again, from just the same too. @param {string} part */
  forget(part) {
    this.#drawn.delete(part);
  }

  /**
   * Draws a part anew; focus on an element with this `data-` attribute comes back to it.
   * @param {string} name @param {() => void} draw
   */
  keepFocus(name, draw) {
    const before = focusedIn(this.root);
    const mark = before?.dataset[name];
    const caret = before instanceof HTMLInputElement && before.type === "text" ? before.selectionStart : null;
    draw();
    if (!mark) return;
    const again = this.root.querySelector(`[data-${name}="${CSS.escape(mark)}"]`);
    if (again instanceof HTMLElement || again instanceof SVGElement) again.focus();
    if (caret !== null && again instanceof HTMLInputElement) again.setSelectionRange(caret, caret);
  }

  /**
   * Turns pages of content that does not fit, on the projected screen only.
   * @param {ConstructorParameters<typeof Pager>} looks
   */
  pages(...looks) {
    if (this.use !== "screen") return null;
    const pager = new Pager(...looks);
    this.until(() => pager.destroy());
    return pager;
  }

  /**
   * Tells what became of something, and gives the button to undo it if there is one.
   * @param {string} text @param {(() => unknown) | null} undo
   */
  say(text, mood = "", undo = null) {
    const back = () => {
      undo?.();
      this.say("");
    };
    this.status.replaceChildren(text, ...(undo ? [" ", plainButton(_("Undo"), back)] : []));
    this.status.className = `status ${mood}`;
    if (text && mood === "error") this.status.scrollIntoView({ block: "nearest" });
  }

  /* Who changes what was refused need not read the refusal any longer. */
  mend() {
    if (this.status.classList.contains("error")) this.say("");
  }

  /** Sends what can be taken back, and gives the button for that. @param {Withdrawal} action @param {string} text */
  withdraw(action, text) {
    this.connection.send(action);
    this.say(text, "", () => this.connection.send({ ...action, withdrawn: false }));
  }

  /** A lasting message: may be said at each drawing, and is read out once. @param {string} text */
  keepSaying(text, mood = "") {
    if (this.status.textContent !== text) this.say(text, mood);
  }

  /**
   * Actions the server refused; a text that may identify a family can be sent all the same.
   * @param {Change} change
   */
  refusal({ refused, message = "", code }) {
    this.fail(message);
    if (!refused || code !== "identifying") return;
    const { id, ...action } = refused;
    this.offerToKeep(() => this.connection.send(/** @type {Action} */ ({ ...action, warned: "kept" })));
  }

  /** Behind what was just said: to leave the text as it is, and go on. @param {() => void} again */
  offerToKeep(again) {
    const keep = () => {
      this.say("");
      again();
    };
    this.status.append(" ", button(_("Post all the same"), keep));
  }

  /** @param {string} reason */
  failure(reason) {
    return this.saves ? _("Not saved: {reason}", { reason }) : _("Not done: {reason}", { reason });
  }

  /** @param {string} problem */
  reasonOf(problem) {
    return reasonOf(problem);
  }

  /** `beside` is what was refused, where the reason is looked for. @param {string} reason @param {HTMLElement | null} beside */
  fail(reason, beside = null) {
    beside?.after(this.status);
    this.say(this.failure(reason), "error");
  }

  /** An action that makes sense at once or not at all; gives whether it was done. @param {Action} action */
  async now(action, done = "") {
    const problem = await this.connection.now(action);
    if (problem) this.fail(this.reasonOf(problem));
    else this.say(done);
    return !problem;
  }
}

/**
 * Whether a change touches items of these nouns or any of these values; what says nothing of items may touch all.
 * @param {Change} change @param {Noun[]} nouns @param {(keyof Scalars)[]} values
 */
export function touches({ keys, scalars = {} }, nouns, values = []) {
  if (!keys || values.some((name) => name in scalars)) return true;
  return [...keys].some((key) => nouns.includes(/** @type {Noun} */ (key.split(":")[0])));
}
