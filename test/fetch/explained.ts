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

/** Firefox's line for whatever else went wrong. */
const ECHO = /\nCross-Origin Request Blocked: [^\n]*\(Reason: CORS request did not succeed\)\. Status code: \(null\)\./g;
const isBytes = isAbout('malformed answers: ', 'WPT: allow origin "http://127.0.0.1:18000\\u0000"', 'WPT: allow origin "\\u0000', 'WPT: allow origin "*\\u0000"');
const isStream = ({ id }: Difference) => / stream|: stream/.test(id);
const isMisdirected = ({ id, what }: Difference) => what === 'sent' && id.startsWith('preflight status: 421');

/** One entry for each cause. A test says when an entry explains nothing any more. */
export const explained: readonly Explained[] = [
  { engine: 'chromium', because: 'It names one of several refused headers in the order of a hash table; the model names the first.', covers: sameUpTo(/(?<=Request header field )\S+/) },
  { engine: 'chromium', because: 'Its HTTP cache writes a Range anew, after CORS.', covers: ({ id, what }) => what === 'sent' && id.startsWith('request headers: Range: ') },
  { engine: 'chromium', because: 'A preflight that is answered 421, Misdirected Request, is sent once more on another connection.', covers: isMisdirected },
  { engine: 'chromium', because: 'A preflight that is answered 407 fails as a broken proxy does, before CORS.', covers: isAbout('preflight status: 407') },
  { engine: 'chromium', because: 'Streams are sent over HTTP/2 or later only, and the servers of the recording speak HTTP/1.1.', covers: isStream },
  { engine: 'chromium', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isBytes },
  { engine: 'firefox', because: 'A preflight that is answered 421, Misdirected Request, is sent once more on another connection.', covers: isMisdirected },
  { engine: 'firefox', because: 'A request on a connection that ends without an answer is sent again, up to ten times, and the console speaks of the last attempt.', covers: isAbout('preflight status: no answer', 'actual status: no answer', 'XMLHttpRequest: no answer', 'modes: cors, no answer', 'modes: no-cors, no answer', 'modes: same-origin, no answer', 'preflight cache: no answer') },
  { engine: 'firefox', because: 'It prints that the request did not succeed behind some reasons, and twice behind others.', covers: sameUpTo(ECHO) },
  { engine: 'firefox', because: 'It does not know streams as bodies, and sends their name as text.', covers: isStream },
  { engine: 'firefox', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isBytes },
  { engine: 'firefox', because: 'Equal safelisted lines are combined when they are sent, after CORS.', covers: ({ id, what }) => what === 'sent' && / (?:Accepts|Ranges|languages|text\/plain|text types|Accept|Accept-Languages)\b/.test(id) },
  { engine: 'webkit', because: 'A preflight that is answered 421, Misdirected Request, is sent once more on another connection.', covers: isMisdirected },
  { engine: 'webkit', because: 'This release does not know streams as bodies.', covers: isStream },
  { engine: 'webkit', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isBytes },
  { engine: 'webkit', because: 'What MiniBrowser prints is not decoded: bytes beyond ASCII come as they are.', covers: sameUpTo(/[^\0-\x7f]+/g) },
];

/** Whether a difference is one of those that are meant to stay. */
export function isExplained(engine: EngineName, difference: Difference): boolean {
  return explained.some((one) => one.engine === engine && one.covers(difference));
}
