const { Component, mounted } = await import(new URL("/assets/component.js", document.baseURI));
const { UndoBar } = await import(new URL("/assets/undo_bar.js", document.baseURI));

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
