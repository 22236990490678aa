/* Private notes of a conversation, for their author only. */

/** @import { Interview } from "../../components/inquiry/interview/interview.js" */
import { fold } from "./controls.js";
import { focusedIn, html } from "./page.js";
import { shelf } from "./shelf.js";
import { _ } from "./words.js";

const PAUSE = 2500; // after typing, before they are sent
const SOON = 5000; // the stream tells within this time that they have arrived

export class PrivateNotes {
  /** @type {{ text: string, at: number } | null} */
  sent = null;
  text = html.textarea({
    id: "private",
    rows: 4,
    maxlength: 20000,
    dir: "auto",
    "aria-describedby": "private-how",
    onInput: () => this.typed(),
    onBlur: () => this.send(),
  });

  /** @param {Interview} owner @param {number} step */
  constructor(owner, step) {
    this.owner = owner;
    this.step = step;
    this.key = owner.draftKey(`private:${step}`);
    this.draw();
    this.node = fold(
      { class: "private", open: Boolean(this.text.value) },
      _("My own notes of the talk"),
      html.p({
        id: "private-how",
        class: "muted",
        text: _("Only you see these. They come in no report and no copy, and are erased with your name."),
      }),
      html.label({ for: "private", class: "visually-hidden", text: _("My own notes of the talk") }),
      this.text,
    );
  }

  destroy() {
    this.send();
    clearTimeout(this.waiting);
  }

  get known() {
    return this.owner.state.own.interview_notes?.[this.step] ?? "";
  }

  get isFocused() {
    return focusedIn(this.owner.root) === this.text;
  }

  typed() {
    shelf.set(this.key, this.text.value);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(), PAUSE);
  }

  /* Notes still on their way stand above those the server has. */
  draw() {
    if (this.isFocused) return;
    const text = shelf.get(this.key) ?? this.known;
    if (this.text.value !== text) this.text.value = text;
    this.send();
  }

  /* One on its way at a time: with a bad connection a text of every pause would pile up. */
  send() {
    const text = shelf.get(this.key);
    if (text === null || this.owner.connection.waitingFor("keep_notes").length) return;
    if (text === this.known) return shelf.remove(this.key);
    if (text === this.sent?.text && (this.isFocused || this.sent.at > Date.now() - SOON)) return;
    this.sent = { text, at: Date.now() };
    this.owner.connection.send({ type: "keep_notes", step_id: this.step, text });
  }
}
