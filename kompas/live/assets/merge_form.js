/* Several notes into one: which text leads, or another one; at which step and of which kind. */

import { element, fill } from "./page.js";

export function mergeForm(notes, { words, steps, titleOf, text = null, merge, cancel }) {
  const [first] = notes;
  const result = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.merged_text });
  result.rows = 3;
  result.value = text ?? first.text;
  const lead = notes.map((note) => element("label", {}, element("input", { type: "radio", name: "lead", value: note.id, checked: note.text === result.value, onChange: () => { result.value = note.text; } }),
    element("span", { dir: "auto", text: note.text })));
  const choose = (label, pairs, chosen) => {
    const node = element("select", { "aria-label": label }, ...pairs.map(([value, name]) => element("option", { value: String(value), text: name })));
    node.value = String(chosen);
    return node;
  };
  const step = choose(words.step, steps.map((one) => [one.id, titleOf(one)]), first.step);
  const kind = choose(words.kind, Object.entries(words.kinds).filter(([value]) => notes.some((note) => note.kind === value)), first.kind);
  const submit = (event) => {
    event.preventDefault();
    if (!result.value.trim()) return result.focus();
    merge({ note_ids: notes.map((note) => note.id), text: result.value.trim(), step_id: Number(step.value), kind: kind.value });
  };
  const form = element("form", { class: "merging", onSubmit: submit },
    element("fieldset", {}, element("legend", { text: fill(words.which_leads, { count: notes.length }) }), ...lead),
    result, element("div", { class: "row" }, step, kind, element("button", { class: "primary", text: words.merge }), element("button", { type: "button", text: words.cancel, onClick: cancel })));
  form.onkeydown = (event) => { if (event.key === "Escape") cancel(); };
  return { node: form, focus: () => (form.querySelector("input:checked") ?? result).focus() };
}
