import { isToken } from '../../http/token';
import type { Failure } from '../trace';
import type { PageRequest } from '../types';
import type { FailedRequest } from './failed-request';
import type { Values } from './sentence';

/** What fills the holes of a sentence about a request that failed; how a value is shown differs between engines. */
export function valuesOf({ detail, seen, status, location }: Failure, failed: FailedRequest): Values & { readonly location: string } {
  return {
    url: failed.url,
    firstUrl: failed.firstUrl,
    origin: failed.origin,
    // Which page of its origin the request came from is not known here.
    page: failed.origin === 'null' ? 'null' : `${failed.origin}/`,
    method: failed.method,
    scheme: failed.url.slice(0, failed.url.indexOf(':')),
    location: locationOf(location ?? seen[0] ?? '', failed.url),
    port: URL.canParse(failed.url) ? new URL(failed.url).port : '',
    space: detail ?? 'local',
    detail: detail ?? failed.method,
    value: seen.join(', '),
    ...(status === undefined ? {} : { status: String(status) }),
  };
}

/** What fills the holes of a sentence that the constructor throws. */
export function valuesOfPage({ detail }: Failure, page: PageRequest): Readonly<Record<'url' | 'input' | 'origin' | 'method' | 'detail' | 'value', string>> {
  return { url: page.url, input: page.url, origin: page.from, method: page.method, detail: detail ?? '', value: valueOf(detail, page) };
}

/** Whether it is the name of the header that is refused, and not its value. */
export function hasBadName({ detail }: Failure): boolean {
  return !isToken(detail ?? '');
}

/** Whether the value has characters that no byte stands for. */
export function exceedsBytes({ detail }: Failure, page: PageRequest): boolean {
  return /[\u0100-\uffff]/.test(valueOf(detail, page));
}

function valueOf(name: string | undefined, { headers }: PageRequest): string {
  return headers.find(([other]) => other === name)?.[1] ?? '';
}

function locationOf(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}
