import type { Form, ShownConfiguration } from '../simulator/protocol';
import { button, icon, make, redraw } from './elements';
import { choiceField, radioField, textField, type Field } from './fields';
import { morePart } from './more';

/** The form: built once, so that the caret and an open menu survive every answer. */
export interface RequestForm {
  readonly element: HTMLElement;
  read(): Form;
  /** Fits the form to the configuration: a field for each thing that its source leaves open. */
  fit(configuration: ShownConfiguration, form: Form): void;
  write(form: Form): void;
  /** Changes some fields as the user would, and asks. */
  press(change: Partial<Form>): void;
}

interface Asks { readonly changed: (soon: boolean) => void; readonly reveal: (token: string) => void }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const contentTypes = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];

const presets: readonly { readonly label: string; readonly title: string; readonly apply: (form: Form, origins: readonly string[]) => Partial<Form> | undefined }[] = [
  { label: 'Listed origin', title: 'A page that the configuration names', apply: (_, [first]) => (first === undefined ? undefined : { from: first }) },
  { label: 'Another website', title: 'A page of somebody else', apply: () => ({ from: 'https://another-website.example' }) },
  { label: 'Sandboxed page', title: 'A sandboxed frame or a local file: its origin is null', apply: () => ({ from: 'null' }) },
  { label: 'JSON POST', title: 'What most forms of web applications send', apply: () => ({ method: 'POST', contentType: 'application/json' }) },
  { label: 'DELETE with a header', title: 'A method and a header that browsers ask about first', apply: () => ({ method: 'DELETE', headers: 'X-Requested-With: fetch', contentType: '' }) },
];

/** Makes the form. `changed(true)` waits for the next key, `changed(false)` does not. */
export function requestForm({ changed, reveal }: Asks): RequestForm {
  const fields = requestFields();
  const more = morePart();
  const unknowns = new Map<string, Field>();
  const unknownsPlace = make('div', { class: 'unknowns' });
  const originsPlace = make('datalist', { id: 'origins' });
  const presetsPlace = make('div', { class: 'presets', role: 'group', 'aria-label': 'Examples' });
  const element = make('form', { 'aria-label': 'Request' }, presetsPlace, ...Object.values(fields).map((field) => field.element), unknownsPlace, more.element, originsPlace);
  element.addEventListener('submit', (event) => { event.preventDefault(); changed(false); });
  element.addEventListener('input', () => { changed(true); });

  const read = (): Form => ({
    from: fields.from.read(), to: fields.to.read(), method: fields.method.read(), headers: fields.headers.read(), contentType: fields.contentType.read(),
    credentials: fields.credentials.read(), engine: fields.engine.read(), ...more.read(),
    settled: Object.fromEntries([...unknowns].map(([name, field]) => [name, field.read()])),
  });
  const write = (form: Form) => {
    fields.from.write(form.from);
    fields.to.write(form.to);
    fields.method.write(form.method);
    fields.headers.write(form.headers);
    fields.contentType.write(form.contentType);
    fields.credentials.write(form.credentials);
    fields.engine.write(form.engine);
    more.write(form);
    for (const [name, field] of unknowns) field.write(form.settled[name] ?? '');
  };
  const press = (change: Partial<Form>) => { write({ ...read(), ...change }); changed(false); };

  return {
    element, read, write, press,
    fit(configuration, form) {
      fitUnknowns(unknowns, unknownsPlace, configuration, form, reveal);
      const origins = configuration.origins ?? [];
      originsPlace.replaceChildren(...[...origins, 'null'].map((value) => make('option', { value })));
      redraw(presetsPlace, ...presets.map(({ label, title, apply }) => (
        apply(form, origins) ? button({ class: 'chip', title, 'data-key': label }, () => { press(apply(read(), origins) ?? {}); }, label) : undefined
      )));
    },
  };
}

function requestFields() {
  return {
    from: textField({ id: 'from', label: 'Page’s origin', list: 'origins', placeholder: 'https://app.example.com' }),
    to: textField({ id: 'to', label: 'URL it fetches', placeholder: 'https://api.example.com/' }),
    method: choiceField({ id: 'method', label: 'Method' }, methods.map((method) => [method, method] as const), 'Other…'),
    contentType: choiceField({ id: 'content-type', label: 'Content type' }, [['', 'none'] as const, ...contentTypes.map((type) => [type, type] as const)], 'Other…'),
    headers: textField({ id: 'headers', label: 'Headers', rows: '3', placeholder: 'Authorization: Bearer …', hint: 'One “Name: value” a line.' }),
    credentials: radioField({ id: 'credentials', label: 'Credentials', hint: 'Cookies go to another origin only with include.' }, [['same-origin', 'same-origin'], ['include', 'include'], ['omit', 'omit']]),
    engine: radioField({ id: 'engine', label: 'Browser' }, [['chromium', 'Chromium'], ['firefox', 'Firefox'], ['webkit', 'WebKit (Safari)']]),
  };
}

/** Fields stay as long as their names do. */
function fitUnknowns(
  fields: Map<string, Field>, place: HTMLElement, { unknowns }: ShownConfiguration, form: Form, reveal: (token: string) => void,
): void {
  const names = [...new Set([...unknowns.map(({ name }) => name), ...Object.keys(form.settled).filter((name) => form.settled[name] !== '')])];
  if (names.length === fields.size && names.every((name) => fields.has(name))) return;
  fields.clear();
  const rows = names.map((name, index) => {
    const unknown = unknowns.find((each) => each.name === name);
    const field = textField({ id: `unknown-${String(index)}`, label: name, hint: unknown?.because, placeholder: 'unknown', list: 'unset' });
    fields.set(name, field);
    field.write(form.settled[name] ?? '');
    const source = unknown && button({ class: 'link', 'data-key': `source-${name}` }, () => { reveal(unknown.reveal); }, icon('go-to-file'), `Show ${name} in the source`);
    return make('div', { class: 'unknown' }, field.element, source);
  });
  const unset = make('datalist', { id: 'unset' }, make('option', { value: '(not set)' }));
  place.replaceChildren(...(rows.length > 0 ? [make('h2', {}, 'What the source leaves open'), ...rows, unset] : []));
}
