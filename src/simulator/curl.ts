import type { HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { Fetched } from '../service/api';

/** Command lines that send what the browser sends, each once: preflights, the request, and what follows redirects. */
export function curlOf(fetched: Fetched): string {
  const sent = fetched.exchanges.map(({ request }) => request);
  const isSent = fetched.exchanges.some(({ kind }) => kind === 'actual');
  return [...new Set([...sent, ...(isSent ? [] : [unsentRequest(fetched)])].map(commandLine))].join('\n\n');
}

/** The request that a refused preflight kept from being sent; whose cookie it would have had is not known. */
function unsentRequest({ request }: Fetched): HttpRequest {
  const headers = [['Origin', request.from] as const, ...request.headers];
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
