/* Who or what an answer names: chosen from the record, or a name that somebody types where that may be. */

import { element } from "./page.js";
import { _ } from "./words.js";

export function namesControl(field, { id, offers = [] }) {
  const known = offers.filter((one) => field.of.includes(one.of));
  const typing = field.kind === "people";
  let items = [];
  const list = element("ul", { class: "named-items" });
  const input = typing ? element("input", { id, type: "text", maxlength: 200, list: null }) : element("select", { id });
  const control = element("div", { class: "names-of-field" }, list, element("div", { class: "row" }, input));

  const tell = () => control.dispatchEvent(new Event("change", { bubbles: true }));
  const draw = () => {
    list.replaceChildren(...items.map(chip));
    list.classList.toggle("hidden", !items.length);
    input.disabled = items.length >= field.most;
  };
  const add = (item) => {
    if (items.some((one) => one.of === item.of && one.text === item.text)) return;
    items = [...items, item];
    draw();
    tell();
  };
  const chip = (item) =>
    element(
      "li",
      {},
      element("span", { dir: "auto", text: item.text }),
      element("button", {
        type: "button",
        class: "plain",
        text: "×",
        "aria-label": _("Remove {name}", { name: item.text }),
        onClick: () => {
          items = items.filter((one) => one !== item);
          draw();
          tell();
          input.focus();
        },
      }),
    );

  if (typing) control.append(typeNames(input, id, known, add));
  else chooseFrom(input, known, add);
  return {
    control,
    single: true,
    read: () => items,
    write: (value) => {
      if (JSON.stringify(value ?? []) === JSON.stringify(items)) return;
      items = value ?? [];
      draw();
    },
    focus: () => input.focus(),
    ...(typing ? { named: [input] } : {}),
  };
}

/* Enter or leaving the field adds the name; one that the record knows is that row of it. */
function typeNames(input, id, known, add) {
  const take = () => {
    const text = input.value.trim();
    input.value = "";
    if (text) add(known.find((one) => one.text.toLowerCase() === text.toLowerCase()) ?? { of: "", id: "", text });
  };
  input.setAttribute("list", `${id}-known`);
  input.setAttribute("placeholder", _("Add a name"));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  });
  input.addEventListener("change", take);
  return element("datalist", { id: `${id}-known` }, ...known.map(({ text }) => element("option", { value: text })));
}

function chooseFrom(input, known, add) {
  input.replaceChildren(
    element("option", { value: "", text: _("Choose") }),
    ...known.map(({ text }, at) => element("option", { value: String(at), text })),
  );
  input.addEventListener("change", (event) => {
    event.stopPropagation();
    const item = known[Number(input.value)];
    if (input.value !== "") add(item);
    input.value = "";
  });
}
