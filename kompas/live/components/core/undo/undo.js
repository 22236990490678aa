import { Component, mounted } from "kompas/component.js";
import { UndoBar } from "kompas/undo_bar.js";

export class Undo extends Component {
  bar = new UndoBar(this.connection);

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.until(() => this.bar.destroy());
    this.root.replaceChildren(this.bar.node);
  }

  draw() {
    this.bar.draw();
  }
}

export default mounted(Undo);
