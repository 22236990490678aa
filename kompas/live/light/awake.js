/* While a step runs the screen of a phone stays on, where the browser can; who looks away for long is not read by it. */

/** @param {Connection} connection */
export function stayAwake(connection) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let asking = false;

  const follow = async () => {
    const wanted = Boolean(connection.state.scalars.ends_at) && !document.hidden;
    if (!("wakeLock" in navigator) || asking || wanted === Boolean(lock)) return;
    asking = true;
    try {
      if (wanted) lock = await navigator.wakeLock.request("screen");
      else await lock?.release();
      lock?.addEventListener("release", () => {
        lock = null;
      });
    } catch {
      lock = null; // a battery that is nearly empty, or a browser that does not want to
    }
    asking = false;
  };
  connection.subscribe((change) => {
    if (change.all || change.scalars) follow();
  });
  document.addEventListener("visibilitychange", follow);
}
