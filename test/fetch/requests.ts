import assert from 'node:assert/strict';
import { CookieStore } from '../../src/fetch/cookies';
import { chromium } from '../../src/fetch/engines';
import type { FetchParams } from '../../src/fetch/fetch-params';
import { PreflightCache } from '../../src/fetch/preflight-cache';
import type { Request } from '../../src/fetch/request';
import type { Trace } from '../../src/fetch/trace';
import type { PageRequest, Step } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { HttpAnswer, HttpResponse } from '../../src/http/message';
import type { Known, Unknown } from '../../src/http/unknown';

/** The origin of the page in the tests of this folder. */
export const page = 'https://app.example';

/** What cannot be told. */
export const unknown: Unknown = { kind: 'unknown', because: 'it depends' };

/** A request as the constructor leaves it. */
export function requestOf(partial: Partial<Request> = {}): Request {
  const url = 'https://api.example/';
  return {
    origin: page, url, href: url, firstHref: url, target: 'https://api.example', hostname: 'api.example', port: '', redirectCount: 0, tainted: false,
    method: 'GET', headers: [], firstHeaders: partial.headers ?? [], keepsOrigin: false, body: undefined, mode: 'cors', credentialsMode: 'omit', redirectMode: 'follow', cacheMode: 'default', referrerPolicy: '',
    usesCorsPreflight: false, initiator: 'fetch', ...partial,
  };
}

/** What goes with that request, in a browser that knows nothing yet, in front of a server that answers `answer`, or that nobody asks. */
export function paramsOf(partial: Partial<Request> = {}, engine = chromium, answer?: HttpAnswer): FetchParams {
  const browser = { engine, preflights: new PreflightCache(engine), cookies: new CookieStore([], engine.cookies), now: () => 0 };
  return { request: requestOf(partial), browser, ask: () => answer ?? assert.fail('a server was asked'), trace: emptyTrace(), preflighted: false, redirect: undefined, asked: undefined };
}

/** A request as a script makes it. */
export function pageRequest(partial: Partial<PageRequest> = {}): PageRequest {
  return { from: page, url: 'https://api.example/', method: 'GET', headers: [], credentials: 'same-origin', ...partial };
}

/** A response with these header lines. */
export function responseOf(lines: Readonly<Record<string, Known<string>>>, status: Known<number> = 200): HttpResponse {
  return { status, headers: headers(Object.entries(lines)) };
}

/** A server's answer with these header lines. */
export function answerOf(lines: Readonly<Record<string, Known<string>>>, status: Known<number> = 200): HttpAnswer {
  return { kind: 'response', response: responseOf(lines, status), handlerRuns: true };
}

/** A trace that nothing was written into. */
export function emptyTrace(): Trace {
  return { steps: [], exchanges: [] };
}

/** A trace as one line a step. */
export function lines(trace: readonly Step[]): readonly string[] {
  return trace.map(({ section, step, outcome, exchange, reads, says }) => `${section} ${step} ${outcome} (${[exchange ?? 'no exchange', ...reads].join(', ')}): ${says}`);
}
