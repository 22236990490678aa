const ASK_AGAIN = 3000; // a question that comes while Streamlit's own connection is down is lost
const { Component, element, mounted, setText } = await import(new URL("/assets/component.js", document.baseURI));

class Pulse extends Component {
  constructor(root) {
    super(root);
    root.setAttribute("role", "status");
    this.line = element("p", {});
    root.append(this.line);
  }

  update(data, component) {
    this.asked = null;
    document.documentElement.lang = data.language;
    super.update(data, component);
  }

  build() {
    const watch = setInterval(() => this.draw(), 1000);
    this.until(() => clearInterval(watch));
  }

  renew() { this.draw(); }

  hear() { this.draw(); }

  /* What a page looks like depends on status and activity; another step of the same kind needs no rerun. */
  stage() {
    const { status, activity, step, downloads_shared: shared, ballot, written, map_view: view } = this.connection.state.scalars;
    const of_step = this.data.each_step ? `/${step ?? ""}/${written ? "written" : ""}` : "";
    const on_screen = this.data.each_ballot ? `/${ballot ? "ballot" : view ? (view.matrix ? "matrix" : "map") : ""}` : "";
    return `${status}/${activity ?? ""}/${shared ? "shared" : ""}${of_step}${on_screen}`;
  }

  draw() {
    const { connection: { status, state }, data } = this;
    this.root.dataset.status = status;
    setText(this.line, data.quiet && status !== "lost" && status !== "refused" ? "" : this.words.states[status]);
    if (!state.loaded || data.stage === null || this.stage() === data.stage) return;
    if (this.asked === this.stage() && Date.now() - this.askedAt <= ASK_AGAIN) return;
    [this.asked, this.askedAt] = [this.stage(), Date.now()];
    this.trigger("stage", this.asked);
  }
}

export default mounted(Pulse);
