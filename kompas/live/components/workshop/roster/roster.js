import { button, Component, entries, focusOn, fold, html, ICONS, mounted, table } from "kompas/component.js";
import { PersonPanel } from "kompas/person_panel.js";
import { _, labels } from "kompas/words.js";

export class Roster extends Component {
  /** @type {PersonPanel | null} */
  panel = null;
  list = html.div();
  place = html.div();
  table = html.div();

  /** @param {Place} place */
  constructor(place) {
    super(place);
    this.root.replaceChildren(this.list, this.place, this.table);
  }

  renew() {
    this.draw();
  }

  /** @param {Change} change */
  hear(change) {
    if (!change.outbox && !change.mine) this.draw();
  }

  draw() {
    if (!this.state.loaded) return;
    this.keepFocus("person", () => this.drawList());
    this.panel?.refresh();
  }

  drawList() {
    const { connected: online, screens } = this.state;
    const { people: count, warnings } = this.scalars;
    const people = this.connection.list("participant");
    const [changed, kept] = warnings;
    const total = people.length
      ? _("In the room: {count}, connected: {online}", { count, online })
      : _("Nobody has joined yet.");
    const warned = _("Warned of identifying details: {changed} changed, {kept} posted all the same", { changed, kept });
    this.list.replaceChildren(
      html.p({ class: "total", text: total }),
      html.p({ class: "muted", text: _("Screens open: {count}", { count: screens }) }),
      changed || kept ? html.p({ class: "muted", text: warned }) : "",
      people.length ? this.group(_("By organisation"), people, spelledAlike(people), true) : "",
      people.length ? this.group(_("By domain"), people, (person) => labels.Domain[person.domain], false) : "",
    );
    this.table.replaceChildren(this.counts());
  }

  counts() {
    const notes = this.connection.list("note").filter((note) => !note.parked);
    const here = this.connection.current()?.kinds ?? [];
    const rows = entries(labels.NoteKind)
      .map(([kind, name]) => ({ kind, name, own: notes.filter((note) => note.kind === kind) }))
      .filter(({ kind, own }) => own.length || here.includes(kind))
      .map(({ kind, name, own }) => {
        const icon = html.span({ class: "icon", "aria-hidden": "true", text: ICONS[kind] });
        return html.tr(
          { class: `kind-${kind}` },
          html.th({ scope: "row" }, icon, ` ${name}`),
          html.td({ text: String(own.filter((note) => note.step === this.scalars.step).length) }),
          html.td({ text: String(own.length) }),
        );
      });
    return table([_("Notes"), _("this step"), _("in all")], rows);
  }

  /** @param {string} title @param {Person[]} people @param {(person: Person) => string} by @param {boolean} named */
  group(title, people, by, named) {
    /** @type {Map<string, Person[]>} */
    const groups = new Map();
    for (const person of people) groups.set(by(person), [...(groups.get(by(person)) ?? []), person]);
    const rows = [...groups]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, members]) =>
        html.li(
          html.strong({ text: `${name} (${members.length})` }),
          named ? html.ul(...members.map((person) => this.person(person))) : null,
        ),
      );
    // As it stands now: the event that tells of opening comes a moment later, and a change in between would close it.
    /** @type {HTMLDetailsElement | null} */
    const before = this.list.querySelector(`[data-group="${CSS.escape(title)}"]`);
    return fold({ "data-group": title, open: before?.open }, title, html.ul({ class: "groups" }, ...rows));
  }

  /** @param {Person} person */
  person(person) {
    // where authors are anonymous to all, nobody hears who is there now
    const told = this.scalars.anonymity !== "all";
    const online = this.state.online.includes(Number(person.id));
    return html.li(
      { class: told && online ? "online" : "offline" },
      told ? html.span({ "aria-hidden": "true", text: online ? "● " : "○ " }) : null,
      button(person.name, () => this.open(person), {
        class: "plain",
        "data-person": person.id,
        dir: "auto",
        "aria-label": _("Change or ask: {name}", { name: person.name }),
        "aria-expanded": String(this.panel?.id === Number(person.id)),
      }),
      `, ${person.job_function}`,
      person.expert ? ` · ${_("expert by experience")}` : "",
      person.counts ? "" : ` · ${_("does not count")}`,
      told ? html.span({ class: "visually-hidden", text: ` (${online ? _("connected") : _("not connected")})` }) : null,
    );
  }

  /** @param {Person} person */
  open(person) {
    if (this.panel?.id === Number(person.id)) return this.close();
    this.panel = new PersonPanel(this.connection, person, () => this.close());
    this.place.replaceChildren(this.panel.node);
    this.draw();
    this.panel?.name.focus();
  }

  close() {
    const back = this.panel?.id;
    this.panel = null;
    this.place.replaceChildren();
    this.draw();
    focusOn(this.list, `[data-person="${back}"]`);
  }
}

export default mounted(Roster);

/** The organisation of each; those that differ in capitals or spaces only are one. @param {Person[]} people */
function spelledAlike(people) {
  /** @type {Map<string, string>} */
  const spelled = new Map();
  /** @param {Person} person */
  const key = ({ organisation }) => organisation.trim().replace(/\s+/g, " ").toLowerCase();
  for (const person of people) spelled.set(key(person), spelled.get(key(person)) ?? person.organisation);
  return (/** @type {Person} */ person) => spelled.get(key(person)) ?? person.organisation;
}
