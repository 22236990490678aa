import { Component, mounted } from "kompas/component.js";
import { UndoBar } from "kompas/undo_bar.js";

class Undo extends Component {
  build() {
    this.bar = new UndoBar(this.connection, this.words);
    this.until(() => this.bar.destroy());
    this.root.replaceChildren(this.bar.node);
  }

  draw() {
    this.bar.draw();
  }
}

export default mounted(Undo);
