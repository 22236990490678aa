import { Component, html, mounted, setText } from "kompas/component.js";
import { button, form, labelled, plainButton, submitButton } from "kompas/controls.js";
import { _, keptText } from "kompas/words.js";

/** @typedef {PlaceData & { device: number, longest: number }} Data */

/** @extends {Component<Data>} */
export class Present extends Component {
  saves = true;
  own = "";
  names = html.p({ dir: "auto" });
  open = plainButton("", () => this.ask(true));

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    this.field = html.input({ type: "text", maxlength: this.data.longest, dir: "auto", autocomplete: "name" });
    this.form = form(
      { hidden: true },
      () => this.save(),
      labelled(_("Your name, for the others in this network"), this.field),
      submitButton(_("Save")),
      button(_("Cancel"), () => this.ask(false)),
    );
    this.root.replaceChildren(html.div({ class: "line" }, this.names, this.open), this.form, this.status);
  }

  /** @param {Change} change */
  hear(change) {
    if (change.refused?.type === "name_seat") this.fail(change.message ?? "");
    this.draw();
  }

  /* The name that waits to be sent is this browser's own already. */
  draw() {
    const { connection, data } = this;
    const { loaded, devices } = this.state;
    if (!loaded) return;
    const seats = connection.list("seat");
    const waiting = connection.waitingFor("name_seat").at(-1);
    this.own = waiting?.name ?? seats.find((seat) => seat.device === data.device)?.name ?? "";
    const others = seats.filter((seat) => seat.device !== data.device && devices.includes(seat.device));
    const nameless = others.filter((seat) => !seat.name).length;
    const names = [
      this.own ? _("{name} (you)", { name: this.own }) : _("you"),
      ...others.map((seat) => seat.name).filter(Boolean),
      ...(nameless ? [_("{count} without a name", { count: nameless })] : []),
    ];
    setText(this.names, _("Here now: {names}", { names: names.join(", ") }));
    setText(this.open, this.own ? _("Change your name") : _("Say who you are"));
    if (waiting && connection.status !== "live") this.keepSaying(keptText());
    else if (this.status.textContent === keptText()) this.say("");
  }

  /** @param {boolean} wanted */
  ask(wanted) {
    this.form.hidden = !wanted;
    this.open.hidden = wanted;
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
