/* What every component uses to put things on the page. Participants' text goes in through textContent only. */

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

export const setText = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

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

/* Gives `parent` these children in this order, touching only what differs: what stays keeps its focus, its open
   list and its running animation. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/* Gives a select these pairs of value and text. Its options change only when they differ, so that an open list is not
   disturbed; without `chosen` the choice stays. */
export function offer(select, pairs, chosen) {
  const wanted = JSON.stringify(pairs);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...pairs.map(([value, text]) => element("option", { value: String(value), text })));
  }
  if (chosen !== undefined && chosen !== null && select.value !== String(chosen)) select.value = String(chosen);
  return select;
}

/* Notes chosen on the console's wall, shared with the conclusions beside it. */
export const selection = {
  notes: new Set(),
  listeners: new Set(),
  /* Calls `listener` when other notes are chosen; returns the function that ends it. */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  },
  toggle(id) {
    if (!this.notes.delete(id)) this.notes.add(id);
    this.tell();
  },
  clear() {
    this.notes.clear();
    this.tell();
  },
  drop(ids) {
    for (const id of ids) this.notes.delete(id);
    this.tell();
  },
  /* Only what is still on the wall can be chosen. */
  keep(known) {
    const gone = [...this.notes].filter((id) => !known.has(id));
    if (gone.length) this.drop(gone);
  },
  tell() {
    for (const listener of this.listeners) listener();
  },
};
