/* Taking back what was removed or merged here. Each way back says up to where this browser had heard of it (`seen`):
   when somebody else changed it after that, the server refuses, and their work stays. */

/** @typedef {Extract<Action, { type: "withdraw_party" | "withdraw_line" | "unmerge_party" }>} WayBack */

export class TakenBack {
  /**
   * What was removed here, by key; `seen` once that was heard back.
   * @type {Map<string, { back: WayBack, seen?: number, wanted?: boolean, told?: boolean }>}
   */
  removed = new Map();

  /** @param {Pick<NetworkMap, "state" | "send">} map */
  constructor(map) {
    this.map = map;
  }

  /** Whether it was told here already that this went: once. @param {string} key */
  told(key) {
    const one = this.removed.get(key);
    if (!one || one.told) return false;
    one.told = true;
    return true;
  }

  /** Gives what takes it back. @param {string} key @param {WayBack} back */
  offer(key, back) {
    this.removed.set(key, { back });
    return () => this.take(key);
  }

  /** @param {string} key */
  take(key) {
    const one = this.removed.get(key);
    if (!one) return;
    if (one.seen === undefined)
      one.wanted = true; // as soon as it is known what it is to be taken back from
    else this.send(key, { ...one.back, seen: one.seen });
  }

  /** @param {string} key @param {WayBack} back */
  send(key, back) {
    this.removed.delete(key);
    this.map.send(back);
  }

  hear() {
    const { items, revision, loaded } = this.map.state;
    if (!loaded) return;
    for (const [key, one] of this.removed) {
      const item = items.get(key);
      const gone = !item || ("gone" in item && item.gone);
      if (!gone || one.seen !== undefined) continue;
      one.seen = revision;
      if (one.wanted) this.send(key, { ...one.back, seen: revision });
    }
  }
}
