import { Component, element, fill, identity, mounted, setText, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { caseWith, changing, described, face, pictureAddress } from "kompas/cases.js";
import { PictureField } from "kompas/picture_field.js";
import { PictureBox } from "kompas/pictures.js";

const EMPTY = { id: null, name: "", age: "", text: "", changes: null, seen: null, profile: null, picture: {} };

class CaseForm extends Component {
  build() {
    const { words, data } = this;
    this.key = `kompas:case:${data.code}:${data.role}:${data.person ?? ""}`;
    this.draft = { ...EMPTY, ...JSON.parse(shelf.get(this.key) ?? "{}") };
    this.box = new PictureBox(this.connection, (end) => this.arrived(end));
    this.until(() => this.box.destroy());
    if (data.use === "console") this.until(changing.subscribe((one) => this.begin(one)));
    this.name = element("input", {
      id: "case-name",
      type: "text",
      maxlength: 60,
      required: true,
      autocomplete: "off",
      dir: "auto",
      "aria-describedby": "case-name-hint",
      onInput: () => this.typed(),
    });
    this.age = element(
      "select",
      { id: "case-age", required: true, onChange: () => this.typed() },
      element("option", { value: "", text: words.choose_age }),
      ...Object.entries(words.ages).map(([value, text]) => element("option", { value, text })),
    );
    this.text = element("textarea", {
      id: "case-text",
      maxlength: 2000,
      dir: "auto",
      placeholder: words.placeholder,
      onInput: () => this.typed(),
    });
    this.text.rows = 3;
    this.field = new PictureField(words, () => this.typed());
    this.until(() => this.field.destroy());
    this.warning = new IdentityWarning({ words, fields: [this.name, this.text], again: () => this.submit() });
    this.until(() => this.warning.rest());
    this.submitting = element("button", { class: "primary" });
    this.cancelling = element("button", { type: "button", text: words.cancel, onClick: () => this.reset() });
    this.status = element("p", { class: "status", role: "status" });
    const row = (id, text, field, ...more) =>
      element("div", { class: "field" }, element("label", { for: id, text }), field, ...more);
    this.form = element(
      "form",
      {
        novalidate: true,
        onSubmit: (event) => {
          event.preventDefault();
          this.submit();
        },
      },
      data.profiles.length ? this.profiles() : null,
      row(
        "case-name",
        words.name,
        this.name,
        element("p", { id: "case-name-hint", class: "muted", text: words.name_hint }),
      ),
      row("case-age", words.age, this.age),
      row("case-text", words.text, this.text),
      this.field.root,
      this.warning.node,
      element("div", { class: "row" }, this.submitting, this.cancelling),
      this.status,
    );
    this.summary = element("summary", {});
    this.fold = element("details", {}, this.summary, element("p", { class: "muted", text: words.intro }), this.form);
    this.own = element("ul", { class: "own" });
    this.message = element("p", { class: "message hidden", role: "status" });
    this.root.replaceChildren(this.message, this.own, this.fold);
    this.fill();
    this.fold.open = data.use === "participant" || Boolean(this.draft.name || this.draft.text);
  }

  profiles() {
    const { words, data } = this;
    const select = element(
      "select",
      {
        id: "case-profile",
        onChange: () => {
          const profile = data.profiles.find((one) => one.key === select.value);
          if (profile)
            this.put({
              ...EMPTY,
              id: identity(),
              name: profile.title,
              age: "household",
              text: profile.text,
              profile: profile.key,
              picture: { way: "figure", figure: profile.figure },
            });
        },
      },
      element("option", { value: "", text: words.no_profile }),
      ...data.profiles.map((one) => element("option", { value: one.key, text: one.title })),
    );
    this.profile = select;
    return element("div", { class: "field" }, element("label", { for: "case-profile", text: words.profile }), select);
  }

  /* --- what is written ------------------------------------------------------------------------------ */

  put(draft) {
    this.draft = draft;
    this.keep();
    this.fill();
  }

  fill() {
    const { draft, words } = this;
    this.name.value = draft.name;
    this.age.value = draft.age;
    this.text.value = draft.text;
    if (this.profile) this.profile.value = draft.profile ?? "";
    const changed = draft.changes && caseWith(this.connection, draft.changes);
    const kept = changed?.picture ? pictureAddress(this.connection, changed) : null;
    this.field.set({ ...draft.picture, kept });
    setText(this.submitting, draft.changes ? words.save : words.bring);
    this.warning.rest();
    this.cancelling.classList.toggle("hidden", !draft.changes && !draft.name && !draft.text);
  }

  typed() {
    const { draft } = this;
    Object.assign(draft, {
      id: draft.id ?? identity(),
      name: this.name.value,
      age: this.age.value,
      text: this.text.value,
      picture: this.field.draft(),
    });
    this.cancelling.classList.remove("hidden");
    this.keep();
  }

  keep() {
    shelf.set(this.key, JSON.stringify(this.draft));
  }

  reset() {
    shelf.remove(this.key);
    this.draft = { ...EMPTY, picture: {} };
    this.fill();
    this.draw();
  }

  begin(one) {
    this.put({
      ...EMPTY,
      id: one.id,
      changes: one.id,
      seen: one.version,
      name: one.name,
      age: one.age,
      text: one.text,
      profile: one.profile ?? null,
      picture: { way: "figure", figure: one.picture ? null : (one.figure ?? null) },
    });
    this.fold.classList.remove("hidden");
    this.fold.open = true;
    this.say("");
    this.name.focus();
    this.fold.scrollIntoView({ block: "nearest" });
  }

  submit() {
    const { draft } = this;
    this.typed();
    const missing = !draft.name.trim() ? this.name : !draft.age ? this.age : null;
    if (missing) return (this.say(this.words.incomplete, "error"), missing.focus());
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const picture = this.field.picture();
    const fields = {
      name: draft.name.trim(),
      age_group: draft.age,
      text: draft.text.trim(),
      figure: this.field.way === "figure" ? this.field.figure : null,
      warned,
    };
    if (picture) this.box.keep(draft.changes ?? draft.id, picture);
    if (draft.changes)
      this.connection.send({
        type: "change_case",
        case_id: draft.changes,
        seen: draft.seen,
        drop_picture: this.field.way === "figure",
        ...fields,
      });
    else this.connection.send({ type: "bring_case", id: draft.id, profile: draft.profile, ...fields });
    this.reset();
    this.fold.open = false;
    this.own.querySelector("button")?.focus();
  }

  /* --- what comes back ------------------------------------------------------------------------------ */

  hear(change) {
    if (change.presence) return;
    if (change.refused && /^(bring|change)_case$/.test(change.refused.type)) this.refused(change);
    else if (change.refused?.type === "withdraw_case")
      this.say(fill(this.words.refused, { reason: change.message }), "error");
    this.draw();
    this.box.flush();
  }

  /* Back into the form, with its picture: nothing that was made is lost. */
  refused({ refused, message, code }) {
    const id = refused.case_id ?? refused.id;
    const photo = this.box.waiting(id)?.picture ?? null;
    this.box.drop(id);
    const picture = photo ? { way: "photo", photo } : { way: "figure", figure: refused.figure };
    // a refused id was not used, so it can serve again
    this.put({
      ...EMPTY,
      id,
      changes: refused.case_id ?? null,
      seen: code === "conflict" ? null : (refused.seen ?? null),
      name: refused.name,
      age: refused.age_group,
      text: refused.text,
      profile: refused.profile ?? null,
      picture,
    });
    this.fold.classList.remove("hidden");
    this.fold.open = true;
    if (code === "identifying") this.warning.refuse(message);
    else this.say(fill(this.words.refused, { reason: message }), "error");
  }

  arrived({ refused, message }) {
    if (refused) this.say(fill(this.words.picture_refused, { reason: message }), "error");
    this.draw();
  }

  /* --- drawing ------------------------------------------------------------------------------------- */

  draw() {
    const { connection, words, data } = this;
    const { scalars, loaded } = connection.state;
    const closed = scalars.status === "closed";
    const own = data.use === "participant" ? this.ownCases() : [];
    const why = loaded && data.use === "participant" && !own.length ? words.why_not[scalars.case_mode] : null;
    this.message.classList.toggle("hidden", !why);
    setText(this.message, why ?? "");
    this.fold.classList.toggle(
      "hidden",
      !loaded || closed || Boolean(why) || (own.length >= data.most && !this.draft.changes),
    );
    setText(this.summary, this.draft.changes ? words.changing : own.length ? words.another : words.heading);
    this.own.replaceChildren(...own.map((one) => this.card(one, closed)));
    this.own.classList.toggle("hidden", !own.length);
    if (own.length && data.use === "participant" && !this.touched && !this.draft.name && !this.draft.text)
      [this.touched, this.fold.open] = [true, false];
  }

  ownCases() {
    const { connection } = this;
    const cases = new Map(
      [...connection.state.mine]
        .filter(([key]) => key.startsWith("case:"))
        .map(([key, one]) => [key.slice(5), { id: key.slice(5), ...one }]),
    );
    for (const action of connection.waiting()) {
      if (action.type === "bring_case")
        cases.set(action.id, { ...action, age: action.age_group, order: Infinity, waiting: true });
      if (action.type === "change_case" && cases.has(action.case_id))
        cases.set(action.case_id, {
          ...cases.get(action.case_id),
          name: action.name,
          age: action.age_group,
          text: action.text,
          waiting: true,
        });
      if (action.type === "withdraw_case") cases.delete(action.case_id);
    }
    for (const one of cases.values()) {
      const kept = this.box.waiting(one.id);
      if (kept) Object.assign(one, { picture: kept.upload, preview: kept.picture, sending: true });
    }
    return [...cases.values()].sort((one, other) => one.order - other.order);
  }

  card(one, closed) {
    const { words } = this;
    const state =
      one.waiting || one.sending
        ? this.connection.status === "live"
          ? words.saving
          : words.kept
        : one.parked
          ? words.parked
          : words.on_the_wall;
    return element(
      "li",
      { class: "case", "data-id": one.id },
      face(this.connection, one, described(one, words)),
      element(
        "div",
        {},
        element(
          "p",
          { class: "name" },
          element("strong", { dir: "auto", text: one.name }),
          ` · ${words.ages[one.age]}`,
        ),
        one.text ? element("p", { class: "text", dir: "auto", text: one.text }) : null,
        element("p", { class: "state", text: state }),
        closed || one.waiting
          ? null
          : element(
              "div",
              { class: "row" },
              element("button", {
                type: "button",
                class: "plain",
                text: words.change,
                "aria-label": `${words.change}: ${one.name}`,
                onClick: () => this.begin(one),
              }),
              element("button", {
                type: "button",
                class: "plain",
                text: words.withdraw,
                "aria-label": `${words.withdraw}: ${one.name}`,
                onClick: () => this.withdraw(one),
              }),
            ),
      ),
    );
  }

  withdraw(one) {
    this.box.drop(one.id);
    this.connection.send({ type: "withdraw_case", case_id: one.id });
  }
}

export default mounted(CaseForm);
