/* The conclusions of all phases, as a room takes them in. */

/** @typedef {{ step: Step, own: (Item<"conclusion"> & { waiting?: boolean })[] }} Concluded */

/**
 * On the screen the group sees one conclusion of each phase, the one that rests on most notes, and then the others.
 * @param {Concluded[]} groups
 */
export function mainFirst(groups) {
  const ranked = groups.map(({ step, own }) => ({
    step,
    own: [...own].sort((one, other) => other.notes.length - one.notes.length),
  }));
  const rest = ranked.map(({ step, own }) => ({ step, own: own.slice(1) })).filter(({ own }) => own.length);
  return [...ranked.map(({ step, own }) => ({ step, own: own.slice(0, 1) })), ...rest];
}
