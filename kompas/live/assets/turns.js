/* Whose turn it is in an interview: the time of the step in equal parts, one for each in the group.

   `total` and `left` in seconds; `least` is the turn that was reached already. Gives the turn from 0, and the seconds
   until the next one, or null in the last. */
export function turnAt(total, left, people, least = 0) {
  const part = total / people;
  const passed = Math.max(0, total - left);
  const turn = Math.min(people - 1, Math.max(least, Math.floor(passed / part)));
  return { turn, next: turn === people - 1 ? null : (turn + 1) * part - passed };
}
