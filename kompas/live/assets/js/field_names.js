/* People or rows that an answer names: chosen from the record, or a name that somebody types where allowed. */

import { button, choice, onEnter, row, textLine } from "./controls.js";
import { html, show } from "./page.js";
import { _ } from "./words.js";

/** @param {FormField} field @param {FieldPlace} place @returns {FieldControl} */
export function namesControl(field, { id, offers = [] }) {
  const known = offers.filter((one) => field.of.includes(one.of));
  /** @type {NamedItem[]} */
  let items = [];
  const list = html.ul({ class: "named-items" });
  const adder = field.kind === "people" ? typeNames(id, known, add) : chooseFrom(id, known, add);
  const names = html.datalist({ id: `${id}-known` }, ...known.map(({ text }) => html.option({ value: text })));
  const control = html.div({ class: "names-of-field" }, list, row(adder), names);

  const draw = () => {
    list.replaceChildren(...items.map(chip));
    show(list, items.length);
    adder.disabled = items.length >= field.most;
  };
  /** @param {NamedItem[]} changed */
  const become = (changed) => {
    items = changed;
    draw();
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };
  /** @param {NamedItem} item */
  function add(item) {
    if (!items.some((one) => one.of === item.of && one.text === item.text)) become([...items, item]);
  }
  /** @param {NamedItem} item */
  const chip = (item) => {
    const drop = () => {
      become(items.filter((one) => one !== item));
      adder.focus();
    };
    const name = _("Remove {name}", { name: item.text });
    return html.li(
      html.span({ dir: "auto", text: item.text }),
      button("×", drop, { class: "plain", "aria-label": name }),
    );
  };
  draw();
  return {
    control,
    single: true,
    read: () => items,
    write: (value) => {
      if (JSON.stringify(value ?? []) === JSON.stringify(items)) return;
      items = value ?? [];
      draw();
    },
    focus: () => adder.focus(),
    named: adder instanceof HTMLInputElement ? [adder] : [],
  };
}

/**
 * Enter or leaving the field adds the name; one that the record knows is that row of it.
 * @param {string} id @param {NamedItem[]} known @param {(item: NamedItem) => void} add
 */
function typeNames(id, known, add) {
  const take = () => {
    const text = input.value.trim();
    input.value = "";
    if (text) add(known.find((one) => one.text.toLowerCase() === text.toLowerCase()) ?? { of: "", id: "", text });
  };
  const input = textLine({ id, type: "text", placeholder: _("Add a name"), onChange: take, onKeydown: onEnter(take) });
  input.setAttribute("list", `${id}-known`);
  return input;
}

/** @param {string} id @param {NamedItem[]} known @param {(item: NamedItem) => void} add */
function chooseFrom(id, known, add) {
  /** @type {[string, string][]} */
  const pairs = known.map(({ text }, at) => [String(at), text]);
  /** @param {Event} event */
  const onChange = (event) => {
    event.stopPropagation();
    if (select.value !== "") add(known[Number(select.value)]);
    select.value = "";
  };
  const select = choice({ id, onChange }, [["", _("Choose")], ...pairs]);
  return select;
}
