import { Component, element, fill, mounted, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";

const SIGNS = { solved: "✓", better: "▲", same: "=", worse: "▼" };
const AT_THE_END = ["conclude", "evaluate"];

class Bottlenecks extends Component {
  get key() {
    return `kompas:bottleneck:${this.data.code}:`;
  }

  build() {
    this.status = element("p", { class: "status", role: "status" });
    this.body = element("section", { "aria-label": this.words.heading });
    this.root.replaceChildren(this.body, this.status);
  }

  hear(change) {
    if (change.presence) return;
    const { applied, refused } = change;
    if (applied?.type === "mark_bottleneck") {
      if (shelf.get(this.key + applied.bottleneck_id) === applied.remark)
        shelf.remove(this.key + applied.bottleneck_id);
      this.say(this.words.saved);
    }
    if (refused?.type === "mark_bottleneck") this.refusal(change);
    this.draw();
  }

  draw() {
    const { connection } = this;
    if (!connection.state.loaded) return;
    const step = connection.current();
    const closed = connection.state.scalars.status === "closed";
    const waiting = connection.waiting().filter((action) => action.type === "mark_bottleneck");
    const rows = connection
      .list("bottleneck")
      .sort((one, other) => one.order - other.order)
      .map((row) => ({ ...row, waiting: waiting.findLast((action) => action.bottleneck_id === row.id) }));
    if (!this.changed("body", rows, step?.phase, step?.activity, closed)) return;
    const here = rows.filter((row) =>
      step?.phase ? row.phase === step.phase : closed || AT_THE_END.includes(step?.activity),
    );
    const others = this.use === "console" ? rows.filter((row) => !here.includes(row)) : [];
    const open = this.body.querySelector("details")?.open ?? false;
    this.keepFocus("focus", () => this.body.replaceChildren(...this.parts(here, others, closed, open)));
  }

  parts(here, others, closed, open) {
    const { words } = this;
    if (!here.length && !others.length) return [];
    const parts = [element("h2", { text: words.heading }), ...this.groups(here, closed)];
    if (others.length) {
      const fold = element(
        "details",
        {},
        element("summary", { text: fill(words.others, { count: others.length }) }),
        ...this.groups(others, closed),
      );
      fold.open = open;
      parts.push(fold);
    }
    return parts;
  }

  groups(rows, closed) {
    const phases = Object.keys(this.words.phases).filter((phase) => rows.some((row) => row.phase === phase));
    return phases.flatMap((phase) => [
      element("h3", { text: this.words.phases[phase] }),
      element("ul", {}, ...rows.filter((row) => row.phase === phase).map((row) => this.item(row, closed))),
    ]);
  }

  item(row, closed) {
    const { words } = this;
    const now = row.waiting ?? row;
    const marks = this.use === "console" && !closed;
    const remark = marks ? this.remark(row, now) : null;
    const warning = marks ? this.checking(row, remark) : null;
    return element(
      "li",
      { class: `bottleneck mark-${now.mark ?? "none"}` },
      element("p", { class: "text", dir: "auto", text: row.text }),
      element("p", {
        class: "muted course",
        text: row.held.map((one, index) => this.told(one, index > 0)).join(" → "),
      }),
      row.for_all ? null : element("p", { class: "muted", text: words.inside }),
      marks ? this.choices(row, now, remark, warning) : this.badge(now.mark),
      marks ? element("label", { class: "remark" }, element("span", { text: words.remark }), remark) : null,
      warning?.node,
      !marks && now.remark ? element("p", { class: "said", dir: "auto", text: now.remark }) : null,
      row.waiting ? element("p", { class: "muted", text: words.kept }) : null,
    );
  }

  told(one, again) {
    const date = new Date(one.at).toLocaleDateString(this.language, { month: "short", year: "numeric" });
    const said = one.mark ? `${SIGNS[one.mark]} ${this.words.marks[one.mark]}` : again ? this.words.not_discussed : "";
    return [`${one.title} (${date})`, said, one.remark && `“${one.remark}”`].filter(Boolean).join(" · ");
  }

  badge(mark) {
    return element(
      "p",
      { class: "badge" },
      element("span", { class: "sign", "aria-hidden": "true", text: mark ? SIGNS[mark] : "?" }),
      ` ${mark ? this.words.marks[mark] : this.words.not_marked}`,
    );
  }

  /* --- the console: a choice is sent at once, and choosing again undoes it ------------------------------------ */

  choices(row, now, remark, warning) {
    const { words } = this;
    const send = (mark) => {
      // what its author has to decide about first stays behind
      const warned = warning.decide();
      this.mark(row.id, mark, warned === undefined ? [now.remark, null] : [remark.value.trim(), warned]);
    };
    return element(
      "fieldset",
      {},
      element("legend", { class: "visually-hidden", text: `${words.how} ${row.text.slice(0, 60)}` }),
      ...Object.entries(words.marks).map(([mark, text]) => {
        const input = element("input", {
          type: "radio",
          name: `mark-${row.id}`,
          value: mark,
          onChange: () => send(mark),
        });
        input.dataset.focus = `${row.id}-${mark}`;
        input.checked = now.mark === mark;
        return element(
          "label",
          { class: `choice mark-${mark}` },
          input,
          element("span", { class: "sign", "aria-hidden": "true", text: SIGNS[mark] }),
          element("span", { text }),
        );
      }),
    );
  }

  /* What is typed stays on this device until the server has it. */
  remark(row, now) {
    const key = this.key + row.id;
    const input = element("input", {
      type: "text",
      maxlength: 2000,
      dir: "auto",
      onInput: () => shelf.set(key, input.value),
    });
    input.dataset.focus = `${row.id}-remark`;
    input.value = shelf.get(key) ?? now.remark;
    return input;
  }

  checking(row, input) {
    const send = () => {
      const warned = warning.decide();
      if (warned !== undefined) this.mark(row.id, this.marked(row.id), [input.value.trim(), warned]);
    };
    const warning = new IdentityWarning({ words: this.words, fields: [input], known: () => [row.remark], again: send });
    input.onchange = send;
    warning.look();
    return warning;
  }

  mark(id, mark, [remark, warned]) {
    this.connection.send({ type: "mark_bottleneck", bottleneck_id: id, mark, remark, warned });
  }

  marked(id) {
    const waiting = this.connection.waiting().findLast((action) => action.bottleneck_id === id);
    return waiting ? waiting.mark : (this.connection.state.items.get(`bottleneck:${id}`)?.mark ?? null);
  }
}

export default mounted(Bottlenecks);
