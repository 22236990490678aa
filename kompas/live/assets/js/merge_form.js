/* Several notes into one: which text leads, or another one; at which step and of which kind. */

import { IdentityWarning } from "./identity_warning.js";
import { element, fill } from "./page.js";

export function mergeForm(notes, { words, steps, titleOf, text = null, merge, cancel }) {
  const [first] = notes;
  const result = element("textarea", { maxlength: 2000, dir: "auto", "aria-label": words.merged_text });
  result.rows = 3;
  result.value = text ?? first.text;
  const warning = new IdentityWarning({
    words,
    fields: [result],
    known: () => notes.map((note) => note.text),
    again: () => submit(),
  });
  const lead = notes.map((note) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name: "lead",
        value: note.id,
        checked: note.text === result.value,
        onChange: () => {
          result.value = note.text;
          warning.look();
        },
      }),
      element("span", { dir: "auto", text: note.text }),
    ),
  );
  const choose = (label, pairs, chosen) => {
    const node = element(
      "select",
      { "aria-label": label },
      ...pairs.map(([value, name]) => element("option", { value: String(value), text: name })),
    );
    node.value = String(chosen);
    return node;
  };
  const step = choose(
    words.step,
    steps.map((one) => [one.id, titleOf(one)]),
    first.step,
  );
  const kind = choose(
    words.kind,
    Object.entries(words.kinds).filter(([value]) => notes.some((note) => note.kind === value)),
    first.kind,
  );
  const submit = () => {
    if (!result.value.trim()) return result.focus();
    const warned = warning.decide();
    if (warned !== undefined)
      merge({
        note_ids: notes.map((note) => note.id),
        text: result.value.trim(),
        step_id: Number(step.value),
        kind: kind.value,
        warned,
      });
  };
  const form = element(
    "form",
    {
      class: "merging",
      onSubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    element("fieldset", {}, element("legend", { text: fill(words.which_leads, { count: notes.length }) }), ...lead),
    result,
    warning.node,
    element(
      "div",
      { class: "row" },
      step,
      kind,
      element("button", { class: "primary", text: words.merge }),
      element("button", { type: "button", text: words.cancel, onClick: cancel }),
    ),
  );
  form.onkeydown = (event) => {
    if (event.key === "Escape") cancel();
  };
  return { node: form, warning, focus: () => (form.querySelector("input:checked") ?? result).focus() };
}
