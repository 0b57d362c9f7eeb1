import assert from 'node:assert/strict';
import { readConsole, type ConsoleMessage } from '../../../src/fetch/console/read';

const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const blocked = (kind = 'fetch', url = 'https://a.example/', origin = 'https://p.example') => `Access to ${kind} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;

/** One field of every message in a text. */
const all = <Key extends keyof ConsoleMessage>(key: Key, text: string): readonly ConsoleMessage[Key][] => readConsole(text).map((message) => message[key]);

describe('a message tells', () => {
  it('who asked, in the words of any version', () => {
    const words = {
      fetch: 'fetch', XMLHttpRequest: 'xhr', script: 'script', image: 'image', font: 'font', 'CSS stylesheet': 'stylesheet', 'CSS resource': 'stylesheet', stylesheet: 'stylesheet', video: 'video', audio: 'video',
      'link element resource': 'preload', 'internal resource': 'resource', resource: 'resource', 'XML\nHttpRequest': 'xhr', 'text track': undefined, manifest: undefined,
    };
    for (const [word, initiator] of Object.entries(words)) assert.deepEqual(all('initiator', blocked(word) + missing), [initiator], word);
  });
  it('the URL without the full stop or the colon behind it', () => {
    const ends = { 'https://a.example/.': 'https://a.example/', 'https://a.example/:': 'https://a.example/', "'https://a.example/'.": 'https://a.example/', 'https://a.example/..': 'https://a.example/.', 'https://a.example/x': 'https://a.example/x' };
    for (const [written, url] of Object.entries(ends)) assert.deepEqual(all('url', `Failed to load ${written} ${missing}`), [url], written);
    assert.deepEqual(all('url', blocked('fetch', 'https://a.example/.') + missing), ['https://a.example/.']);
    assert.deepEqual(all('origin', 'Origin https://p.example. is not allowed by Access-Control-Allow-Origin.'), ['https://p.example']);
    assert.deepEqual(all('url', "TypeError: Failed to execute 'fetch' on 'Window': Failed to parse URL from a b."), ['a b']);
  });
  it('the page\'s origin, where the page is named', () => {
    const mixed = (page: string) => `Mixed Content: The page at '${page}' was loaded over HTTPS, but requested an insecure script 'http://a.example/'. This request has been blocked; the content must be served over HTTPS.`;
    assert.deepEqual(readConsole(mixed('https://p.example/x/y')).map(({ origin, url, initiator, exchange }) => [origin, url, initiator, exchange]), [['https://p.example', 'http://a.example/', 'script', 'none']]);
    assert.deepEqual(all('origin', mixed('null')), ['null']);
  });
  it('a status that is one', () => {
    const status = (words: string) => all('status', `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${words}.`);
    assert.deepEqual(['200', '(null)', '0', '', 'x', '1', '4041'].map((words) => status(words)[0]), [200, undefined, undefined, undefined, undefined, 1, 404]);
  });
  it('a name or a method that is refused', () => {
    const refused = readConsole('Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.\nRequest header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.');
    assert.deepEqual(refused.map(({ method, detail }) => [method, detail]), [['PATCH', 'PATCH'], [undefined, 'x-a']]);
    const thrown = ["'TRACE' HTTP method is unsupported.", "'A B' is not a valid HTTP method.", "'PUT' is unsupported in no-cors mode."].map((words) => readConsole(`TypeError: Failed to execute 'fetch' on 'Window': ${words}`)[0]);
    assert.deepEqual(thrown.map((message) => [message?.method, message?.detail]), [['TRACE', 'TRACE'], ['A B', 'A B'], ['PUT', 'PUT']]);
    assert.deepEqual(readConsole("TypeError: Request has method 'HEAD' and cannot have a body").map(({ method, detail }) => [method, detail]), [['HEAD', undefined]]);
  });
  it('a name or a method with blanks, where nothing stands before or behind it', () => {
    assert.deepEqual(all('detail', 'TypeError: Window.fetch: a b is an invalid header name.'), ['a b']);
    assert.deepEqual(all('method', 'TypeError: Window.fetch: Invalid request method A B.'), ['A B']);
  });
  it('whose answer it was', () => {
    const ofPreflight = "Response to preflight request doesn't pass access control check: ";
    assert.deepEqual(all('exchange', blocked() + missing), ['actual']);
    assert.deepEqual(all('exchange', blocked() + ofPreflight + missing), ['preflight']);
    assert.deepEqual(all('exchange', `${blocked()}It does not have HTTP ok status.`), ['preflight']);
    assert.deepEqual(all('exchange', missing), [undefined]);
    assert.deepEqual(all('text', blocked() + ofPreflight), [blocked().trim()]);
  });
});

describe('a value that is read', () => {
  const mismatch = (value: string) => `The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin.`;
  const seen = (value: string) => all('seen', blocked() + mismatch(value))[0];
  it('is all that stands between the quotation marks', () => {
    for (const value of ['https://b.example', 'a b', "it's", '"a"', "'a'", 'a  b', '', 'a\\b', '&#39;a']) assert.equal(seen(value), value, value);
  });
  it('was broken over lines at a blank', () => {
    assert.equal(seen('a\nb'), 'a b');
    assert.equal(seen('a\r\n  b'), 'a b');
    assert.equal(all('seen', blocked() + mismatch('https://b.example').replace("'https", "\n> 'https"))[0], 'https://b.example');
  });
  it('is decoded from Chromium\'s numbers, and from no other\'s', () => {
    assert.equal(seen('b\\u00FCc\\u20AC\\u00fc'), 'bücher'.replace('cher', 'c€\\u00fc'));
    assert.deepEqual(all('seen', 'Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘\\u00FC’'), ['\\u00FC']);
  });
  it('is HTML\'s with its ampersands', () => assert.equal(seen('a&amp;b'), 'a&b'));
  it('is the wildcard that the words name', () => {
    const wildcard = "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
    assert.deepEqual([all('seen', blocked() + wildcard), all('seen', blocked() + missing)], [['*'], [undefined]]);
  });
  it('ends with its line where nothing stands behind it', () => {
    assert.deepEqual(all('seen', 'Header Access-Control-Allow-Methods has an invalid value: A B\nC'), ['A B']);
    assert.deepEqual(all('seen', 'Header Access-Control-Allow-Methods has an invalid value: A B'), ['A B']);
  });
});

describe('words that only resemble a message', () => {
  it('have blanks where a URL, an origin or a name has none', () => {
    assert.deepEqual(all('url', `${blocked('fetch', 'https://a.example/ b')}${missing}`), [undefined]);
    assert.deepEqual(all('origin', blocked('fetch', 'https://a.example/', 'the page') + missing), [undefined]);
    assert.deepEqual(readConsole('Method of mine is not allowed by Access-Control-Allow-Methods in preflight response.'), []);
    assert.deepEqual(readConsole('Origin of this is not allowed by Access-Control-Allow-Origin.'), []);
  });
  it('reach too far', () => {
    const reaches = (length: number) => all('url', blocked('fetch', `https://${'a'.repeat(length - 8)}`) + missing)[0]?.length;
    assert.deepEqual([reaches(8000), reaches(8001)], [8000, undefined]);
    const origin = (length: number) => all('origin', blocked('fetch', 'https://a.example/', 'o'.repeat(length)) + missing)[0]?.length;
    assert.deepEqual([origin(300), origin(301)], [300, undefined]);
    const kind = (length: number) => all('url', blocked('k'.repeat(length)) + missing)[0];
    assert.deepEqual([kind(40), kind(41)], ['https://a.example/', undefined]);
    const detail = (length: number) => all('detail', `Request header field ${'x'.repeat(length)} is not allowed by Access-Control-Allow-Headers in preflight response.`)[0]?.length;
    assert.deepEqual([detail(300), detail(301)], [300, undefined]);
    const method = (length: number) => all('method', `TypeError: Failed to execute 'fetch' on 'Window': '${'M'.repeat(length)}' HTTP method is unsupported.`)[0]?.length;
    assert.deepEqual([method(300), method(301)], [300, undefined]);
    const space = (length: number) => all('detail', `Permission was denied for this request to access the \`${'s'.repeat(length)}\` address space.`)[0]?.length;
    assert.deepEqual([space(40), space(41)], [40, undefined]);
  });
  it('load nothing', () => {
    assert.deepEqual(readConsole('Fetch API cannot load https://a.example/ x'), []);
    assert.deepEqual(readConsole('Fetch API cannot load https://a.example/. And so on'), []);
    for (const end of ['', '  ', '  \n x', '\r\nx', '\rx', '\\nx', '\\rx']) assert.deepEqual(all('text', `Fetch API cannot load https://a.example/.${end}`), ['Fetch API cannot load https://a.example/.'], JSON.stringify(end));
    assert.deepEqual(readConsole('Fetch API cannot load https://a.example/\nx'), []);
    assert.deepEqual(readConsole(`Failed to load resource: ${missing}`).map(({ url, text }) => [url, text]), [[undefined, missing]]);
  });
});

describe('what stands behind a message', () => {
  it('is not of it, beside its own stops', () => {
    assert.deepEqual(all('text', `(${blocked()}${missing})...) and so on`), [`${blocked()}${missing}).`]);
    assert.deepEqual(all('text', `${blocked()}${missing} Status code: 404). x`), [`${blocked()}${missing} Status code: 404).`]);
  });
  it('tells who asked, where the message does not', () => {
    const ending = ' Have the server send the header with a valid value.';
    const mismatch = "The 'Access-Control-Allow-Origin' header contains the invalid value 'x'.";
    assert.deepEqual(all('initiator', mismatch + ending), ['fetch']);
    assert.deepEqual(all('initiator', `from origin 'https://p.example' has been blocked by CORS policy: ${mismatch}${ending}`), ['fetch']);
    assert.deepEqual(all('initiator', `${mismatch} The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.`), ['xhr']);
    assert.deepEqual(all('initiator', `XMLHttpRequest cannot load https://a.example/. ${mismatch}${ending}`), ['xhr']);
  });
});
