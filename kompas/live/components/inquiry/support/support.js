import { Component, element, fill, mounted, setText } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";

const SIGNS = { supports: "✓", concern: "△", objects: "✕", must_consult: "…" };

class Support extends Component {
  build() {
    this.status = element("p", { class: "status", role: "status" });
    this.body = element("div", { class: "body" });
    this.root.replaceChildren(this.body, this.status);
  }

  hear(change) {
    if (change.presence) return;
    if (change.applied?.type === "state_support") this.say(this.words.sent);
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
    const { words } = this;
    const heading = element("h2", { text: words.heading });
    if (!drafts.length) return [heading, element("p", { class: "muted", text: words.no_draft })];
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
        text: `${fill(words.version, { number: about.version })}${about.accepted ? ` · ${words.accepted}` : ""}`,
      }),
      element("p", { class: "ambition-text", dir: "auto", text: about.text }),
    );
    const progress = last?.open
      ? element("p", { text: `${fill(words.said, { count: last.said, people })} · ${words.hidden}` })
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
    const { words } = this;
    if (!running) return null;
    const button = (name, action, kind = "") =>
      element("button", { type: "button", class: kind, text: name, onClick: () => this.now(action) });
    if (last?.open)
      return element(
        "div",
        { class: "row" },
        button(words.close, { type: "close_support_check", check_id: last.id }, "primary"),
      );
    const which = element(
      "select",
      {
        "aria-label": words.which,
        onChange: () => {
          this.draft = which.value;
          this.draw();
        },
      },
      ...drafts.map((one) => element("option", { value: one.id, text: fill(words.version, { number: one.version }) })),
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
          last && last.draft === about.id ? words.again : words.open,
          { type: "open_support_check", draft_id: about.id },
          "primary",
        ),
        last
          ? button(about.accepted ? words.unaccept : words.accept, {
              type: "accept_draft",
              draft_id: about.id,
              accepted: !about.accepted,
            })
          : null,
      ),
      objections ? element("p", { class: "error", text: words.objections }) : null,
    );
  }

  earlier(checks, drafts) {
    return checks
      .filter((one) => !one.open)
      .map((check) =>
        element(
          "details",
          {},
          element("summary", {
            text: `${this.words.earlier}: ${fill(this.words.version, { number: drafts.find((one) => one.id === check.draft)?.version ?? "?" })}`,
          }),
          this.result(check),
        ),
      );
  }

  /* --- the result ---------------------------------------------------------------------------------------- */

  result(check) {
    const { words } = this;
    const counts = Object.keys(words.stances)
      .map((stance) => [stance, check.results.filter((one) => one.stance === stance).length])
      .filter(([, count]) => count);
    const date = (value) =>
      new Date(`${value}T12:00:00`).toLocaleDateString(this.language, {
        day: "numeric",
        month: "long",
        year: "numeric",
      });
    const rows = check.results.map((one) =>
      element(
        "tr",
        { class: `stance-${one.stance ?? "silent"}` },
        element("th", { scope: "row", dir: "auto", text: one.organisation }),
        element(
          "td",
          {},
          element("span", { class: "sign", "aria-hidden": "true", text: one.stance ? SIGNS[one.stance] : "–" }),
          ` ${one.stance ? words.stances[one.stance] : words.silent}`,
          one.stance
            ? element("span", {
                class: "muted",
                text: ` (${[one.has_mandate ? words.with_mandate : words.no_mandate, one.differs && words.differs, one.consult_by && fill(words.consult, { date: date(one.consult_by) })].filter(Boolean).join(", ")})`,
              })
            : null,
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
          .map(([stance, count]) => `${SIGNS[stance]} ${fill(words.summary, { count, stance: words.stances[stance] })}`)
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
            ...[words.organisation, words.stance, words.reasons].map((text) => element("th", { scope: "col", text })),
          ),
        ),
        element("tbody", {}, ...rows),
      ),
      this.use === "console" && check.results.some((one) => one.consult_by)
        ? element("p", { class: "muted", text: words.agreements })
        : null,
    );
  }

  /* --- a participant's answer ---------------------------------------------------------------------------- */

  answerForm(check, own) {
    const { words } = this;
    const reason = element("textarea", { maxlength: 2000, dir: "auto", id: "support-reason" });
    reason.rows = 2;
    reason.value = own?.reason ?? "";
    const label = element("label", { for: "support-reason" });
    const by = element("input", { type: "date", id: "support-by" });
    by.value = own?.consult_by ?? "";
    const date = element("label", { for: "support-by" }, element("span", { text: words.by }), by);
    const mandate = element("input", { type: "checkbox" });
    mandate.checked = own?.has_mandate ?? false;
    const mandated = element("label", { class: "choice" }, mandate, element("span", { text: words.mandate }));
    const stance = () => form.querySelector("input[name=stance]:checked")?.value;
    const suit = () => {
      setText(label, ["objects", "concern"].includes(stance()) ? words.reason : words.reason_free);
      date.classList.toggle("hidden", stance() !== "must_consult");
      mandated.classList.toggle("hidden", stance() === "must_consult"); // who must ask the own board does not decide for it
      if (stance() === "must_consult") mandate.checked = false;
    };
    const choices = Object.entries(words.stances).map(([value, text]) => {
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
      words,
      fields: [reason],
      known: () => [own?.reason ?? ""],
      again: () => send(),
    });
    const send = () => {
      if (!stance()) return this.say(words.choose, "error");
      if (stance() === "objects" && !reason.value.trim()) {
        reason.focus();
        return this.say(words.needs_reason, "error");
      }
      if (stance() === "must_consult" && !by.value) {
        by.focus();
        return this.say(words.needs_date, "error");
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
      element("fieldset", {}, element("legend", { text: words.speak }), ...choices),
      mandated,
      label,
      reason,
      warning.node,
      date,
      element("div", {}, element("button", { class: "primary", text: words.send })),
      element("p", { class: "muted", text: own ? words.change : words.hidden }),
    );
    suit();
    this.form = form;
    return form;
  }
}

export default mounted(Support);
