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
    assert.deepEqual(all('detail', 'Request header field x-a. is not allowed by Access-Control-Allow-Headers in preflight response.'), ['x-a.']);
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
    assert.deepEqual(all('detail', "TypeError: Invalid header name: 'it's'"), ["it's"]);
    assert.deepEqual(all('url', blocked('fetch', "https://a.example/?q='x'&it's") + missing), ["https://a.example/?q='x'&it's"]);
  });
  it('whose answer it was', () => {
    const ofPreflight = "Response to preflight request doesn't pass access control check: ";
    assert.deepEqual(all('exchange', blocked() + missing), ['actual']);
    assert.deepEqual(all('exchange', blocked() + ofPreflight + missing), ['preflight']);
    assert.deepEqual(all('exchange', `${blocked()}It does not have HTTP ok status.`), ['preflight']);
    assert.deepEqual(all('exchange', missing), [undefined]);
    const [preflight, actual, none] = [
      [
        'Cannot parse Access-Control-Allow-Methods response header field in preflight response.', 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
        'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.', 'Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.',
        'It does not have HTTP ok status.', 'Redirect is not allowed for a preflight request.', 'Preflight response is not successful', 'Connection terminated unexpectedly',
        'Method PUT is not allowed by Access-Control-Allow-Methods.', 'Request header field x-a is not allowed by Access-Control-Allow-Headers.',
        'Header Access-Control-Allow-Methods has an invalid value: A B', 'Header Access-Control-Allow-Headers has an invalid value: a b',
        'Reason: CORS preflight response did not succeed', 'Reason: CORS request external redirect not allowed', 'Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’',
        'Reason: invalid token ‘x’ in CORS header ‘Access-Control-Allow-Methods’', 'Reason: invalid token ‘x’ in CORS header ‘Access-Control-Allow-Headers’',
        'Reason: header ‘x’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
      ],
      [
        "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.", 'redirection URL https://u:p@a.example/ has credentials', 'FTP URLs are disabled',
        'not allowed to follow a cross-origin CORS redirection with non CORS scheme', 'Redirection to URL with a scheme that is not HTTP(S).', 'Load cannot follow more than 20 redirections',
        'Not allowed to follow a redirection while loading https://a.example/', "Cancelled load to https://a.example/ because it violates the resource's Cross-Origin-Resource-Policy response header.",
      ],
      [
        'Not allowed to use restricted network port 6000: https://a.example:6000/', 'Cross origin requests are only supported for HTTP.', 'Reason: CORS disabled', 'Reason: CORS request not http',
        'Request mode is "same-origin" but the URL\'s origin is not same as the request origin https://p.example.', 'Request mode is "no-cors" but the redirect mode is not "follow".', 'URL scheme "ftp" is not supported.',
        'The request client is not a secure context and the resource is in more-private address space `local`.', 'Permission was denied for this request to access the `local` address space.',
        'Request had a target IP address space of `local` yet the resource is in address space `loopback`.',
        'Not allowed to load local resource: file:///x', 'Cross origin requests are only supported for protocol schemes: chrome, http',
        'No-Cors mode requires follow redirect mode\nNot allowed to request resource', 'Unsafe attempt to load URL https://a.example/ from origin https://p.example. Domains, protocols and ports must match.',
        '[blocked] The page at https://p.example/ requested insecure content from http://a.example/. This content was blocked and must be served over HTTPS.',
      ],
    ];
    assert.deepEqual(all('engine', 'Unsafe attempt to load URL https://a.example/ from frame with URL https://p.example/. Domains, protocols and ports must match.'), ['chromium']);
    for (const words of preflight) assert.deepEqual(all('exchange', words), ['preflight'], words);
    for (const words of actual) assert.deepEqual(all('exchange', words), ['actual'], words);
    for (const words of none) assert.deepEqual(all('exchange', words), ['none'], words);
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
    for (const blank of [' ', '\n']) assert.deepEqual(all('seen', `Header Access-Control-Allow-Methods has an invalid value:${blank}A B`), ['A B']);
    assert.deepEqual(all('url', `XMLHttpRequest cannot load\nhttps://a.example/. ${missing}`), ['https://a.example/']);
  });
});

describe('words that only resemble a message', () => {
  it('have blanks where a URL, an origin or a name has none', () => {
    assert.deepEqual(all('url', `${blocked('fetch', 'https://a.example/ b')}${missing}`), [undefined]);
    assert.deepEqual(all('origin', blocked('fetch', 'https://a.example/', 'the page') + missing), [undefined]);
    assert.deepEqual(all('redirectedFrom', blocked().replace(' from', " (redirected from 'x y') from") + missing), [undefined]);
    for (const words of ["Redirect location 'x y' contains userinfo, which is disallowed for cross-origin requests.", 'Fetch API cannot load https://a.example/. URL scheme "x y" is not supported.',
      'Permission was denied for this request to access the `x y` address space.', 'Not allowed to use restricted network port 1 2: https://a.example/', 'Invalid HTTP status code 4 04',
      "Mixed Content: The page at 'x y' was loaded over HTTPS, but requested an insecure script 'http://a.example/'. This request has been blocked; the content must be served over HTTPS."]) assert.deepEqual(readConsole(words), [], words);
    assert.deepEqual(all('detail', 'Reason: header ‘x a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response'), ['x a']);
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
  it('are not of the browser whose words stand before them', () => {
    assert.deepEqual(readConsole(`Reason: ${missing}`).map(({ engine, text }) => [engine, text]), [['chromium', missing]]);
    assert.deepEqual(all('text', `${blocked()}TypeError: Failed to fetch`), [blocked().trim()]);
    assert.deepEqual(all('engine', 'XMLHttpRequest cannot load https://a.example/. Request header field X-A is not allowed by Access-Control-Allow-Headers.'), ['webkit']);
    assert.deepEqual([all('engine', 'TypeError: Failed to fetch when I click'), all('engine', 'Error: Network Error when'), all('engine', 'Error: Network Error')], [['chromium'], [], [undefined]]);
  });
  it('load nothing', () => {
    assert.deepEqual(readConsole('Fetch API cannot load https://a.example/ x'), []);
    for (const behind of ['. And so on', '. And so on\nx', '. (x.js:1)\n']) assert.deepEqual(readConsole(`Fetch API cannot load https://a.example/${behind}`), [], behind);
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
