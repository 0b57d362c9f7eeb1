import { engines, type Engine } from '../fetch/engines';
import { fetchInBrowser } from '../fetch/fetch';
import type { AskServer, Cookie, Fetched, PageRequest } from '../fetch/types';
import { get, type HeaderList } from '../http/header-list';
import type { HttpAnswer, HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { RecordValue } from '../model/value';
import type { Answer, Question } from '../rules/rule';
import type { Outcome, Server } from '../servers/server';
import type { Layer } from '../model/application';
import type { Met, Scenario } from './api';
import { metOn, passageThrough, type HandlerDoes, type Passage, type Standing } from './standing';

/** A server with its options settled, in one release, where it stands among what its application registers. */
export interface Configured {
  readonly server: Server;
  readonly options: RecordValue;
  readonly release: string;
  /** Undefined where the application was not found: then the implementation is alone before a handler. */
  readonly standing: Standing<Configured> | undefined;
}

/** A URL and method by which requests come to a configuration. */
export interface Address { readonly api: string; readonly method: string }

/** What the implementation does with one request, whatever stands around it. */
export function respondAlone({ server, options, release }: Omit<Configured, 'standing'>, request: HttpRequest): Outcome {
  return server.respond(options, request, release);
}

/** What becomes of a request on its way through the application. */
export function passageOf(configured: Configured, request: HttpRequest, handler: HandlerDoes = 'answers'): Passage {
  const { standing } = configured;
  if (!standing) return { outcome: alone(configured, request, handler), by: undefined, handled: false, passed: [] };
  const respondsAt = (layer: Layer) => {
    const occupant = standing.own.has(layer) ? configured : standing.others.get(layer);
    return occupant && ((asked: HttpRequest) => respondAlone(occupant, asked));
  };
  return passageThrough({ application: standing.application, respondsAt, handler }, request);
}

/** All that a request meets; nothing where the application is not known. */
export function wayOf(configured: Configured, request: HttpRequest, handler?: HandlerDoes): readonly Met[] {
  const { standing } = configured;
  return standing ? metOn(passageOf(configured, request, handler), (layer) => standing.own.has(layer) || standing.others.has(layer)) : [];
}

/** What the application answers. */
export function respond(configured: Configured, request: HttpRequest, handler?: HandlerDoes): Outcome {
  return passageOf(configured, request, handler).outcome;
}

function alone(configured: Configured, request: HttpRequest, handler: HandlerDoes): Outcome {
  const outcome = respondAlone(configured, request);
  if (outcome.kind !== 'passesOn' || handler === 'answers') return outcome;
  return { kind: 'unknown', because: 'what answers errors is not known' };
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

/** A browser in front of the server. `address` is what a question without one is about. */
export function fetchFrom(configured: Configured, scenario: Scenario, address: Address, engine: Engine = engines[scenario.engine ?? 'chromium']): Fetched {
  const page = pageRequestOf(scenario, address);
  return fetchInBrowser(page, askOf(configured, scenario, page.url), { engine, cookies: cookiesOf(scenario, page.url), thirdPartyCookies: scenario.thirdPartyCookies });
}

function pageRequestOf({ from, to, method, headers = [], credentials = 'omit', mode, redirect, body, initiator }: Scenario, address: Address): PageRequest {
  return { from, url: to ?? address.api, method: method ?? address.method, headers, credentials, mode, redirect, body, initiator };
}

/** A signed-in user's browser holds a cookie that may cross sites, unless the scenario has another. */
function cookiesOf({ cookie = { sameSite: 'none', secure: true } }: Scenario, url: string): readonly Cookie[] {
  return URL.canParse(url) ? [{ name: 'session', value: '1', host: new URL(url).hostname, ...cookie }] : [];
}

/** The configuration answers at every URL but the one that is said to redirect. */
function askOf(configured: Configured, { redirects, handler }: Scenario, url: string): AskServer {
  const first = url.split('#', 1)[0];
  return (request) => {
    if (redirects === undefined || request.url !== first) return behind(respond(configured, request, handler));
    const location = { name: 'Location', value: redirects.to };
    if (redirects.by === 'proxy') return { kind: 'response', response: { status: redirects.status, headers: [location] }, handlerRuns: false };
    const { outcome, handled } = passageOf(configured, request);
    const answer = behind(outcome);
    if ((outcome.kind !== 'passesOn' && !handled) || answer.kind !== 'response') return answer;
    return { ...answer, response: { status: redirects.status, headers: [...answer.response.headers, location] } };
  };
}

/** What a rule needs to know of it. */
export function answerOf(question: Question, fetched: Fetched): Answer {
  const { verdict, exchanges } = fetched;
  const last = exchanges.at(-1)?.answer;
  const headers = last?.kind === 'response' ? last.response.headers : [];
  return {
    question: { ...question, to: fetched.request.url, ...(fetched.request.method === 'GET' ? {} : { method: fetched.request.method }) },
    outcome: verdict.kind === 'throws' ? 'refused' : verdict.kind,
    refusedBecause: verdict.kind === 'refused' || verdict.kind === 'throws' ? verdict.refusal.reason : undefined,
    exchanges,
    header: (name) => get(headers, name),
  };
}
