import { Component, element, mounted, setText } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { _, labels } from "kompas/words.js";

const SIGNS = { supports: "✓", concern: "△", objects: "✕", must_consult: "…" };

class Support extends Component {
  build() {
    this.status = element("p", { class: "status", role: "status" });
    this.body = element("div", { class: "body" });
    this.root.replaceChildren(this.body, this.status);
  }

  hear(change) {
    if (change.presence) return;
    if (change.applied?.type === "state_support") this.say(_("Your answer is in."));
    if (change.refused?.type === "state_support") this.refusal(change);
    this.draw();
  }

  draw() {
    const { connection } = this;
    if (!connection.state.loaded) return;
    const drafts = connection.list("draft").sort((one, other) => other.version - one.version);
    const checks = connection.list("check").sort((one, other) => other.order - one.order);
    const { status, people } = connection.state.scalars;
    const own = this.own(checks[0]);
    // a form somebody is filling in is not drawn again under the hand
    if (this.root.contains(this.form) && this.form.classList.contains("touched") && checks[0]?.open) return;
    if (!this.changed("body", drafts, checks, status, this.use === "participant" ? own : people, this.draft)) return;
    this.body.replaceChildren(...this.parts(drafts, checks, status === "running", people, own).filter(Boolean));
  }

  own(check) {
    if (!check) return null;
    const sent = this.connection
      .waiting()
      .findLast((action) => action.type === "state_support" && action.check_id === check.id);
    return sent ?? this.connection.state.own.support?.[check.id] ?? null;
  }

  parts(drafts, checks, running, people, own) {
    const heading = element("h2", { text: _("Who carries this ambition?") });
    if (!drafts.length)
      return [
        heading,
        element("p", {
          class: "muted",
          text: _("Keep a version of the ambition first. Then every organisation can say what it thinks."),
        }),
      ];
    const last = checks[0];
    const about =
      drafts.find((one) => one.id === (last?.open || this.use !== "console" ? last?.draft : this.draft)) ??
      drafts.find((one) => one.accepted) ??
      drafts[0];
    const text = element(
      "blockquote",
      {},
      element("p", {
        class: "muted",
        text: [_("Version {number}", { number: about.version }), about.accepted && _("This is our ambition.")]
          .filter(Boolean)
          .join(" · "),
      }),
      element("p", { class: "ambition-text", dir: "auto", text: about.text }),
    );
    const progress = last?.open
      ? element("p", {
          text: [
            _("{count} of {people} have answered", { count: last.said, people }),
            _("The answers are hidden until the check is closed."),
          ].join(" · "),
        })
      : null;
    const result = last && !last.open ? this.result(last) : null;
    if (this.use === "participant")
      return [heading, text, last?.open && running ? this.answerForm(last, own) : null, result];
    if (this.use === "screen") return [heading, text, progress, result];
    return [
      heading,
      this.consoleTools(drafts, about, last, running),
      text,
      progress,
      result,
      ...this.earlier(checks.slice(last?.open ? 1 : 1), drafts),
    ];
  }

  /* --- the console --------------------------------------------------------------------------------------- */

  consoleTools(drafts, about, last, running) {
    if (!running) return null;
    const button = (name, action, kind = "") =>
      element("button", { type: "button", class: kind, text: name, onClick: () => this.now(action) });
    if (last?.open)
      return element(
        "div",
        { class: "row" },
        button(_("Close and show the result"), { type: "close_support_check", check_id: last.id }, "primary"),
      );
    const which = element(
      "select",
      {
        "aria-label": _("About which version?"),
        onChange: () => {
          this.draft = which.value;
          this.draw();
        },
      },
      ...drafts.map((one) =>
        element("option", { value: one.id, text: _("Version {number}", { number: one.version }) }),
      ),
    );
    which.value = about.id;
    const objections = last && last.draft === about.id && last.results.some((one) => one.stance === "objects");
    return element(
      "div",
      { class: "tools" },
      element(
        "div",
        { class: "row" },
        which,
        button(
          last && last.draft === about.id ? _("Ask again about this version") : _("Ask every organisation"),
          { type: "open_support_check", draft_id: about.id },
          "primary",
        ),
        last
          ? button(about.accepted ? _("Not accepted after all") : _("This is our ambition"), {
              type: "accept_draft",
              draft_id: about.id,
              accepted: !about.accepted,
            })
          : null,
      ),
      objections
        ? element("p", {
            class: "error",
            text: _(
              "There is still an objection. Talk about it, adapt the text and ask again; or accept it knowingly.",
            ),
          })
        : null,
    );
  }

  earlier(checks, drafts) {
    return checks
      .filter((one) => !one.open)
      .map((check) => {
        const number = drafts.find((one) => one.id === check.draft)?.version ?? "?";
        const text = [_("Earlier checks"), _("Version {number}", { number })].join(": ");
        return element("details", {}, element("summary", { text }), this.result(check));
      });
  }

  /* --- the result ---------------------------------------------------------------------------------------- */

  result(check) {
    const counts = Object.keys(labels.Stance)
      .map((stance) => [stance, check.results.filter((one) => one.stance === stance).length])
      .filter(([, count]) => count);
    const date = (value) =>
      new Date(`${value}T12:00:00`).toLocaleDateString(this.language, {
        day: "numeric",
        month: "long",
        year: "numeric",
      });
    const conditions = (one) =>
      [
        one.has_mandate ? _("with a mandate") : _("without a mandate"),
        one.differs && _("its representatives differ"),
        one.consult_by && _("answer by {date}", { date: date(one.consult_by) }),
      ].filter(Boolean);
    const rows = check.results.map((one) =>
      element(
        "tr",
        { class: `stance-${one.stance ?? "silent"}` },
        element("th", { scope: "row", dir: "auto", text: one.organisation }),
        element(
          "td",
          {},
          element("span", { class: "sign", "aria-hidden": "true", text: one.stance ? SIGNS[one.stance] : "–" }),
          ` ${one.stance ? labels.Stance[one.stance] : _("no answer")}`,
          one.stance ? element("span", { class: "muted", text: ` (${conditions(one).join(", ")})` }) : null,
        ),
        element("td", { dir: "auto", text: (one.reasons ?? []).join(" · ") }),
      ),
    );
    return element(
      "div",
      { class: "result" },
      element("p", {
        class: "summary",
        text: counts
          .map(([stance, count]) =>
            [SIGNS[stance], _("{count} × {stance}", { count, stance: labels.Stance[stance] })].join(" "),
          )
          .join(" · "),
      }),
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...[_("Organisation"), _("What it says"), _("Why")].map((text) => element("th", { scope: "col", text })),
          ),
        ),
        element("tbody", {}, ...rows),
      ),
      this.use === "console" && check.results.some((one) => one.consult_by)
        ? element("p", { class: "muted", text: _("Who must consult has an agreement with that date now.") })
        : null,
    );
  }

  /* --- a participant's answer ---------------------------------------------------------------------------- */

  answerForm(check, own) {
    const reason = element("textarea", { maxlength: 2000, dir: "auto", id: "support-reason" });
    reason.rows = 2;
    reason.value = own?.reason ?? "";
    const label = element("label", { for: "support-reason" });
    const by = element("input", { type: "date", id: "support-by" });
    by.value = own?.consult_by ?? "";
    const date = element("label", { for: "support-by" }, element("span", { text: _("When will you know?") }), by);
    const mandate = element("input", { type: "checkbox" });
    mandate.checked = own?.has_mandate ?? false;
    const mandated = element(
      "label",
      { class: "choice" },
      mandate,
      element("span", { text: _("I may decide this for my organisation") }),
    );
    const stance = () => form.querySelector("input[name=stance]:checked")?.value;
    const suit = () => {
      setText(
        label,
        ["objects", "concern"].includes(stance())
          ? _("What is your concern or objection?")
          : _("Do you want to add something? (not required)"),
      );
      date.classList.toggle("hidden", stance() !== "must_consult");
      // who must ask the own board does not decide for it
      mandated.classList.toggle("hidden", stance() === "must_consult");
      if (stance() === "must_consult") mandate.checked = false;
    };
    const choices = Object.entries(labels.Stance).map(([value, text]) => {
      const input = element("input", { type: "radio", name: "stance", value, onChange: suit });
      input.checked = own?.stance === value;
      return element(
        "label",
        { class: `choice stance-${value}` },
        input,
        element("span", {}, element("span", { class: "sign", "aria-hidden": "true", text: SIGNS[value] }), ` ${text}`),
      );
    });
    const warning = new IdentityWarning({
      fields: [reason],
      known: () => [own?.reason ?? ""],
      again: () => send(),
    });
    const send = () => {
      if (!stance()) return this.say(_("Choose what your organisation thinks."), "error");
      if (stance() === "objects" && !reason.value.trim()) {
        reason.focus();
        return this.say(_("Write down what the objection is."), "error");
      }
      if (stance() === "must_consult" && !by.value) {
        by.focus();
        return this.say(_("Choose the date by which you will know."), "error");
      }
      const warned = warning.decide();
      if (warned === undefined) return;
      form.classList.remove("touched");
      this.connection.send({
        type: "state_support",
        check_id: check.id,
        stance: stance(),
        has_mandate: mandate.checked,
        reason: reason.value.trim(),
        consult_by: stance() === "must_consult" ? by.value : null,
        warned,
      });
    };
    const form = element(
      "form",
      {
        onInput: () => form.classList.add("touched"),
        onSubmit: (event) => {
          event.preventDefault();
          send();
        },
      },
      element(
        "fieldset",
        {},
        element("legend", { text: _("You speak for your organisation. What does it think?") }),
        ...choices,
      ),
      mandated,
      label,
      reason,
      warning.node,
      date,
      element("div", {}, element("button", { class: "primary", text: _("Send") })),
      element("p", {
        class: "muted",
        text: own
          ? _("You can change your answer until the check is closed.")
          : _("The answers are hidden until the check is closed."),
      }),
    );
    suit();
    this.form = form;
    return form;
  }
}

export default mounted(Support);
