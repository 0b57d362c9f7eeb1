import { make } from './elements';

/** One entry of the form. `write` leaves alone what the user is typing in. */
export interface Field<Value = string> {
  readonly element: HTMLElement;
  read(): Value;
  write(value: Value): void;
}

/** The values that a choice has, the usual one first, each with its words. */
export type Options<Value> = readonly [Option<Value>, ...Option<Value>[]];
type Option<Value> = readonly [value: Value, label: string];

interface Described { readonly id: string; readonly label: string; readonly hint?: string | undefined }

/** A line or some lines of text. */
export function textField({ id, label, hint, ...attributes }: Described & { readonly rows?: string; readonly placeholder?: string; readonly list?: string }): Field {
  const input = make(attributes.rows === undefined ? 'input' : 'textarea', {
    id, ...attributes, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  });
  return {
    element: labelled(id, label, hint, input),
    read: () => input.value,
    write: (value) => { set(input, value); },
  };
}

/** A choice among the usual values; `other` opens a line for any further one. */
export function choiceField({ id, label, hint }: Described, usual: readonly (readonly [value: string, label: string])[], other: string): Field {
  const select = make('select', { id }, ...usual.map(([value, text]) => make('option', { value }, text)), make('option', { value: 'other…' }, other));
  const input = make('input', { id: `${id}-other`, 'aria-label': `${label}, ${other}`, spellcheck: 'false', autocomplete: 'off', hidden: true });
  const isOther = () => select.value === 'other…';
  select.addEventListener('change', () => {
    input.hidden = !isOther();
    if (isOther()) input.focus();
  });
  return {
    element: labelled(id, label, hint, select, input),
    read: () => (isOther() ? input.value : select.value),
    write(value) {
      if (document.activeElement === input) return;
      const known = usual.some(([each]) => each === value);
      select.value = known ? value : 'other…';
      input.hidden = known;
      if (!known) input.value = value;
    },
  };
}

/** One of a few values, each with what it means. */
export function selectField<Value extends string | number>({ id, label, hint }: Described, options: Options<Value>): Field<Value> {
  const select = make('select', { id, 'aria-describedby': hint === undefined ? undefined : `${id}-hint` }, ...options.map(([value, text]) => make('option', { value: String(value) }, text)));
  return {
    element: labelled(id, label, hint, select),
    read: () => chosen(options, ([value]) => String(value) === select.value),
    write: (value) => { select.value = String(value); },
  };
}

/** A few values side by side, each with what it means. */
export function radioField<Value extends string>({ id, label, hint }: Described, options: Options<Value>): Field<Value> {
  const inputs = options.map(([value]) => make('input', { type: 'radio', name: id, id: `${id}-${value}`, value }));
  const rows = inputs.map((input, index) => make('label', { for: input.id }, input, options[index]?.[1] ?? input.value));
  const element = make('fieldset', { 'aria-describedby': hint === undefined ? undefined : `${id}-hint` },
    make('legend', {}, label), make('div', { class: 'segments' }, ...rows), hintOf(id, hint));
  return {
    element,
    read: () => chosen(options, (_, index) => inputs[index]?.checked === true),
    write: (value) => { for (const input of inputs) input.checked = input.value === value; },
  };
}

function chosen<Value>(options: Options<Value>, is: (option: Option<Value>, index: number) => boolean): Value {
  const [value] = options.find(is) ?? options[0];
  return value;
}

function labelled(id: string, label: string, hint: string | undefined, ...controls: readonly HTMLElement[]): HTMLElement {
  return make('div', { class: 'field' }, make('label', { for: id }, label), ...controls, hintOf(id, hint));
}

function hintOf(id: string, hint: string | undefined): HTMLElement | undefined {
  return hint === undefined ? undefined : make('p', { class: 'hint', id: `${id}-hint` }, hint);
}

function set(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (document.activeElement !== input && input.value !== value) input.value = value;
}
