/* What the facilitator can do with one person. Drawn when it is opened, not at every change: somebody may be typing. */

import { element, fill, setText } from "./page.js";

const TEXTS = ["name", "job_function", "organisation"];

export class PersonPanel {
  constructor(connection, person, { words, domains, levels, close }) {
    Object.assign(this, { connection, id: Number(person.id), words, close });
    this.status = element("p", { class: "status", role: "status" });
    this.fields = Object.fromEntries(
      TEXTS.map((name) => [
        name,
        element("input", { type: "text", maxlength: "200", value: person[name], dir: "auto", autocomplete: "off" }),
      ]),
    );
    for (const name of TEXTS) this.fields[name].value = person[name];
    this.domain = element(
      "select",
      {},
      ...Object.entries(domains).map(([value, text]) => element("option", { value, text })),
    );
    this.domain.value = person.domain;
    this.level = element(
      "select",
      {},
      element("option", { value: "", text: words.level_unknown }),
      ...Object.entries(levels).map(([value, text]) => element("option", { value, text })),
    );
    this.level.value = person.level ?? "";
    this.expert = element("input", { type: "checkbox" });
    this.expert.checked = person.expert;
    this.counts = element("input", { type: "checkbox" });
    this.counts.checked = person.counts;
    this.share = element("button", { type: "button", text: words.share, onClick: () => this.ask(true) });
    this.handOver = element("button", {
      type: "button",
      text: fill(words.hand_over, { name: person.name }),
      onClick: () => this.ask(false),
    });
    this.offline = element("p", { class: "muted", text: words.not_connected });
    this.answer = element("p", { role: "status" });
    this.asking = element("div", { class: "row" }, this.share, this.handOver);
    this.removal = element("div", {});
    this.node = element(
      "section",
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
    const { words } = this;
    const row = (text, field) => element("label", {}, element("span", { text }), field);
    const tick = (text, field) => element("label", { class: "tick" }, field, element("span", { text }));
    return element(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          this.save();
        },
      },
      row(words.name, this.fields.name),
      row(words.job_function, this.fields.job_function),
      row(words.organisation, this.fields.organisation),
      row(words.domain, this.domain),
      row(words.level, this.level),
      tick(words.expert, this.expert),
      tick(words.counts, this.counts),
      element("p", { class: "muted", text: words.counts_help }),
      element(
        "div",
        { class: "row" },
        element("button", { type: "submit", class: "primary", text: words.save }),
        element("button", { type: "button", text: words.close, onClick: () => this.close() }),
      ),
    );
  }

  /* Only what may change while somebody types in the form; `person` is gone when another console took them out. */
  refresh() {
    const person = this.connection.state.items.get(`participant:${this.id}`);
    if (!person) return this.close();
    const online = this.connection.state.online.includes(this.id) || this.connection.state.scalars.anonymity === "all";
    const facilitates = this.facilitates();
    this.asking.classList.toggle("hidden", facilitates);
    this.share.disabled = this.handOver.disabled = !online;
    this.offline.classList.toggle("hidden", online || facilitates);
    setText(this.answer, facilitates ? fill(this.words.facilitates, { name: person.name }) : "");
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

  async tell(action, done) {
    const refusal = await this.connection.now(action);
    const reason = this.words.problems[refusal] ?? refusal;
    this.status.classList.toggle("error", Boolean(reason));
    setText(this.status, reason ? fill(this.words.failed, { reason }) : done);
    return !reason;
  }

  save() {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, this.fields[name].value.trim()]));
    this.tell(
      {
        type: "edit_participant",
        participant_id: this.id,
        ...texts,
        domain: this.domain.value,
        level: this.level.value || null,
        expert_by_experience: this.expert.checked,
        counts: this.counts.checked,
      },
      this.words.saved,
    );
  }

  async ask(shared) {
    this.isAsked = await this.tell(
      { type: "ask_to_facilitate", participant_id: this.id, shared },
      fill(this.words.asked, { name: this.fields.name.value }),
    );
    this.refresh(); // the answer may be there already
  }

  askRemoval(sure) {
    const { words } = this;
    const button = (text, act, kind) => element("button", { type: "button", text, class: kind, onClick: act });
    const nobodyKnows = this.connection.state.scalars.anonymity === "all"; // whose notes are whose
    this.removal.replaceChildren(
      ...(sure
        ? [
            element("p", { class: "warn", text: nobodyKnows ? words.sure : words.sure_or_bin }),
            element(
              "div",
              { class: "row" },
              button(nobodyKnows ? words.yes_remove : words.remove_keep, () => this.remove("stay"), "danger"),
              nobodyKnows ? null : button(words.remove_bin, () => this.remove("bin"), "danger"),
              button(words.no, () => this.askRemoval(false)),
            ),
          ]
        : [button(words.remove, () => this.askRemoval(true), "plain")]),
    );
    if (sure) this.removal.querySelector("button").focus();
  }

  async remove(notes) {
    if (await this.tell({ type: "remove_participant", participant_id: this.id, notes }, "")) this.close();
  }
}
