import { Component, mounted, dateText } from "kompas/component.js";
import { button, form, plainButton, submitButton, table } from "kompas/controls.js";
import { html, show } from "kompas/page.js";
import { ConflictChoice } from "kompas/conflict_choice.js";
import { NOUNS, releases } from "kompas/harvest_forms.js";
import { Writing } from "kompas/identity_warning.js";
import { NewAgreement, NewConclusion } from "kompas/new_harvest.js";
import { mainFirst } from "kompas/summary.js";
import { _, keptText, labels, ngettext } from "kompas/words.js";

/**
 * @typedef {PlaceData & { scope: "all" | "step" }} Data
 * @typedef {Item<"conclusion"> & { waiting?: boolean }} Conclusion
 * @typedef {Item<"agreement"> & { waiting?: boolean }} Agreement
 * @typedef {"conclusion" | "agreement"} HarvestNoun
 */

/** @extends {Component<Data>} */
export class Harvest extends Component {
  saves = true;
  /** The form that is changing a row. @type {{ follow: () => void, focus: () => void } | null} */
  changing = null;
  /**
   * Changes that came back, to look at one by one.
   * @type {{ noun: HarvestNoun, action: any, asks: string | null }[]}
   */
  returned = [];
  conclusions = html.div({ class: "list" });
  agreements = html.div({ class: "list" });
  afterthoughts = html.ul({ class: "list" });
  /** On the screen, while the group looks back. */
  later = html.section({ class: "hidden" }, html.h2({ text: _("Afterthoughts") }), this.afterthoughts);

  /** @param {Data} data */
  static builtFor(data) {
    return data.scope;
  }

  /** @param {Place<Data>} place */
  constructor(place) {
    super(place);
    const records = this.use === "console";
    this.newConclusion = records ? new NewConclusion(this.connection) : null;
    this.newAgreement = records ? new NewAgreement(this.connection) : null;
    this.until(() => this.newConclusion?.destroy());
    this.pager = this.pages();
    this.root.replaceChildren(
      html.section(
        { "aria-label": _("Conclusions") },
        html.h2({ text: _("Conclusions") }),
        this.newConclusion?.node,
        this.conclusions,
      ),
      html.section(
        { "aria-label": _("Agreements") },
        html.h2({ text: _("Agreements") }),
        this.newAgreement?.node,
        this.agreements,
      ),
      this.use === "screen" ? this.later : "",
      this.status,
      this.pager?.bar ?? "",
    );
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence || change.mine) return;
    if (change.refused) this.takeBack(change.refused, change);
    const { keys = ["all"], scalars = {} } = change;
    if ("step" in scalars || [...keys].some((key) => !key.startsWith("participant"))) this.draw();
  }

  /* --- lists --------------------------------------------------------------------------------------------- */

  draw() {
    if (!this.state.loaded) return;
    this.changing?.follow();
    if (this.changing) return;
    this.root.classList.toggle("closed", this.scalars.status === "closed");
    const conclusions = this.conclusionsNow();
    const agreements = this.agreementsNow();
    const groups = this.connection
      .steps()
      .filter((step) => this.data.scope === "all" || step.id === this.scalars.step)
      .map((step) => ({ step, own: conclusions.filter((one) => one.step === step.id) }))
      .filter(({ own }) => own.length);
    const shown = this.use === "screen" ? mainFirst(groups) : groups;
    this.conclusions.replaceChildren(
      ...shown.map(({ step, own }) => this.group(step, own)),
      groups.length ? "" : html.p({ class: "muted", text: _("No conclusions yet") }),
    );
    this.agreements.replaceChildren(
      agreements.length ? this.agreementTable(agreements) : html.p({ class: "muted", text: _("No agreements yet") }),
    );
    this.newConclusion?.draw(this.language);
    this.newAgreement?.draw(conclusions.filter((one) => !one.waiting));
    this.drawAfterthoughts();
    this.pager?.lay([
      this.conclusions.querySelectorAll("h3, li"),
      this.agreements.querySelectorAll("tbody tr"),
      this.afterthoughts.children,
    ]);
  }

  drawAfterthoughts() {
    const { step } = this.scalars;
    const notes = this.connection
      .inOrder("note")
      .filter((note) => note.step === step && note.kind === "afterthought" && note.text && !note.parked);
    this.afterthoughts.replaceChildren(
      ...notes.map((note) => html.li({ class: "afterthought", dir: "auto", text: note.text })),
    );
    show(this.later, notes.length);
    this.root.classList.toggle("with-afterthoughts", this.use === "screen" && notes.length > 0);
  }

  /* Rows on their way count as there already, so that nobody types them twice. */
  coming() {
    return this.use === "console" ? this.connection.waiting() : [];
  }

  /** @returns {Conclusion[]} */
  conclusionsNow() {
    /** @type {Map<string, Conclusion>} */
    const rows = new Map(this.connection.inOrder("conclusion").map((one) => [one.id, one]));
    for (const action of this.coming()) {
      const known = action.type === "edit_conclusion" && rows.get(action.conclusion_id);
      if (known) rows.set(known.id, { ...known, text: action.text, waiting: true });
      if (action.type !== "record_conclusion" || rows.has(action.id)) continue;
      const { id, step_id: step, text, note_ids: notes = [], release = "participants" } = action;
      rows.set(id, { id, step, text, notes, release, order: Infinity, waiting: true });
    }
    return [...rows.values()];
  }

  /** @returns {Agreement[]} */
  agreementsNow() {
    /** @type {Map<string, Agreement>} */
    const rows = new Map(this.connection.inOrder("agreement").map((one) => [one.id, one]));
    for (const action of this.coming()) {
      if (action.type !== "edit_agreement" && action.type !== "record_agreement") continue;
      const { what, who, by_when = null, priority = "normal" } = action;
      const agreed = { what, who, by_when, priority, waiting: true };
      const known = action.type === "edit_agreement" && rows.get(action.agreement_id);
      if (known) rows.set(known.id, { ...known, ...agreed });
      if (action.type !== "record_agreement" || rows.has(action.id)) continue;
      const { id, conclusion_id: conclusion = null, line_id: line = null, release = "participants" } = action;
      rows.set(id, { id, conclusion, line, release, order: Infinity, ...agreed });
    }
    return [...rows.values()];
  }

  /** @param {Step} step @param {Conclusion[]} conclusions */
  group(step, conclusions) {
    return html.div(
      { class: "group" },
      this.data.scope === "all" ? html.h3({ text: step.title[this.language] }) : "",
      html.ul(...conclusions.map((one) => this.conclusion(one))),
    );
  }

  /** @param {Conclusion} one */
  conclusion(one) {
    const node = html.li(
      { class: "conclusion", "data-key": `conclusion:${one.id}` },
      html.p({ dir: "auto", text: one.text }),
      grounds(one),
    );
    const agree = plainButton(_("Make an agreement"), () => this.newAgreement?.begin(one.id), one.text.slice(0, 40));
    const withdrawal = /** @type {const} */ ({ type: "withdraw_conclusion", conclusion_id: one.id });
    node.append(...this.below(node, "conclusion", one, one.text, withdrawal, agree));
    return node;
  }

  /** @param {Agreement[]} agreements */
  agreementTable(agreements) {
    const heads = [_("What"), _("Who"), _("By when"), _("Priority")];
    return table(
      heads,
      agreements.map((one) => this.agreement(one)),
    );
  }

  /** @param {Agreement} one */
  agreement(one) {
    const what = html.td({ dir: "auto", "data-key": `agreement:${one.id}` }, one.what);
    const withdrawal = /** @type {const} */ ({ type: "withdraw_agreement", agreement_id: one.id });
    what.append(...this.below(what, "agreement", one, one.what, withdrawal));
    return html.tr(
      { class: `priority-${one.priority}` },
      what,
      html.td({ dir: "auto", text: one.who }),
      html.td({ text: one.by_when ? dateText(one.by_when, this.language) : _("no date") }),
      html.td({ text: labels.Priority[one.priority] }),
    );
  }

  /**
   * For whom it is, and what can be done with it.
   * @param {HTMLElement} node @param {HarvestNoun} noun @param {Conclusion | Agreement} one @param {string} text
   * @param {Withdrawal} withdrawal @param {...HTMLElement} more
   */
  below(node, noun, one, text, withdrawal, ...more) {
    const short = text.slice(0, 40);
    const parts = this.released(node, one, noun, short);
    if (one.waiting) return [...parts, html.p({ class: "muted", text: keptText() })];
    if (this.use !== "console") return parts;
    const tools = [
      plainButton(_("Change"), () => this.startChange(noun, node, one), short),
      plainButton(_("Remove"), () => this.withdraw(withdrawal, _("Removed.")), short),
    ];
    return [...parts, html.div({ class: "tools" }, ...tools, ...more)];
  }

  /**
   * For whom something is, in words; the usual is said on the console only. It can change after closing too.
   * @param {HTMLElement} node @param {Conclusion | Agreement} one @param {HarvestNoun} noun @param {string} short
   */
  released(node, one, noun, short) {
    if (this.use !== "console" && one.release === "participants") return [];
    const text = html.span({ text: _("For: {release}", { release: labels.ReleaseLevel[one.release] }) });
    const change = () => {
      const choice = releases(one.release);
      const send = () => {
        const { value: release } = choice;
        this.connection.send(
          noun === "agreement"
            ? { type: "release_agreement", agreement_id: one.id, release }
            : { type: "release_conclusion", conclusion_id: one.id, release },
        );
        this.finish();
      };
      this.edit(node, "releasing", [choice], submitButton(_("Save")), send);
    };
    const changes = this.use === "console" && !one.waiting;
    return [html.p({ class: "release" }, text, changes ? plainButton(_("Change for whom"), change, short) : null)];
  }

  /* --- changing one ---------------------------------------------------------------------------------------- */

  /**
   * When somebody else changes or removes it meanwhile, what is typed here stays, beside what the other made of it.
   * @param {HarvestNoun} noun @param {HTMLElement} node @param {any} one @param {any} typed @param {string | null} asks
   */
  startChange(noun, node, one, typed = null, asks = null) {
    const kind = NOUNS[noun];
    const fields = kind.form(typed ?? kind.valueOf(one));
    const saving = submitButton(_("Save"));
    const conflict = new ConflictChoice({
      seen: kind.valueOf(one),
      mine: fields.read,
      use: fields.write,
      told: kind.told,
      saving,
      again: _("Record again"),
    });
    const warning = new Writing({
      ...fields.checked,
      known: () => kind.wordsOf(kind.valueOf(one)),
      read: fields.read,
      send: (value, warned) => {
        const action = conflict.gone ? kind.again(one, value) : kind.change(one, value, conflict.seen);
        this.connection.send(/** @type {Action} */ ({ ...action, warned }));
        this.finish();
      },
    });
    const follow = () => {
      const now = this.connection.item(noun, one.id);
      conflict.follow(now ? kind.valueOf(now) : null);
    };
    const controls = [...fields.controls, conflict.node, warning.node];
    this.edit(node, "editor changing", controls, saving, warning.submit, follow);
    follow();
    if (asks) warning.refuse(asks);
  }

  /**
   * @param {HTMLElement} node @param {string} kind @param {HTMLElement[]} controls @param {HTMLElement} saving
   * @param {() => void} submit
   */
  edit(node, kind, controls, saving, submit, follow = () => {}) {
    if (this.changing) return this.changing.focus();
    this.changing = { follow, focus: () => controls[0].focus() };
    node.classList.add("editing");
    node.replaceChildren(
      form(
        { class: kind },
        submit,
        ...controls,
        saving,
        button(_("Cancel"), () => this.finish()),
      ),
    );
    this.changing.focus();
  }

  finish() {
    this.changing = null;
    this.draw();
    this.showReturned();
  }

  /* --- what was refused ------------------------------------------------------------------------------------ */

  /** @param {SentAction} action @param {Change} change */
  takeBack(action, { message = "", code }) {
    const noun = /^[a-z]+_(conclusion|agreement)$/.exec(action.type)?.[1];
    if (!noun) return;
    this.fail(message, this.refusedIn(action.type));
    const asks = code === "identifying" ? message : null;
    if (action.type === "record_conclusion") this.newConclusion?.takeBack(action, asks);
    if (action.type === "record_agreement") this.newAgreement?.takeBack(action, asks);
    if (action.type.startsWith("edit_")) this.returned.push({ noun: /** @type {HarvestNoun} */ (noun), action, asks });
    this.showReturned();
  }

  /** The form that what was refused comes back in; of another change its place in the list. @param {string} type */
  refusedIn(type) {
    if (type === "record_conclusion") return this.newConclusion?.node ?? null;
    if (type === "record_agreement") return this.newAgreement?.node ?? null;
    return type.endsWith("_agreement") ? this.agreements : this.conclusions;
  }

  /* A change that came too late comes back beside what is there now, also when that is nothing. */
  showReturned() {
    const [returned] = this.changing ? [] : this.returned.splice(0, 1);
    if (!returned) return;
    const { noun, action, asks } = returned;
    const id = action[`${noun}_id`];
    this.draw();
    /** @type {HTMLElement | null} */
    const there = this.root.querySelector(`[data-key="${noun}:${id}"]`);
    const node = there ?? html.div({ class: "conclusion" });
    if (!there) this[`${noun}s`].prepend(node);
    const now = this.connection.item(noun, id) ?? { id, step: this.scalars.step, notes: [], release: "participants" };
    this.startChange(noun, node, { ...now, ...NOUNS[noun].asWas(action) }, NOUNS[noun].typed(action), asks);
  }
}

/** The notes it rests on, and their votes. @param {Conclusion} one */
function grounds({ notes: { length: count }, votes = [] }) {
  if (!count) return null;
  const voted = votes.map(([place, dots]) =>
    ngettext("1 dot, place {place}", "{dots} dots, place {place}", dots, { dots, place }),
  );
  const text = [ngettext("from 1 note", "from {count} notes", count), ...voted].join(" · ");
  return html.p({ class: "muted", text });
}

export default mounted(Harvest);
