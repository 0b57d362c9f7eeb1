import assert from 'node:assert/strict';
import { readConsole, type ConsoleMessage } from '../../../src/fetch/console/read';

type Told = Partial<ConsoleMessage>;
/** A text, and all that its messages tell; a message that is the whole text goes without it. */
type Case = readonly [text: string, tells: readonly Told[]];

const reasons: readonly Case[] = [
  ["XMLHttpRequest cannot load http://a.example/. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.", [{ kind: 'refusal', engine: 'chromium', reasons: ['wildcard with credentials'], initiator: 'xhr', url: 'http://a.example/', seen: '*' }]],
  ["A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.", [{ kind: 'refusal', engine: 'chromium', reasons: ['wildcard with credentials'], seen: '*' }]],
  ["Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is 'x'. It must be 'true' to allow credentials.", [{ kind: 'refusal', engine: 'chromium', reasons: ['credentials not true'], seen: 'x' }]],
  ["Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'.", [{ kind: 'refusal', engine: 'webkit', reasons: ['credentials not true'] }]],
  ['Response for preflight has invalid HTTP status code 405', [{ kind: 'refusal', engine: 'chromium', reasons: ['status not ok'], exchange: 'preflight', status: 405 }]],
  ['Invalid HTTP status code 404', [{ kind: 'refusal', engine: 'chromium', reasons: ['status not ok'], exchange: 'preflight', status: 404 }]],
  ['Response for preflight is invalid (redirect)', [{ kind: 'refusal', engine: 'chromium', reasons: ['preflight redirected'], exchange: 'preflight' }]],
  ["The request was redirected to 'http://a.example/', which is disallowed for cross-origin requests that require preflight.", [{ kind: 'refusal', engine: 'chromium', reasons: ['preflight redirected'], exchange: 'preflight' }]],
  ['Request requires preflight, which is disallowed to follow cross-origin redirect.', [{ kind: 'refusal', engine: 'chromium', reasons: ['preflight redirected'] }]],
  ["Redirect location 'http://u:p@a.example/' contains a username and password, which is disallowed for cross-origin requests.", [{ kind: 'refusal', engine: 'chromium', reasons: ['redirect with credentials'], exchange: 'actual' }]],
  ["Redirect location 'http://u:p@a.example/' contains userinfo, which is disallowed for cross-origin requests.", [{ kind: 'refusal', engine: 'chromium', reasons: ['redirect with credentials'], exchange: 'actual' }]],
  ['Cross origin requests are only supported for protocol schemes: http, data, chrome, https.', [{ kind: 'refusal', engine: 'chromium', reasons: ['scheme not supported'], exchange: 'none', text: 'Cross origin requests are only supported for protocol schemes:' }]],
  ['Request had no target IP address space, yet the resource is in address space `local`.', [{ kind: 'refusal', engine: 'chromium', reasons: ['local network denied'], exchange: 'none', detail: 'local' }]],
  ["No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `private` address space.", [{ kind: 'refusal', engine: 'chromium', reasons: ['local network denied'], exchange: 'preflight', detail: 'private' }]],
  ['(Reason: CORS request failed).', [{ kind: 'refusal', engine: 'firefox', reasons: ['no answer'], text: 'Reason: CORS request failed).' }]],
  ['(Reason: CORS preflight channel did not succeed).', [{ kind: 'refusal', engine: 'firefox', reasons: ['status not ok', 'no answer'], exchange: 'preflight', text: 'Reason: CORS preflight channel did not succeed).' }]],
  ['(Reason: missing token ‘x-a’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).', [{ kind: 'refusal', engine: 'firefox', reasons: ['header not allowed'], exchange: 'preflight', detail: 'x-a', text: 'Reason: missing token ‘x-a’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).' }]],
  ['(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).', [{ kind: 'refusal', engine: 'firefox', reasons: ['method not allowed'], exchange: 'preflight', text: 'Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).' }]],
  ['CORS request failed', []],
  ['CORS preflight channel did not succeed', []],
  ['Failed to load resource: The network connection was lost.', [{ kind: 'refusal', engine: 'webkit', reasons: ['no answer'] }]],
  ['CORS-preflight request was blocked', [{ kind: 'refusal', engine: 'webkit', reasons: ['bad port'], exchange: 'none' }]],
  ['Failed to load resource: Could not connect to the server.', [{ kind: 'refusal', engine: 'webkit', reasons: ['no answer'] }]],
  ['Failed to load resource: A server with the specified hostname could not be found.', [{ kind: 'refusal', engine: 'webkit', reasons: ['no answer'] }]],
  ['Failed to load resource: The certificate for this server is invalid.', [{ kind: 'refusal', engine: 'webkit', reasons: ['no answer'] }]],
  ['Failed to load resource: The request timed out.', [{ kind: 'refusal', engine: 'webkit', reasons: ['no answer'] }]],
];

const openings: readonly Case[] = [
  ["Redirect from 'http://a.example/' to 'http://b.example/' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], exchange: 'actual', url: 'http://b.example/', redirectedFrom: 'http://a.example/' }]],
  ["Redirect from 'http://a.example/' to 'http://b.example/' has been blocked by CORS policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], url: 'http://b.example/', redirectedFrom: 'http://a.example/', text: "Redirect from 'http://a.example/' to 'http://b.example/' has been blocked by CORS policy:" }]],
  ["Redirect at 'http://a.example/' from origin 'http://p.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], exchange: 'actual', origin: 'http://p.example', url: 'http://a.example/' }]],
  ["Redirect at 'http://a.example/' from origin 'http://p.example' has been blocked by CORS policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], origin: 'http://p.example', url: 'http://a.example/', text: "Redirect at 'http://a.example/' from origin 'http://p.example' has been blocked by CORS policy:" }]],
  ["Font from origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], initiator: 'font', url: 'http://a.example', text: "Font from origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy:" }]],
  ["Image from origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], initiator: 'image', url: 'http://a.example', text: "Image from origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy:" }]],
  ["Script from origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], initiator: 'script', url: 'http://a.example', text: "Script from origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy:" }]],
  ["Redirect at origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], url: 'http://a.example', text: "Redirect at origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy:" }]],
  ["Redirect at origin 'http://a.example' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], url: 'http://a.example' }]],
  ["Access to font at 'http://a.example/' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], exchange: 'actual', initiator: 'font', url: 'http://a.example/' }]],
  ["Access to font at 'http://a.example/' has been blocked by CORS policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], initiator: 'font', url: 'http://a.example/', text: "Access to font at 'http://a.example/' has been blocked by CORS policy:" }]],
  ["from origin 'http://p.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], exchange: 'actual', origin: 'http://p.example' }]],
  ["from origin 'http://p.example' has been blocked by CORS policy: It is new.", [{ kind: 'refusal', engine: 'chromium', reasons: [], origin: 'http://p.example', text: "from origin 'http://p.example' has been blocked by CORS policy:" }]],
  ["has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], exchange: 'actual' }]],
  ['has been blocked by CORS policy: It is new.', [{ kind: 'refusal', engine: 'chromium', reasons: [], text: 'has been blocked by CORS policy:' }]],
  ["XMLHttpRequest cannot load http://a.example/. No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], initiator: 'xhr', url: 'http://a.example/' }]],
  ['XMLHttpRequest cannot load http://a.example/. It is new.', []],
  ['XMLHttpRequest cannot load http://a.example/.', [{ kind: 'refusal', engine: 'webkit', reasons: ['mode same-origin'], exchange: 'none', initiator: 'xhr', url: 'http://a.example/' }]],
  ["Failed to load http://a.example/: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], url: 'http://a.example/' }]],
  ['Failed to load http://a.example/: It is new.', []],
  ['Failed to load http://a.example/.', []],
  ["Failed to load resource: No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], text: "No 'Access-Control-Allow-Origin' header is present on the requested resource." }]],
  ["EventSource cannot load http://a.example/. No 'Access-Control-Allow-Origin' header is present on the requested resource.", [{ kind: 'refusal', engine: 'webkit', reasons: ['origin missing'], initiator: 'resource', url: 'http://a.example/' }]],
  ['EventSource cannot load http://a.example/.', [{ kind: 'refusal', engine: 'webkit', reasons: ['mode same-origin'], exchange: 'none', initiator: 'resource', url: 'http://a.example/' }]],
  ["Failed to execute 'fetch' on 'Window': Invalid value", [{ kind: 'refusal', engine: 'chromium', reasons: ['header invalid'], initiator: 'fetch' }]],
  ["Failed to execute 'fetch' on 'WorkerGlobalScope': Invalid value", [{ kind: 'refusal', engine: 'chromium', reasons: ['header invalid'], initiator: 'fetch' }]],
  ["Failed to construct 'Request': Invalid value", [{ kind: 'refusal', engine: 'chromium', reasons: ['header invalid'], initiator: 'fetch' }]],
  ["Failed to execute 'open' on 'XMLHttpRequest': Invalid URL", [{ kind: 'refusal', engine: 'chromium', reasons: ['url invalid'], initiator: 'xhr' }]],
  ["Failed to execute 'setRequestHeader' on 'XMLHttpRequest': Invalid value", [{ kind: 'refusal', engine: 'chromium', reasons: ['header invalid'], initiator: 'xhr' }]],
  ["Failed to execute 'setRequestHeader' on 'XMLHttpRequest': It is new.", []],
  ['Reason: CORS disabled', [{ kind: 'refusal', engine: 'firefox', reasons: ['cors disabled'], exchange: 'none' }]],
  ['Window.fetch: HEAD or GET Request cannot have a body.', [{ kind: 'refusal', engine: 'firefox', reasons: ['body on get'], initiator: 'fetch' }]],
  ['WorkerGlobalScope.fetch: HEAD or GET Request cannot have a body.', [{ kind: 'refusal', engine: 'firefox', reasons: ['body on get'], initiator: 'fetch' }]],
  ['Request constructor: HEAD or GET Request cannot have a body.', [{ kind: 'refusal', engine: 'firefox', reasons: ['body on get'], initiator: 'fetch' }]],
  ['Window.fetch: http:// is not a valid URL.', [{ kind: 'refusal', engine: 'firefox', reasons: ['url invalid'], initiator: 'fetch', url: 'http://' }]],
];

const endings: readonly Case[] = [
  ['TypeError: Window.fetch: Invalid request method TRACE.', [{ kind: 'refusal', engine: 'firefox', reasons: ['method forbidden', 'method needs cors'], initiator: 'fetch', method: 'TRACE', detail: 'TRACE' }]],
  ['Cross-origin redirection to http://a.example/ denied by Cross-Origin Resource Sharing policy: Origin http://p.example is not allowed by Access-Control-Allow-Origin.', [{ kind: 'refusal', engine: 'webkit', reasons: ['origin missing', 'origin mismatch'], origin: 'http://p.example' }]],
  ['Cross-origin redirection to http://a.example/ denied by Cross-Origin Resource Sharing policy: It is new.', []],
  ["No 'Access-Control-Allow-Origin' header is present on the requested resource. Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], initiator: 'fetch' }]],
];

const closings: readonly Case[] = [
  ["No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], initiator: 'fetch' }]],
  ["No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://p.example' is therefore not allowed access. The response had HTTP status code 404.", [{ kind: 'refusal', engine: 'chromium', reasons: ['origin missing'], origin: 'http://p.example', status: 404 }]],
  ['Preflight response is not successful. Status code: 404', [{ kind: 'refusal', engine: 'webkit', reasons: ['status not ok', 'preflight redirected', 'redirect invalid'], exchange: 'preflight', status: 404 }]],
  ['Cannot load http://a.example/ due to access control checks.', [{ kind: 'hidden', engine: 'webkit', reasons: [], url: 'http://a.example/', text: 'Cannot load http://a.example/ due to access control checks' }]],
  ['Cannot load script http://a.example/ due to access control checks.', [{ kind: 'hidden', engine: 'webkit', reasons: [], initiator: 'script', url: 'http://a.example/', text: 'Cannot load script http://a.example/ due to access control checks' }]],
  ['Cannot load stylesheet http://a.example/ due to access control checks.', [{ kind: 'hidden', engine: 'webkit', reasons: [], initiator: 'stylesheet', url: 'http://a.example/', text: 'Cannot load stylesheet http://a.example/ due to access control checks' }]],
];

const sentences: readonly Case[] = [
  ['Cannot load font http://a.example/ due to access control checks.', [{ kind: 'hidden', engine: 'webkit', reasons: [], initiator: 'font', url: 'http://a.example/', text: 'Cannot load font http://a.example/ due to access control checks' }]],
  ['Cannot load image http://a.example/ due to access control checks.', [{ kind: 'hidden', engine: 'webkit', reasons: [], initiator: 'image', url: 'http://a.example/', text: 'Cannot load image http://a.example/ due to access control checks' }]],
  ['Beacon API cannot load http://a.example/ due to access control checks.', [{ kind: 'hidden', engine: 'webkit', reasons: [], initiator: 'resource', url: 'http://a.example/', text: 'Beacon API cannot load http://a.example/ due to access control checks' }]],
  ['Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://a.example/. This can be fixed by moving the resource to the same domain or enabling CORS.', [{ kind: 'refusal', engine: 'firefox', reasons: ['origin missing', 'origin mismatch'], url: 'http://a.example/', text: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://a.example/. This can be fixed by moving the resource to the same domain or enabling CORS' }]],
  ['Blocked loading mixed active content “http://a.example/”', [{ kind: 'refusal', engine: 'firefox', reasons: ['mixed content'], url: 'http://a.example/', text: 'Blocked loading mixed active content “http://a.example/' }]],
  ['[blocked] The page at https://p.example/ was not allowed to display insecure content from http://a.example/', [{ kind: 'refusal', engine: 'webkit', reasons: ['mixed content'], exchange: 'none', origin: 'https://p.example', url: 'http://a.example/' }]],
  ['[blocked] The page at https://p.example/ was not allowed to run insecure content from http://a.example/', [{ kind: 'refusal', engine: 'webkit', reasons: ['mixed content'], exchange: 'none', origin: 'https://p.example', url: 'http://a.example/' }]],
  ['AxiosError: Network Error', [{ kind: 'hidden', reasons: [], initiator: 'xhr' }]],
  ['Error: Network Error', [{ kind: 'hidden', reasons: [], initiator: 'xhr' }]],
  ["message: 'Network Error'", [{ kind: 'hidden', reasons: [], initiator: 'xhr', text: "message: 'Network Error" }]],
  ['Http failure response for http://a.example/: 0 Unknown Error', [{ kind: 'hidden', reasons: [], url: 'http://a.example/' }]],
  ['Http failure response for (unknown url): 0 Unknown Error', [{ kind: 'hidden', reasons: [] }]],
  ['Request has been terminated\nPossible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin', [{ kind: 'hidden', reasons: [] }]],
  ['Error: NetworkError when attempting to fetch resource.', [{ kind: 'hidden', engine: 'firefox', reasons: [], text: 'NetworkError when attempting to fetch resource' }]],
];

describe('what older browsers printed', () => {
  const all: Readonly<Record<string, readonly Case[]>> = {
    'their reasons': reasons,
    'what stood before a reason': openings,
    'what stood behind a reason': endings,
    "WebKit's second line": closings,
    'sentences that stand alone': sentences,
  };
  for (const [name, cases] of Object.entries(all)) {
    it(`is read: ${name}`, () => {
      for (const [text, tells] of cases) assert.deepEqual(readConsole(text).map(told), tells.map((one) => ({ text, ...one })), text);
    });
  }

  it('is nothing where common words have no known reason behind them', () => {
    const common = [
      "Failed to execute 'fetch' on 'Window'", "Failed to execute 'fetch' on 'WorkerGlobalScope'", "Failed to construct 'Request'", "Failed to execute 'open' on 'XMLHttpRequest'",
      "Failed to execute 'setRequestHeader' on 'XMLHttpRequest'", 'Reason', 'Window.fetch', 'WorkerGlobalScope.fetch', 'Request constructor', 'EventSource cannot load https://a.example/', 'XMLHttpRequest cannot load https://a.example/',
    ];
    for (const words of common) assert.deepEqual(readConsole(`${words}: It is new.`), [], words);
  });
});

/** What a message tells, without what it does not. */
function told(message: ConsoleMessage): Told {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
}
