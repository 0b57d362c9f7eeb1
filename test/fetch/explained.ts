import type { EngineName } from '../../src/fetch/types';
import type { Difference } from './differential';

/** Differences between the model and a real browser that are meant to stay, and why. */
export interface Explained {
  readonly engine: EngineName;
  readonly because: string;
  readonly covers: (difference: Difference) => boolean;
}

const isAbout = (...ids: readonly string[]) => ({ id }: Difference) => ids.some((start) => id.startsWith(start));
const sameUpTo = (pattern: RegExp) => ({ what, model, browser }: Difference) => what === 'console' && model !== browser && model.replace(pattern, '') === browser.replace(pattern, '');

/** One entry for each cause. A test says when an entry explains nothing any more. */
export const explained: readonly Explained[] = [
  { engine: 'chromium', because: 'It names one of several refused headers in the order of a hash table; the model names the first.', covers: sameUpTo(/(?<=Request header field )\S+/) },
  { engine: 'chromium', because: 'Its HTTP cache writes a Range anew, after CORS.', covers: ({ id, what }) => what === 'sent' && id.startsWith('request headers: Range: ') },
  { engine: 'chromium', because: 'A preflight that is answered 421, Misdirected Request, is sent once more on another connection.', covers: ({ id, what }) => what === 'sent' && id.startsWith('preflight status: 421') },
  { engine: 'chromium', because: 'A preflight that is answered 407 fails as a broken proxy does, before CORS.', covers: isAbout('preflight status: 407') },
  { engine: 'chromium', because: 'Streams are sent over HTTP/2 or later only, and the servers of the recording speak HTTP/1.1.', covers: ({ id }) => / stream|: stream/.test(id) },
  { engine: 'chromium', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isAbout('malformed answers: ', 'WPT: allow origin "http://127.0.0.1:18000\\u0000"', 'WPT: allow origin "\\u0000', 'WPT: allow origin "*\\u0000"') },
  { engine: 'chromium', because: 'A data: URL is no request to a server: the model says so.', covers: isAbout('URLs: data:') },
];
