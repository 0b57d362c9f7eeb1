import { fetchInBrowser } from '../fetch/fetch';
import type { AskServer, Fetched } from '../fetch/types';
import { get, type HeaderList } from '../http/header-list';
import type { HttpAnswer, HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { RecordValue } from '../model/value';
import type { Answer, Question } from '../rules/rule';
import type { Outcome, Server } from '../servers/server';

/** A server with its options settled, in one release. */
export interface Configured { readonly server: Server; readonly options: RecordValue; readonly release: string }

/** The cookie that a signed-in user's browser holds. */
const signedIn = 'session=1';

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
export function fetchFrom(configured: Configured, question: Question, to: string): Fetched {
  const credentials = question.credentials ?? 'omit';
  const ask: AskServer = (request) => behind(respond(configured, request));
  return fetchInBrowser({
    from: question.from,
    url: question.to ?? to,
    method: question.method ?? 'GET',
    headers: question.headers ?? [],
    credentials,
    cookie: credentials === 'include' ? signedIn : undefined,
  }, ask);
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
