/* localStorage may be full or forbidden; then memory has to do. */

/** @type {Map<string, string>} */
const memory = new Map();

/** @template Found @param {() => Found} use @param {Found} otherwise */
const attempt = (use, otherwise) => {
  try {
    return use();
  } catch {
    return otherwise;
  }
};

export const shelf = {
  /** @param {string} key @returns {string | null} */
  get: (key) => attempt(() => localStorage.getItem(key), null) ?? memory.get(key) ?? null,

  /** @param {string} key @param {string} value */
  set: (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      memory.set(key, value);
    }
  },

  /** @param {string} key */
  remove: (key) => {
    memory.delete(key);
    attempt(() => localStorage.removeItem(key), undefined);
  },

  keys: () => [...attempt(() => Object.keys(localStorage), []), ...memory.keys()],
};
