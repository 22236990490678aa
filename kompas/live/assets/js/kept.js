/* Elements that are made once for each version of what they show, by key: drawing again only puts them in their places,
   so that focus in one stays there. */

/** @template Kept */
export class Keeper {
  /** @type {Map<string | number, { version: string, kept: Kept }>} */
  #known = new Map();

  /**
   * The element made for it, unless it has another version now. A `busy` one is left as it is: somebody is at work
   * in it.
   * @param {string | number} key @param {unknown} version @param {() => Kept} make
   * @param {(kept: Kept) => boolean} busy
   */
  get(key, version, make, busy = () => false) {
    const now = JSON.stringify(version);
    const known = this.#known.get(key);
    if (known && (known.version === now || busy(known.kept))) return known.kept;
    const kept = make();
    this.#known.set(key, { version: now, kept });
    return kept;
  }

  /** A piece that has one version only. @param {string | number} key @param {() => Kept} make */
  part(key, make) {
    return this.get(key, null, make);
  }

  /** @param {string | number} key */
  find(key) {
    return this.#known.get(key)?.kept;
  }

  /** @param {string | number} key */
  drop(key) {
    this.#known.delete(key);
  }

  /** Lets go of all others. @param {Iterable<string | number>} keys */
  keep(keys) {
    const wanted = new Set(keys);
    for (const key of this.#known.keys()) if (!wanted.has(key)) this.drop(key);
  }

  clear() {
    this.#known.clear();
  }

  get all() {
    return [...this.#known].map(([key, { kept }]) => /** @type {const} */ ([key, kept]));
  }
}
