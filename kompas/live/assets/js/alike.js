/* Names that may be of the same party. */

const LONG = 9; // letters: from here on two may differ
const SHORT = 5; // shorter names that differ in a letter are other names

/** @param {string} name */
const bare = (name) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");

/**
 * Names that hold the other, such as "GGZ" and "ggz-instelling", or are nearly spelled like it.
 * @param {string} name @param {string[]} names
 */
export function alike(name, names) {
  const wanted = bare(name);
  if (wanted.length < 3) return [];
  return names.filter((one) => {
    const known = bare(one);
    return known.length > 2 && (known.includes(wanted) || wanted.includes(known) || nearly(known, wanted));
  });
}

/** Whether it is the same name but for capitals and spaces. @param {string} one @param {string} other */
export const same = (one, other) => folded(one) === folded(other);

/** @param {string} name */
const folded = (name) => name.toLowerCase().split(/\s+/).filter(Boolean).join(" ");

/** @param {string} one @param {string} other */
function nearly(one, other) {
  const shortest = Math.min(one.length, other.length);
  const most = shortest >= LONG ? 2 : shortest >= SHORT ? 1 : 0;
  return most > 0 && Math.abs(one.length - other.length) <= most && apart(one, other) <= most;
}

/** How many letters to put in, leave out or change (Levenshtein). @param {string} one @param {string} other */
function apart(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_none, at) => at);
  for (let down = 1; down <= one.length; down += 1) {
    const next = [down];
    for (let at = 1; at <= other.length; at += 1)
      next[at] = Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + (one[down - 1] === other[at - 1] ? 0 : 1));
    row = next;
  }
  return row[other.length];
}
