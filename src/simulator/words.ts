import { adviceOf, type Advice } from '../explain/advice';
import { has } from '../http/header-list';
import { originOf, sameOrigin } from '../http/origin';
import { isUnknown } from '../http/unknown';
import type { Exchange, Fetched, Refusal } from '../service/api';

/** The verdict in one sentence: what happens, and for whom. */
export function headlineOf(fetched: Fetched): string {
  const { verdict } = fetched;
  switch (verdict.kind) {
    case 'readable': return `The page can read the response${cookieNote(fetched) === undefined ? '' : ', but the cookie is not sent'}.`;
    case 'opaque': return 'The request is made, and the page sees nothing of the response.';
    case 'refused': return `The browser blocks it: ${advice(fetched, verdict.refusal).what}.`;
    case 'throws': return `The browser sends nothing: ${advice(fetched, verdict.refusal).what}.`;
    case 'unknown': return `Cannot tell: ${verdict.because}.`;
  }
}

/** More sentences: what the server has done already, and what to do. */
export function sentencesOf(fetched: Fetched, unknowns: readonly string[]): readonly string[] {
  const { verdict } = fetched;
  const first = corsApplies(fetched) ? [] : ['Page and API have the same origin: CORS does not apply.'];
  switch (verdict.kind) {
    case 'readable': {
      const reads = corsApplies(fetched) ? [readsSentence(verdict.readableHeaders)] : [];
      return [...first, ...cookieSentences(fetched), ...reads, ...otherNotes(fetched)];
    }
    case 'opaque': return [...first, opaqueSentences[verdict.type], ...cookieSentences(fetched), ...otherNotes(fetched)];
    case 'refused': return [...first, ...doneSentences(fetched, verdict.refusal), advice(fetched, verdict.refusal).remedy, ...otherNotes(fetched)];
    case 'throws': return [...first, 'The server never hears of it.', advice(fetched, verdict.refusal).remedy];
    case 'unknown': return [...first, ...(unknowns.length > 0 ? [`Fill in ${unknowns.join(', ')} to find out.`] : [])];
  }
}

/** What the page's scripts see of a response that they may read. */
export function readsSentence(names: readonly string[] | 'unknown'): string {
  if (names === 'unknown') return 'Which headers its scripts may read cannot be told.';
  return names.length === 0
    ? 'Its scripts read status and body, and no header.'
    : `Its scripts read status, body and ${names.length === 1 ? 'the header' : 'the headers'} ${names.join(', ')}.`;
}

/** A redirect can lead away from the page's own origin. */
function corsApplies({ request: { from }, sameOrigin: begins, exchanges }: Fetched): boolean {
  return !begins || exchanges.some(({ request: { url } }) => !sameOrigin(from, originOf(url) ?? ''));
}

type Step = Fetched['trace'][number];

/** Cookies are no part of CORS: whether they went along is seen on the wire alone. */
function cookieSentences(fetched: Fetched): readonly string[] {
  const requests = fetched.exchanges.filter(({ kind }) => kind === 'actual');
  const carriers = requests.filter(({ request }) => has(request.headers, 'Cookie'));
  const last = requests.at(-1);
  if (last !== undefined && carriers.includes(last)) return corsApplies(fetched) ? ['The user’s cookies went along.'] : [];
  const hosts = [...new Set(carriers.map(hostOf))];
  if (hosts.length > 0) return [`The user’s cookies went along to ${hosts.join(', ')}, and not to where it redirects.`];
  const note = cookieNote(fetched);
  return note === undefined ? [] : [note];
}

function hostOf({ request }: Exchange): string {
  return new URL(request.url).host;
}

/** Why no cookie went along with a request that includes credentials; undefined where one did, or where nobody asked. */
function cookieNote({ trace, exchanges }: Fetched): string | undefined {
  if (exchanges.some(({ request }) => has(request.headers, 'Cookie'))) return undefined;
  return trace.findLast(isCookieNote)?.says;
}

function isCookieNote({ section, outcome }: Step): boolean {
  return outcome === 'notes' && section === 'HTTP-network-or-cache fetch';
}

/** What the verdict does not show: a permission that the user is asked for. */
function otherNotes({ trace }: Fetched): readonly string[] {
  return [...new Set(trace.filter((step) => step.outcome === 'notes' && !isCookieNote(step)).map(({ says }) => says))];
}

/** What the server did before the browser refused: blocked is not the same as undone. */
function doneSentences(fetched: Fetched, refusal: Refusal): readonly string[] {
  if (refusal.exchange === 'preflight') return [isRedirected(fetched)
    ? 'That was the preflight after a redirect: the redirected request was never sent, the first one was.'
    : 'That was the preflight: the request itself was never sent. curl sends no preflight, so there it works.'];
  if (refusal.exchange === 'none' || refusal.reason === 'no answer') return [];
  const answer = fetched.exchanges.findLast((exchange) => exchange.kind === 'actual')?.answer;
  const runs = answer?.kind === 'response' ? answer.handlerRuns : false;
  const done = isUnknown(runs) ? 'The request has reached the server, which may have done its work.'
    : runs ? 'The server has already run the handler: its work is done, only the page may not see the answer.'
      : 'The request has reached the server, but its handler did not run.';
  return [done, 'curl ignores CORS and shows the answer.'];
}

const opaqueSentences = {
  opaque: 'Mode no-cors asks for no permission and shows neither status, headers nor body: to read them, fetch with mode cors.',
  opaqueredirect: 'The server redirects, and redirect mode manual leaves it at that.',
} as const;

function advice(fetched: Fetched, { reason, exchange, detail }: Refusal): Advice {
  const { exchanges, request: page } = fetched;
  const answer = exchanges.at(-1)?.answer;
  return adviceOf(reason, {
    response: exchange === 'preflight' ? 'the preflight response' : 'the response',
    from: isTainted(fetched) ? 'null' : page.from,
    redirected: isRedirected(fetched),
    detail,
    credentials: page.credentials === 'include',
    silence: answer?.kind === 'no answer' ? answer.because : 'the server does not answer',
    handlerRan: answer?.kind === 'response' && answer.handlerRuns === true,
  });
}

/** Whether the last exchange is about another URL than the page asked for. */
function isRedirected({ exchanges }: Fetched): boolean {
  return exchanges.slice(0, -1).some(({ kind }) => kind === 'actual');
}

/** Fetch, "redirect-taint": the origin counts as null then, whatever Firefox writes into its preflight. */
function isTainted({ exchanges, request: { from } }: Fetched): boolean {
  const origins = exchanges.map(({ request }) => originOf(request.url));
  return origins.some((origin, at) => at > 0 && origins[at - 1] !== origin && origins[at - 1] !== from);
}
