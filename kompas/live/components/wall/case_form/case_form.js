/** @import { Case } from "kompas/cases.js" */
import { caseWith, changing, described, face, pictureAddress } from "kompas/cases.js";
import { Component, mounted, identity, shelf } from "kompas/component.js";
import { button, choice, form, plainButton, row, textArea } from "kompas/controls.js";
import { entries, html, setText, show } from "kompas/page.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { PictureField } from "kompas/picture_field.js";
import { PictureBox } from "kompas/pictures.js";
import { _, labels, sendingText } from "kompas/words.js";

/**
 * `changes`: the case that is being changed; `seen`: its version when that began.
 * @typedef {{ id: string | null, name: string, age: AgeGroup | "", text: string, changes: string | null,
 *   seen: string | null, profile: string | null, picture: ReturnType<PictureField["draft"]> }} Draft
 * @typedef {{ key: string, title: string, text: string, figure: Figure }} Profile
 * @typedef {PlaceData & { profiles: Profile[], most: number }} Data
 * @typedef {Case & { waiting?: boolean, sending?: boolean }} OwnCase
 */

/** @type {Draft} */
const EMPTY = { id: null, name: "", age: "", text: "", changes: null, seen: null, profile: null, picture: {} };

/** @extends {Component<Data>} */
export class CaseForm extends Component {
  saves = true;
  touched = false;
  name = html.input({
    id: "case-name",
    type: "text",
    maxlength: 60,
    required: true,
    autocomplete: "off",
    dir: "auto",
    "aria-describedby": "case-name-hint",
    onInput: () => this.typed(),
  });
  age = choice({ id: "case-age", required: true, onChange: () => this.typed() }, [
    ["", _("Choose an age group")],
    ...entries(labels.AgeGroup),
  ]);
  text = textArea({
    id: "case-text",
    rows: 3,
    placeholder: _("Who lives at home? What is going on? Use roles such as mother or school."),
    onInput: () => this.typed(),
  });
  field = new PictureField(() => this.typed());
  warning = new IdentityWarning({
    fields: [this.name, this.text],
    again: () => this.submit(),
    keepIt: _("Keep it all the same"),
  });
  submitting = html.button({ class: "primary" });
  cancelling = button(_("Cancel"), () => this.reset());
  summary = html.summary();
  own = html.ul({ class: "own" });
  message = html.p({ class: "message hidden", role: "status" });

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const { data, root } = this;
    this.key = `kompas:case:${data.code}:${data.role}:${data.person ?? ""}`;
    /** @type {Draft} */
    this.draft = { ...EMPTY, ...JSON.parse(shelf.get(this.key) ?? "{}") };
    this.box = new PictureBox(this.connection, (end) => this.arrived(end));
    this.profile = data.profiles.length ? this.profiles(data.profiles) : null;
    const introduction = html.p({ class: "muted", text: this.introduction() });
    this.fold = html.details(this.summary, introduction, this.form());
    root.replaceChildren(this.message, this.own, this.fold);
    this.fill();
    this.fold.open = data.use === "participant" || Boolean(this.draft.name || this.draft.text);
    if (data.use === "console") this.until(changing.subscribe((one) => this.begin(one)));
    this.until(() => {
      this.box.destroy();
      this.field.destroy();
      this.warning.rest();
    });
  }

  form() {
    const hint = _("Not the real name, and not that of somebody in the room.");
    return form(
      { novalidate: true },
      () => this.submit(),
      this.profile && field(_("Start from a profile"), this.profile),
      field(_("A name you make up"), this.name, html.p({ id: "case-name-hint", class: "muted", text: hint })),
      field(_("Age"), this.age),
      field(_("A few lines (optional)"), this.text),
      this.field.root,
      this.warning.node,
      row(this.submitting, this.cancelling),
      this.status,
    );
  }

  heading() {
    return this.use === "console" ? _("Put a case on the wall") : _("Bring a person");
  }

  introduction() {
    return this.use === "console"
      ? _("A case of the group: everybody sees it, it is nobody's own.")
      : _("Somebody, or a household, whom our work could help. The group sees the card; never use a real name.");
  }

  /** @param {Profile[]} profiles */
  profiles(profiles) {
    const onChange = () => {
      const profile = profiles.find((one) => one.key === select.value);
      if (!profile) return;
      const { key, title: name, text, figure } = profile;
      this.put({ id: identity(), name, age: "household", text, profile: key, picture: { way: "figure", figure } });
    };
    /** @type {[string, string][]} */
    const pairs = profiles.map((one) => [one.key, one.title]);
    const select = choice({ id: "case-profile", onChange }, [["", _("no profile")], ...pairs]);
    return select;
  }

  /* --- what is written ------------------------------------------------------------------------------ */

  /** @param {Partial<Draft>} draft */
  put(draft) {
    this.draft = { ...EMPTY, ...draft };
    this.keep();
    this.fill();
  }

  fill() {
    const { draft } = this;
    this.name.value = draft.name;
    this.age.value = draft.age;
    this.text.value = draft.text;
    if (this.profile) this.profile.value = draft.profile ?? "";
    const changed = caseWith(this.connection, draft.changes);
    const kept = changed?.picture ? pictureAddress(this.connection, changed) : null;
    this.field.set({ ...draft.picture, kept });
    setText(this.submitting, draft.changes ? _("Save") : _("Put on the wall"));
    this.warning.rest();
    show(this.cancelling, draft.changes || draft.name || draft.text);
  }

  typed() {
    const [name, age, text] = [this.name.value, this.age.value, this.text.value];
    Object.assign(this.draft, { id: this.draft.id ?? identity(), name, age, text, picture: this.field.draft() });
    show(this.cancelling, true);
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

  /** @param {Case} one */
  begin({ id, version: seen, name, age, text, profile = null, picture, figure = null }) {
    const face = /** @type {const} */ ({ way: "figure", figure: picture ? null : figure });
    this.put({ id, changes: id, seen, name, age, text, profile, picture: face });
    this.unfold();
    this.say("");
    this.name.focus();
    this.fold.scrollIntoView({ block: "nearest" });
  }

  unfold() {
    show(this.fold, true);
    this.fold.open = true;
  }

  submit() {
    this.typed();
    const { name, age, text, changes, seen, profile, id } = this.draft;
    if (!name.trim() || !age) {
      this.say(_("Fill in a name and choose an age group."), "error");
      return (name.trim() ? this.age : this.name).focus();
    }
    const warned = this.warning.decide();
    if (warned === undefined) return;
    const picture = this.field.picture();
    const figure = this.field.way === "figure" ? this.field.figure : null;
    const fields = { name: name.trim(), age_group: age, text: text.trim(), figure, warned };
    if (picture) this.box.keep(changes ?? id ?? "", picture);
    if (changes) {
      const drop = this.field.way === "figure";
      this.connection.send({ type: "change_case", case_id: changes, seen, drop_picture: drop, ...fields });
    } else this.connection.send({ type: "bring_case", id: id ?? identity(), profile, ...fields });
    this.reset();
    this.fold.open = false;
    this.own.querySelector("button")?.focus();
  }

  /* --- what comes back ------------------------------------------------------------------------------ */

  /** @param {Change} change */
  hear(change) {
    const { presence, refused, message = "" } = change;
    if (presence) return;
    if (refused?.type === "bring_case" || refused?.type === "change_case") this.refused(refused, change);
    else if (refused?.type === "withdraw_case") this.fail(message);
    this.draw();
    this.box.flush();
  }

  /**
   * Back into the form, with its picture: nothing that was made is lost.
   * @param {SentAction<"bring_case" | "change_case">} action @param {Change} change
   */
  refused(action, { message = "", code }) {
    const { name, age_group: age, text = "", figure = null } = action;
    const { case_id: changes = null, seen = null } = action.type === "change_case" ? action : {};
    const { profile = null } = action.type === "bring_case" ? action : {};
    const id = changes ?? action.id; // a refused id was not used, so it can serve again
    const photo = this.box.waiting(id)?.picture ?? null;
    this.box.drop(id);
    /** @type {Draft["picture"]} */
    const picture = photo ? { way: "photo", photo } : { way: "figure", figure };
    this.put({ id, changes, seen: code === "conflict" ? null : seen, name, age, text, profile, picture });
    this.unfold();
    if (code === "identifying") this.warning.refuse(message);
    else this.fail(message);
  }

  /** @param {{ refused?: string, message?: string }} end */
  arrived({ refused, message: reason }) {
    if (refused) this.say(_("The case is saved, its picture is not: {reason}", { reason }), "error");
    this.draw();
  }

  /* --- drawing ------------------------------------------------------------------------------------- */

  draw() {
    const { data, draft } = this;
    const { loaded } = this.state;
    const participates = data.use === "participant";
    const closed = this.scalars.status === "closed";
    const own = participates ? this.ownCases() : [];
    const why = (loaded && participates && !own.length && labels.WhyNoCase[this.scalars.case_mode]) || "";
    show(this.message, why);
    setText(this.message, why);
    show(this.fold, loaded && !closed && !why && (own.length < data.most || draft.changes));
    setText(
      this.summary,
      draft.changes ? _("Change the case") : own.length ? _("Bring another person") : this.heading(),
    );
    this.own.replaceChildren(...own.map((one) => this.card(one, closed)));
    show(this.own, own.length);
    if (!own.length || this.touched || draft.name || draft.text) return;
    this.touched = true;
    this.fold.open = false;
  }

  /** All own cases, those on their way included. @returns {OwnCase[]} */
  ownCases() {
    /** @type {Map<string, OwnCase>} */
    const cases = new Map(this.connection.mine("case").map((one) => [one.id, one]));
    for (const action of this.connection.waiting()) {
      if (action.type === "withdraw_case") cases.delete(action.case_id);
      if (action.type !== "bring_case" && action.type !== "change_case") continue;
      const { name, age_group: age, text = "" } = action;
      const known = action.type === "change_case" && cases.get(action.case_id);
      if (known) cases.set(known.id, { ...known, name, age, text, waiting: true });
      if (action.type !== "bring_case") continue;
      const { id, figure, profile } = action;
      cases.set(id, { id, name, age, text, figure, profile, version: "", order: Infinity, waiting: true });
    }
    for (const one of cases.values()) {
      const kept = this.box.waiting(one.id);
      if (kept) Object.assign(one, { picture: kept.upload, preview: kept.picture, sending: true });
    }
    return [...cases.values()].sort((one, other) => one.order - other.order);
  }

  /** @param {OwnCase} one @param {boolean} closed */
  card(one, closed) {
    const lies = one.parked ? _("Taken off the wall by the facilitator") : _("On the wall");
    return html.li(
      { class: "case", "data-id": one.id },
      face(this.connection, one, described(one)),
      html.div(
        html.p({ class: "name" }, html.strong({ dir: "auto", text: one.name }), ` · ${labels.AgeGroup[one.age]}`),
        one.text ? html.p({ class: "text", dir: "auto", text: one.text }) : null,
        html.p({ class: "state", text: one.waiting || one.sending ? sendingText(this.connection.status) : lies }),
        closed || one.waiting
          ? null
          : row(
              plainButton(_("Change"), () => this.begin(one), one.name),
              plainButton(_("Withdraw"), () => this.takeBack(one), one.name),
            ),
      ),
    );
  }

  /** @param {OwnCase} one */
  takeBack(one) {
    this.box.drop(one.id);
    this.connection.send({ type: "withdraw_case", case_id: one.id });
  }
}

/** @param {string} text @param {HTMLElement} control @param {...HTMLElement} more */
const field = (text, control, ...more) =>
  html.div({ class: "field" }, html.label({ for: control.id, text }), control, ...more);

export default mounted(CaseForm);
