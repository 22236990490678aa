/* Declared fields (kompas/fields) as kompas/live/fields.py describes them, and what is done with them. */

// biome-ignore lint/suspicious/noExplicitAny: JSON, in the shape that its field checks
type FieldValue = any;

type FieldKind =
  | "short_text"
  | "long_text"
  | "one_choice"
  | "several_choices"
  | "yes_no"
  | "date"
  | "number"
  | "table"
  | "people"
  | "reference";

/* Every kind has what stands first; of the rest each has its own. */
interface FormField {
  kind: FieldKind;
  key: string;
  letter: string;
  label: string;
  help: string | null;
  required: boolean;
  nothing: FieldValue;

  longest: number;
  rows: number;
  placeholder: string | null;
  may_identify: "yes" | "names_belong" | "no";
  autocomplete: string | null;
  options: { key: string; text: string }[];
  open_list: boolean;
  explained: boolean;
  why: FormField;
  time_label: string | null;
  decimals: number;
  unit: string | null;
  ends: [string, string] | null;
  steps: number[];
  comma: string;
  columns: FormField[];
  named_rows: { key: string; text: string }[];
  of: string[];
  most: number;
}

/* A row of the record that an answer names; who is not in it has no id. */
interface NamedItem {
  of: string;
  id: string;
  text: string;
}

/* What the record proposes for a question (kompas/domain/dossier/proposals.py). */
interface Proposal {
  key: string;
  origin: string;
  value: FieldValue;
  mark: string;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface FieldControl {
  control: HTMLElement;
  read: () => FieldValue;
  write: (value: FieldValue) => void;
  focus: () => void;
  single?: boolean; // a control that a label can point to
  beside?: HTMLElement | null;
  texts?: TextField[];
  named?: TextField[];
}

interface FieldPlace {
  id: string;
  offers?: NamedItem[];
}
