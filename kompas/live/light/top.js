/* Above: where the room is, and the clock. */

import { drawClock, ticking } from "kompas/clock.js";
import { setText } from "kompas/page.js";

/** @import { Host } from "./host.js" */

export class Top {
  where = /** @type {HTMLElement} */ (document.getElementById("where"));
  clock = /** @type {HTMLElement} */ (document.getElementById("clock"));

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    ticking(() => this.tick());
  }

  draw() {
    const { connection, start } = this.host;
    const steps = connection?.steps() ?? [];
    const step = connection?.current();
    const number = steps.findIndex((one) => one.id === step?.id) + 1;
    setText(this.where, step ? `${number}/${steps.length} · ${start.title}` : start.title);
    this.tick();
  }

  tick() {
    const { connection } = this.host;
    const left = connection?.left() ?? null;
    if (left === null) setText(this.clock, "");
    else drawClock(this.clock, left, !connection?.state.scalars.ends_at);
  }
}
