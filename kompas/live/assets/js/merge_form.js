/* Several notes into one: which text leads, or another one; at which step and of which kind. */

import { button, choice, form, kindChoice, onEscape, row, submitButton, textArea } from "./controls.js";
import { Writing } from "./identity_warning.js";
import { entries, html } from "./page.js";
import { _, labels } from "./words.js";

/**
 * @param {Item<"note">[]} notes
 * @param {{ steps: [number, string][], text?: string | null, merge: (action: Action<"merge_notes">) => void,
 *   cancel: () => void }} use
 */
export function mergeForm(notes, { steps, text = null, merge, cancel }) {
  const [first] = notes;
  const result = textArea({ rows: 3, value: text ?? first.text, "aria-label": _("Text of the merged note") });
  const step = choice({ "aria-label": _("Step") }, steps, first.step);
  const kinds = entries(labels.NoteKind).map(([value]) => value);
  const kind = kindChoice(
    _("Kind of note"),
    kinds.filter((value) => notes.some((note) => note.kind === value)),
    first.kind,
  );
  const warning = new Writing({
    fields: [result],
    known: () => notes.map((note) => note.text),
    read: () => result.value.trim(),
    send: (typed, warned) =>
      merge({
        type: "merge_notes",
        note_ids: notes.map((note) => note.id),
        text: typed,
        step_id: Number(step.value),
        kind: kind.value,
        warned,
      }),
  });
  const leads = notes.map((note) => {
    const onChange = () => {
      result.value = note.text;
      warning.look();
    };
    return html.input({ type: "radio", name: "lead", value: note.id, checked: note.text === result.value, onChange });
  });
  const question = html.legend({ text: _("Which text stays for these {count} notes?", { count: notes.length }) });
  const node = form(
    { class: "merging", onKeydown: onEscape(cancel) },
    warning.submit,
    html.fieldset(question, ...notes.map(({ text }, at) => html.label(leads[at], html.span({ dir: "auto", text })))),
    result,
    warning.node,
    row(step, kind, submitButton(_("Merge")), button(_("Cancel"), cancel)),
  );
  return { node, warning, focus: () => (leads.find((input) => input.checked) ?? result).focus() };
}
