import type { Policy, Question, Settled } from '../service/api';
import type { Credentials, Form } from './protocol';

type Pair = readonly [name: string, value: string];

/** What became of the form: a question, or the sentence that tells the user which field cannot be read. */
export type FormReading =
  | { readonly kind: 'question'; readonly question: Question; readonly settled: Settled }
  | { readonly kind: 'unclear'; readonly because: string };

const contentTypeName = 'Content-Type';

/** The form as it is first shown: the witness of a finding, or a plain GET from another origin. */
export function formFor(policy: Policy, witness?: Question): Form {
  const headers = witness?.headers ?? [];
  return {
    from: witness?.from ?? 'https://app.example.com',
    to: witness?.to ?? 'https://api.example.com/',
    method: witness?.method ?? 'GET',
    headers: headers.filter((pair) => !isContentType(pair)).map(([name, value]) => `${name}: ${value}`).join('\n'),
    contentType: headers.find(isContentType)?.[1] ?? '',
    credentials: witness?.credentials ?? defaultCredentials,
    settled: Object.fromEntries(policy.unknowns.map(({ name }) => [name, ''])),
  };
}

/** What `fetch` does when a page says nothing. */
const defaultCredentials: Credentials = 'same-origin';

/** The question that the form asks. A header line without a name is told to the user rather than dropped. */
export function questionOf(form: Form): FormReading {
  const from = originOf(form.from);
  if (from === undefined) return unclear('The page’s origin needs a scheme and a host, like https://app.example.com, or null.');
  if (!URL.canParse(form.to.trim())) return unclear('The URL needs a scheme and a host, like https://api.example.com/.');
  if (form.method.trim() === '') return unclear('The method is empty.');
  const headers = headersOf(form);
  if (typeof headers === 'string') return unclear(headers);
  const question = { from, to: form.to.trim(), method: form.method.trim(), headers, credentials: form.credentials };
  return { kind: 'question', question, settled: settledOf(form) };
}

/**
 * The origin that a browser sends for what was typed: of a whole URL its origin, `null` for what has none.
 * Schemes that URL calls opaque (browser extensions) are sent as they stand.
 */
export function originOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text.toLowerCase() === 'null') return 'null';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.origin !== 'null') return url.origin;
  return url.protocol.endsWith('-extension:') && url.host !== '' ? `${url.protocol}//${url.host}` : 'null';
}

function headersOf(form: Form): readonly Pair[] | string {
  const pairs: Pair[] = [];
  for (const [index, line] of form.headers.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon <= 0) return `Line ${String(index + 1)} of the headers is not “Name: value”: ${line.trim()}`;
    pairs.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const contentType = form.contentType.trim();
  if (contentType === '') return pairs;
  return pairs.some(isContentType) ? 'Content-Type is given twice: in the headers and in its own field.' : [...pairs, [contentTypeName, contentType]];
}

/** An empty text leaves an unknown unknown. */
function settledOf(form: Form): Settled {
  return Object.fromEntries(Object.entries(form.settled).filter(([, text]) => text.trim() !== ''));
}

function isContentType([name]: Pair): boolean {
  return name.toLowerCase() === contentTypeName.toLowerCase();
}

function unclear(because: string): FormReading {
  return { kind: 'unclear', because };
}
