import type { Engine } from '../../src/fetch/engines';
import { createBrowser } from '../../src/fetch/fetch';
import type { Fetched, Verdict } from '../../src/fetch/types';
import type { HttpResponse } from '../../src/http/message';
import { isUnknown } from '../../src/http/unknown';
import type { RecordedCase, RecordedExchange, RecordedStep } from './recording';

/** One thing about one step of a case in which model and browser do not agree. */
export interface Difference {
  readonly group: string;
  readonly id: string;
  readonly what: 'sent' | 'verdict' | 'status' | 'readable headers' | 'console';
  readonly model: string;
  readonly browser: string;
}

/** Puts the case to the model with the answers that the real browser got, and compares all that can be observed. */
export function differences(one: RecordedCase, engine: Engine): readonly Difference[] {
  let time = 0;
  const browser = createBrowser({ engine, now: () => time, cookies: one.cookies, thirdPartyCookies: one.thirdPartyCookies });
  return one.steps.flatMap((step, number) => {
    time = step.at;
    let next = 0;
    const fetched = browser.fetch(step.page, () => step.wire[next++]?.answer ?? { kind: 'unknown', because: 'the browser did not ask this' });
    return compared(fetched, step).map((found) => ({ group: one.group, id: one.steps.length > 1 ? `${one.id}, step ${number + 1}` : one.id, ...found }));
  });
}

function compared(fetched: Fetched, step: RecordedStep): readonly Pick<Difference, 'what' | 'model' | 'browser'>[] {
  const pairs: readonly (readonly [Difference['what'], string, string])[] = [['sent', sentByModel(fetched), sentByBrowser(step.wire)], ...outcomes(fetched.verdict, step)];
  return pairs.filter(([, model, browser]) => model !== browser).map(([what, model, browser]) => ({ what, model, browser }));
}

function sentByModel({ exchanges }: Fetched): string {
  return exchanges.map(({ request }) => exchangeText(request.method, request.url, request.headers.map(({ name, value }) => [name.toLowerCase(), isUnknown(value) ? '?' : value]))).join('\n');
}

function sentByBrowser(wire: readonly RecordedExchange[]): string {
  return wire.map(({ method, url, lines }) => exchangeText(method, url, lines)).join('\n');
}

/** Lines in any order: browsers disagree about it, and nothing depends on it. */
function exchangeText(method: string, url: string, lines: readonly (readonly [string, string])[]): string {
  return [`${method} ${url.replace(/#.*/, '')}`, ...lines.map(([name, value]) => `${name}: ${value.replace(/boundary=.*/, 'boundary=b')}`).sort()].join(' | ');
}

function outcomes(verdict: Verdict, { saw, console }: RecordedStep): readonly (readonly [Difference['what'], string, string])[] {
  // Nobody is there to answer a dialogue: the model cannot tell either.
  if (saw === 'it took too long') return [['verdict', verdict.kind, 'unknown']];
  if (typeof saw === 'string') return [['verdict', kindOf(verdict), 'fails'], ['console', consoleOf(verdict), (console ?? saw).trimEnd()]];
  const kind = saw.type.startsWith('opaque') ? saw.type : 'readable';
  if (verdict.kind !== 'readable' || kind !== 'readable' || saw.type === 'loaded') return [['verdict', kindOf(verdict), kind]];
  return [['status', statusOf(verdict.response), String(saw.status)], ['readable headers', namesOf(verdict.readableHeaders), namesOf(saw.readable)]];
}

function kindOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'readable': return 'readable';
    case 'opaque': return verdict.type;
    case 'refused':
    case 'throws': return 'fails';
    case 'unknown': return `unknown: ${verdict.because}`;
  }
}

function statusOf({ status }: HttpResponse): string {
  return isUnknown(status) ? 'unknown' : String(status);
}

/** What Chromium's console shows as `GET url net::ERR_…` says of itself `Failed to load resource: net::ERR_…`. */
function consoleOf(verdict: Verdict): string {
  return verdict.kind === 'refused' || verdict.kind === 'throws' ? verdict.console.replace(/^\S+ \S+ net::/, 'Failed to load resource: net::') : '';
}

function namesOf(names: readonly string[] | 'unknown'): string {
  return names === 'unknown' ? names : [...names].sort().join(' ');
}
