/* localStorage may be full or forbidden; then memory has to do. */
export const shelf = (() => {
  const memory = new Map();
  return {
    get: (key) => {
      try {
        return localStorage.getItem(key) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    set: (key, value) => {
      try {
        localStorage.setItem(key, value);
      } catch {
        memory.set(key, value);
      }
    },
    remove: (key) => {
      memory.delete(key);
      try {
        localStorage.removeItem(key);
      } catch {
        /* nothing was kept there */
      }
    },
    keys: () => {
      let stored = [];
      try {
        stored = Object.keys(localStorage);
      } catch {
        /* forbidden */
      }
      return [...stored, ...memory.keys()];
    },
  };
})();
