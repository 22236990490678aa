import { Component, element, mounted, setText } from "kompas/component.js";

const ASK_AGAIN = 3000; // a question that comes while Streamlit's own connection is down is lost
const PATIENCE = 10000; // and what Streamlit says of itself is not believed for longer than this

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
    this.app = document.querySelector(".stApp");
    const observer = new MutationObserver(() => this.draw());
    if (this.app) observer.observe(this.app, { attributeFilter: ["data-test-script-state"] });
    this.until(() => observer.disconnect());
  }

  renew() {
    this.draw();
  }

  hear() {
    this.draw();
  }

  /* What a page looks like depends on status and activity; another step of the same kind needs no rerun. */
  stage() {
    const {
      status,
      activity,
      step,
      downloads_shared: shared,
      ballot,
      written,
      map_view: view,
    } = this.connection.state.scalars;
    const of_step = this.data.each_step ? `/${step ?? ""}/${written ? "written" : ""}` : "";
    const on_screen = this.data.each_ballot
      ? `/${ballot ? "ballot" : view ? (view.matrix ? "matrix" : "map") : ""}`
      : "";
    return `${status}/${activity ?? ""}/${shared ? "shared" : ""}${of_step}${on_screen}`;
  }

  /* A rerun breaks off the run that is at work, and with it the click that this run was to answer; on a machine that needs
     longer than ASK_AGAIN for a page it would never be drawn. So Streamlit finishes first. */
  isBusy() {
    const busy = ["running", "rerunRequested"].includes(this.app?.dataset.testScriptState);
    this.busySince = busy ? (this.busySince ?? Date.now()) : null;
    return busy && Date.now() - this.busySince <= PATIENCE;
  }

  draw() {
    const {
      connection: { status, state },
      data,
    } = this;
    const busy = this.isBusy();
    this.root.dataset.status = status;
    setText(this.line, data.quiet && status !== "lost" && status !== "refused" ? "" : this.words.states[status]);
    if (busy || !state.loaded || data.stage === null || this.stage() === data.stage) return;
    if (this.asked === this.stage() && Date.now() - this.askedAt <= ASK_AGAIN) return;
    [this.asked, this.askedAt] = [this.stage(), Date.now()];
    this.trigger("stage", this.asked);
  }
}

export default mounted(Pulse);
