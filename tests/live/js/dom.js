/* As much of a page as it takes to draw a component, use it, and look at what it drew. */

class FakeElement extends EventTarget {
  /** @type {FakeElement[]} */
  children = [];
  /** @type {FakeElement | null} */
  parent = null;
  /** @type {Map<string, string>} */
  attributes = new Map();
  nodeType = 1;
  style = {};
  clientWidth = 0;
  inert = false;
  /** @type {string | null} */
  ariaHidden = null;
  text = "";

  /** @param {string} tag */
  constructor(tag) {
    super();
    this.tag = tag;
  }

  dataset = /** @type {Record<string, string>} */ (
    new Proxy(/** @type {any} */ (this), {
      get: (node, name) => node.attributes.get(`data-${String(name)}`),
      set: (node, name, value) => Boolean(node.attributes.set(`data-${String(name)}`, value)),
    })
  );

  classList = {
    add: (/** @type {string} */ name) => this.classList.toggle(name, true),
    contains: (/** @type {string} */ name) => this.classes.includes(name),
    toggle: (/** @type {string} */ name, /** @type {boolean} */ on) => {
      const others = this.classes.filter((one) => one !== name);
      this.className = [...others, ...(on ? [name] : [])].join(" ");
    },
  };

  get classes() {
    return (this.attributes.get("class") ?? "").split(" ").filter(Boolean);
  }

  get className() {
    return this.classes.join(" ");
  }

  set className(names) {
    this.attributes.set("class", names);
  }

  /** @returns {string} */
  get textContent() {
    return this.text + this.children.map(({ textContent }) => textContent).join("");
  }

  set textContent(text) {
    this.replaceChildren();
    this.text = text;
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }

  /** @param {...(FakeElement | string)} given */
  append(...given) {
    for (const one of given) {
      const child = typeof one === "string" ? Object.assign(new FakeElement("#text"), { text: one }) : one;
      child.parent = this;
      this.children.push(child);
    }
  }

  /** @param {...(FakeElement | string)} given */
  replaceChildren(...given) {
    for (const child of this.children.splice(0)) child.parent = null;
    page.losesFocus();
    this.append(...given);
  }

  /** All in it, in the order of the page. @returns {FakeElement[]} */
  get within() {
    return this.children.flatMap((child) => [child, ...child.within]);
  }

  /** Of one attribute only. @param {string} selector */
  querySelector(selector) {
    const [, name, value] = selector.match(/^\[([\w-]+)="(.*)"\]$/) ?? [];
    return this.within.find((node) => node.getAttribute(name) === value) ?? null;
  }

  matches() {
    return false;
  }

  getRootNode() {
    return page;
  }

  focus() {
    page.activeElement = this;
    this.dispatchEvent(new Event("focus"));
  }
}

class FakeSvg extends FakeElement {}

const page = {
  body: new FakeElement("body"),
  /** @type {FakeElement | null} */
  activeElement: null,
  createElement: (/** @type {string} */ tag) => new FakeElement(tag),
  createElementNS: (/** @type {string} */ _space, /** @type {string} */ tag) => new FakeSvg(tag),
  /** As a browser does with what is taken off the page. */
  losesFocus() {
    if (page.activeElement && !page.body.within.includes(page.activeElement)) page.activeElement = page.body;
  },
};

/** Puts an empty page where scripts look for it. */
export function emptyPage() {
  page.body = new FakeElement("body");
  page.activeElement = page.body;
  const { CSS = { escape: String } } = /** @type {any} */ (globalThis);
  class ResizeObserver {
    observe() {}
    disconnect() {}
  }
  const known = { HTMLElement: FakeElement, HTMLInputElement: class {}, SVGElement: FakeSvg };
  Object.assign(globalThis, { document: page, CSS, ResizeObserver, ...known });
  return page;
}
