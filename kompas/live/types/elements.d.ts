/* What `element` of page.js takes. */

type Child = Node | string | false | null | undefined;

interface Properties {
  class?: string;
  text?: string | null;
  onClick?: (event: MouseEvent) => unknown;
  onChange?: (event: Event) => unknown;
  onInput?: (event: Event) => unknown;
  onSubmit?: (event: SubmitEvent) => unknown;
  onKeydown?: (event: KeyboardEvent) => unknown;
  onPointerdown?: (event: PointerEvent) => unknown;
  onPointermove?: (event: PointerEvent) => unknown;
  onBlur?: (event: FocusEvent) => unknown;
  onToggle?: (event: Event) => unknown;
  onFocusout?: (event: FocusEvent) => unknown;
  onError?: (event: ErrorEvent & { target: HTMLElement }) => unknown;
  [name: string]: unknown;
}

/* A select of which it is known what can be chosen. */
type Choice<Value extends string | number> = HTMLSelectElement & { value: `${Value}` };

/* What may tell who a family is: identifying_patterns.json, served as a script. */
interface Patterns {
  rules: { kind?: string; pattern: string; folded?: boolean; check?: string }[];
  fragments: Record<string, string | string[]>;
  months: Record<string, number>;
  sidecodes: string[];
}

declare module "*/patterns/identifying.js" {
  const patterns: Patterns;
  export default patterns;
}
