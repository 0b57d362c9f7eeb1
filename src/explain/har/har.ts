import { chromium, firefox, webkit, type Engine } from '../../fetch/engines';
import { fetchInBrowser } from '../../fetch/fetch';
import type { CredentialsMode, Fetched, PageRequest, Refusal } from '../../fetch/types';
import { received } from '../../http/header-values';
import { isUnknown } from '../../http/unknown';
import type { Reason } from '../../http/reason';
import { causeOf, reachOf, type Cause } from '../cause';
import { readArchive, type Entry, type LeftOut } from './archive';
import { pageOrigins } from './page-origins';
import { rebuild, sendsStorageAccess, type PassedOver, type Rebuilt } from './page-request';
import { recordedFetches, type RecordedFetch } from './recorded-fetch';
import { passedUnseen, replay } from './replay';

/** What became of a recorded request, by the answers in the file. */
export type Outcome =
  | { readonly kind: 'readable' }
  | { readonly kind: 'refused'; readonly exchange: Refusal['exchange']; readonly cause: Cause; readonly reach: string; readonly console: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** A request across origins, judged. */
export interface Judged {
  /** Numbers of its entries in the file: of every hop, the preflight and the request. */
  readonly entries: readonly number[];
  readonly request: PageRequest;
  /** What the browser itself says: that the page got the answer, or why not. */
  readonly recorded: 'delivered' | 'failed' | 'not told';
  readonly error: string | undefined;
  readonly outcome: Outcome;
  /** What had to be assumed, and what does not fit. Sentences. */
  readonly notes: readonly string[];
}

/** A HAR file, judged; or why it cannot be read. */
export type HarReport =
  | {
    readonly kind: 'judged';
    readonly creator: string;
    readonly entries: number;
    readonly requests: readonly Judged[];
    /** How many requests are none of CORS's business. */
    readonly passedOver: Readonly<Record<PassedOver, number>>;
    readonly leftOut: readonly LeftOut[];
  }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Judges every request across origins in a HAR file, by replaying its answers to a browser. */
export function explainHar(text: string): HarReport {
  const archive = readArchive(text);
  if (archive.kind === 'unreadable') return archive;
  const surroundings = { pageOrigin: pageOrigins(archive.entries, archive.pages), sendsStorageAccess: sendsStorageAccess(archive.entries) };
  const engine = engineOf(archive.creator);
  const passedOver: Record<PassedOver, number> = { 'same origin': 0, 'not by a page': 0, 'without CORS': 0 };
  const requests = recordedFetches(archive.entries).flatMap((recorded) => {
    const rebuilt = rebuild(recorded, surroundings);
    if (typeof rebuilt !== 'string') return [judge(recorded, rebuilt, engine)];
    passedOver[rebuilt]++;
    return [];
  });
  const { creator, entries, leftOut } = archive;
  return { kind: 'judged', creator, entries: entries.length + leftOut.length, requests, passedOver, leftOut };
}

/** Safari signs as WebKit Web Inspector, and Chromium to this day as WebInspector. */
function engineOf(creator: string): Engine {
  const name = creator.toLowerCase();
  if (name.includes('firefox')) return firefox;
  return name.includes('webkit') ? webkit : chromium;
}

function judge(recorded: RecordedFetch, rebuilt: Rebuilt, engine: Engine): Judged {
  const entries = recorded.flatMap(({ preflight, sent }) => [preflight, sent]).flatMap((entry) => (entry === undefined ? [] : [entry.number]));
  const last = recorded.at(-1)?.sent;
  const said = { recorded: recordedBy(last), error: last?.error === '' ? undefined : last?.error };
  const known = last?.error === undefined ? undefined : reasonOfError(last.error);
  if (known !== undefined) {
    const request = { ...rebuilt.page, credentials: rebuilt.credentials ?? 'same-origin' };
    return { entries, request, ...said, outcome: refusedEarly(request, known), notes: [] };
  }
  const { fetched, notes } = choose(recorded, rebuilt, engine, said.recorded);
  const outcome = outcomeOf(fetched);
  return { entries, request: fetched.request, ...said, outcome, notes: [...notes, ...assumptions(recorded, fetched), ...contradictions(said, outcome)] };
}

/** What the browser itself says decides: it never asked the server. */
function refusedEarly(page: PageRequest, reason: Reason): Outcome {
  const cause = causeOf({
    reason, exchange: 'none', detail: undefined, url: page.url, origin: page.from, redirectedFrom: undefined, initiator: page.initiator,
    credentials: undefined, seen: undefined, status: undefined, silence: undefined,
  });
  return { kind: 'refused', exchange: 'none', cause, reach: reachOf({ exchange: 'none', reason }), console: '' };
}

function recordedBy(last: Entry | undefined): Judged['recorded'] {
  if (last?.error !== undefined) return 'failed';
  return last?.delivered === true ? 'delivered' : 'not told';
}

/** Errors of Chromium that say more than any answer. */
function reasonOfError(error: string): Reason | undefined {
  if (error === 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS') return 'local network denied';
  return error === 'mixed-content' ? 'mixed content' : undefined;
}

function tried(recorded: RecordedFetch, { page }: Rebuilt, engine: Engine, credentials: CredentialsMode): Fetched {
  return fetchInBrowser({ ...page, credentials }, replay(recorded), { engine });
}

interface Choice { readonly fetched: Fetched; readonly notes: readonly string[] }

/** Where no cookie tells whether credentials are included, both are tried; what the browser says decides, else fetch's default. */
function choose(recorded: RecordedFetch, rebuilt: Rebuilt, engine: Engine, said: Judged['recorded']): Choice {
  if (rebuilt.credentials !== undefined) return { fetched: tried(recorded, rebuilt, engine, rebuilt.credentials), notes: [] };
  const [without, included] = [tried(recorded, rebuilt, engine, 'same-origin'), tried(recorded, rebuilt, engine, 'include')];
  const [one, other] = [outcomeOf(without), outcomeOf(included)];
  if (one.kind !== 'readable' || other.kind !== 'refused') return { fetched: without, notes: [] };
  switch (said) {
    case 'failed': return { fetched: included, notes: [seemsIncluded] };
    case 'delivered': return { fetched: without, notes: [] };
    case 'not told': return { fetched: without, notes: [`If the page includes credentials, which the file does not tell, the browser blocks it: ${saidOf(other.cause)}`] };
  }
}

const seemsIncluded = 'No cookie went along, yet the browser refused the answer, as it does where the page includes credentials.';

function saidOf({ means, remedy }: Cause): string {
  return `${means} ${remedy}`;
}

function outcomeOf(fetched: Fetched): Outcome {
  const { verdict } = fetched;
  switch (verdict.kind) {
    case 'readable': case 'opaque': return { kind: 'readable' };
    case 'refused': case 'throws': return refusedOutcome(fetched, verdict.refusal, verdict.console);
    case 'unknown': return verdict;
  }
}

function refusedOutcome({ exchanges, request: page }: Fetched, { reason, exchange, detail }: Refusal, console: string): Outcome {
  const last = exchanges.at(-1);
  const response = last?.answer.kind === 'response' ? last.answer.response : undefined;
  const seen = response && received(response.headers, reason === 'preflight redirected' ? 'Location' : 'Access-Control-Allow-Origin');
  const sentOrigin = last && received(last.request.headers, 'Origin');
  const url = last?.request.url ?? page.url;
  const cause = causeOf({
    reason, exchange, detail, url, initiator: page.initiator, credentials: page.credentials === 'include',
    origin: typeof sentOrigin === 'string' ? sentOrigin : page.from,
    redirectedFrom: url === page.url ? undefined : page.url,
    seen: typeof seen === 'string' ? seen : undefined,
    status: response === undefined || isUnknown(response.status) ? undefined : response.status,
    silence: last?.answer.kind === 'no answer' ? last.answer.because : undefined,
  });
  return { kind: 'refused', exchange, cause, reach: reachOf({ exchange, reason }), console };
}

function assumptions(recorded: RecordedFetch, { exchanges }: Fetched): readonly string[] {
  const preflighted = exchanges.filter(({ kind }) => kind === 'preflight').map(({ request }) => request.url);
  const unseen = recorded.some((hop) => passedUnseen(hop) && preflighted.includes(hop.url));
  return unseen ? ['The file holds no preflight for it. It must have passed, or been remembered from before, for the request was sent.'] : [];
}

function contradictions({ recorded, error }: Pick<Judged, 'recorded' | 'error'>, outcome: Outcome): readonly string[] {
  switch (recorded) {
    case 'not told': return [];
    case 'delivered': return outcome.kind === 'refused' ? [notDelivered] : [];
    case 'failed': switch (outcome.kind) {
      case 'refused': return [];
      case 'unknown': return [notInFile];
      case 'readable': return [endedOtherwise(error)];
    }
  }
}

function endedOtherwise(error: string | undefined): string {
  const said = error === undefined ? '' : ` (${error})`;
  return `By these headers the page may read the answer, yet the browser says that the request failed${said}: it is not CORS that ended it.`;
}

const notDelivered = 'The browser says that the page got the answer, which these headers do not allow: are headers missing from the file?';
const notInFile = 'The browser says that the request failed, and the file not why. Give cors-lens explain what the console says, '
  + 'or export from the Network panel of Chrome or Edge, which keeps refused answers.';
