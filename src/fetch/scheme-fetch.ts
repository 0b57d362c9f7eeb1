import { failed, type FetchParams, type Fetching } from './fetch-params';
import { inSection } from './trace';

/** Fetch, "scheme fetch" of a `data:` URL, which holds its own answer: no server is asked, and CORS has no say. */
export function dataUrlFetch(params: FetchParams): Fetching {
  const { request, trace } = params;
  const write = inSection(trace, 'Scheme fetch', undefined);
  const [type, body] = splitOnce(request.url.slice('data:'.length), ',');
  if (body === undefined) {
    write('data', 'fails', 'The data: URL has no comma.');
    return failed(params, { reason: 'scheme not supported' });
  }
  write('data', 'passes', 'A data: URL holds its own answer: no server is asked.');
  const media = type.replace(/; *base64$/i, '').trim();
  const value = media === '' || media.startsWith(';') ? `text/plain${media === '' ? ';charset=US-ASCII' : media}` : media;
  return { kind: 'response', response: { status: 200, headers: [{ name: 'Content-Type', value }] }, request, tainting: 'basic' };
}

function splitOnce(text: string, at: string): readonly [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
