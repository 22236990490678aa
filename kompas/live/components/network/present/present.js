import { Component, element, mounted, setText } from "kompas/component.js";
import { _ } from "kompas/words.js";

class Present extends Component {
  failure(reason) {
    return _("Not saved: {reason}", { reason });
  }

  build() {
    const { data } = this;
    this.names = element("p", { dir: "auto" });
    this.open = element("button", { type: "button", class: "plain", onClick: () => this.ask(true) });
    this.field = element("input", { type: "text", maxlength: data.longest, dir: "auto", autocomplete: "name" });
    this.form = element(
      "form",
      {
        hidden: true,
        onSubmit: (event) => {
          event.preventDefault();
          this.save();
        },
      },
      element("label", {}, element("span", { text: _("Your name, for the others in this network") }), this.field),
      element("button", { class: "primary", text: _("Save") }),
      element("button", { type: "button", text: _("Cancel"), onClick: () => this.ask(false) }),
    );
    this.status = element("p", { class: "status", role: "status" });
    this.root.replaceChildren(element("div", { class: "line" }, this.names, this.open), this.form, this.status);
  }

  hear(change) {
    if (change.refused?.type === "name_seat") this.fail(change.message);
    this.draw();
  }

  /* The name that waits to be sent is this browser's own already. */
  draw() {
    const { connection, data } = this;
    const { loaded, devices } = connection.state;
    if (!loaded) return;
    const seats = connection.list("seat");
    const waiting = connection.waiting().findLast((action) => action.type === "name_seat");
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
    const kept = _("Not sent yet. Kept on this device; it is sent as soon as there is a connection.");
    if (waiting && connection.status !== "live") this.keepSaying(kept);
    else if (this.status.textContent === kept) this.say("");
  }

  ask(wanted) {
    this.form.hidden = !wanted;
    this.open.hidden = wanted;
    this.field.value = this.own ?? "";
    (wanted ? this.field : this.open).focus();
  }

  save() {
    this.say("");
    this.connection.send({ type: "name_seat", name: this.field.value.trim() });
    this.ask(false);
  }
}

export default mounted(Present);
