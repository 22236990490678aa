/** @import { Place } from "kompas/component.js" */
import {
  button,
  Component,
  form,
  html,
  labelled,
  mounted,
  setText,
  show,
  submitButton,
  textLine,
} from "kompas/component.js";
import { _, keptText } from "kompas/words.js";

/** @typedef {PlaceData & { device: number }} Data */

/** @extends {Component<Data>} */
export class Present extends Component {
  saves = true;
  names = html.p({ dir: "auto" });
  open = button("", () => this.ask(true), "plain");
  field = textLine({ autocomplete: "name" });
  form = form(
    { class: "hidden" },
    () => this.save(),
    labelled(_("Your name, for the others in this network"), this.field),
    submitButton(_("Save")),
    button(_("Cancel"), () => this.ask(false)),
  );
  own = "";

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.line = html.div({ class: "line hidden" }, this.names, this.open);
    this.root.replaceChildren(this.line, this.form, this.status);
  }

  /** @param {Change} change */
  hear(change) {
    if (change.refused?.type === "name_seat") this.refusal(change);
    this.draw();
  }

  /* The name that waits to be sent is this browser's own already. */
  draw() {
    const { loaded, devices } = this.state;
    if (!loaded) return;
    const seats = this.connection.list("seat");
    const waiting = this.connection.waitingFor("name_seat").at(-1);
    this.own = waiting?.name ?? seats.find((seat) => seat.device === this.data.device)?.name ?? "";
    const others = seats.filter((seat) => seat.device !== this.data.device && devices.includes(seat.device));
    const count = others.filter((seat) => !seat.name).length;
    const names = [
      this.own ? _("{name} (you)", { name: this.own }) : _("you"),
      ...others.map((seat) => seat.name).filter(Boolean),
      ...(count ? [_("{count} without a name", { count })] : []),
    ];
    show(this.line, true);
    setText(this.names, _("Here now: {names}", { names: names.join(", ") }));
    setText(this.open, this.own ? _("Change your name") : _("Say who you are"));
    if (waiting && this.connection.status !== "live") this.keepSaying(keptText());
    else if (this.status.textContent === keptText()) this.say("");
  }

  /** @param {boolean} wanted */
  ask(wanted) {
    show(this.form, wanted);
    show(this.open, !wanted);
    this.field.value = this.own;
    (wanted ? this.field : this.open).focus();
  }

  save() {
    this.say("");
    this.connection.send({ type: "name_seat", name: this.field.value.trim() });
    this.ask(false);
  }
}

export default mounted(Present);
