import type { AskServer } from '../../fetch/types';
import { has } from '../../http/header-list';
import { received } from '../../http/header-values';
import type { HttpAnswer, HttpRequest, HttpResponse } from '../../http/message';
import type { Entry } from './archive';
import type { Hop, RecordedFetch } from './recorded-fetch';

/** Plays the server of a recording: gives each request of the browser the answer that the file holds. */
export function replay(recorded: RecordedFetch): AskServer {
  let at = 0;
  return (request) => {
    const hop = recorded[at];
    if (hop?.url !== request.url) return unknown(`the file holds no request to ${request.url}`);
    if (request.method === 'OPTIONS' && has(request.headers, 'Access-Control-Request-Method')) return preflightAnswer(hop, request);
    at++;
    return hop.sent === undefined ? unknown('the file holds the preflight alone') : answerOf(hop.sent);
  };
}

/** Whether a preflight was needed that the file does not hold, and must have passed, for the request was answered. */
export function passedUnseen({ preflight, sent }: Hop): boolean {
  return preflight === undefined && sent?.status !== undefined;
}

function preflightAnswer(hop: Hop, request: HttpRequest): HttpAnswer {
  if (hop.preflight !== undefined) return answerOf(hop.preflight);
  if (passedUnseen(hop)) return { kind: 'response', handlerRuns: false, response: permission(request) };
  return hop.sent === undefined || isVague(hop.sent) ? unknown('the file does not hold the preflight') : answerOf(hop.sent);
}

/** The answer that lets exactly this preflight pass. */
function permission({ headers }: HttpRequest): HttpResponse {
  const asked = (name: string) => received(headers, name) ?? '';
  return {
    status: 204,
    headers: [
      { name: 'Access-Control-Allow-Origin', value: asked('Origin') },
      { name: 'Access-Control-Allow-Credentials', value: 'true' },
      { name: 'Access-Control-Allow-Methods', value: asked('Access-Control-Request-Method') },
      { name: 'Access-Control-Allow-Headers', value: asked('Access-Control-Request-Headers') },
    ],
  };
}

function answerOf(entry: Entry): HttpAnswer {
  const { status, responseHeaders, error, byServiceWorker } = entry;
  if (byServiceWorker) return unknown('a service worker answered, and what it did is not in the file');
  if (status === undefined) {
    return isVague(entry) ? unknown('the file does not hold the answer') : { kind: 'no answer', because: `the browser got no answer (${error ?? ''})` };
  }
  if (status === 304 && !has(responseHeaders, 'Access-Control-Allow-Origin')) {
    return unknown('the status 304 stands for a stored answer, which the file does not hold');
  }
  return { kind: 'response', response: { status, headers: responseHeaders }, handlerRuns: { kind: 'unknown', because: 'a recording does not tell' } };
}

/** What browsers say of whatever they keep from a page: it tells neither that the server answered nor that it did not. */
function isVague({ error }: Entry): boolean {
  return error === undefined || error === '' || error === 'net::ERR_FAILED';
}

function unknown(because: string): HttpAnswer {
  return { kind: 'unknown', because };
}
