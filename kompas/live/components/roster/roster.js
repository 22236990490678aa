const { connect, element, fill, ICONS, mounted } = await import(new URL("/assets/live.js", document.baseURI));
const { PersonPanel } = await import(new URL("/assets/person_panel.js", document.baseURI));

export default function (component) {
  return mounted(component, (parent) => {
    const root = parent.querySelector(".root");
    const list = element("div", {});
    const place = element("div", {});
    const table = element("div", {});
    root.replaceChildren(list, place, table);
    let connection, unsubscribe, data, panel = null, open = new Set();

    const counts = () => {
      const { words } = data;
      const notes = connection.list("note").filter((note) => !note.parked);
      const step = connection.state.scalars.step;
      const kinds = Object.keys(words.kinds).filter((kind) => notes.some((note) => note.kind === kind) || connection.current()?.kinds.includes(kind));
      const head = element("tr", {}, element("th", { scope: "col", text: words.notes }), element("th", { scope: "col", text: words.this_step }), element("th", { scope: "col", text: words.all_steps }));
      const rows = kinds.map((kind) => {
        const own = notes.filter((note) => note.kind === kind);
        return element("tr", { class: `kind-${kind}` },
          element("th", { scope: "row" }, element("span", { class: "icon", "aria-hidden": "true", text: ICONS[kind] }), ` ${words.kinds[kind]}`),
          element("td", { text: String(own.filter((note) => note.step === step).length) }), element("td", { text: String(own.length) }));
      });
      return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
    };

    const group = (title, people, by, named) => {
      const groups = new Map();
      for (const person of people) groups.set(by(person), [...(groups.get(by(person)) ?? []), person]);
      const rows = [...groups].sort(([one], [other]) => one.localeCompare(other)).map(([name, members]) => element("li", {},
        element("strong", { text: `${name} (${members.length})` }), named ? element("ul", {}, ...members.map(person_row)) : null));
      const details = element("details", { onToggle: () => { details.open ? open.add(title) : open.delete(title); } }, element("summary", { text: title }), element("ul", { class: "groups" }, ...rows));
      details.open = open.has(title);
      return details;
    };

    const person_row = (person) => {
      const told = connection.state.scalars.anonymity !== "all"; // when nobody may know who wrote, nobody hears who is there now
      const online = connection.state.online.includes(Number(person.id));
      return element("li", { class: told && online ? "online" : "offline" },
        told ? element("span", { "aria-hidden": "true", text: online ? "● " : "○ " }) : null,
        element("button", { type: "button", class: "plain", "data-person": person.id, dir: "auto", text: person.name, "aria-label": fill(data.words.open, { name: person.name }), "aria-expanded": String(panel?.id === Number(person.id)), onClick: () => show(person) }),
        `, ${person.job_function}`, person.expert ? ` · ${data.words.expert}` : "", person.counts ? "" : ` · ${data.words.not_counted}`, told ? element("span", { class: "visually-hidden", text: ` (${online ? data.words.online : data.words.offline})` }) : null);
    };

    const show = (person) => {
      if (panel?.id === Number(person.id)) return hide();
      panel = new PersonPanel(connection, person, { words: data.words.panel, domains: data.words.domains, close: hide });
      place.replaceChildren(panel.node);
      draw();
      panel.fields.name.focus();
    };

    const hide = () => {
      const back = panel?.id;
      panel = null;
      place.replaceChildren();
      draw();
      list.querySelector(`[data-person="${back}"]`)?.focus();
    };

    /* The list is drawn anew; who stands on a name with the keyboard stays there. */
    const draw = () => {
      const focused = root.getRootNode().activeElement?.dataset?.person;
      drawList();
      if (focused) list.querySelector(`[data-person="${focused}"]`)?.focus();
      panel?.refresh();
    };

    const drawList = () => {
      const { state } = connection;
      if (!state.loaded) return;
      const { words } = data;
      const people = connection.list("participant");
      list.replaceChildren(
        element("p", { class: "total", text: people.length ? fill(words.people, { count: state.scalars.people, online: state.connected }) : words.nobody }),
        element("p", { class: "muted", text: fill(words.screens, { count: state.screens }) }),
        state.scalars.warnings.some(Boolean) ? element("p", { class: "muted", text: fill(words.warnings, { changed: state.scalars.warnings[0], kept: state.scalars.warnings[1] }) }) : "",
        people.length ? group(words.by_organisation, people, (person) => person.organisation, true) : "",
        people.length ? group(words.by_domain, people, (person) => words.domains[person.domain], false) : "");
      table.replaceChildren(counts());
    };

    return {
      update(fresh) {
        data = fresh;
        const next = connect(fresh);
        if (next !== connection) {
          unsubscribe?.();
          connection = next;
          unsubscribe = connection.subscribe((change) => { if (!change.outbox && !change.mine) draw(); });
        } else draw();
      },
      destroy: () => unsubscribe?.(),
    };
  });
}
