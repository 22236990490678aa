/* The facilitator's panel of one person. Drawn when it is opened, not at every change: somebody may be typing. */

import { button, choice, form, labelled, row, submitButton, ticked } from "./controls.js";
import { entries, html, setText, show } from "./page.js";
import { _, labels, reasonOf } from "./words.js";

/** @param {string} value */
const line = (value) => html.input({ type: "text", maxlength: 200, value, dir: "auto", autocomplete: "off" });

export class PersonPanel {
  isAsked = false;
  status = html.p({ class: "status", role: "status" });
  share = button(_("Ask to facilitate with me"), () => this.ask(true));
  offline = html.p({ class: "muted", text: _("Asking is possible as soon as this person is connected.") });
  answer = html.p({ role: "status" });
  removal = html.div();

  /** @param {Connection} connection @param {Item<"participant">} person @param {() => void} close */
  constructor(connection, person, close) {
    this.connection = connection;
    this.id = Number(person.id);
    this.close = close;
    this.name = line(person.name);
    this.job = line(person.job_function);
    this.organisation = line(person.organisation);
    this.domain = choice({}, entries(labels.Domain), person.domain);
    this.level = choice({}, [["", _("not known")], ...entries(labels.MemberLevel)], person.level ?? "");
    this.expert = html.input({ type: "checkbox", checked: person.expert });
    this.counts = html.input({ type: "checkbox", checked: person.counts });
    this.handOver = button(_("Hand over to {name}", { name: person.name }), () => this.ask(false));
    this.asking = row(this.share, this.handOver);
    this.node = html.section(
      { class: "person", "aria-label": person.name },
      this.form(),
      this.status,
      this.asking,
      this.answer,
      this.offline,
      this.removal,
    );
    this.askRemoval(false);
    this.refresh();
  }

  form() {
    return form(
      {},
      () => this.save(),
      labelled(_("Name"), this.name),
      labelled(_("Function"), this.job),
      labelled(_("Organisation"), this.organisation),
      labelled(_("Domain"), this.domain),
      labelled(_("Level"), this.level),
      ticked(this.expert, _("Expert by experience"), { class: "tick" }),
      ticked(this.counts, _("Counts as a participant"), { class: "tick" }),
      html.p({ class: "muted", text: _("Switch off for a test, or for who types what is on paper.") }),
      row(
        submitButton(_("Save")),
        button(_("Close"), () => this.close()),
      ),
    );
  }

  /* Only what may change while somebody types in the form; the person is gone when another console took them out. */
  refresh() {
    const person = this.connection.item("participant", this.id);
    if (!person) return this.close();
    const { online: connected, scalars } = this.connection.state;
    const online = connected.includes(this.id) || scalars.anonymity === "all";
    const facilitates = this.facilitates();
    show(this.asking, !facilitates);
    this.share.disabled = this.handOver.disabled = !online;
    show(this.offline, !online && !facilitates);
    setText(this.answer, facilitates ? _("{name} facilitates too.", { name: person.name }) : "");
    if (facilitates && this.isAsked) {
      // the question has its answer
      this.isAsked = false;
      setText(this.status, "");
    }
  }

  /* Whether this person has the facilitator's seat too, on one of the browsers on which they take part. */
  facilitates() {
    const seats = this.connection.list("seat").filter((seat) => !seat.ended);
    const own = new Set(seats.filter((seat) => seat.participant === this.id).map((seat) => seat.device));
    return seats.some((seat) => seat.role === "facilitator" && own.has(seat.device));
  }

  /** @param {Action} action @param {string} done */
  async tell(action, done) {
    const refusal = await this.connection.now(action);
    const reason = refusal && reasonOf(refusal);
    this.status.classList.toggle("error", Boolean(reason));
    setText(this.status, reason ? _("Not done: {reason}", { reason }) : done);
    return !reason;
  }

  save() {
    this.tell(
      {
        type: "edit_participant",
        participant_id: this.id,
        name: this.name.value.trim(),
        job_function: this.job.value.trim(),
        organisation: this.organisation.value.trim(),
        domain: this.domain.value,
        level: this.level.value || null,
        expert_by_experience: this.expert.checked,
        counts: this.counts.checked,
      },
      _("Saved"),
    );
  }

  /** @param {boolean} shared */
  async ask(shared) {
    this.isAsked = await this.tell(
      { type: "ask_to_facilitate", participant_id: this.id, shared },
      _("The question is on the screen of {name}.", { name: this.name.value }),
    );
    this.refresh(); // the answer may be there already
  }

  /** @param {boolean} sure @returns {void} */
  askRemoval(sure) {
    if (!sure)
      return this.removal.replaceChildren(button(_("Take out of the workshop"), () => this.askRemoval(true), "plain"));
    const nobodyKnows = this.connection.state.scalars.anonymity === "all"; // whose notes are whose
    const stay = nobodyKnows ? _("Yes, take out") : _("Take out, the notes stay");
    const first = button(stay, () => this.remove("stay"), "danger");
    this.removal.replaceChildren(
      html.p({
        class: "warn",
        text: nobodyKnows
          ? _("The name goes and this person is logged out. The notes stay, without a name. This cannot be undone.")
          : _(
              "The name goes and this person is logged out; that cannot be undone. " +
                "The notes can stay, without a name, or go to the bin: " +
                "until the workshop closes you can put them back one by one.",
            ),
      }),
      row(
        first,
        nobodyKnows ? null : button(_("Take out, the notes to the bin"), () => this.remove("bin"), "danger"),
        button(_("No, go back"), () => this.askRemoval(false)),
      ),
    );
    first.focus();
  }

  /** @param {"stay" | "bin"} notes */
  async remove(notes) {
    if (await this.tell({ type: "remove_participant", participant_id: this.id, notes }, "")) this.close();
  }
}
