import { Component, element, ICONS, mounted, offer, setText, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { offerCases } from "kompas/cases.js";
import { OwnNotes } from "kompas/own_notes.js";
import { _, labels } from "kompas/words.js";

const LONGEST = 2000;

class Composer extends Component {
  constructor(root) {
    super(root);
    this.over = false;
  }

  build() {
    const { data } = this;
    this.root.inert = Boolean(data.preview);
    this.key = `kompas:draft:${data.code}:${data.person}`;
    this.draft = {
      text: "",
      kind: null,
      perspective: "",
      question: "",
      case: "",
      step: null,
      ...JSON.parse(shelf.get(this.key) ?? "{}"),
    };
    this.step = element("select", {
      id: "step",
      onChange: () => this.choose({ step: Number(this.step.value), question: "" }),
    });
    this.stepRow = element("div", { class: "row" }, element("label", { for: "step", text: _("Step") }), this.step);
    this.notice = element("p", { class: "notice", role: "status" });
    this.toCurrent = element("button", {
      type: "button",
      class: "plain",
      text: _("Put it in the current step"),
      onClick: () => this.moveDraft(),
    });
    this.question = element("select", {
      id: "question",
      onChange: () => this.choose({ question: this.question.value }),
    });
    this.questionRow = element(
      "div",
      { class: "row" },
      element("label", { for: "question", text: _("Which question does it answer?") }),
      this.question,
    );
    this.case = element("select", {
      id: "case",
      "aria-describedby": "case-hint",
      onChange: () => this.choose({ case: this.case.value }),
    });
    this.caseHint = element("span", { id: "case-hint", class: "muted" });
    this.caseRow = element(
      "div",
      { class: "row" },
      element("label", { for: "case", text: _("Which case is it about? (optional)") }),
      this.case,
      this.caseHint,
    );
    this.kinds = element("fieldset", { class: "chips kinds" });
    this.perspectives = element("fieldset", { class: "chips perspectives" });
    this.text = element("textarea", {
      id: "text",
      maxlength: LONGEST,
      placeholder: _("One thought per note. Never use real names of families."),
      dir: "auto",
      autocomplete: "off",
      "aria-describedby": "names hint count",
      onInput: () => this.typed(),
      onKeydown: (event) => this.key_pressed(event),
    });
    this.text.rows = 3;
    this.text.value = this.draft.text;
    this.names = element("p", { id: "names", class: "muted names" });
    this.count = element("span", { id: "count", class: "muted" });
    this.warning = new IdentityWarning({ fields: [this.text], again: () => this.submit() });
    this.until(() => this.warning.rest());
    this.post = element("button", { type: "submit", class: "primary", text: _("Post") });
    this.status = element("p", { class: "status", role: "status", "aria-live": "polite" });
    this.form = element(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          this.submit();
        },
      },
      element("div", { class: "noticerow" }, this.notice, this.toCurrent),
      this.kinds,
      element("label", { for: "text", class: "visually-hidden", text: _("Your note") }),
      this.text,
      this.names,
      this.warning.node,
      element(
        "div",
        { class: "row post" },
        this.post,
        element("span", { id: "hint", class: "muted", text: _("Enter posts, Shift+Enter starts a new line") }),
        this.count,
      ),
      this.status,
      this.questionRow,
      this.caseRow,
      this.perspectives,
      this.stepRow,
    );
    this.message = element("p", { class: "message" });
    this.mine = new OwnNotes(this);
    this.root.replaceChildren(this.message, this.form, this.mine.node);
  }

  hear(change) {
    if (change.applied?.type === "post_note") this.say(_("Saved"), "good");
    if (change.refused) this.refused(change);
    if (change.presence) return;
    this.draw();
  }

  refused({ refused, message, code }) {
    if (refused.type === "edit_note") return this.bringBack(refused, message, code);
    this.say(_("Not saved: {reason}", { reason: message }), "error");
    if (refused.type === "post_note") {
      // what is being typed meanwhile stays too
      const text = [refused.text, this.text.value.trim()].filter(Boolean).join("\n\n");
      this.choose({ text, kind: refused.kind, step: refused.step_id });
    }
    this.text.value = this.draft.text;
    if (code === "identifying") this.warning.refuse(message);
  }

  /* A change that was not saved: what was typed comes back, beside what somebody else made of the note. */
  bringBack(refused, message, code) {
    const note = this.connection.state.mine.get(`note:${refused.note_id}`);
    if (note && !note.binned && this.connection.state.scalars.status !== "closed") {
      this.mine.edit(
        refused.note_id,
        { ...note, text: refused.seen ?? note.text, kind: refused.kind, perspective: refused.perspective },
        refused.text,
      );
      this.mine.editor.follow({ id: refused.note_id, ...note });
      if (code === "identifying") this.mine.editor.warning.refuse(message);
      else if (refused.seen === note.text) this.mine.editor.say(message);
      return;
    }
    this.choose({ text: [this.draft.text, refused.text].filter(Boolean).join("\n") });
    this.text.value = this.draft.text;
    this.say(
      [
        _("Not saved: {reason}", { reason: message }),
        _("This text could not be saved, so it is back in your writing box."),
      ].join(" "),
      "error",
    );
  }

  tick() {
    if (this.isOver() === this.over) return;
    this.over = !this.over;
    this.draw();
  }

  /* --- drawing ------------------------------------------------------------------------------------- */

  reached() {
    const current = this.connection.current();
    if (!current) return [];
    return this.connection.steps().filter((step) => step.may_write && step.position <= current.position);
  }

  draw() {
    const { connection } = this;
    const { scalars, loaded } = connection.state;
    const steps = this.reached();
    const closed = scalars.status === "closed";
    const here = connection.current();
    const elsewhere = here?.in_pairs && !this.draft.text.trim(); // there people write cards for each other
    this.form.classList.toggle("hidden", !loaded || closed || elsewhere || !steps.length);
    setText(
      this.message,
      !loaded
        ? ""
        : closed
          ? _("The workshop is closed. Your notes are kept; thank you for taking part.")
          : steps.length || elsewhere
            ? ""
            : scalars.step
              ? _("Nothing to write in this step yet.")
              : _("As soon as the first step begins, you can write here."),
    );
    setText(this.names, loaded && steps.length && !elsewhere ? this.whoReads(scalars) : "");
    if (steps.length && !closed) this.drawForm(steps);
    this.mine.draw(closed);
  }

  /* Who reads what is written here, and who knows whose it is. */
  whoReads({ anonymity, people, facilitator_reads_hidden: read }) {
    const silent = this.connection.step(this.draft.step)?.hides;
    return [
      silent && read && _("We write in silence: only the facilitator reads your notes until they are revealed."),
      silent && !read && _("We write in silence: nobody else reads your notes until the facilitator reveals them."),
      labels.Promise[anonymity],
      anonymity !== "named" &&
        people < this.data.few &&
        _("There are so few of us that others may guess who wrote what."),
    ]
      .filter(Boolean)
      .join(" ");
  }

  drawForm(steps) {
    const { draft } = this;
    const current = this.connection.current();
    const standard = steps.find((step) => step.id === current.id) ?? steps.at(-1);
    const chosen = steps.find((step) => step.id === draft.step);
    const active = (draft.text.trim() || draft.picked === current.id) && chosen ? chosen : standard;
    if (draft.step !== active.id) Object.assign(draft, { step: active.id, question: "" });
    this.active = active;
    offer(
      this.step,
      steps.map((step) => [step.id, step.title[this.language]]),
      active.id,
    );
    this.stepRow.classList.toggle("hidden", steps.length < 2);
    const elsewhere = active.id !== standard.id && draft.text.trim() && draft.picked !== current.id;
    this.over = this.isOver();
    this.post.disabled = this.over;
    setText(
      this.notice,
      this.over
        ? draft.text.trim()
          ? _("The time for this step is up. What you typed stays here; you can post it when the next step begins.")
          : _("The time for this step is up. The facilitator goes on in a moment.")
        : elsewhere
          ? _("You began this note in “{step}”. It will go there.", { step: active.title[this.language] })
          : active.id !== current.id
            ? _("You are adding to an earlier step.")
            : "",
    );
    this.toCurrent.classList.toggle("hidden", !elsewhere);
    if (!active.kinds.includes(draft.kind)) draft.kind = active.kinds[0];
    chips(
      this.kinds,
      "kind",
      _("What kind of note is it?"),
      active.kinds.map((kind) => [kind, labels.NoteKind[kind], ICONS[kind], `kind-${kind}`]),
      draft.kind,
      (kind) => this.choose({ kind }),
    );
    this.kinds.classList.toggle("hidden", active.kinds.length < 2);
    this.questionRow.classList.toggle("hidden", active.questions.length < 2);
    offer(
      this.question,
      [
        ["", _("In general")],
        ...active.questions.map((question, index) => [question.key, `${index + 1}. ${question.text[this.language]}`]),
      ],
      draft.question,
    );
    const perspectives = active.kinds.includes("good") ? Object.entries(labels.Perspective) : [];
    chips(
      this.perspectives,
      "perspective",
      _("From whose eyes? (optional)"),
      perspectives.length ? [["", _("not chosen")], ...perspectives] : [],
      draft.perspective,
      (perspective) => this.choose({ perspective }),
    );
    this.about = offerCases(this.case, this.caseRow, this.connection, draft.case, _("about none in particular"));
    setText(
      this.caseHint,
      this.about && this.connection.state.scalars.anonymity !== "named"
        ? _("Who knows whose case this is may guess who wrote the note.")
        : "",
    );
    this.drawCount();
    const waiting = this.connection.waiting().some((action) => action.type === "post_note");
    if (waiting)
      this.keepSaying(
        this.connection.status === "live"
          ? _("Saving…")
          : _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "wait",
      );
    else if (this.status.classList.contains("wait")) this.say("");
  }

  /* A step may close its input at zero; what is typed stays, and goes along to the next step as "added later". */
  isOver() {
    const current = this.connection.current();
    return Boolean(current?.closes && this.active?.id === current.id && this.connection.left() <= 0);
  }

  drawCount() {
    const left = LONGEST - this.text.value.length;
    setText(this.count, left <= 200 ? _("{count} characters left", { count: left }) : "");
  }

  /* --- writing ------------------------------------------------------------------------------------- */

  choose(changes) {
    if ("step" in changes) changes.picked = this.connection.state.scalars.step;
    Object.assign(this.draft, changes);
    this.keep();
    this.draw();
  }

  typed() {
    const begun = !this.draft.text.trim() && this.text.value.trim();
    this.draft.text = this.text.value;
    if (begun) this.draft.step = this.active.id; // from here on the note belongs to the step it was begun in
    this.keep();
    this.drawCount();
    this.text.rows = Math.min(10, Math.max(3, this.text.value.split("\n").length));
  }

  moveDraft() {
    const current = this.connection.current();
    this.choose({
      step: (this.reached().find((step) => step.id === current.id) ?? this.reached().at(-1)).id,
      question: "",
    });
    this.text.focus();
  }

  key_pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  submit() {
    const text = this.text.value.trim();
    if (!text || !this.active || this.isOver()) return this.text.focus();
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const { kind, perspective, question } = this.draft;
    const takesPerspective = this.active.kinds.includes("good");
    const asked = this.active.questions.length > 1 ? question : "";
    this.text.value = "";
    this.text.rows = 3;
    Object.assign(this.draft, { text: "", picked: this.draft.picked });
    this.keep();
    this.connection.send({
      type: "post_note",
      step_id: this.active.id,
      kind,
      text,
      perspective: (takesPerspective && perspective) || null,
      question: asked || null,
      case_id: this.about || null,
      warned,
      promised: this.connection.state.scalars.anonymity,
    });
    this.text.focus();
  }

  keep() {
    shelf.set(this.key, JSON.stringify(this.draft));
  }
}

/* Radio buttons that look like chips; drawn again only when what they offer differs. */
function chips(fieldset, name, legend, choices, chosen, choose) {
  const wanted = JSON.stringify([legend, choices]);
  fieldset.classList.toggle("hidden", !choices.length);
  if (fieldset.dataset.choices !== wanted) {
    fieldset.dataset.choices = wanted;
    const rows = choices.map(([value, text, icon, kind]) =>
      element(
        "label",
        { class: kind ?? "" },
        element("input", { type: "radio", name, value: String(value), onChange: () => choose(value) }),
        element("span", {}, icon ? element("span", { "aria-hidden": "true", text: `${icon} ` }) : null, text),
      ),
    );
    fieldset.replaceChildren(
      legend ? element("legend", { text: legend }) : "",
      element("div", { class: "choices" }, ...rows),
    );
  }
  for (const input of fieldset.querySelectorAll("input")) input.checked = input.value === String(chosen);
}

export default mounted(Composer);
