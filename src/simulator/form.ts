import { originOfUrl } from '../http/origin';
import type { Policy, Question, Scenario, Settled } from '../service/api';
import { untouched, type Form } from './protocol';

type Pair = readonly [name: string, value: string];

/** What became of the form: a question, or the sentence that tells the user which field cannot be read. */
export type FormReading =
  | { readonly kind: 'question'; readonly question: Scenario; readonly settled: Settled }
  | { readonly kind: 'unclear'; readonly because: string };

const contentTypeName = 'Content-Type';

/** The form as it is first shown: the witness of a finding, or a plain GET from another origin. */
export function formFor(policy: Policy, witness?: Question): Form {
  const headers = witness?.headers ?? [];
  return {
    from: witness?.from ?? 'https://app.example.com',
    to: witness?.to ?? policy.url,
    method: witness?.method ?? 'GET',
    headers: headers.filter((pair) => !isContentType(pair)).map(([name, value]) => `${name}: ${value}`).join('\n'),
    contentType: headers.find(isContentType)?.[1] ?? '',
    // What fetch does when a page says nothing.
    credentials: witness?.credentials ?? 'same-origin',
    ...untouched,
    settled: Object.fromEntries(policy.unknowns.map(({ name }) => [name, ''])),
  };
}

/** The question that the form asks. A header line without a name is told to the user rather than dropped. */
export function questionOf(form: Form): FormReading {
  const from = originOf(form.from);
  if (from === undefined) return unclear('The page’s origin needs a scheme and a host, like https://app.example.com, or null.');
  if (!URL.canParse(form.to.trim())) return unclear('The URL needs a scheme and a host, like https://api.example.com/.');
  if (form.method.trim() === '') return unclear('The method is empty.');
  const headers = headersOf(form);
  if (typeof headers === 'string') return unclear(headers);
  const to = new URL(form.to.trim()).href;
  if (!URL.canParse(form.redirectsTo.trim(), to)) {
    return unclear('What the server redirects to is neither a URL, like https://www.example.com/, nor a path, like /users/.');
  }
  const question = { from, to, method: form.method.trim(), headers, credentials: form.credentials, ...circumstancesOf(form) };
  return { kind: 'question', question, settled: settledOf(form) };
}

/** Browser, cookies and redirects: what a rule never asks about. */
function circumstancesOf({ engine, mode, redirect, cookie, thirdPartyCookies, ...form }: Form): Omit<Scenario, keyof Question> {
  const to = form.redirectsTo.trim();
  return {
    engine, mode, redirect, cookie: cookies[cookie],
    ...(thirdPartyCookies === 'as installed' ? {} : { thirdPartyCookies }),
    ...(to === '' ? {} : { redirects: { status: form.redirectStatus, to, by: form.redirectedBy } }),
  };
}

const cookies = {
  none: { sameSite: 'none', secure: true },
  lax: { sameSite: 'lax', secure: false },
  strict: { sameSite: 'strict', secure: false },
  unset: { sameSite: undefined, secure: false },
} as const;

/** The origin that a browser sends for what was typed: of a whole URL its origin, `null` for what has none. */
export function originOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text.toLowerCase() === 'null') return 'null';
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text) ? originOfUrl(new URL(text)) : undefined;
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
