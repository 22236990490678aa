/* What every component is made of, and the door to the rest that components share. */

import { connect } from "./live.js";
import { element, fill } from "./page.js";
import { ticking } from "./clock.js";
import { Pager } from "./pager.js";

export * from "./live.js";

const instances = new WeakMap();

/* The function that Streamlit calls when it shows a component, and again whenever its data changes: one instance of
   `Kind` for each element. */
export const mounted = (Kind) => (component) => {
  const { parentElement, data } = component;
  let instance = instances.get(parentElement);
  if (!instance) {
    instance = new Kind(parentElement.querySelector(".root"));
    instances.set(parentElement, instance);
    if (data.watching) instance.still = keepStill(parentElement);
  }
  instance.update(data, component);
  return () => {
    instance.still?.disconnect();
    instance.destroy?.();
    instances.delete(parentElement);
  };
};

/* In a preview everything can be read and nothing be used: whatever a component draws is switched off, also later. */
function keepStill(parent) {
  const still = () => {
    for (const control of parent.querySelectorAll("button, input, select, textarea"))
      if (!control.disabled) control.disabled = true;
  };
  const observer = new MutationObserver(still);
  observer.observe(parent, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  still();
  return observer;
}

/* Draws what the workshop is, as it comes down the connection.

   A subclass gives:
   - `build()`: puts the elements in `this.root`. Again for another connection, language, or outcome of `builtFor(data)`;
     what has to end then goes to `until`.
   - `draw()`: brings the elements up to date.
   - `hear(change)`, where a change may mean more or less than drawing: see `Connection.tell`.
   - `renew()`, where new data that need no building do need something.
   - `tick()`, if something has to be looked at four times a second.

   `this.status` is the line in which `say` and `now` tell how it went. */
export class Component {
  #made;
  #endings = [];

  constructor(root) {
    this.root = root;
  }

  update(data, { setTriggerValue } = {}) {
    const connection = connect(data);
    const made = JSON.stringify([data.language, this.builtFor(data)]);
    const known = connection === this.connection && made === this.#made;
    Object.assign(this, { data, words: data.words, use: data.use, language: data.language, trigger: setTriggerValue });
    if (known) return this.renew();
    this.destroy();
    this.#made = made;
    Object.assign(this, { connection, shown: {} });
    if (data.use) this.root.classList.add(data.use);
    this.build();
    this.until(connection.subscribe((change) => this.hear(change)));
    if (this.tick) this.until(ticking(() => this.tick()));
  }

  builtFor() {
    return null;
  }

  build() {}

  renew() {}

  hear(change) {
    if (!change.presence) this.draw();
  }

  draw() {}

  /* `end` is called when the component is built anew and when it goes. */
  until(end) {
    this.#endings.push(end);
  }

  destroy() {
    for (const end of this.#endings.splice(0)) end();
  }

  /* --- what several do ------------------------------------------------------------------------------------- */

  /* Whether this part has to be drawn: not when it was drawn from just the same. */
  changed(part, ...what) {
    const now = JSON.stringify(what);
    if (this.shown[part] === now) return false;
    this.shown[part] = now;
    return true;
  }

  /* Draws a part anew; who stands in it, on an element with this `data-` attribute, stands there again. */
  keepFocus(name, draw) {
    const before = this.root.getRootNode().activeElement;
    const [mark, caret] = [before?.dataset?.[name], before?.type === "text" ? before.selectionStart : null];
    draw();
    if (!mark) return;
    const again = this.root.querySelector(`[data-${name}="${CSS.escape(mark)}"]`);
    again?.focus();
    if (caret !== null) again?.setSelectionRange(caret, caret);
  }

  /* Turns pages of what does not fit, on the projected screen only. */
  pages() {
    if (this.use !== "screen") return null;
    const pager = new Pager(this.root, this.words);
    this.until(() => pager.destroy());
    return pager;
  }

  /* Tells what became of something, and gives the button to undo it if there is one. */
  say(text, mood = "", undo = null) {
    const back = () =>
      element("button", {
        type: "button",
        class: "plain",
        text: this.words.undo,
        onClick: () => {
          undo();
          this.say("");
        },
      });
    this.status.replaceChildren(text, ...(undo ? [" ", back()] : []));
    this.status.className = `status ${mood}`;
  }

  /* What holds for a while: may be said at each drawing, and is read out once. */
  keepSaying(text, mood = "") {
    if (this.status.textContent !== text) this.say(text, mood);
  }

  /* What the server did not take; a text that may tell who a family is can be sent all the same. */
  refusal({ refused: { id, ...action }, message, code }) {
    this.fail(message);
    if (code === "identifying") this.offerToKeep(() => this.connection.send({ ...action, warned: "kept" }));
  }

  /* Behind what was just said: to leave the text as it is, and go on. */
  offerToKeep(again) {
    this.status.append(
      " ",
      element("button", {
        type: "button",
        text: this.words.keep_it,
        onClick: () => {
          this.say("");
          again();
        },
      }),
    );
  }

  fail(reason) {
    this.say(fill(this.words.failed ?? "{reason}", { reason }), "error");
  }

  /* An action that makes sense at once or not at all; gives whether it was done. */
  async now(action, done = "") {
    const problem = await this.connection.now(action);
    if (problem) this.fail(this.words.problems?.[problem] ?? problem);
    else this.say(done);
    return !problem;
  }
}
