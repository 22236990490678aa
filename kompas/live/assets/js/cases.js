/* Cases as every component shows them: in order, with a face, and as the small sign on a note. */

import { figure } from "./figures.js";
import { element, fill, offer } from "./page.js";

/* The cases on the wall, in the order in which they came. */
export const shownCases = (connection) =>
  connection
    .list("case")
    .filter((one) => !one.parked)
    .sort((one, other) => one.order - other.order);

export const caseWith = (connection, id) => {
  const item = id ? connection.state.items.get(`case:${id}`) : null;
  return item && !item.parked ? { id, ...item } : null;
};

export const pictureAddress = (connection, one) =>
  `/live/${encodeURIComponent(connection.code)}/cases/${one.id}/picture?v=${one.picture}`;

/* The picture, the figure, or a figure of its age. `alt` is what a screen reader says; empty beside the name. */
export function face(connection, one, alt = "") {
  const holder = element("span", {
    class: "face",
    role: alt ? "img" : undefined,
    "aria-label": alt || undefined,
    "aria-hidden": alt ? undefined : "true",
  });
  const drawn = () => figure(one.figure, one.age);
  if (!one.picture) holder.append(drawn());
  else
    holder.append(
      element("img", {
        src: one.preview ?? pictureAddress(connection, one),
        alt: "",
        decoding: "async",
        draggable: false,
        onError: (event) => event.target.replaceWith(drawn()),
      }),
    );
  return holder;
}

export const described = (one, words) => fill(words.picture_of, { name: one.name, age: words.ages[one.age] });

/* Which case a note is about; nothing when about none, or about one that is off the wall. */
export function about(connection, id) {
  const one = caseWith(connection, id);
  return one
    ? element("span", { class: "of-case" }, face(connection, one), element("span", { dir: "auto", text: one.name }))
    : null;
}

/* What makes that sign look different: part of the version of a note's element. */
export const aboutVersion = (connection, id) => {
  const one = caseWith(connection, id);
  return one ? `${one.name}/${one.picture ?? one.figure ?? one.age}` : "";
};

/* Gives a select the cases to choose from; hidden when there is no choice. */
export function offerCases(select, row, connection, chosen, nothing) {
  const cases = shownCases(connection);
  row.classList.toggle("hidden", cases.length < 2);
  const value = cases.length > 1 && cases.some((one) => one.id === chosen) ? chosen : "";
  offer(select, [["", nothing], ...cases.map((one) => [one.id, one.name])], value);
  return value;
}

/* The case that the facilitator is changing, shared by the gallery and the form beside it. */
export const changing = {
  listeners: new Set(),
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  },
  begin(one) {
    for (const listener of this.listeners) listener(one);
  },
};
