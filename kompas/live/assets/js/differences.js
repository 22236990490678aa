/* Changes between two texts, word by word, in two columns: removed words left, added words right. */

import { element, html } from "./page.js";

const LONGEST = 1500; // words; beyond that comparing word by word would take too long

/** @param {string} text @returns {string[]} */
const words = (text) => text.match(/\s+|[^\s]+/g) ?? [];

/** @param {string} before @param {string} after @returns {[kind: "same" | "gone" | "new", text: string][]} */
export function differences(before, after) {
  const [one, other] = [words(before), words(after)];
  if (one.length > LONGEST || other.length > LONGEST)
    return [
      ["gone", before],
      ["new", after],
    ];
  const longest = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1)
      longest[i][j] = one[i] === other[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  }
  /** @type {ReturnType<typeof differences>} */
  const found = [];
  /** @param {"same" | "gone" | "new"} kind @param {string} text */
  const add = (kind, text) => {
    const last = found.at(-1);
    if (last?.[0] === kind) last[1] += text;
    else found.push([kind, text]);
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      add("same", one[i]);
      i += 1;
      j += 1;
    } else if (j >= other.length || (i < one.length && longest[i + 1][j] >= longest[i][j + 1])) {
      add("gone", one[i]);
      i += 1;
    } else {
      add("new", other[j]);
      j += 1;
    }
  }
  return found;
}

/** @param {string} before @param {string} after @param {{ gone: string, fresh: string }} names of the columns */
export function beside(before, after, { gone, fresh }) {
  /** @param {string} name @param {string[]} kinds */
  const column = (name, kinds) =>
    html.p(
      { dir: "auto", class: "version-text", "aria-label": name },
      ...differences(before, after)
        .filter(([kind]) => kinds.includes(kind))
        .map(([kind, text]) => (kind === "same" ? text : element(kind === "gone" ? "del" : "ins", { text }))),
    );
  return html.div({ class: "versions" }, column(gone, ["same", "gone"]), column(fresh, ["same", "new"]));
}

/** The sentences of a text, each with the white space behind it left out. @param {string} text */
export function sentencesOf(text) {
  return (text.match(/[^.!?\n]+[.!?]*["”’)]*|\n/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}
