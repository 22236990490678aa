import { arrange, clockText, Component, element, fill, mounted, setText } from "kompas/component.js";
import { changing, described, face, shownCases } from "kompas/cases.js";

class Gallery extends Component {
  constructor(root) {
    super(root);
    this.elements = new Map();
  }

  build() {
    const { words } = this;
    this.elements.clear();
    this.announcement = element("p", { class: "visually-hidden", role: "status" });
    this.clock = element("span", { class: "clock", role: "timer", "aria-label": words.turn_clock });
    this.controls = element("div", { class: "controls" });
    this.status = element("p", { class: "status", role: "status" });
    this.spotlight = element("div", { class: "spotlight" });
    this.grid = element("ul", { class: "grid", "aria-label": words.gallery });
    this.parked = element("ul", { class: "grid parked", "aria-label": words.parked });
    this.nothing = element("p", { class: "muted nothing" });
    this.summary = element("summary", {});
    const body = [this.controls, this.status, this.spotlight, this.nothing, this.grid, this.parked];
    this.pager = this.pages();
    this.fold = this.use === "console" ? element("details", {}, this.summary, ...body) : null;
    this.root.replaceChildren(this.announcement, ...(this.fold ? [this.fold] : body), this.pager?.bar ?? "");
  }

  hear(change) {
    if (change.presence || change.outbox || change.mine || (change.status && !change.all)) return;
    if (change.refused && /_case$/.test(change.refused.type)) this.fail(change.message);
    if (
      change.keys &&
      ![...change.keys].some((key) => /^(case|note|participant)/.test(key)) &&
      !["step", "status", "activity", "case_mode"].some((name) => name in change.scalars)
    )
      return;
    this.draw();
  }

  /* --- what is shown --------------------------------------------------------------------------------- */

  /* In a workshop from before there were cards a case is a note; it hangs among them, without name and face. */
  all() {
    const notes = this.connection.list("note").filter((note) => note.kind === "case" && !note.parked && !note.hidden);
    return [...shownCases(this.connection), ...notes.map((note) => ({ id: note.id, text: note.text, isNote: true }))];
  }

  speaking() {
    return this.connection.list("case").find((one) => one.turn) ?? null;
  }

  draw() {
    const { connection, words } = this;
    const { scalars, loaded } = connection.state;
    if (!loaded) return;
    const cases = this.all();
    const speaking = scalars.activity === "cases" ? this.speaking() : null;
    this.root.classList.toggle("speaking", Boolean(speaking));
    this.root.classList.toggle("closed", scalars.status === "closed");
    this.drawFold(cases, scalars);
    setText(this.nothing, cases.length ? "" : words.nothing[scalars.case_mode]);
    this.drawSpotlight(speaking, cases);
    const inGrid = this.use === "screen" && speaking ? [] : cases;
    this.grid.style.setProperty("--columns", String(columnsFor(cases.length)));
    this.grid.dataset.size = sizeFor(cases.length);
    this.grid.classList.toggle("hidden", !inGrid.length);
    arrange(
      this.grid,
      inGrid.map((one) => this.card(one, one.id === speaking?.id)),
    );
    const parked = this.use === "console" ? connection.list("case").filter((one) => one.parked) : [];
    this.parked.classList.toggle("hidden", !parked.length);
    arrange(
      this.parked,
      parked.map((one) => this.card(one, false)),
    );
    this.pager?.lay([[...this.grid.children]]);
    if (this.use === "console")
      this.drawControls(
        cases.filter((one) => !one.isNote && !one.of_group),
        speaking,
        scalars,
      );
    this.announce(speaking);
    this.tick();
  }

  drawFold(cases, scalars) {
    if (!this.fold) return;
    const wanted = !scalars.step || scalars.activity === "cases";
    if (this.wanted !== wanted) this.fold.open = this.wanted = wanted; // after that the facilitator decides
    setText(this.summary, fill(this.words.count, { count: cases.length }));
  }

  announce(speaking) {
    if ((speaking?.id ?? null) === this.announced) return;
    this.announced = speaking?.id ?? null;
    setText(this.announcement, speaking ? fill(this.words.now_speaking, { name: speaking.name }) : "");
  }

  /* An element is made once for each version of its case: drawing again does not load a picture again. */
  card(one, isSpeaking) {
    const version = JSON.stringify([one, isSpeaking]);
    const known = this.elements.get(one.id);
    if (known?.version === version) return known.node;
    const node = this.make(one, isSpeaking);
    this.elements.set(one.id, { version, node });
    return node;
  }

  make(one, isSpeaking) {
    const { words, connection } = this;
    if (one.isNote)
      return element("li", { class: "case plain" }, element("p", { class: "text", dir: "auto", text: one.text }));
    const signs = [
      isSpeaking ? `● ${words.speaking}` : one.spoken && this.use !== "participant" ? `✓ ${words.spoken}` : "",
      one.owner ?? "",
    ]
      .filter(Boolean)
      .join(" · ");
    return element(
      "li",
      { class: `case${isSpeaking ? " now" : ""}`, "data-id": one.id },
      face(connection, one, described(one, words)),
      element(
        "div",
        { class: "about-it" },
        element("p", { class: "name" }, element("strong", { dir: "auto", text: one.name })),
        element("p", { class: "age", text: words.ages[one.age] }),
        one.text ? element("p", { class: "text", dir: "auto", text: one.text }) : null,
        signs ? element("p", { class: "signs", text: signs }) : null,
        this.use === "console" ? this.tools(one, isSpeaking) : null,
      ),
    );
  }

  /* Large, with the clock, and everybody's face under it. On the phone and the console one line says it. */
  drawSpotlight(speaking, cases) {
    const { words, connection } = this;
    this.spotlight.classList.toggle("hidden", !speaking || this.use === "console");
    if (!speaking || this.use === "console") return;
    if (
      !this.changed(
        "spotlight",
        speaking,
        cases.map(({ id, name, spoken, picture, figure }) => [id, name, spoken, picture, figure]),
      )
    )
      return;
    const head = element(
      "div",
      { class: "said" },
      element("p", { class: "label", text: words.now_label }),
      element("h2", { dir: "auto", text: speaking.name }),
      element("p", { class: "age", text: words.ages[speaking.age] }),
      speaking.text ? element("p", { class: "text", dir: "auto", text: speaking.text }) : null,
    );
    const strip = element(
      "ol",
      { class: "strip", "aria-label": words.gallery },
      ...cases
        .filter((one) => !one.isNote && !one.of_group)
        .map((one) =>
          element(
            "li",
            {
              class: one.id === speaking.id ? "now" : one.spoken ? "spoken" : "",
              "aria-current": one.id === speaking.id ? "true" : undefined,
            },
            face(connection, one),
            element("span", {
              dir: "auto",
              text: `${one.id === speaking.id ? "● " : one.spoken ? "✓ " : ""}${one.name}`,
            }),
          ),
        ),
    );
    this.spotlight.replaceChildren(
      face(connection, speaking, described(speaking, words)),
      head,
      this.clock,
      ...(this.use === "screen" ? [strip] : []),
    );
  }

  tick() {
    const speaking = this.connection?.state.loaded ? this.speaking() : null;
    if (!speaking) return;
    const left = (speaking.turn - this.connection.time()) / 1000;
    setText(this.clock, clockText(left));
    this.clock.dataset.mood = left < 0 ? "over" : left <= 10 ? "urgent" : "calm";
  }

  /* --- the facilitator's hands ------------------------------------------------------------------------ */

  tools(one, isSpeaking) {
    const { words, connection } = this;
    const button = (text, run) =>
      element("button", { type: "button", class: "plain", text, "aria-label": `${text}: ${one.name}`, onClick: run });
    if (one.parked)
      return element(
        "div",
        { class: "tools" },
        button(words.restore, () => connection.send({ type: "restore_case", case_id: one.id })),
      );
    return element(
      "div",
      { class: "tools" },
      isSpeaking || one.of_group ? null : button(words.give_turn, () => this.give(one, false)),
      button(words.change, () => changing.begin(one)),
      button(words.park, () => connection.send({ type: "park_case", case_id: one.id })),
    );
  }

  drawControls(cases, speaking, scalars) {
    const { words } = this;
    const running = scalars.activity === "cases" && scalars.status === "running" && cases.length;
    this.controls.classList.toggle("hidden", !running);
    if (!running) return;
    const next = following(cases, speaking);
    const before = speaking ? cases[cases.findIndex((one) => one.id === speaking.id) - 1] : null;
    if (!this.changed("controls", speaking?.id, speaking?.name, next?.id, before?.id)) return;
    const focused = this.controls.contains(this.root.getRootNode().activeElement);
    const button = (text, run, kind = "") => element("button", { type: "button", class: kind, text, onClick: run });
    const main = next
      ? button(fill(words.next_turn, { name: next.name }), () => this.give(next, true), "primary")
      : speaking
        ? button(words.last_done, () => this.give(null, true), "primary")
        : element("span", { class: "muted", text: words.all_spoken });
    this.controls.replaceChildren(
      main,
      ...(speaking
        ? [
            element("strong", { dir: "auto", text: fill(words.now_speaking, { name: speaking.name }) }),
            this.clock,
            next ? button(words.skip, () => this.give(next, false)) : "",
            before ? button(words.previous, () => this.give(before, false)) : "",
            button(words.stop, () => this.give(null, true)),
          ]
        : []),
    );
    if (focused) this.controls.querySelector("button")?.focus();
  }

  give(one, spoken) {
    return this.now({ type: "give_turn", case_id: one?.id ?? null, seen: this.speaking()?.id ?? null, spoken });
  }
}

/* Who comes next: the first after this one who has not had the word, else the first of all. */
function following(cases, speaking) {
  const at = cases.findIndex((one) => one.id === speaking?.id);
  const waiting = (one) => !one.spoken && one.id !== speaking?.id;
  return cases.slice(at + 1).find(waiting) ?? cases.find(waiting) ?? null;
}

function columnsFor(count) {
  if (count <= 3) return Math.max(1, count);
  if (count === 4) return 2;
  if (count <= 6) return 3;
  return count <= 8 ? 4 : 5;
}

function sizeFor(count) {
  if (count === 1) return "large";
  if (count <= 3) return "tall";
  return count <= 6 ? "medium" : "small";
}

export default mounted(Gallery);
