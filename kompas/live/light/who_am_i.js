/* Under the own notes: who writes here, somebody else on this laptop, and leaving. */

import { button, fold, row } from "kompas/controls.js";
import { html, setText } from "kompas/page.js";
import { _ } from "kompas/words.js";
import { ask } from "./door.js";

/** @import { Host, Person } from "./host.js" */

export class WhoAmI {
  node = html.section({ class: "who" });
  refusal = html.p({ class: "refusal", role: "alert" });

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
  }

  draw() {
    const { face, place } = this.host;
    const me = face?.people.find(({ id }) => id === place?.person);
    if (!face || !me) return;
    const others = face.people.filter(({ id }) => id !== me.id);
    this.node.replaceChildren(
      fold(
        {},
        _("You are {name}", { name: [me.name, me.organisation].filter(Boolean).join(", ") }),
        row(
          ...others.map((person) => button(_("Switch to {name}", { name: person.name }), () => this.become(person))),
          button(_("Tell about yourself"), () => this.tell()),
          button(_("Sign out on this device"), () => this.leave()),
          face.console ? html.a({ href: face.console, text: _("Go to the facilitator's page") }) : null,
        ),
        html.p({ class: "hint", text: _("Does somebody else take part on this device? Sign out first.") }),
        this.refusal,
      ),
    );
  }

  tell() {
    this.host.tabs?.choose("now");
    this.host.about?.ask();
  }

  /** @param {Person} person */
  async become({ id }) {
    const { refusal } = await ask(this.host.start.code, "switch", { person: id });
    if (refusal) setText(this.refusal, refusal);
    else location.reload();
  }

  async leave() {
    const { refusal } = await ask(this.host.start.code, "leave", {});
    if (refusal) setText(this.refusal, refusal);
    else location.reload();
  }
}
