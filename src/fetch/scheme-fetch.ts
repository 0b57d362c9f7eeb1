import { failed, type FetchParams, type Fetching } from './fetch-params';
import { inSection } from './trace';

/** Fetch, "scheme fetch" of a `data:` URL, which holds its own answer: no server is asked, and CORS has no say. */
export function dataUrlFetch(params: FetchParams): Fetching {
  const { request, trace } = params;
  const write = inSection(trace, 'Scheme fetch', undefined);
  const content = request.url.slice('data:'.length);
  const comma = content.indexOf(',');
  if (comma < 0) {
    write('data', 'fails', 'The data: URL has no comma.');
    return failed(params, { reason: 'scheme not supported' });
  }
  write('data', 'passes', 'A data: URL holds its own answer: no server is asked.');
  const media = content.slice(0, comma).replace(/; *base64$/i, '').trim();
  const value = media === '' || media.startsWith(';') ? `text/plain${media === '' ? ';charset=US-ASCII' : media}` : media;
  return { kind: 'response', response: { status: 200, headers: [{ name: 'Content-Type', value }] }, request, tainting: 'basic' };
}
