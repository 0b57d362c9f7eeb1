import type { Reason } from '../http/reason';
import { isUnknown } from '../http/unknown';
import type { Fetched, Refusal } from '../service/api';

/** What a sentence about a refusal is made of. */
interface Told { readonly response: string; readonly detail: string; readonly from: string; readonly silence: string; readonly handlerRan: boolean }

interface Words { readonly what: (told: Told) => string; readonly remedy: (told: Told) => string }

const reasons: Readonly<Record<Reason, Words>> = {
  'method forbidden': {
    what: ({ detail }) => `no page may send the method ${detail}`,
    remedy: () => 'Use another method.',
  },
  'header invalid': {
    what: ({ detail }) => `the header ${detail} is not valid`,
    remedy: () => 'Correct its name or its value.',
  },
  'mode same-origin': {
    what: () => 'the page asked for its own origin only',
    remedy: () => 'Fetch with mode cors.',
  },
  'no answer': {
    what: ({ silence }) => silence,
    remedy: () => '',
  },
  'origin missing': {
    what: ({ response }) => `${response} has no Access-Control-Allow-Origin header`,
    remedy: ({ from }) => (from === 'null' ? nullRemedy : `If the page is yours, allow the origin ${from}.`),
  },
  'wildcard with credentials': {
    what: ({ response }) => `Access-Control-Allow-Origin of ${response} is *, which does not count for a request with credentials`,
    remedy: () => 'Name the origins, or fetch without credentials.',
  },
  'origin mismatch': {
    what: ({ response, from }) => `Access-Control-Allow-Origin of ${response} is not ${from}`,
    remedy: ({ from }) => (from === 'null' ? nullRemedy : `Browsers compare letter by letter: if the page is yours, allow exactly ${from}.`),
  },
  'credentials not true': {
    what: ({ response }) => `Access-Control-Allow-Credentials of ${response} is not true, and the request carries credentials`,
    remedy: () => 'Allow credentials on the server, or fetch without them.',
  },
  'status not ok': {
    what: () => 'the status of the preflight response is not between 200 and 299',
    remedy: ({ handlerRan }) => (handlerRan
      ? 'Answer OPTIONS before authentication and routing.'
      : 'The server itself turns this preflight down: allow the method and the headers that it asks for, if pages need them.'),
  },
  redirect: {
    what: () => 'the server redirects the preflight',
    remedy: () => 'Fetch the final URL: mind https and the last slash.',
  },
  'methods unreadable': {
    what: () => 'Access-Control-Allow-Methods is not a list of methods',
    remedy: () => 'Separate the methods by commas, without quotes or brackets.',
  },
  'headers unreadable': {
    what: () => 'Access-Control-Allow-Headers is not a list of header names',
    remedy: () => 'Separate the names by commas, without quotes or brackets.',
  },
  'method not allowed': {
    what: ({ detail }) => `Access-Control-Allow-Methods does not name ${detail}`,
    remedy: ({ detail }) => methodRemedy(detail),
  },
  'header not allowed': {
    what: ({ detail }) => `Access-Control-Allow-Headers does not name ${detail}`,
    remedy: ({ detail }) => headerRemedy(detail),
  },
};

const nullRemedy = 'Sandboxed frames and local files send null: give the page an origin of its own rather than allow null.';

function methodRemedy(method: string): string {
  const upper = method.toUpperCase();
  return method === upper ? `If pages need it, allow the method ${method}.` : `Methods keep their case: write ${upper} in the page.`;
}

function headerRemedy(name: string): string {
  const remedy = `If pages need it, allow the header ${name}.`;
  return name.toLowerCase() === 'authorization' ? `${remedy} * never covers it.` : remedy;
}

/** The verdict in one sentence: what happens, and for whom. */
export function headlineOf(fetched: Fetched): string {
  const { verdict } = fetched;
  switch (verdict.kind) {
    case 'readable': return 'The page can read the response.';
    case 'refused': return `The browser blocks it: ${reasons[verdict.refusal.reason].what(told(fetched, verdict.refusal))}.`;
    case 'throws': return `The browser sends nothing: ${reasons[verdict.refusal.reason].what(told(fetched, verdict.refusal))}.`;
    case 'unknown': return `Cannot tell: ${verdict.because}.`;
  }
}

/** More sentences: what the server has done already, and what to do. */
export function sentencesOf(fetched: Fetched, unknowns: readonly string[]): readonly string[] {
  const { verdict } = fetched;
  const first = fetched.sameOrigin ? ['Page and API have the same origin: CORS does not apply.'] : [];
  switch (verdict.kind) {
    case 'readable': return [...first, ...readableSentences(fetched, verdict.readableHeaders)];
    case 'refused': return [...first, ...doneSentences(fetched, verdict.refusal), reasons[verdict.refusal.reason].remedy(told(fetched, verdict.refusal))];
    case 'throws': return [...first, 'The server never hears of it.', reasons[verdict.refusal.reason].remedy(told(fetched, verdict.refusal))];
    case 'unknown': return [...first, ...(unknowns.length > 0 ? [`Fill in ${unknowns.join(', ')} to find out.`] : [])];
  }
}

function readableSentences(fetched: Fetched, names: readonly string[] | 'unknown'): readonly string[] {
  if (fetched.sameOrigin) return [];
  const cookies = fetched.request.credentials === 'include' ? ['The user’s cookies went along.'] : [];
  if (names === 'unknown') return [...cookies, 'Which headers its scripts may read cannot be told.'];
  return [...cookies, names.length === 0
    ? 'Its scripts read status and body, and no header.'
    : `Its scripts read status, body and ${names.length === 1 ? 'the header' : 'the headers'} ${names.join(', ')}.`];
}

/** What the server did before the browser refused: blocked is not the same as undone. */
function doneSentences(fetched: Fetched, refusal: Refusal): readonly string[] {
  if (refusal.exchange === 'preflight') return ['That was the preflight: the request itself was never sent. curl sends no preflight, so there it works.'];
  if (refusal.exchange === 'none' || refusal.reason === 'no answer') return [];
  const answer = fetched.exchanges.findLast((exchange) => exchange.kind === 'actual')?.answer;
  const runs = answer?.kind === 'response' ? answer.handlerRuns : false;
  const done = isUnknown(runs) ? 'The request has reached the server, which may have done its work.'
    : runs ? 'The server has already run the handler: its work is done, only the page may not see the answer.'
      : 'The request has reached the server, but its handler did not run.';
  return [done, 'curl ignores CORS and shows the answer.'];
}

function told(fetched: Fetched, refusal: Refusal): Told {
  const response = refusal.exchange === 'preflight' ? 'the preflight response' : 'the response';
  const last = fetched.exchanges.at(-1)?.answer;
  const silence = last?.kind === 'no answer' ? last.because : 'the server does not answer';
  const handlerRan = last?.kind === 'response' && last.handlerRuns === true;
  return { response, detail: refusal.detail ?? 'it uses', from: fetched.request.from, silence, handlerRan };
}
