/* Themes that the server proposes for notes that lie apart. Nothing happens before a person takes one over. */

import { Careful } from "./careful.js";
import { element, fill } from "./page.js";

export class Suggestions {
  /* `apart()` gives the notes that lie apart now, by id; `take(suggestion)` carries one out. */
  constructor(words, { fetch, apart, take, say }) {
    Object.assign(this, { words, fetch, apart, take, say, waiting: [] });
    this.node = element("section", { class: "suggestions hidden", "aria-label": words.suggestions });
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
    if (!this.waiting.length) return this.node.replaceChildren();
    const notes = this.apart();
    const covered = new Set(this.waiting.flatMap((one) => [...one.kept]));
    const left = [...notes.keys()].filter((id) => !covered.has(id)).length;
    this.node.replaceChildren(
      element("div", { class: "head" }, element("h3", { text: words.suggestions }),
        element("div", { class: "row" }, element("button", { type: "button", class: "primary", text: words.take_all, onClick: () => this.all(true) }), element("button", { type: "button", text: words.refuse_all, onClick: () => this.all(false) }))),
      element("p", { class: "muted", text: left ? fill(words.stay_apart, { count: left }) : "" }),
      element("div", { class: "proposals" }, ...this.waiting.map((one) => this.proposal(one, notes))));
  }

  proposal(one, notes) {
    const { words } = this;
    const name = element("input", { maxlength: 200, dir: "auto", "aria-label": words.name, onInput: () => { one.name = name.value; } });
    name.value = one.name;
    one.careful = new Careful({ words, fields: one.theme_id ? [] : [name], again: () => this.decide(one, true) });
    if (one.asked) one.careful.look();
    const boxes = one.note_ids.filter((id) => notes.has(id)).map((id) => {
      const box = element("input", { type: "checkbox", onChange: () => (box.checked ? one.kept.add(id) : one.kept.delete(id)) });
      box.checked = one.kept.has(id);
      return element("label", { class: "pick" }, box, element("span", { dir: "auto", text: notes.get(id).text }));
    });
    return element("article", { class: "proposal" },
      one.theme_id ? element("h4", { dir: "auto", text: fill(words.fits, { name: one.name }) }) : element("label", { class: "naming" }, element("span", { text: words.name }), name), one.careful.node,
      one.why.length ? element("p", { class: "muted", dir: "auto", text: fill(words.because, { words: one.why.join(", ") }) }) : null,
      ...boxes,
      element("div", { class: "row" }, element("button", { type: "button", class: "primary", text: words.take, "aria-label": `${words.take}: ${one.name}`, onClick: () => this.decide(one, true) }),
        element("button", { type: "button", text: words.refuse, "aria-label": `${words.refuse}: ${one.name}`, onClick: () => this.decide(one, false) })));
  }

  /* Only what still lies apart is taken along: what somebody placed meanwhile stays where that person put it. */
  decide(one, taken) {
    const notes = this.apart();
    const ids = [...one.kept].filter((id) => notes.has(id));
    if (taken && !one.name.trim()) return this.say(this.words.without_name, "error");
    const warned = taken && ids.length ? one.careful.decide() : null;
    one.asked = warned === undefined;
    if (one.asked) return;
    if (taken && ids.length) this.take({ ...one, name: one.name.trim(), note_ids: ids, warned });
    this.waiting = this.waiting.filter((other) => other !== one);
    this.draw();
    if (!this.waiting.length) this.say("");
  }

  all(taken) {
    for (const one of [...this.waiting]) this.decide(one, taken);
    this.node.querySelector(".warning:not(.hidden) button")?.focus();
  }
}
