import { button, choice, Component, dateText, entries, fold, html, mounted, row, table } from "kompas/component.js";
import { SIGNS, SupportAnswer } from "kompas/support_answer.js";
import { _, labels } from "kompas/words.js";

/** @typedef {Item<"check">} Check */

export class Support extends Component {
  /** The version that the facilitator would ask about. @type {string | null} */
  draft = null;
  /** @type {SupportAnswer | null} */
  form = null;
  body = html.div({ class: "body" });

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.root.replaceChildren(this.body, this.status);
  }

  /** @param {Change} change */
  hear(change) {
    if (change.presence) return;
    if (change.applied?.type === "state_support") this.say(_("Your answer is in."));
    if (change.refused?.type === "state_support") this.refusal(change);
    this.draw();
  }

  draw() {
    if (!this.state.loaded) return;
    const drafts = this.connection.list("draft").sort((one, other) => other.version - one.version);
    const checks = this.connection.inOrder("check").reverse();
    const { status, people } = this.scalars;
    const own = this.own(checks[0]);
    if (this.form?.touched && checks[0]?.open) return; // not drawn again under the hand
    if (!this.changed("body", drafts, checks, status, this.use === "participant" ? own : people, this.draft)) return;
    const parts = drafts.length ? this.parts(drafts, checks, own) : [noDraft()];
    const heading = html.h2({ text: _("Who carries this ambition?") });
    this.body.replaceChildren(heading, ...parts.filter((part) => part !== null));
  }

  /** My answer, or the one on its way. @param {Check | undefined} check */
  own(check) {
    if (!check) return null;
    const sent = this.connection.waitingFor("state_support").findLast((action) => action.check_id === check.id);
    return sent ?? this.state.own.support?.[check.id] ?? null;
  }

  /** @param {Draft[]} drafts @param {Check[]} checks @param {ReturnType<Support["own"]>} own */
  parts(drafts, checks, own) {
    const [last, ...before] = checks;
    const running = this.scalars.status === "running";
    const asked = last?.open || this.use !== "console" ? last?.draft : this.draft;
    const about = drafts.find((one) => one.id === asked) ?? drafts.find((one) => one.accepted) ?? drafts[0];
    const version = [_("Version {number}", { number: about.version }), about.accepted && _("This is our ambition.")];
    const text = html.blockquote(
      html.p({ class: "muted", text: version.filter(Boolean).join(" · ") }),
      html.p({ class: "ambition-text", dir: "auto", text: about.text }),
    );
    const result = last && !last.open ? this.result(last) : null;
    this.form = null;
    if (this.use === "participant") {
      if (last?.open && running) this.form = new SupportAnswer(this, last.id, own);
      return [text, this.form?.node ?? null, result];
    }
    const progress = last?.open ? html.p({ text: this.progressText(last) }) : null;
    if (this.use === "screen") return [text, progress, result];
    const tools = running ? this.tools(drafts, about, last) : null;
    return [tools, text, progress, result, ...this.earlier(before, drafts)];
  }

  /** @param {Check} check */
  progressText({ said }) {
    const count = _("{count} of {people} have answered", { count: said, people: this.scalars.people });
    return `${count} · ${_("The answers are hidden until the check is closed.")}`;
  }

  /* --- the console --------------------------------------------------------------------------------------- */

  /** @param {Draft[]} drafts @param {Draft} about @param {Check | undefined} last */
  tools(drafts, about, last) {
    /** @param {string} text @param {Action} action */
    const act = (text, action, kind = "") => button(text, () => this.now(action), kind);
    if (last?.open)
      return row(act(_("Close and show the result"), { type: "close_support_check", check_id: last.id }, "primary"));
    const again = last?.draft === about.id;
    const { id: draft_id, accepted, on_screen } = about;
    const ask = again ? _("Ask again about this version") : _("Ask every organisation");
    const accept = accepted ? _("Not accepted after all") : _("This is our ambition");
    const shown = on_screen ? _("Take it off the screen") : _("Show it large on the screen");
    return html.div(
      { class: "tools" },
      row(
        this.versionChoice(drafts, about),
        act(ask, { type: "open_support_check", draft_id }, "primary"),
        last ? act(accept, { type: "accept_draft", draft_id, accepted: !accepted }) : null,
        accepted ? act(shown, { type: "show_ambition", draft_id, on_screen: !on_screen }) : null,
      ),
      again && last?.results?.some((one) => one.stance === "objects")
        ? html.p({
            class: "error",
            text: _(
              "There is still an objection. Talk about it, adapt the text and ask again; or accept it knowingly.",
            ),
          })
        : null,
    );
  }

  /** @param {Draft[]} drafts @param {Draft} about */
  versionChoice(drafts, about) {
    const onChange = () => {
      this.draft = which.value;
      this.draw();
    };
    /** @type {[string, string][]} */
    const pairs = drafts.map((one) => [one.id, _("Version {number}", { number: one.version })]);
    /** @type {HTMLSelectElement} */
    const which = choice({ "aria-label": _("About which version?"), onChange }, pairs, about.id);
    return which;
  }

  /** @param {Check[]} checks @param {Draft[]} drafts */
  earlier(checks, drafts) {
    return checks
      .filter((one) => !one.open)
      .map((check) => {
        const number = drafts.find((one) => one.id === check.draft)?.version ?? "?";
        const text = [_("Earlier checks"), _("Version {number}", { number })].join(": ");
        return fold({}, text, this.result(check));
      });
  }

  /* --- the result ---------------------------------------------------------------------------------------- */

  /** @param {Check} check */
  result({ results = [] }) {
    const counts = entries(labels.Stance)
      .map(([stance, name]) => ({ stance, name, count: results.filter((one) => one.stance === stance).length }))
      .filter(({ count }) => count);
    return html.div(
      { class: "result" },
      html.p({ class: "summary" }, ...counts.map((one) => (this.use === "screen" ? large(one) : counted(one)))),
      table(
        [_("Organisation"), _("What it says"), _("Why")],
        results.map((one) => this.answer(one)),
      ),
      this.use === "console" && results.some((one) => one.consult_by)
        ? html.p({
            class: "muted",
            text: _("Organisations that must consult first have an agreement with that date now."),
          })
        : null,
    );
  }

  /** @param {Answer} one */
  answer(one) {
    const { organisation, stance, reasons = [], said = [] } = one;
    const lines = said.map((each) => says(each.stance, decidingText(each)));
    const first = says(stance, said.length ? "" : mandateText(one));
    return html.tr(
      html.th({ scope: "row", dir: "auto", text: organisation }),
      html.td(...(lines.length ? lines : [first]), this.conditions(one)),
      html.td({ dir: "auto", text: reasons.join(" · ") }),
    );
  }

  /** @param {Answer} answer */
  conditions({ differs, consult_by }) {
    const told = [
      differs && _("its representatives differ"),
      consult_by && _("answer by {date}", { date: dateText(consult_by, this.language) }),
    ].filter(Boolean);
    return told.length ? html.small({ class: "muted", text: told.join(", ") }) : null;
  }
}

/** @typedef {{ stance: Stance, name: string, count: number }} Counted */

/** @param {Counted} one */
function counted({ stance, name, count }) {
  const text = _("{count} × {stance}", { count, stance: name });
  return html.span({ text: `${SIGNS[stance]} ${text}` });
}

/** @param {Counted} one */
const large = ({ stance, name, count }) =>
  html.span({ class: `stance-${stance}` }, html.b({ text: `${SIGNS[stance]} ${count}` }), ` ${name}`);

/** @param {Stance | null} stance @param {string} mandate */
const says = (stance, mandate) =>
  html.div(
    { class: `stance-${stance ?? "silent"}` },
    html.span({ class: "sign", "aria-hidden": "true", text: stance ? SIGNS[stance] : "–" }),
    ` ${stance ? labels.Stance[stance] : _("no answer")}`,
    mandate ? html.span({ class: "muted", text: ` (${mandate})` }) : null,
  );

/** @param {{ count: number, may_decide: number }} said */
const decidingText = ({ count, may_decide }) => _("{may_decide} of {count} may decide", { may_decide, count });

/* Of an earlier check: when representatives differed, nobody knows any more whose mandate it was. */
/** @param {Answer} answer */
const mandateText = ({ stance, has_mandate, differs }) => {
  if (!stance || differs) return "";
  return has_mandate ? _("with a mandate") : _("without a mandate");
};

const noDraft = () =>
  html.p({
    class: "muted",
    text: _("Keep a version of the ambition first. Then every organisation can say what it thinks."),
  });

export default mounted(Support);
