/* As much of a document as it takes to put nodes in order. */

class FakeNode {
  /** @type {FakeNode[]} */
  childNodes = [];
  /** @type {FakeNode | null} */
  parent = null;
  /** @type {string[]} */
  moves = [];

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get nextSibling() {
    const { childNodes } = /** @type {FakeNode} */ (this.parent);
    return childNodes[childNodes.indexOf(this) + 1] ?? null;
  }

  remove() {
    if (this.parent) this.parent.childNodes = this.parent.childNodes.filter((child) => child !== this);
    this.parent = null;
  }

  /** @param {FakeNode} node @param {FakeNode | null} before */
  insertBefore(node, before) {
    this.moves.push(node.name);
    node.remove();
    node.parent = this;
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(at, 0, node);
  }
}

/** A parent, and nodes by name. */
export function family() {
  const parent = new FakeNode("parent");
  /** @type {Map<string, FakeNode>} */
  const nodes = new Map();
  /** @param {string} name */
  const node = (name) => {
    const known = nodes.get(name) ?? new FakeNode(name);
    nodes.set(name, known);
    return /** @type {any} */ (known);
  };
  return { parent: /** @type {any} */ (parent), node };
}
