import assert from 'node:assert/strict';
import { readConsole, type ConsoleMessage } from '../../../src/fetch/console/read';

type Told = Partial<{ readonly [Key in keyof ConsoleMessage]: ConsoleMessage[Key] | undefined }>;

/** What people paste, by its shape; several messages are told in the order in which they stand. */
const pasted: Readonly<Record<string, { readonly text: string; readonly tells: readonly Told[] }>> = {
  'Chrome with its source and the network line': {
    text: `app.js:12 Access to fetch at 'https://api.example/items' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
app.js:12 GET https://api.example/items net::ERR_FAILED 200 (OK)
app.js:15 Uncaught (in promise) TypeError: Failed to fetch
    at load (app.js:12:3)`,
    tells: [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], exchange: 'actual', initiator: 'fetch', url: 'https://api.example/items', origin: 'http://localhost:3000', method: 'GET', status: 200 }],
  },
  'Chrome whose source touches the message': {
    text: "localhost/:1Access to XMLHttpRequest at 'http://127.0.0.1:8000/token' from origin 'http://localhost:5173' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
    tells: [{ reasons: ['status not ok'], exchange: 'preflight', initiator: 'xhr', url: 'http://127.0.0.1:8000/token' }],
  },
  'broken over lines, with typographic quotes and no-break spaces': {
    text: "Access to fetch at ‘https://api.exam\nple/items’ from\u00a0origin\n‘https://app.example’ has been blo\ncked by CORS policy: No ‘Access-Control-\nAllow-Origin’ header is present on the requested\n   resource.",
    tells: [{ reasons: ['origin missing'], url: 'https://api.example/items', origin: 'https://app.example' }],
  },
  'escaped as HTML, in a quoted mail': {
    text: '> Access to fetch at &#39;https://api.example/?a=1&amp;b=2&#39; from origin &#39;null&#39; has been\n> blocked by CORS policy: The &#39;Access-Control-Allow-Origin&#39; header has a value\n> &#39;https://other.example&#39; that is not equal to the supplied origin.',
    tells: [{ reasons: ['origin mismatch'], url: 'https://api.example/?a=1&b=2', origin: 'null', seen: 'https://other.example' }],
  },
  'in a string of JSON': {
    text: String.raw`{"message":"Access to fetch at \'https://a.example/\' from origin \'https://b.example\' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.\nTypeError: Failed to fetch"}`,
    tells: [{ reasons: ['method not allowed'], exchange: 'preflight', detail: 'PUT', method: 'PUT', url: 'https://a.example/' }],
  },
  'Chrome of 2018 and before, with an opaque response': {
    text: "Failed to load https://api.example/v1: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:4200' is therefore not allowed access. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    tells: [{ engine: 'chromium', reasons: ['origin missing'], url: 'https://api.example/v1', origin: 'http://localhost:4200', initiator: 'fetch' }],
  },
  'Chrome of 2015, with a status': {
    text: "XMLHttpRequest cannot load http://api.example/login. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:8100' is therefore not allowed access. The response had HTTP status code 404.",
    tells: [{ reasons: ['origin missing'], exchange: 'preflight', initiator: 'xhr', url: 'http://api.example/login', origin: 'http://localhost:8100', status: 404 }],
  },
  'Chrome of 2015, a status of a preflight': {
    text: 'XMLHttpRequest cannot load http://api.example/. Response for preflight has invalid HTTP status code 405',
    tells: [{ reasons: ['status not ok'], exchange: 'preflight', status: 405 }],
  },
  'Chrome of 2016, credentials': {
    text: "XMLHttpRequest cannot load http://api.example/. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials. Origin 'http://app.example' is therefore not allowed access.",
    tells: [{ reasons: ['credentials not true'], seen: '', origin: 'http://app.example' }],
  },
  'Chrome of 2014, a wildcard': {
    text: "XMLHttpRequest cannot load http://api.example/. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin 'http://app.example' is therefore not allowed access.",
    tells: [{ reasons: ['wildcard with credentials'], seen: '*' }],
  },
  'Chrome of 2014, a font': {
    text: "Font from origin 'http://cdn.example' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://app.example' is therefore not allowed access.",
    tells: [{ reasons: ['origin missing'], initiator: 'font', url: 'http://cdn.example', origin: 'http://app.example' }],
  },
  'Chrome of 2017, a redirect': {
    text: "Redirect from 'http://api.example/' to 'https://api.example/' has been blocked by CORS policy: Request requires preflight, which is disallowed to follow cross-origin redirect.",
    tells: [{ reasons: ['preflight redirected'], url: 'https://api.example/', redirectedFrom: 'http://api.example/' }],
  },
  'a header that is refused, alone': {
    text: 'Request header field x-csrf-token is not allowed by Access-Control-Allow-Headers in preflight response',
    tells: [{ engine: 'chromium', reasons: ['header not allowed'], exchange: 'preflight', detail: 'x-csrf-token' }],
  },
  'words that are not known yet': {
    text: "Access to fetch at 'https://a.example/' from origin 'https://b.example' has been blocked by CORS policy: The moon is full.",
    tells: [{ engine: 'chromium', kind: 'refusal', reasons: [], url: 'https://a.example/' }],
  },
  'Firefox with straight quotes': {
    text: "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/. (Reason: CORS header 'Access-Control-Allow-Origin' missing).",
    tells: [{ engine: 'firefox', reasons: ['origin missing'], url: 'https://api.example/', status: undefined }],
  },
  'Firefox, a dead server, and what the script caught': {
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:8000/. (Reason: CORS request did not succeed). Status code: (null).
Uncaught (in promise) TypeError: NetworkError when attempting to fetch resource.`,
    tells: [{ engine: 'firefox', kind: 'refusal', url: 'http://localhost:8000/', status: undefined }],
  },
  'Firefox, two lines about one request': {
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/x. (Reason: CORS preflight response did not succeed). Status code: 404.
Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/x. (Reason: CORS request did not succeed). Status code: (null).`,
    tells: [{ reasons: ['status not ok'], exchange: 'preflight', status: 404 }],
  },
  'Firefox of 2019': {
    text: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at <EP> (Reason: missing token ‘ep-search-term’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).',
    tells: [{ engine: 'firefox', reasons: ['header not allowed'], detail: 'ep-search-term', exchange: 'preflight' }],
  },
  'Firefox of 2014': {
    text: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://fonts.example/a.woff. This can be fixed by moving the resource to the same domain or enabling CORS.',
    tells: [{ engine: 'firefox', reasons: ['origin missing', 'origin mismatch'], url: 'https://fonts.example/a.woff' }],
  },
  'a heading of MDN': {
    text: "Reason: CORS header 'Access-Control-Allow-Origin' does not match 'xyz'",
    tells: [{ engine: 'firefox', reasons: ['origin mismatch'], seen: 'xyz' }],
  },
  'Firefox, a warning': {
    text: 'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at https://a.example/ soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).',
    tells: [{ engine: 'firefox', kind: 'warning', url: 'https://a.example/' }],
  },
  'Safari with its echo': {
    text: `[Error] Origin https://www.app.example is not allowed by Access-Control-Allow-Origin. Status code: 200
[Error] Fetch API cannot load https://api.example/search?query=CS%201114&size=10 due to access control checks.
[Error] Failed to load resource: Origin https://www.app.example is not allowed by Access-Control-Allow-Origin. Status code: 200 (search, line 0)
[Error] Unhandled Promise Rejection: TypeError: Load failed`,
    tells: [{ engine: 'webkit', reasons: ['origin missing', 'origin mismatch'], origin: 'https://www.app.example', url: 'https://api.example/search?query=CS%201114&size=10', initiator: 'fetch', status: 200 }],
  },
  'Safari, lines in the other order': {
    text: 'XMLHttpRequest cannot load https://api.example/ due to access control checks.\nRequest header field API-KEY is not allowed by Access-Control-Allow-Headers.',
    tells: [{ engine: 'webkit', reasons: ['header not allowed'], detail: 'API-KEY', url: 'https://api.example/', initiator: 'xhr' }],
  },
  'Safari, two requests at once': {
    text: `Preflight response is not successful. Status code: 403
Preflight response is not successful. Status code: 404
Fetch API cannot load https://api.example/1 due to access control checks.
Fetch API cannot load https://api.example/2 due to access control checks.`,
    tells: [{ status: 403, url: 'https://api.example/1' }, { status: 404, url: 'https://api.example/2' }],
  },
  'WebKit, a redirect that is refused': {
    text: `Cross-origin redirection to https://api.example/2 denied by Cross-Origin Resource Sharing policy: Credentials flag is true, but Access-Control-Allow-Credentials is not "true".
Fetch API cannot load https://api.example/1 due to access control checks.`,
    tells: [{ engine: 'webkit', kind: 'refusal', reasons: ['credentials not true'], url: 'https://api.example/1', initiator: 'fetch' }],
  },
  'WebKit, where a redirect leads': {
    text: `Cross-origin redirection to https://api.example/2 denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@api.example/2 has credentials
Fetch API cannot load https://api.example/1 due to access control checks.`,
    tells: [{ engine: 'webkit', kind: 'refusal', reasons: ['redirect with credentials'], exchange: 'actual', url: 'https://api.example/1' }],
  },
  'WebKit, an origin that the request did not tell': {
    text: 'Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load https://c.example/ due to access control checks.',
    tells: [{ engine: 'webkit', reasons: ['origin missing', 'origin mismatch'], origin: 'null', url: 'https://c.example/', status: 200 }],
  },
  'WebKit, a script': {
    text: 'Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200\nCross-origin script load denied by Cross-Origin Resource Sharing policy.',
    tells: [{ engine: 'webkit', reasons: ['origin missing', 'origin mismatch'], origin: 'https://app.example', url: undefined, initiator: 'script' }],
  },
  'WebKit, a mode that follows no redirect': {
    text: 'No-Cors mode requires follow redirect mode\nNot allowed to request resource\nFetch API cannot load https://api.example/ due to access control checks.',
    tells: [{ engine: 'webkit', reasons: ['no-cors redirect mode'], url: 'https://api.example/', initiator: 'fetch' }],
  },
  'Safari of 2015': {
    text: '[Error] XMLHttpRequest cannot load https://liftoff.example/api/compile. Request header field Content-Type is not allowed by Access-Control-Allow-Headers.',
    tells: [{ reasons: ['header not allowed'], detail: 'Content-Type', initiator: 'xhr', url: 'https://liftoff.example/api/compile' }],
  },
  'Safari, an address that is not told': {
    text: 'Fetch API cannot load https://api.example/ due to access control checks.',
    tells: [{ engine: 'webkit', kind: 'hidden', reasons: [], url: 'https://api.example/' }],
  },
  'the network alone': {
    text: 'GET http://localhost:8000/ net::ERR_CONNECTION_REFUSED',
    tells: [{ engine: 'chromium', reasons: ['no answer'], url: 'http://localhost:8000/', method: 'GET' }],
  },
  'what Chrome rejects with': { text: 'Uncaught (in promise) TypeError: Failed to fetch', tells: [{ engine: 'chromium', kind: 'hidden', reasons: [] }] },
  'what Safari rejects with': { text: 'TypeError: Load failed', tells: [{ engine: 'webkit', kind: 'hidden' }] },
  'what axios rejects with': { text: 'AxiosError: Network Error\n    at XMLHttpRequest.handleError (xhr.js:87)', tells: [{ engine: undefined, kind: 'hidden', initiator: 'xhr' }] },
  'what Angular rejects with': { text: 'Http failure response for http://localhost:8080/api: 0 Unknown Error', tells: [{ kind: 'hidden', url: 'http://localhost:8080/api' }] },
  'prose that is no message': { text: 'Access to the list at the moment is not allowed. My download failed, and I failed to load it. Origin of the problem: Method is unknown.', tells: [] },
};

describe('messages as they are pasted', () => {
  for (const [shape, { text, tells }] of Object.entries(pasted)) {
    it(shape, () => {
      const read = readConsole(text);
      assert.deepEqual(read.map((message, index) => pick(message, tells[index] ?? {})), tells, JSON.stringify(read, undefined, 1));
      for (const message of read) assert(message.text !== '');
    });
  }

  it('tells all of them in the order in which they stand', () => {
    const text = Object.values(pasted).slice(0, 6).map((one) => one.text).join('\n\n');
    assert.equal(readConsole(text).length, 6);
  });

  it('tells a message once that stands there often', () => {
    const { text, tells } = pasted['Chrome whose source touches the message']!;
    assert.equal(readConsole(`${text}\n`.repeat(50)).length, tells.length);
  });
});

function pick(message: ConsoleMessage, keys: Told): Told {
  return Object.fromEntries(Object.entries(message).filter(([key]) => key in keys));
}
