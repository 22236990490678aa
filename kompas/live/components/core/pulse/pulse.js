import { Component, html, mounted, setText } from "kompas/component.js";
import { _ } from "kompas/words.js";

const PATIENCE = 10000; // what Streamlit says of itself is not believed for longer than this
const WRITING = '[data-testid="stTextInput"], [data-testid="stTextArea"]';

/**
 * `stage`: what the page was drawn for; null where it does not matter.
 * @typedef {PlaceData & { stage: string | null, each_step: boolean, each_ballot: boolean, quiet: boolean,
 *   follows: keyof Scalars | null }} Data
 */

/** @extends {Component<Data>} */
export class Pulse extends Component {
  line = html.p();
  /** @type {number | null} */
  busySince = null;
  /** @type {HTMLElement | null} */
  app = document.querySelector(".stApp");

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const watch = setInterval(() => this.draw(), 1000);
    const observer = new MutationObserver(() => this.draw());
    if (this.app) observer.observe(this.app, { attributeFilter: ["data-test-script-state"] });
    this.until(() => {
      clearInterval(watch);
      observer.disconnect();
    });
    this.root.setAttribute("role", "status");
    this.root.replaceChildren(this.line);
    document.documentElement.lang = this.language;
  }

  renew() {
    this.asked = null;
    this.draw();
  }

  hear() {
    this.draw();
  }

  /* The look of a page depends on status and activity; another step of the same kind needs no rerun. A page that
     `follows` a value is drawn anew whenever that changes. */
  stage() {
    const { follows } = this.data;
    if (follows) return String(this.scalars[follows]);
    const { status, activity, step, downloads_shared: shared, ballot, written, map_view: view } = this.scalars;
    const { door_code: door } = this.scalars;
    const of_step = this.data.each_step ? `/${step ?? ""}/${written ? "written" : ""}/${door}` : "";
    const shown = `/${ballot ? "ballot" : view ? (view.matrix ? "matrix" : "map") : ""}/${door}`;
    return `${status}/${activity ?? ""}/${shared ? "shared" : ""}${of_step}${this.data.each_ballot ? shown : ""}`;
  }

  /* A rerun breaks off the run that is at work, and with it the click that this run was to answer; on a machine that
     needs longer for a page than it takes to ask again it would never be drawn. So Streamlit finishes first. */
  isBusy() {
    const busy = ["running", "rerunRequested"].includes(this.app?.dataset.testScriptState ?? "");
    this.busySince = busy ? (this.busySince ?? Date.now()) : null;
    return this.busySince !== null && Date.now() - this.busySince <= PATIENCE;
  }

  said() {
    if (this.connection.reason) return this.connection.reason;
    return {
      connecting: _("Connecting…"),
      live: _("Connected"),
      lost: _("No connection. What you write is kept on this device and sent as soon as possible."),
      refused: _("This browser has no place in the workshop any more. Reload the page."),
    }[this.connection.status];
  }

  /* For a page that is drawn anew when others change something: not while somebody is writing in it. */
  isWrittenIn() {
    return Boolean(this.data.follows && document.activeElement?.closest(WRITING));
  }

  draw() {
    const { status, reason } = this.connection;
    const quiet = this.data.quiet && !reason && status !== "lost" && status !== "refused";
    const busy = this.isBusy() || this.isWrittenIn();
    this.root.dataset.status = reason ? "lost" : status;
    setText(this.line, quiet ? "" : this.said());
    if (busy || !this.state.loaded || this.data.stage === null || this.stage() === this.data.stage) return;
    this.askPage("stage", this.stage());
  }
}

export default mounted(Pulse);
