/* Elements of a drawing. */

/**
 * Without the attributes that are not given, and without the children that are none.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string | number | null>} attributes
 * @param {...(Node | string | null)} children
 */
export const svg = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(node, attributes);
  node.append(...children.filter((child) => child !== null));
  return node;
};

/** @param {Element} node @param {Record<string, string | number | null>} attributes */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, String(value));
}
