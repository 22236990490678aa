/* Names that may be of the same party. */

/** @param {string} name */
const bare = (name) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");

/** Names that hold the other: "GGZ" and "ggz-instelling". @param {string} name @param {string[]} names */
export function alike(name, names) {
  const wanted = bare(name);
  if (wanted.length < 3) return [];
  return names.filter((one) => {
    const known = bare(one);
    return known.length > 2 && (known.includes(wanted) || wanted.includes(known));
  });
}
