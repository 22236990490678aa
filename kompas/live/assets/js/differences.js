/* What changed between two texts, word by word, as two columns: left what went, right what came. */

import { element } from "./page.js";

const LONGEST = 1500; // words; beyond that comparing word by word would take too long

const words = (text) => text.match(/\s+|[^\s]+/g) ?? [];

/* Pairs of [kind, text], kind being "same", "gone" or "new". */
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
  const found = [];
  const add = (kind, text) => (found.at(-1)?.[0] === kind ? (found.at(-1)[1] += text) : found.push([kind, text]));
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

export function beside(before, after, { gone, fresh }) {
  const column = (name, kinds) =>
    element(
      "p",
      { dir: "auto", class: "version-text", "aria-label": name },
      ...differences(before, after)
        .filter(([kind]) => kinds.includes(kind))
        .map(([kind, text]) => (kind === "same" ? text : element(kind === "gone" ? "del" : "ins", { text }))),
    );
  return element("div", { class: "versions" }, column(gone, ["same", "gone"]), column(fresh, ["same", "new"]));
}

/* The sentences of a text, each with the white space behind it left out. */
export function sentencesOf(text) {
  return (text.match(/[^.!?\n]+[.!?]*["”’)]*|\n/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}
