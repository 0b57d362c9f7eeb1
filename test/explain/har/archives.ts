import assert from 'node:assert/strict';
import { explainHar, type HarReport, type Judged } from '../../../src/explain/har/har';

type Pairs = Readonly<Record<string, string>>;

/** One entry of a HAR file, as far as a test cares. */
export interface Written {
  readonly method?: string;
  readonly url?: string;
  readonly request?: Pairs;
  readonly status?: number;
  readonly response?: Pairs;
  readonly started?: string;
  /** More properties of the response, such as `_error`. */
  readonly answer?: object;
  /** More properties of the entry, such as `_resourceType`. */
  readonly entry?: object;
}

export const page = 'https://app.example';
export const api = 'https://api.example/x';

const named = (pairs: Pairs) => Object.entries(pairs).map(([name, value]) => ({ name, value }));

/** The text of a HAR file with these entries; a request is a GET from `page` to `api` unless it says otherwise. */
export function har(entries: readonly Written[], log: object = {}): string {
  const written = entries.map(({ method = 'GET', url = api, request = { Origin: page }, status = 200, response = {}, started, answer, entry }) => ({
    ...(started === undefined ? {} : { startedDateTime: started }),
    request: { method, url, headers: named(request) }, response: { status, headers: named(response), ...answer }, ...entry,
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'a test' }, entries: written, ...log } });
}

/** The report on a file that can be read. */
export function read(text: string): Extract<HarReport, { kind: 'judged' }> {
  const report = explainHar(text);
  assert.ok(report.kind === 'judged', 'because' in report ? report.because : '');
  return report;
}

/** The judgement on each request of these entries. */
export function judge(...entries: readonly Written[]): readonly Judged[] {
  return read(har(entries)).requests;
}

/** `readable`, the reason of a refusal, or why nothing can be told. */
export function inWords({ outcome }: Judged): string {
  switch (outcome.kind) {
    case 'readable': return 'readable';
    case 'refused': return `${outcome.cause.reason}, ${outcome.exchange}`;
    case 'unknown': return outcome.because;
  }
}

export const preflight = (method: string, names: string, answer: Written = {}): Written => ({
  method: 'OPTIONS', status: 204, ...answer,
  request: { Origin: page, 'Access-Control-Request-Method': method, ...(names === '' ? {} : { 'Access-Control-Request-Headers': names }) },
});
