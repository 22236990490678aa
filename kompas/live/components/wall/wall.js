const { arrange, connect, element, fill, ICONS, mounted, Pager, selection, setText } = await import(new URL("/assets/live.js", document.baseURI));

export default function (component) {
  return mounted(component, (parent) => new Wall(parent.querySelector(".root")));
}

class Wall {
  constructor(root) {
    this.root = root;
    this.fresh = new Set();
    this.elements = new Map();
    this.parts = new Map();
    this.choose = () => this.drawSelection();
  }

  update(data) {
    this.words = data.words;
    const next = connect(data);
    if (next === this.connection && data.language === this.language) return;
    Object.assign(this, { language: data.language, use: data.use });
    this.root.classList.add(data.use);
    this.unsubscribe?.();
    this.connection = next;
    this.build();
    this.unsubscribe = next.subscribe((change) => this.hear(change));
    if (data.use === "console") selection.listeners.add(this.choose);
  }

  destroy() {
    this.unsubscribe?.();
    this.pager?.destroy();
    selection.listeners.delete(this.choose);
  }

  build() {
    const { words } = this;
    this.elements.clear(); // their words are in another language now
    this.parts.clear();
    this.bar = element("div", { class: "bar" });
    this.roll = element("div", { class: "roll", role: "region", "aria-label": words.roll, tabindex: this.use === "screen" ? undefined : "0" });
    if (this.use === "screen") this.pager ??= new Pager(this.root, words);
    this.parked = element("details", { class: "parked" });
    this.status = element("p", { class: "error", role: "status" });
    this.root.replaceChildren(this.bar, this.status, this.roll, this.pager?.bar ?? "", this.parked);
  }

  hear(change) {
    if (change.presence || change.outbox || change.mine) return;
    if (change.status && !change.all) return;
    for (const key of change.fresh ?? []) this.fresh.add(key);
    if (change.refused) setText(this.status, fill(this.words.failed, { reason: change.message }));
    if (change.keys && ![...change.keys].some((key) => /^(note|step|conclusion)/.test(key)) && !("step" in change.scalars) && !("screen_focus" in change.scalars) && !("hidden" in change.scalars) && !("status" in change.scalars)) return;
    this.draw();
    this.fresh.clear();
  }

  /* --- what is shown ------------------------------------------------------------------------------- */

  notes() {
    return this.connection.list("note").filter((note) => !note.parked).sort((one, other) => one.order - other.order);
  }

  columns() {
    const taking = this.connection.steps().filter((step) => step.kinds.length && !step.left_out);
    const notes = this.notes();
    return taking.map((step) => ({ step, notes: notes.filter((note) => note.step === step.id) }))
      .filter(({ step, notes: own }) => step.phase || own.length);
  }

  /* On the screen: the step being worked on, or the whole roll, as the facilitator chose. */
  focus() {
    if (this.use === "console") return null;
    const { screen_focus: chosen = "auto" } = this.connection.state.scalars;
    if (this.use === "screen" && chosen === "all") return null;
    const current = this.connection.current();
    const wanted = this.use === "screen" && chosen !== "auto" ? this.connection.step(Number(chosen)) : current;
    return wanted?.kinds.length ? wanted : null;
  }

  draw() {
    if (!this.connection.state.loaded) return;
    this.root.classList.toggle("closed", this.connection.state.scalars.status === "closed");
    const step = this.focus();
    const columns = this.columns();
    this.root.classList.toggle("focused", Boolean(step));
    this.drawBar(columns, step);
    if (step) this.drawLanes(step, columns.find((column) => column.step.id === step.id)?.notes ?? []);
    else this.drawRoll(columns);
    this.drawParked();
    this.pager?.lay([...this.roll.querySelectorAll(".stack")].map((stack) => [...stack.children]), { first: this.fresh.size > 0 });
    if (this.use === "console") this.drawSelection();
  }

  drawBar(columns, focused) {
    const { words } = this;
    const current = this.connection.state.scalars.step;
    if (this.use === "console") return this.drawFocusChoice(columns);
    const phases = columns.map(({ step, notes }) => element("li", { class: step.id === (focused?.id ?? current) ? "here" : "", "aria-current": step.id === current ? "step" : undefined },
      element("span", { text: this.title(step) }), element("strong", { text: String(notes.length) })));
    this.bar.replaceChildren(element("ol", { class: "phases" }, ...phases));
    this.bar.setAttribute("aria-label", words.roll);
  }

  drawFocusChoice(columns) {
    const { words } = this;
    const { screen_focus: chosen = "auto" } = this.connection.state.scalars;
    const pairs = [["auto", words.follow], ["all", words.whole], ...columns.map(({ step }) => [String(step.id), this.title(step)])];
    const wanted = JSON.stringify(pairs);
    if (this.choice?.dataset.options !== wanted) {
      this.choice = element("select", { id: "focus", onChange: () => this.connection.send({ type: "focus_screen", focus: this.choice.value }) },
        ...pairs.map(([value, text]) => element("option", { value, text })));
      this.choice.dataset.options = wanted;
      this.silence = element("button", { type: "button", onClick: () => this.silent() });
      this.bar.replaceChildren(element("label", { for: "focus", text: words.on_screen }), this.choice, this.silence);
    }
    this.choice.value = chosen;
    const step = this.connection.current();
    this.silence.classList.toggle("hidden", !step?.kinds.length);
    const { hidden } = this.connection.state.scalars;
    setText(this.silence, step?.hides || hidden ? fill(words.reveal_all, { count: hidden }) : words.hide);
  }

  silent() {
    const step = this.connection.current();
    const reveal = step.hides || this.connection.state.scalars.hidden > 0;
    this.connection.send({ type: reveal ? "reveal_notes" : "hide_notes", step_id: step.id });
  }

  title(step) {
    if (step.activity === "cases") return this.words.before;
    if (step.activity === "conclude") return this.words.after;
    return step.title[this.language];
  }

  drawRoll(columns) {
    const current = this.connection.state.scalars.step;
    arrange(this.roll, columns.map(({ step, notes }) => {
      const { section, title, count, stack } = this.part(`column ${step.id}`, () => this.column(step));
      section.classList.toggle("here", step.id === current);
      setText(title, this.title(step));
      setText(count, this.counted(notes.length));
      arrange(stack, this.stacks(step, notes));
      return section;
    }));
    if (this.use === "console" && this.seen !== current) this.bringIntoView(current);
  }

  column(step) {
    const title = element("span", {});
    const count = element("span", { class: "count" });
    const stack = element("div", { class: "stack" });
    const section = element("section", { class: "column", "data-step": String(step.id) }, element("h3", {}, title, count), stack);
    return { section, title, count, stack };
  }

  /* A piece of the wall that is made once and used again. */
  part(key, make) {
    if (!this.parts.has(key)) this.parts.set(key, make());
    return this.parts.get(key);
  }

  /* A new step: show its column, without moving the rest of the page. */
  bringIntoView(current) {
    this.seen = current;
    const column = this.roll.querySelector(".column.here");
    if (column) this.roll.scrollLeft = column.offsetLeft - this.roll.offsetLeft - 8;
  }

  stacks(step, notes) {
    if (!notes.length) return [this.nothing(`column ${step.id}`)];
    return step.kinds.flatMap((kind) => {
      const own = notes.filter((note) => note.kind === kind);
      return own.length ? [this.kindHead(`column ${step.id}`, kind, own.length), ...own.map((note) => this.note(note))] : [];
    });
  }

  drawLanes(step, notes) {
    const newest = [...notes].reverse();
    arrange(this.roll, step.kinds.map((kind) => {
      const own = newest.filter((note) => note.kind === kind);
      const { section, stack } = this.part(`lane ${step.id} ${kind}`, () => this.lane(kind));
      arrange(section, [this.kindHead(`lane ${step.id}`, kind, own.length), stack]);
      arrange(stack, own.length ? own.map((note) => this.note(note)) : [this.nothing(`lane ${step.id} ${kind}`)]);
      return section;
    }));
  }

  lane(kind) { return { section: element("section", { class: `lane kind-${kind}` }), stack: element("div", { class: "stack" }) }; }

  nothing(where) { return this.part(`nothing ${where}`, () => element("p", { class: "muted", text: this.words.empty })); }

  kindHead(where, kind, count) {
    const { head, text } = this.part(`head ${where} ${kind}`, () => {
      const words = element("span", {});
      return { text: words, head: element("h4", { class: `kind-${kind}` }, element("span", { "aria-hidden": "true", text: `${ICONS[kind]} ` }), words) };
    });
    setText(text, `${this.words.kinds[kind]} (${count})`);
    return head;
  }

  counted(count) { return count === 1 ? this.words.one_note : fill(this.words.notes, { count }); }

  /* The element of a note is made once for each of its versions: drawing the wall again only puts them in place. */
  note(note) {
    const version = `${note.id}/${note.revision ?? ""}/${note.author ?? ""}/${note.parked ?? ""}/${note.hidden ?? ""}/${note.step}`;
    const known = this.elements.get(note.id);
    if (known && (known.version === version || known.node.classList.contains("editing"))) return known.node;
    const node = this.make(note);
    this.elements.set(note.id, { version, node });
    return node;
  }

  make(note) {
    const { words } = this;
    if (note.hidden && !note.text) return this.covered(note);
    const meta = [note.hidden && words.hidden, note.perspective && words.perspectives[note.perspective], note.later && words.later, note.author].filter(Boolean).join(" · ");
    const node = element("article", { class: `note kind-${note.kind}${this.fresh.has(`note:${note.id}`) ? " fresh" : ""}`, "data-id": note.id },
      element("p", { class: "text", dir: "auto", text: note.text }),
      meta ? element("p", { class: "meta", text: meta }) : null);
    node.onanimationend = () => node.classList.remove("fresh");
    if (this.use === "console") node.append(this.tools(note));
    return node;
  }

  /* A note that nobody but its author can read yet. */
  covered(note) {
    const { words, connection } = this;
    return element("article", { class: `note covered kind-${note.kind}`, "data-id": note.id }, element("p", { class: "text", text: words.hidden }),
      element("div", { class: "tools" }, element("button", { type: "button", class: "plain", text: words.reveal, onClick: () => connection.send({ type: "reveal_note", note_id: note.id }) })));
  }

  /* --- the facilitator's hands ---------------------------------------------------------------------- */

  tools(note) {
    const { words, connection } = this;
    const short = note.text.slice(0, 40);
    const button = (text, run) => element("button", { type: "button", class: "plain", text, "aria-label": `${text}: ${short}`, onClick: run });
    if (note.parked) return element("div", { class: "tools" }, button(words.edit, () => this.edit(note)), button(words.restore, () => connection.send({ type: "restore_note", note_id: note.id })));
    const move = element("select", { "aria-label": `${words.move} ${short}`, onChange: () => connection.send({ type: "move_note", note_id: note.id, step_id: Number(move.value) }) },
      element("option", { value: "", text: words.move }),
      ...connection.steps().filter((step) => step.kinds.includes(note.kind) && step.id !== note.step).map((step) => element("option", { value: String(step.id), text: this.title(step) })));
    const pick = element("input", { type: "checkbox", "aria-label": `${words.select}: ${short}`, title: words.select, onChange: () => selection.toggle(note.id) });
    const reveal = note.hidden ? button(words.reveal, () => connection.send({ type: "reveal_note", note_id: note.id })) : null;
    return element("div", { class: "tools" }, pick, reveal, button(words.edit, () => this.edit(note)), button(words.park, () => connection.send({ type: "park_note", note_id: note.id })), move);
  }

  edit(note) {
    const { words } = this;
    const node = this.root.querySelector(`[data-id="${note.id}"]`);
    const text = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.text });
    text.value = note.text;
    text.rows = 3;
    const kind = element("select", { "aria-label": words.kind }, ...(this.connection.step(note.step)?.kinds ?? [note.kind]).map((value) => element("option", { value, text: words.kinds[value] })));
    kind.value = note.kind;
    const finish = () => {
      node.classList.remove("editing");
      this.elements.delete(note.id);
      this.draw();
    };
    const save = () => {
      if (text.value.trim()) this.connection.send({ type: "edit_note", note_id: note.id, text: text.value.trim(), kind: kind.value, perspective: note.perspective ?? null, seen: note.revision, warned: "kept" });
      finish();
    };
    node.classList.add("editing");
    node.replaceChildren(element("form", { onSubmit: (event) => { event.preventDefault(); save(); } }, text, kind,
      element("button", { class: "primary", text: words.save }), element("button", { type: "button", text: words.cancel, onClick: finish })));
    text.focus();
  }

  drawSelection() {
    for (const box of this.root.querySelectorAll(".tools input")) {
      const note = box.closest(".note");
      box.checked = selection.notes.has(note.dataset.id);
      note.classList.toggle("chosen", box.checked);
    }
  }

  drawParked() {
    const parked = this.connection.list("note").filter((note) => note.parked);
    this.parked.classList.toggle("hidden", !parked.length);
    const { summary, stack } = this.part("parked", () => ({ summary: element("summary", {}), stack: element("div", { class: "stack" }) }));
    setText(summary, `${this.words.parked} (${parked.length})`);
    arrange(stack, parked.map((note) => this.note(note)));
    arrange(this.parked, [summary, stack]);
  }
}
