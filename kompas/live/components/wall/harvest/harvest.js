import { Component, element, fill, mounted, offer, selection, setText, shelf } from "kompas/component.js";
import { IdentityWarning } from "kompas/identity_warning.js";
import { agreementFields, NOUNS, read, releases, write } from "kompas/harvest_forms.js";
import { ConflictChoice } from "kompas/conflict_choice.js";

class Harvest extends Component {
  builtFor(data) {
    return data.scope;
  }

  get key() {
    return `kompas:harvest:${this.data.code}`;
  }

  build() {
    const { words } = this;
    this.changing = null; // the one that is being changed
    this.returned = []; // changes that came back, to look at one by one
    this.status = element("p", { class: "status", role: "status" });
    this.conclusions = element("div", { class: "list" });
    this.agreements = element("div", { class: "list" });
    this.root.replaceChildren(
      element(
        "section",
        { "aria-label": words.conclusions },
        element("h2", { text: words.conclusions }),
        this.use === "console" ? this.conclusionForm() : "",
        this.conclusions,
      ),
      element(
        "section",
        { "aria-label": words.agreements },
        element("h2", { text: words.agreements }),
        this.use === "console" ? this.agreementForm() : "",
        this.agreements,
      ),
      this.status,
    );
    this.pager = this.pages();
    if (this.pager) this.root.append(this.pager.bar);
    if (this.use === "console") this.until(selection.subscribe(() => this.drawChosen()));
  }

  hear(change) {
    if (change.presence || change.mine) return;
    if (change.refused) this.takeBack(change);
    if (change.keys && ![...change.keys].some((key) => !key.startsWith("participant")) && !("step" in change.scalars))
      return;
    this.draw();
  }

  /* --- forms, which keep what is typed across reruns and refreshes ------------------------------------- */

  conclusionForm() {
    const { words } = this;
    this.text = element("textarea", {
      maxlength: 2000,
      dir: "auto",
      id: "conclusion",
      onInput: () => this.keep(),
      onKeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          this.record();
        }
      },
    });
    this.text.rows = 2;
    this.warning = new IdentityWarning({ words, fields: [this.text], again: () => this.record() });
    this.forStep = element("select", {
      id: "for",
      "aria-label": words.for_step,
      onChange: () => {
        this.picked = Number(this.forStep.value);
      },
    });
    this.release = releases(words);
    this.rests = element("span", { class: "muted" });
    this.clear = element("button", {
      type: "button",
      class: "plain",
      text: words.clear,
      onClick: () => selection.clear(),
    });
    this.text.value = shelf.get(this.key) ?? "";
    return element(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          this.record();
        },
      },
      element("label", { for: "conclusion", text: words.new_conclusion }),
      this.text,
      this.warning.node,
      element("div", { class: "row" }, this.forStep, this.rests, this.clear),
      element(
        "div",
        { class: "row" },
        element("label", { class: "for" }, element("span", { text: words.for_whom }), this.release),
        element("button", { class: "primary", text: words.record }),
      ),
    );
  }

  record() {
    const text = this.text.value.trim();
    if (!text || !this.forStep.value) return this.text.focus();
    const warned = this.warning.decide();
    if (warned === undefined) return;
    this.connection.send({
      type: "record_conclusion",
      step_id: Number(this.forStep.value),
      text,
      note_ids: [...selection.notes],
      release: this.release.value,
      warned,
    });
    this.text.value = "";
    this.release.value = "participants";
    this.keep();
    selection.clear();
    this.text.focus();
  }

  keep() {
    shelf.set(this.key, this.text.value);
  }

  drawChosen() {
    if (!this.rests) return;
    const count = selection.notes.size;
    setText(
      this.rests,
      count === 0
        ? this.words.rests_on_none
        : count === 1
          ? this.words.rests_on_one
          : fill(this.words.rests_on, { count }),
    );
    this.clear.classList.toggle("hidden", !count);
  }

  agreementForm() {
    const { words } = this;
    const field = (name, control) => element("label", {}, element("span", { text: name }), control);
    this.agreement = agreementFields(words, {});
    this.agreementWarning = new IdentityWarning({
      words,
      fields: [this.agreement.what],
      named: [this.agreement.who],
      again: () => this.agree(),
    });
    this.from = element("select", {});
    const form = element(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          this.agree();
        },
      },
      field(words.what, this.agreement.what),
      element(
        "div",
        { class: "row fields" },
        field(words.who, this.agreement.who),
        field(words.when, this.agreement.when),
        field(words.priority, this.agreement.priority),
      ),
      field(words.from_conclusion, this.from),
      field(words.for_whom, (this.agreementRelease = releases(words))),
      this.agreementWarning.node,
      element("div", { class: "row" }, element("button", { class: "primary", text: words.record_agreement })),
    );
    this.fold = element("details", { class: "new" }, element("summary", { text: words.agree }), form);
    return this.fold;
  }

  agree() {
    const fields = read(this.agreement);
    const warned = fields ? this.agreementWarning.decide() : undefined;
    if (warned === undefined) return;
    this.connection.send({
      type: "record_agreement",
      ...fields,
      conclusion_id: this.from.value || null,
      release: this.agreementRelease.value,
      warned,
    });
    this.agreement.what.value = this.agreement.who.value = this.agreement.when.value = "";
    this.agreementRelease.value = "participants";
    this.agreement.what.focus();
  }

  /* --- lists --------------------------------------------------------------------------------------------- */

  draw() {
    const { connection, words } = this;
    const { scalars, loaded } = connection.state;
    if (loaded) this.changing?.follow();
    if (!loaded || this.changing) return;
    this.root.classList.toggle("closed", scalars.status === "closed");
    const sorted = (noun) => this.withWaiting(noun).sort((one, other) => one.order - other.order);
    const conclusions = sorted("conclusion");
    const agreements = sorted("agreement");
    const groups = connection
      .steps()
      .map((step) => [step, conclusions.filter((one) => one.step === step.id)])
      .filter(([step, own]) => own.length && (this.data.scope === "all" || step.id === scalars.step));
    this.conclusions.replaceChildren(
      ...(groups.length
        ? groups.map(([step, own]) =>
            element(
              "div",
              { class: "group" },
              this.data.scope === "all" ? element("h3", { text: step.title[this.language] }) : "",
              element("ul", {}, ...own.map((one) => this.conclusion(one))),
            ),
          )
        : [element("p", { class: "muted", text: words.no_conclusions })]),
    );
    this.agreements.replaceChildren(
      agreements.length ? this.agreementTable(agreements) : element("p", { class: "muted", text: words.no_agreements }),
    );
    if (this.use === "console") this.drawForms(scalars, conclusions);
    this.pager?.lay([
      [...this.conclusions.querySelectorAll("h3, li")],
      [...this.agreements.querySelectorAll("tbody tr")],
    ]);
  }

  /* What is on its way counts as there already, so that nobody types it twice. */
  withWaiting(noun) {
    const rows = this.connection.list(noun);
    if (this.use !== "console") return rows;
    for (const action of this.connection.waiting()) {
      const changed = action.type === `edit_${noun}` && rows.find((row) => row.id === action[`${noun}_id`]);
      if (changed) Object.assign(changed, action, { id: changed.id, waiting: true });
      if (action.type === `record_${noun}` && !rows.some((row) => row.id === action.id))
        rows.push({
          ...action,
          step: action.step_id,
          notes: action.note_ids ?? [],
          conclusion: action.conclusion_id,
          order: Infinity,
          waiting: true,
        });
    }
    return rows;
  }

  drawForms(scalars, conclusions) {
    const { connection, words } = this;
    const steps = connection
      .steps()
      .filter((step) => step.phase || step.activity === "conclude" || step.id === scalars.step);
    const current = this.lastStep === scalars.step && this.picked ? this.picked : scalars.step;
    if (this.lastStep !== scalars.step) [this.lastStep, this.picked] = [scalars.step, null];
    offer(
      this.forStep,
      steps.map((step) => [step.id, `${words.for_step}: ${step.title[this.language]}`]),
      current ?? steps[0]?.id,
    );
    offer(
      this.from,
      [
        ["", words.no_conclusion],
        ...conclusions.filter((one) => !one.waiting).map((one) => [one.id, one.text.slice(0, 90)]),
      ],
      this.from.value,
    );
    this.drawChosen();
  }

  conclusion(one) {
    const { words } = this;
    const row = element(
      "li",
      { class: "conclusion", "data-key": `conclusion:${one.id}` },
      element("p", { dir: "auto", text: one.text }),
      this.grounds(one),
    );
    row.append(...this.released(row, one, "conclusion"));
    if (one.waiting) row.append(element("p", { class: "muted", text: words.kept }));
    else if (this.use === "console")
      row.append(
        this.tools(
          one.text,
          () => this.startChange("conclusion", row, one),
          { type: "withdraw_conclusion", conclusion_id: one.id },
          [words.agree, () => this.startAgreement(one)],
        ),
      );
    return row;
  }

  /* What it rests on, and how that did in votes. */
  grounds({ notes, votes = [] }) {
    const { words } = this;
    const count = notes.length;
    const based = !count ? "" : count === 1 ? words.based_on_one : fill(words.based_on, { count });
    const voted = votes.map(([place, dots]) => fill(dots === 1 ? words.voted_one : words.voted, { dots, place }));
    return count ? element("p", { class: "muted", text: [based, ...voted].join(" · ") }) : null;
  }

  startAgreement(one) {
    this.fold.open = true;
    this.from.value = one.id;
    this.agreement.what.focus();
  }

  agreementTable(agreements) {
    const { words } = this;
    const head = [words.what, words.who, words.when, words.priority].map((text) =>
      element("th", { scope: "col", text }),
    );
    return element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...head)),
      element(
        "tbody",
        {},
        ...agreements.map((one) => {
          const date = one.by_when
            ? new Date(`${one.by_when}T12:00:00`).toLocaleDateString(this.language, {
                day: "numeric",
                month: "long",
                year: "numeric",
              })
            : words.no_date;
          const what = element("td", { dir: "auto", "data-key": `agreement:${one.id}` }, one.what);
          what.append(...this.released(what, one, "agreement"));
          if (this.use === "console" && !one.waiting)
            what.append(
              this.tools(one.what, () => this.startChange("agreement", what, one), {
                type: "withdraw_agreement",
                agreement_id: one.id,
              }),
            );
          if (one.waiting) what.append(element("p", { class: "muted", text: words.kept }));
          return element(
            "tr",
            { class: `priority-${one.priority}` },
            what,
            element("td", { dir: "auto", text: one.who }),
            element("td", { text: date }),
            element("td", { text: words.priorities[one.priority] }),
          );
        }),
      ),
    );
  }

  /* For whom something is, in words; the usual is said on the console only. It can change after closing too. */
  released(node, one, noun) {
    const { words } = this;
    if (this.use !== "console" && one.release === "participants") return [];
    const text = element("span", { text: fill(words.released, { release: words.releases[one.release] }) });
    if (this.use !== "console" || one.waiting) return [element("p", { class: "release" }, text)];
    const change = () => {
      const choice = releases(words, one.release);
      this.edit(
        node,
        [choice],
        () => this.connection.send({ type: `release_${noun}`, [`${noun}_id`]: one.id, release: choice.value }),
        { kind: "releasing" },
      );
    };
    return [
      element(
        "p",
        { class: "release" },
        text,
        element("button", {
          type: "button",
          class: "plain",
          text: words.change_release,
          "aria-label": `${words.change_release}: ${(one.text ?? one.what).slice(0, 40)}`,
          onClick: change,
        }),
      ),
    ];
  }

  tools(text, edit, withdraw, extra) {
    const { words } = this;
    const button = (name, run) =>
      element("button", {
        type: "button",
        class: "plain",
        text: name,
        "aria-label": `${name}: ${text.slice(0, 40)}`,
        onClick: run,
      });
    const remove = () => {
      this.connection.send(withdraw);
      this.say(words.removed, "", () => this.connection.send({ ...withdraw, withdrawn: false }));
    };
    return element(
      "div",
      { class: "tools" },
      button(words.edit, edit),
      button(words.remove, remove),
      extra ? button(...extra) : null,
    );
  }

  /* --- changing one ---------------------------------------------------------------------------------------- */

  /* When somebody else changes or removes it meanwhile, what is typed here stays, beside what the other made of it. */
  startChange(noun, node, one, typed = null, asks = null) {
    const { words } = this;
    const kind = NOUNS[noun];
    const form = kind.form(words, typed ?? kind.valueOf(one));
    const button = element("button", { class: "primary", text: words.save });
    const conflict = new ConflictChoice({
      words,
      seen: kind.valueOf(one),
      mine: form.read,
      use: form.write,
      told: kind.told,
      button,
    });
    const warning = new IdentityWarning({
      words,
      ...form.checked,
      known: () => kind.wordsOf(kind.valueOf(one)),
      again: () => this.changing.submit(),
    });
    const save = () => {
      const value = form.read();
      if (value === null) return form.controls[0].focus();
      const warned = warning.decide();
      if (warned === undefined) return null;
      return this.connection.send({
        ...(conflict.gone ? kind.again(one, value) : kind.change(one, value, conflict.seen)),
        warned,
      });
    };
    const follow = () => {
      const now = this.connection.item(noun, one.id);
      conflict.follow(now ? kind.valueOf(now) : null);
    };
    this.edit(node, form.controls, save, {
      kind: "editor changing",
      follow,
      button,
      extra: [conflict.node, warning.node],
    });
    follow();
    if (asks) warning.refuse(asks);
  }

  edit(
    node,
    controls,
    save,
    { kind, follow = () => {}, button = element("button", { class: "primary", text: this.words.save }), extra = [] },
  ) {
    if (this.changing) return this.changing.focus();
    const finish = () => {
      this.changing = null;
      this.draw();
      this.showReturned();
    };
    const submit = () => {
      if (save()) finish();
    };
    this.changing = { follow, submit, focus: () => controls[0].focus() };
    node.classList.add("editing");
    node.replaceChildren(
      element(
        "form",
        {
          class: kind,
          onSubmit: (event) => {
            event.preventDefault();
            submit();
          },
        },
        ...controls,
        ...extra,
        button,
        element("button", { type: "button", text: this.words.cancel, onClick: finish }),
      ),
    );
    this.changing.focus();
  }

  /* --- what was refused ------------------------------------------------------------------------------------ */

  takeBack({ refused, message, code }) {
    const [verb, noun] = refused.type.split("_");
    if (!(noun in NOUNS)) return;
    this.fail(message);
    const asks = code === "identifying" ? message : null;
    if (verb === "record" && noun === "conclusion") {
      this.text.value = [this.text.value, refused.text].filter(Boolean).join("\n");
      this.keep();
    }
    if (verb === "record" && noun === "agreement" && !this.agreement.what.value) {
      this.fold.open = true;
      write(this.agreement, refused);
    }
    if (verb === "record" && asks) (noun === "agreement" ? this.agreementWarning : this.warning).refuse(asks);
    if (verb === "edit") this.returned.push([noun, refused, asks]);
    this.showReturned();
  }

  /* A change that came too late comes back beside what is there now, also when that is nothing. */
  showReturned() {
    if (this.changing || !this.returned.length) return;
    const [noun, action, asks] = this.returned.shift();
    const id = action[`${noun}_id`];
    this.draw();
    let node = this.root.querySelector(`[data-key="${noun}:${id}"]`);
    if (!node) this[`${noun}s`].prepend((node = element("div", { class: "conclusion" })));
    const now = this.connection.item(noun, id) ?? {
      id,
      step: this.connection.state.scalars.step,
      notes: [],
      release: "participants",
    };
    this.startChange(noun, node, { ...now, ...NOUNS[noun].asWas(action) }, NOUNS[noun].typed(action), asks);
  }
}

export default mounted(Harvest);
