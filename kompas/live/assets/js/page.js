/* Elements for the page, used by every component. Participants' text goes in through textContent only. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Properties} properties @param {...Child} children @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, { value, ...properties } = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, given] of Object.entries(properties)) if (isGiven(given)) give(node, name, given);
  node.append(...children.filter(isGiven));
  if (isGiven(value)) Object.assign(node, { value: String(value) }); // a select has its options by now
  return node;
};

/** @template Given @param {Given} what @returns {what is Exclude<Given, false | null | undefined>} */
const isGiven = (what) => what !== undefined && what !== null && what !== false;

/** @param {HTMLElement} node @param {string} name @param {unknown} value */
function give(node, name, value) {
  if (name === "class") node.className = String(value);
  else if (name === "text") node.textContent = String(value);
  else if (name.startsWith("on")) Object.assign(node, { [name.toLowerCase()]: value });
  else if (name in node && name !== "list" && typeof value !== "string") Object.assign(node, { [name]: value });
  else node.setAttribute(name, value === true ? "" : String(value));
}

/**
 * `html.p({ class: "muted" }, "text")` makes such an element; without properties only its children are given.
 * @type {{ [Tag in keyof HTMLElementTagNameMap]:
 *   (first?: Properties | Child, ...children: Child[]) => HTMLElementTagNameMap[Tag] }}
 */
export const html = new Proxy(/** @type {any} */ ({}), {
  get:
    (_, tag) =>
    (/** @type {any} */ first, /** @type {Child[]} */ ...children) =>
      typeof first === "object" && first && !("nodeType" in first)
        ? element(/** @type {any} */ (tag), first, ...children)
        : element(/** @type {any} */ (tag), {}, first, ...children),
});

/** @param {string} text @param {Record<string, unknown>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/**
 * As pairs, such as those of a closed list and its names, in the order in which they are shown.
 * @template {string} Key @template Value @param {Record<Key, Value>} record
 */
export const entries = (record) => /** @type {[Key, Value][]} */ (Object.entries(record));

/** To choose from by name. @param {{ id: string, name: string }[]} things @returns {[id: string, name: string][]} */
export const named = (things) => things.map(({ id, name }) => [id, name]);

/** @param {Node} node */
export const focusedIn = (node) =>
  /** @type {HTMLElement | null} */ (/** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement);

/** @param {ParentNode} within @param {string} selector */
export const focusOn = (within, selector) =>
  /** @type {HTMLElement | null} */ (within.querySelector(selector))?.focus();

/** Whether to see it or not. @param {Element} node @param {unknown} shown */
export const show = (node, shown) => node.classList.toggle("hidden", !shown);

/** @param {Node} node @param {string} text */
export const setText = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

/** @type {Record<NoteKind, string>} */
export const ICONS = {
  good: "✓",
  better: "△",
  improvement: "➜",
  afterthought: "✎",
  case: "☺",
  core_value: "♥",
  strength: "✚",
  future_image: "☼",
};

/**
 * Gives `parent` these children in this order, touching only what differs: what stays keeps its focus, its open list
 * and its running animation.
 * @param {Element} parent @param {ChildNode[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = node.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/**
 * Gives a select these pairs of value and text. Its options change only when they differ, so that an open list is not
 * disturbed; without `chosen` the choice stays.
 * @template {HTMLSelectElement | HTMLDataListElement} Offered
 * @param {Offered} select @param {[value: string | number, text: string][]} pairs
 * @param {string | number | null} [chosen]
 */
export function offer(select, pairs, chosen) {
  const wanted = JSON.stringify(pairs);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...pairs.map(([value, text]) => element("option", { value: String(value), text })));
  }
  if (chosen !== undefined && chosen !== null && "value" in select && select.value !== String(chosen))
    select.value = String(chosen);
  return select;
}

/**
 * Messages between components on the same page.
 * @template [Told=void]
 */
export class News {
  /** @type {Set<(what: Told) => void>} */
  #listeners = new Set();

  /**
   * Calls `listener` at each piece of news; returns the function that ends it.
   * @param {(what: Told) => void} listener
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Told} what */
  tell(what) {
    for (const listener of this.#listeners) listener(what);
  }
}

/** @extends {News<void>} */
class Selection extends News {
  /** @type {Set<string>} */
  notes = new Set();

  /** @param {string} id */
  toggle(id) {
    if (!this.notes.delete(id)) this.notes.add(id);
    this.tell();
  }

  /** @param {Iterable<string>} ids */
  drop(ids) {
    for (const id of ids) this.notes.delete(id);
    this.tell();
  }

  clear() {
    this.drop(this.notes);
  }

  /** Only what is still on the wall can be chosen. @param {Set<string>} known */
  keep(known) {
    const gone = [...this.notes].filter((id) => !known.has(id));
    if (gone.length) this.drop(gone);
  }
}

/* Notes chosen on the console's wall, shared with the conclusions beside it. */
export const selection = new Selection();
