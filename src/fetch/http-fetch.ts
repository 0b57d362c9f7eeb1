import { has } from '../http/header-list';
import type { HttpAnswer, HttpRequest, HttpResponse } from '../http/message';
import { isUnknown, type Unknown } from '../http/unknown';
import { corsCheck } from './cors-check';
import { checkPreflightResponse, isRedirectStatus, preflightRequest } from './cors-preflight-fetch';
import type { Engine } from './engines';
import { originHeader } from './origin-header';
import type { Request, ResponseTainting } from './request';
import { inSection, type Failure } from './trace';
import type { AskServer, Exchange, Step } from './types';

/** Fetch, "fetch params": what goes with a request from algorithm to algorithm. */
export interface FetchParams {
  readonly request: Request;
  readonly cookie: string | undefined;
  readonly ask: AskServer;
  readonly engine: Engine;
  /** Written to by every algorithm. */
  readonly trace: Step[];
  readonly exchanges: Exchange[];
}

/** A response that the page may read, a network error, or what cannot be told. */
export type Fetching = { readonly kind: 'response'; readonly response: HttpResponse } | Failure | Unknown;

/** Fetch, "HTTP fetch": the preflight where one is needed, the request, and the CORS check of its answer. */
export function httpFetch(params: FetchParams, tainting: ResponseTainting, unsafe: readonly string[], makeCorsPreflight: boolean): Fetching {
  if (makeCorsPreflight) {
    const preflight = corsPreflightFetch(params, unsafe);
    if (preflight.kind !== 'success') return preflight;
  }
  const fetched = exchange(params, 'actual', actualRequest(params, tainting));
  if (fetched.kind !== 'response') return fetched;
  if (tainting === 'cors') {
    const check = corsCheck(params.request, fetched.response, 'actual', params.trace);
    if (check.kind !== 'success') return check;
  }
  return redirects(fetched.response) ? redirect(params) : fetched;
}

/** Fetch, "CORS-preflight fetch". */
function corsPreflightFetch(params: FetchParams, unsafe: readonly string[]) {
  const { request, engine, trace } = params;
  const preflight = preflightRequest(request, unsafe);
  const asks = unsafe.length > 0 ? ` with ${unsafe.join(', ')}` : '';
  inSection(trace, 'CORS-preflight fetch', 'preflight')('1', 'goes on', `An OPTIONS request without credentials asks whether ${request.method}${asks} is allowed.`);
  const fetched = exchange(params, 'preflight', preflight);
  return fetched.kind === 'response' ? checkPreflightResponse(request, unsafe, fetched.response, engine, trace) : fetched;
}

/** One request over the wire. */
function exchange({ ask, exchanges, trace }: FetchParams, kind: Exchange['kind'], request: HttpRequest): Fetching {
  const answer: HttpAnswer = ask(request);
  exchanges.push({ kind, request, answer });
  const write = inSection(trace, 'HTTP-network fetch', kind);
  switch (answer.kind) {
    case 'response': return answer;
    case 'no answer':
      write('8', 'fails', `No answer comes: ${answer.because}.`);
      return { kind: 'failure', reason: 'no answer', exchange: kind, detail: undefined, seen: '' };
    case 'unknown':
      write('8', 'unknown', `The answer cannot be told: ${answer.because}.`);
      return answer;
  }
}

/** The request itself: fetch adds Origin, and the cookie where the credentials mode lets it. */
function actualRequest({ request, cookie }: FetchParams, tainting: ResponseTainting): HttpRequest {
  const { method, url, credentialsMode } = request;
  const headers = [...request.headers];
  const origin = originHeader(request, tainting);
  if (origin !== undefined) headers.push({ name: 'Origin', value: origin });
  const included = credentialsMode === 'include' || (credentialsMode === 'same-origin' && tainting === 'basic');
  if (cookie !== undefined && included) headers.push({ name: 'Cookie', value: cookie });
  return { method, url, headers };
}

/** A status that cannot be told is taken for none that redirects: CORS implementations redirect nothing. */
function redirects({ status, headers }: HttpResponse): boolean {
  return !isUnknown(status) && isRedirectStatus(status) && has(headers, 'location');
}

function redirect({ trace }: FetchParams): Unknown {
  const because = 'redirects are not followed yet';
  inSection(trace, 'HTTP fetch', 'actual')('6', 'unknown', `The answer redirects, and ${because}.`, ['location']);
  return { kind: 'unknown', because };
}
