import { engines, type Engine } from '../fetch/engines';
import { fetchInBrowser } from '../fetch/fetch';
import type { AskServer, Cookie, Fetched, PageRequest } from '../fetch/types';
import { get, type HeaderList } from '../http/header-list';
import type { HttpAnswer, HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { RecordValue } from '../model/value';
import type { Answer, Question } from '../rules/rule';
import type { Outcome, Server } from '../servers/server';
import type { Scenario } from './api';

/** A server with its options settled, in one release. */
export interface Configured { readonly server: Server; readonly options: RecordValue; readonly release: string }

/** What the implementation does with one request. */
export function respond({ server, options, release }: Configured, request: HttpRequest): Outcome {
  return server.respond(options, request, release);
}

/** What a browser gets when a handler stands behind the implementation that answers everything with 200 and no headers. */
export function behind(outcome: Outcome): HttpAnswer {
  switch (outcome.kind) {
    case 'answers': return { kind: 'response', response: { status: outcome.status, headers: carried(outcome.headers) }, handlerRuns: outcome.handlerRuns };
    case 'passesOn': return { kind: 'response', response: { status: 200, headers: carried(outcome.headers) }, handlerRuns: true };
    case 'hangs': return { kind: 'no answer', because: 'the server never answers' };
    case 'failsToStart': return { kind: 'no answer', because: `the server does not start: ${outcome.because}` };
    case 'unknown': return { kind: 'unknown', because: outcome.because };
  }
}

/** HTTP carries no white space around a value. */
function carried(headers: HeaderList): HeaderList {
  return headers.map(({ name, value }) => ({ name, value: isUnknown(value) ? value : value.replaceAll(/^[\t ]+|[\t ]+$/g, '') }));
}

/** A browser in front of the server. `to` is the address that a question without one is about. */
export function fetchFrom(configured: Configured, scenario: Scenario, to: string, engine: Engine = engines[scenario.engine ?? 'chromium']): Fetched {
  const page = pageRequestOf(scenario, to);
  return fetchInBrowser(page, askOf(configured, scenario, page.url), { engine, cookies: cookiesOf(scenario, page.url), thirdPartyCookies: scenario.thirdPartyCookies });
}

function pageRequestOf({ from, to, method = 'GET', headers = [], credentials = 'omit', mode, redirect, body, initiator }: Scenario, otherwise: string): PageRequest {
  return { from, url: to ?? otherwise, method, headers, credentials, mode, redirect, body, initiator };
}

/** A signed-in user's browser holds a cookie that may cross sites, unless the scenario has another. */
function cookiesOf({ cookie = { sameSite: 'none', secure: true } }: Scenario, url: string): readonly Cookie[] {
  return URL.canParse(url) ? [{ name: 'session', value: '1', host: new URL(url).hostname, ...cookie }] : [];
}

/** The configuration answers at every URL but the one that is said to redirect. */
function askOf(configured: Configured, { redirects }: Scenario, url: string): AskServer {
  const first = url.split('#', 1)[0];
  return (request) => {
    if (redirects === undefined || request.url !== first) return behind(respond(configured, request));
    const location = { name: 'Location', value: redirects.to };
    if (redirects.by === 'proxy') return { kind: 'response', response: { status: redirects.status, headers: [location] }, handlerRuns: false };
    const outcome = respond(configured, request);
    const answer = behind(outcome);
    if (outcome.kind !== 'passesOn' || answer.kind !== 'response') return answer;
    return { ...answer, response: { status: redirects.status, headers: [...answer.response.headers, location] } };
  };
}

/** What a rule needs to know of it. */
export function answerOf(question: Question, fetched: Fetched): Answer {
  const { verdict, exchanges } = fetched;
  const last = exchanges.at(-1)?.answer;
  const headers = last?.kind === 'response' ? last.response.headers : [];
  return {
    question: { ...question, to: fetched.request.url },
    outcome: verdict.kind === 'throws' ? 'refused' : verdict.kind,
    refusedBecause: verdict.kind === 'refused' || verdict.kind === 'throws' ? verdict.refusal.reason : undefined,
    exchanges,
    header: (name) => get(headers, name),
  };
}
