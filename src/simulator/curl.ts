import type { HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { Exchange, Fetched } from '../service/api';

/** Command lines that send what the browser sends: the preflight if there is one, then the request. */
export function curlOf(fetched: Fetched): string {
  const preflight = requestOf(fetched, 'preflight');
  const actual = requestOf(fetched, 'actual') ?? unsentRequest(fetched);
  return [...(preflight ? [preflight] : []), actual].map(commandLine).join('\n\n');
}

function requestOf(fetched: Fetched, kind: Exchange['kind']): HttpRequest | undefined {
  return fetched.exchanges.find((exchange) => exchange.kind === kind)?.request;
}

/** The request that a refused preflight kept from being sent. */
function unsentRequest({ request }: Fetched): HttpRequest {
  const cookie = request.credentials === 'include' && request.cookie !== undefined ? [['Cookie', request.cookie] as const] : [];
  const headers = [['Origin', request.from] as const, ...request.headers, ...cookie];
  return { method: request.method, url: request.url, headers: headers.map(([name, value]) => ({ name, value })) };
}

function commandLine({ method, url, headers }: HttpRequest): string {
  const lines = headers.flatMap(({ name, value }) => (isUnknown(value) ? [] : [`-H ${quote(headerArgument(name, value))}`]));
  return [['curl -i', ...methodArgument(method), quote(url)].join(' '), ...lines].join(' \\\n  ');
}

/** `-X HEAD` would wait for a body that never comes. */
function methodArgument(method: string): readonly string[] {
  if (method === 'GET') return [];
  return method === 'HEAD' ? ['--head'] : ['-X', /^[\w.-]+$/.test(method) ? method : quote(method)];
}

/** curl drops a header whose value is empty, unless a semicolon stands for the colon. */
function headerArgument(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

/** Quoted for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}
