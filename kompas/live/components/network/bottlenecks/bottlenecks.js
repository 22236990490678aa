import { Component, entries, fold, html, mounted, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { _, keptText, labels } from "kompas/words.js";

/** @type {Record<Progress, string>} */
const SIGNS = { solved: "✓", better: "▲", same: "=", worse: "▼" };

/** @typedef {Item<"bottleneck"> & { waiting?: SentAction<"mark_bottleneck"> }} Row */

export class Bottlenecks extends Component {
  saves = true;
  body = html.section({ "aria-label": _("This could be better last time") });

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.root.replaceChildren(this.body, this.status);
  }

  /** @param {string} id */
  keyOf(id) {
    return `kompas:bottleneck:${this.data.code}:${id}`;
  }

  /** @param {Change} change */
  hear(change) {
    const { presence, applied, refused } = change;
    if (presence) return;
    if (applied?.type === "mark_bottleneck") {
      const key = this.keyOf(applied.bottleneck_id);
      if (shelf.get(key) === applied.remark) shelf.remove(key);
      this.say(_("Saved"));
    }
    if (refused?.type === "mark_bottleneck") this.refusal(change);
    this.draw();
  }

  marking() {
    return this.connection.waitingFor("mark_bottleneck");
  }

  draw() {
    if (!this.state.loaded) return;
    const { phase = null, looks_back: atTheEnd = false } = this.connection.current() ?? {};
    const closed = this.scalars.status === "closed";
    const waiting = this.marking();
    const rows = this.connection
      .inOrder("bottleneck")
      .map((row) => ({ ...row, waiting: waiting.findLast((action) => action.bottleneck_id === row.id) }));
    const folded = this.use === "screen" && phase !== null && this.isFolded();
    if (!this.changed("body", rows, phase, atTheEnd, closed, folded)) return;
    const here = folded ? [] : rows.filter((row) => (phase ? row.phase === phase : closed || atTheEnd));
    const others = this.use === "console" ? rows.filter((row) => !here.includes(row)) : [];
    const open = this.body.querySelector("details")?.open ?? false;
    this.keepFocus("focus", () => this.body.replaceChildren(...this.parts(here, others, closed, open)));
  }

  /* On the screen the notes need the room as soon as they come; with the questions the facilitator brings it back. */
  isFolded() {
    const { screen_questions: chosen, step } = this.scalars;
    return !(chosen ?? !this.connection.list("note").some((note) => note.step === step));
  }

  /** @param {Row[]} here @param {Row[]} others @param {boolean} closed @param {boolean} open */
  parts(here, others, closed, open) {
    if (!here.length && !others.length) return [];
    const title = html.h2({ text: _("This could be better last time") });
    const further = _("Of the other phases ({count})", { count: others.length });
    const folded = others.length ? fold({ open }, further, ...this.groups(others, closed)) : "";
    return [title, ...this.groups(here, closed), folded];
  }

  /** @param {Row[]} rows @param {boolean} closed */
  groups(rows, closed) {
    const phases = entries(labels.Phase).map(([phase, name]) => ({
      name,
      own: rows.filter((row) => row.phase === phase),
    }));
    return phases
      .filter(({ own }) => own.length)
      .flatMap(({ name, own }) => [
        html.h3({ text: name }),
        html.ul(...own.map((row) => (this.use === "console" && !closed ? this.editRow(row) : this.showRow(row)))),
      ]);
  }

  /** @param {Row} row @param {...(Node | null | undefined)} parts */
  item(row, ...parts) {
    const { mark } = row.waiting ?? row;
    const course = row.held.map((one, index) => this.describeSession(one, index > 0)).join(" → ");
    return html.li(
      { class: `bottleneck mark-${mark ?? "none"}` },
      html.p({ class: "text", dir: "auto", text: row.text }),
      html.p({ class: "muted course", text: course }),
      row.for_all ? null : html.p({ class: "muted", text: _("Stays in its own session: only you see it.") }),
      ...parts,
      row.waiting ? html.p({ class: "muted", text: keptText() }) : null,
    );
  }

  /** @param {Row} row */
  showRow(row) {
    const { mark, remark } = row.waiting ?? row;
    return this.item(row, badge(mark), remark ? html.p({ class: "said", dir: "auto", text: remark }) : null);
  }

  /** @param {Row["held"][number]} held @param {boolean} again */
  describeSession({ at, title, mark, remark }, again) {
    const date = new Date(at).toLocaleDateString(this.language, { month: "short", year: "numeric" });
    const said = mark ? [SIGNS[mark], labels.Progress[mark]].join(" ") : again ? _("not discussed") : "";
    return [`${title} (${date})`, said, remark && `“${remark}”`].filter(Boolean).join(" · ");
  }

  /* --- the console: a choice is sent at once, and choosing again undoes it ------------------------------------ */

  /** Text being typed stays on this device until the server has it. @param {Row} row */
  editRow(row) {
    const { id } = row;
    const now = row.waiting ?? row;
    const key = this.keyOf(id);
    const input = html.input({
      type: "text",
      maxlength: 2000,
      dir: "auto",
      "data-focus": `${id}-remark`,
      value: shelf.get(key) ?? now.remark,
      onInput: () => shelf.set(key, input.value),
      onChange: () => send(),
    });
    const send = () => {
      const warned = warning.decide();
      if (warned !== undefined) this.mark(id, this.markNow(id), input.value.trim(), warned);
    };
    const warning = new IdentityWarning({ fields: [input], known: () => [row.remark], again: send });
    warning.look();
    const choices = this.choices(row, now.mark, (mark) => {
      const warned = warning.decide(); // what its author has to decide about first stays behind
      if (warned === undefined) this.mark(id, mark, now.remark ?? "", null);
      else this.mark(id, mark, input.value.trim(), warned);
    });
    const remark = html.label({ class: "remark" }, html.span({ text: _("Remark of the group") }), input);
    return this.item(row, choices, remark, warning.node);
  }

  /** @param {Row} row @param {Progress | null} now @param {(mark: Progress) => void} choose */
  choices({ id, text: about }, now, choose) {
    const legend = `${_("How does it stand now?")} ${about.slice(0, 60)}`;
    return html.fieldset(
      html.legend({ class: "visually-hidden", text: legend }),
      ...entries(labels.Progress).map(([mark, text]) => {
        const chosen = { "data-focus": `${id}-${mark}`, checked: now === mark, onChange: () => choose(mark) };
        return html.label(
          { class: `choice mark-${mark}` },
          html.input({ type: "radio", name: `mark-${id}`, value: mark, ...chosen }),
          html.span({ class: "sign", "aria-hidden": "true", text: SIGNS[mark] }),
          html.span({ text }),
        );
      }),
    );
  }

  /**
   * @param {string} id @param {Progress | null} mark @param {string} remark @param {Warned} warned
   */
  mark(id, mark, remark, warned) {
    this.connection.send({ type: "mark_bottleneck", bottleneck_id: id, mark, remark, warned });
  }

  /** @param {string} id */
  markNow(id) {
    const waiting = this.marking().findLast((action) => action.bottleneck_id === id);
    return waiting ? waiting.mark : (this.connection.item("bottleneck", id)?.mark ?? null);
  }
}

/** @param {Progress | null} mark */
const badge = (mark) =>
  html.p(
    { class: "badge" },
    html.span({ class: "sign", "aria-hidden": "true", text: mark ? SIGNS[mark] : "?" }),
    ` ${mark ? labels.Progress[mark] : _("not discussed yet")}`,
  );

export default mounted(Bottlenecks);
