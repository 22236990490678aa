/* Themes that the server proposes for notes that lie apart. Nothing happens before a person takes one over. */

import { IdentityWarning } from "./identity_warning.js";
import { arrange, element, fill, setText } from "./page.js";

export class Suggestions {
  /* `apart()` gives the notes that lie apart now, by id; `take(suggestions)` carries them out. */
  constructor(words, { fetch, apart, take, say }) {
    Object.assign(this, { words, fetch, apart, take, say, waiting: [], articles: new Map() });
    this.node = element("section", { class: "suggestions hidden", "aria-label": words.suggestions });
    this.rest = element("p", { class: "muted" });
    this.list = element("div", { class: "proposals" });
    this.node.append(
      element(
        "div",
        { class: "head" },
        element("h3", { text: words.suggestions }),
        element(
          "div",
          { class: "row" },
          element("button", { type: "button", class: "primary", text: words.take_all, onClick: () => this.all(true) }),
          element("button", { type: "button", text: words.refuse_all, onClick: () => this.all(false) }),
        ),
      ),
      this.rest,
      this.list,
    );
  }

  async ask() {
    this.say(this.words.thinking);
    const found = await this.fetch();
    if (!found) return this.say(fill(this.words.failed, { reason: this.words.problems.lost }), "error");
    this.waiting = found.map((one) => ({ ...one, kept: new Set(one.note_ids) }));
    this.say(this.waiting.length ? "" : this.words.no_suggestions);
    this.draw();
    this.node.querySelector("button")?.focus();
  }

  draw() {
    const { words } = this;
    this.node.classList.toggle("hidden", !this.waiting.length);
    const notes = this.apart();
    const covered = new Set(this.waiting.flatMap((one) => [...one.kept]));
    const left = [...notes.keys()].filter((id) => !covered.has(id)).length;
    setText(this.rest, left ? fill(words.stay_apart, { count: left }) : "");
    arrange(
      this.list,
      this.waiting.map((one) => this.article(one, notes)),
    );
  }

  /* Others place notes meanwhile: what they took is no longer proposed. */
  renew() {
    if (this.waiting.length) this.draw();
  }

  /* Made anew only when other notes are left, so that a name somebody types stays under the hand. */
  article(one, notes) {
    const look = JSON.stringify(one.note_ids.filter((id) => notes.has(id)));
    const known = this.articles.get(one);
    if (known?.look === look) return known.node;
    const node = this.proposal(one, notes);
    this.articles.set(one, { look, node });
    return node;
  }

  proposal(one, notes) {
    const { words } = this;
    const name = element("input", {
      maxlength: 200,
      dir: "auto",
      "aria-label": words.name,
      onInput: () => {
        one.name = name.value;
      },
    });
    name.value = one.name;
    one.warning = new IdentityWarning({
      words,
      fields: one.theme_id ? [] : [name],
      again: () => this.decide([one], true),
    });
    const boxes = one.note_ids
      .filter((id) => notes.has(id))
      .map((id) => {
        const box = element("input", {
          type: "checkbox",
          onChange: () => (box.checked ? one.kept.add(id) : one.kept.delete(id)),
        });
        box.checked = one.kept.has(id);
        return element("label", { class: "pick" }, box, element("span", { dir: "auto", text: notes.get(id).text }));
      });
    return element(
      "article",
      { class: "proposal" },
      one.theme_id
        ? element("h4", { dir: "auto", text: fill(words.fits, { name: one.name }) })
        : element("label", { class: "naming" }, element("span", { text: words.name }), name),
      one.warning.node,
      one.why.length
        ? element("p", { class: "muted", dir: "auto", text: fill(words.because, { words: one.why.join(", ") }) })
        : null,
      ...boxes,
      boxes.length ? null : element("p", { role: "status", text: words.nothing_left }),
      element(
        "div",
        { class: "row" },
        boxes.length
          ? element("button", {
              type: "button",
              class: "primary",
              text: words.take,
              "aria-label": `${words.take}: ${one.name}`,
              onClick: () => this.decide([one], true),
            })
          : null,
        element("button", {
          type: "button",
          text: words.refuse,
          "aria-label": `${words.refuse}: ${one.name}`,
          onClick: () => this.decide([one], false),
        }),
      ),
    );
  }

  /* Only what still lies apart is taken along: what somebody placed meanwhile stays where that person put it. */
  decide(some, taken) {
    const notes = this.apart();
    const whole = some
      .map((one) => ({ one, name: one.name.trim(), note_ids: [...one.kept].filter((id) => notes.has(id)) }))
      .filter((each) => each.note_ids.length);
    if (taken && whole.some(({ name }) => !name)) return this.say(this.words.without_name, "error");
    const decided = taken
      ? whole.map(({ one, ...rest }) => ({ ...one, ...rest, one, warned: one.warning.decide() }))
      : [];
    const asked = decided.filter(({ warned }) => warned === undefined).map(({ one }) => one); // their names have to be decided about first
    const sent = decided.filter(({ warned }) => warned !== undefined);
    this.waiting = this.waiting.filter((one) => !some.includes(one) || asked.includes(one));
    if (!taken) this.say("");
    else if (sent.length) this.take(sent);
    else if (!asked.length) this.say(this.words.nothing_left);
    this.draw();
  }

  all(taken) {
    this.decide([...this.waiting], taken);
    this.node.querySelector(".warning:not(.hidden) button")?.focus();
  }
}
