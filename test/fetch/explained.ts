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

/** Firefox's line about the element that asked. */
const ELEMENT = /\n(?:<script> source URI|Module source URI|downloadable font:|Firefox can’t establish a connection)[^\n]*/;
const isBytes = isAbout('malformed answers: ', 'WPT: allow origin "http://127.0.0.1:18000\\u0000"', 'WPT: allow origin "\\u0000', 'WPT: allow origin "*\\u0000"');
const isStream = ({ id }: Difference) => / stream|: stream/.test(id);

const isAccept = ({ id, what, model }: Difference) => what === 'sent' && id.startsWith('request headers: Accept') && /accept(?:-language)?: [^|]*[^\0-\x7f]/.test(model);
const isAsked = (initiator: string) => ({ id, what }: Difference) => what === 'sent' && id.startsWith(`initiators: ${initiator}: `);

/** One entry for each cause. A test says when an entry explains nothing any more. */
export const explained: readonly Explained[] = [
  { engine: 'chromium', because: 'It names one of several refused headers in the order of a hash table; the model names the first.', covers: sameUpTo(/(?<=Request header field )\S+/) },
  { engine: 'chromium', because: 'Its HTTP cache writes a Range anew, after CORS.', covers: ({ id, what }) => what === 'sent' && id.startsWith('request headers: Range: ') },
  { engine: 'chromium', because: 'Streams are sent over HTTP/2 or later only, and the servers of the recording speak HTTP/1.1.', covers: isStream },
  { engine: 'chromium', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isBytes },
  { engine: 'firefox', because: 'A request on a connection that ends without an answer is sent again, up to ten times, and the console speaks of the last attempt.', covers: isAbout('preflight status: no answer', 'actual status: no answer', 'XMLHttpRequest: no answer', 'modes: cors, no answer', 'modes: no-cors, no answer', 'modes: same-origin, no answer', 'preflight cache: no answer') },
  { engine: 'firefox', because: 'Another line tells what becomes of a script, a font or an EventSource without the answer.', covers: sameUpTo(ELEMENT) },
  { engine: 'firefox', because: 'A preload fires load, whether or not CORS lets it be used.', covers: ({ id, what }) => what === 'verdict' && id.startsWith('initiators: preload: ') },
  { engine: 'firefox', because: 'It counts the bytes of a data: URL.', covers: ({ id, what }) => what === 'readable headers' && id.startsWith('URLs: data:') },
  { engine: 'firefox', because: 'It names an opaque page by a number that is drawn by lot.', covers: sameUpTo(/(?<=Content at )\S+/) },
  { engine: 'firefox', because: 'How it says that a value is none of bytes depends on how the script wrote it, and names the character.', covers: sameUpTo(/(?<=Cannot convert ).*/) },
  { engine: 'firefox', because: 'Of two runs one asked again for a frame of another origin, and one did not.', covers: isAbout('preflight cache: another origin, step 4') },
  { engine: 'firefox', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isBytes },
  { engine: 'webkit', because: 'Bytes that are no HTTP: what becomes of them is decided before there are headers.', covers: isBytes },
  { engine: 'webkit', because: 'An Accept or Accept-Language beyond ASCII is no longer what the page wrote when it goes out: the recorder takes it for the browser\'s own, and leaves it out.', covers: isAccept },
  { engine: 'webkit', because: 'It asks for the image of the recorded page twice, first without CORS; whether it is shown depends on the second answer.', covers: (difference) => isAsked('image')(difference) || isAbout('initiators: image: loads, redirected to another')(difference) },
  { engine: 'webkit', because: 'It asks for a font that a script loads without CORS, and the answers of the recording are no fonts.', covers: isAbout('initiators: font: ') },
  { engine: 'webkit', because: 'It says of a beacon that it is one; the model takes it for any other resource.', covers: ({ id, browser }) => id.startsWith('initiators: beacon') && browser.includes('Beacon API') },
  { engine: 'webkit', because: 'The preflight to a blocked port is on its way when the port is looked at: what is printed first is a matter of time.', covers: isAbout('redirects: B to a blocked port, PUT', 'redirects: P to a blocked port, PUT') },
  { engine: 'webkit', because: 'Modules have no second line; the model does not tell them from other scripts.', covers: ({ id, what }) => what === 'console' && id.startsWith('initiators: module: ') },
  { engine: 'webkit', because: 'Nothing is printed, and who is not fetch learns that there was an error, not what rejects.', covers: ({ model, browser }) => model === 'TypeError: Load failed' && browser === 'error event' },
];

/** Whether a difference is one of those that are meant to stay. */
export function isExplained(engine: EngineName, difference: Difference): boolean {
  return explained.some((one) => one.engine === engine && one.covers(difference));
}
