/* What a vote begins with. */

/**
 * The themes once there are some, unless people write at the step where the room is.
 * @param {Pick<Connection, "count" | "list">} connection @param {number | null} step
 */
export function usualSubject(connection, step) {
  const writing = connection.list("note").some((note) => note.step === step);
  return connection.count("theme") > 1 && !writing ? "themes" : String(step ?? "");
}
