/* A participant says to be done with the step, or not after all. The same at every step where people do something. */

import { element, setText } from "./page.js";

export class ReadyButton {
  constructor(connection, words) {
    Object.assign(this, { connection, words });
    this.node = element("button", { type: "button", class: "ready hidden", onClick: () => this.say() });
  }

  /* Where nobody can be ready, nobody counts it either. */
  draw() {
    const { ready } = this.connection.state.scalars;
    this.node.classList.toggle("hidden", ready === null);
    const said = this.said();
    setText(this.node, said ? this.words.is_ready : this.words.say_ready);
    this.node.classList.toggle("said", said);
  }

  /* What is on its way counts. */
  said() {
    const { step } = this.connection.state.scalars;
    const last = this.connection
      .waiting()
      .filter((action) => action.type === "say_ready" && action.step_id === step)
      .at(-1);
    return last ? last.ready : (this.connection.state.own.ready ?? []).includes(step);
  }

  say() {
    this.connection.send({ type: "say_ready", step_id: this.connection.state.scalars.step, ready: !this.said() });
  }
}
