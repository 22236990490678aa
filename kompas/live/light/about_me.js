/* Organisation, function and domain: asked once while one waits, and to be skipped. */

import { button, choice, form, labelled, row, submitButton, textLine, ticked } from "kompas/controls.js";
import { entries, html, offer, show } from "kompas/page.js";
import { shelf } from "kompas/shelf.js";
import { _, labels } from "kompas/words.js";
import { keepTold, toldBefore } from "./door.js";

/** @import { Host } from "./host.js" */

export class AboutMe {
  /** Those that are here already, so that one organisation has one name. */
  here = html.datalist({ id: "organisations" });
  node = html.section({ class: "about hidden", "aria-label": _("About you") });
  asked = false;

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.key = `kompas:asked:${host.place?.code}:${host.place?.person}`;
    const before = toldBefore();
    const named = { autocomplete: "organization", name: "organisation", list: "organisations" };
    this.organisation = textLine({ ...named, value: before.organisation });
    this.job = textLine({ autocomplete: "organization-title", name: "job_function", value: before.job_function });
    /** @type {["" | Domain, string][]} */
    const domains = [["", _("Choose a domain")], ...entries(labels.Domain)];
    this.domain = choice({ name: "domain" }, domains, /** @type {"" | Domain} */ (before.domain ?? ""));
    /** @type {["" | MemberLevel, string][]} */
    const levels = [["", _("Choose a level")], ...entries(labels.MemberLevel)];
    this.level = choice({ name: "level" }, levels, /** @type {"" | MemberLevel} */ (before.level ?? ""));
    this.expert = html.input({ type: "checkbox", name: "expert" });
    this.node.append(
      html.h2({ text: _("While you wait: who are you?") }),
      form(
        {},
        () => this.tell(),
        labelled(_("Your organisation"), this.organisation),
        this.here,
        labelled(_("Your function"), this.job),
        labelled(_("Domain"), this.domain),
        labelled(_("Level (not required)"), this.level),
        ticked(this.expert, _("I take part as an expert by experience")),
        row(
          submitButton(_("Save")),
          button(_("Skip"), () => this.close()),
        ),
      ),
    );
  }

  /* Nobody is asked while there is something to do. */
  draw() {
    const { face, place } = this.host;
    offer(
      this.here,
      (face?.organisations ?? []).map((name) => [name, name]),
    );
    const me = face?.people.find(({ id }) => id === place?.person);
    show(this.node, this.asked || (this.waits() && me && !me.organisation && !shelf.get(this.key)));
  }

  /* Before the start, and in a break. */
  waits() {
    const { connection } = this.host;
    if (!connection?.state.loaded || connection.state.scalars.status === "closed") return false;
    const step = connection.current();
    return !step || step.is_break;
  }

  ask() {
    this.asked = true;
    this.draw();
    this.organisation.focus();
  }

  tell() {
    const told = {
      organisation: this.organisation.value.trim(),
      job_function: this.job.value.trim(),
      domain: /** @type {Domain} */ (this.domain.value || "other"),
      level: /** @type {MemberLevel | null} */ (this.level.value || null),
      expert_by_experience: this.expert.checked,
    };
    this.host.connection?.send({ type: "introduce_myself", ...told });
    const { organisation, job_function } = told;
    keepTold({ organisation, job_function, domain: this.domain.value, level: this.level.value });
    this.close();
  }

  close() {
    this.asked = false;
    shelf.set(this.key, "yes");
    this.draw();
  }
}
