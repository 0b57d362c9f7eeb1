import type { Explanation } from '../explain/explain';
import type { Scenario } from './api';

type Headers = readonly (readonly [name: string, value: string])[];

const json: Headers = [['Content-Type', 'application/json']];

/** What makes browsers ask first, the usual things first. */
const preflighted: readonly (readonly [method: string, headers: Headers])[] = [
  ['POST', json], ['PUT', json], ['PATCH', json], ['DELETE', []], ['GET', [['Authorization', 'Bearer token']]],
];

/**
 * The requests that a message can be about, the plainest first. A console tells neither everything of a request nor, in
 * Firefox, the page: `visitors` are origins that pages may have here, the likeliest first.
 */
export function requestsOf(explanation: Explanation, visitors: readonly string[]): readonly Scenario[] {
  const { engine, request: { from, url, initiator } } = explanation;
  if (url === undefined) return [];
  const origins = from === undefined ? visitors : [from];
  return origins.flatMap((origin) => waysOf(explanation).flatMap((way) => routesOf(explanation, url).map((route) => ({
    from: origin, ...route, ...way,
    ...(engine === undefined ? {} : { engine }), ...(initiator === undefined ? {} : { initiator }),
  }))));
}

/** The request with nothing assumed but the page's origin, where that is not told. */
export function toldRequest(explanation: Explanation, visitor: string): Scenario | undefined {
  return requestsOf(explanation, [visitor])[0];
}

/** Method, headers and credentials: as told, and where a preflight failed for an untold reason, what can have asked for it. */
function waysOf({ exchange, request: { method, headers, credentials } }: Explanation): readonly Partial<Scenario>[] {
  const cookies = credentials === undefined ? {} : { credentials };
  const told = { ...(method === undefined ? {} : { method }), ...(headers === undefined ? {} : { headers }), ...cookies };
  if (exchange !== 'preflight' || headers !== undefined) return [told];
  const asking = preflighted.filter(([each]) => method === undefined || each === method);
  return [told, ...asking.map(([each, others]) => ({ method: each, headers: others, ...cookies }))];
}

/** Straight to the URL that failed, and to the one where it began, which redirects there. */
function routesOf({ url: failed, redirectedFrom }: Explanation, begun: string): readonly Pick<Scenario, 'to' | 'redirects'>[] {
  if (redirectedFrom === undefined || failed === undefined) return [{ to: begun }];
  return [{ to: failed }, { to: begun, redirects: { status: 302, to: failed, by: 'application' } }];
}
