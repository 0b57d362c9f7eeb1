import type { Reason } from '../../http/reason';
import type { EngineName, Initiator } from '../types';

/** What no current browser prints any more, and texts of today still quote: read, never written. */
export interface OlderReason {
  readonly engine: EngineName;
  readonly says: string;
  readonly reasons: readonly Reason[];
  readonly exchange?: 'preflight' | 'actual' | 'none';
}

/** Reasons that followed an opening, or stood alone. */
export const olderReasons: readonly OlderReason[] = [
  { engine: 'chromium', reasons: ['wildcard with credentials'], says: "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true." },
  { engine: 'chromium', reasons: ['credentials not true'], says: "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials." },
  { engine: 'chromium', reasons: ['status not ok'], exchange: 'preflight', says: 'Response for preflight has invalid HTTP status code {status}' },
  { engine: 'chromium', reasons: ['status not ok'], exchange: 'preflight', says: 'Invalid HTTP status code {status}' },
  { engine: 'chromium', reasons: ['preflight redirected'], exchange: 'preflight', says: 'Response for preflight is invalid (redirect)' },
  {
    engine: 'chromium', reasons: ['preflight redirected'], exchange: 'preflight',
    says: "The request was redirected to '{location}', which is disallowed for cross-origin requests that require preflight.",
  },
  { engine: 'chromium', reasons: ['preflight redirected'], says: 'Request requires preflight, which is disallowed to follow cross-origin redirect.' },
  { engine: 'chromium', reasons: ['redirect with credentials'], exchange: 'actual', says: "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests." },
  { engine: 'chromium', reasons: ['redirect with credentials'], exchange: 'actual', says: "Redirect location '{location}' contains userinfo, which is disallowed for cross-origin requests." },
  // The list of schemes grew with every other version.
  { engine: 'chromium', reasons: ['scheme not supported'], exchange: 'none', says: 'Cross origin requests are only supported for protocol schemes:' },
  { engine: 'chromium', reasons: ['local network denied'], exchange: 'none', says: 'Request had no target IP address space, yet the resource is in address space `{space}`.' },
  {
    engine: 'chromium', reasons: ['local network denied'], exchange: 'preflight',
    says: "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `{space}` address space.",
  },
  { engine: 'firefox', reasons: ['no answer'], says: 'CORS request failed' },
  { engine: 'firefox', reasons: ['status not ok', 'no answer'], exchange: 'preflight', says: 'CORS preflight channel did not succeed' },
  { engine: 'firefox', reasons: ['header not allowed'], exchange: 'preflight', says: 'missing token ‘{detail}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel' },
  { engine: 'webkit', reasons: ['no answer'], says: 'Failed to load resource: The network connection was lost' },
  { engine: 'webkit', reasons: ['bad port'], exchange: 'none', says: 'CORS-preflight request was blocked' },
  { engine: 'webkit', reasons: ['no answer'], says: 'Failed to load resource: Could not connect to the server' },
  { engine: 'webkit', reasons: ['no answer'], says: 'Failed to load resource: A server with the specified hostname could not be found' },
  { engine: 'webkit', reasons: ['no answer'], says: 'Failed to load resource: The certificate for this server is invalid' },
  { engine: 'webkit', reasons: ['no answer'], says: 'Failed to load resource: The request timed out' },
];

/** What stood before a reason. */
export interface OlderOpening {
  readonly engine: EngineName;
  readonly says: string;
  readonly initiator?: Initiator;
  /** Whether the words are so common that they count only with a known reason behind them. */
  readonly common?: true;
  /** Whether the preflight's answer would have been named. */
  readonly tellsExchange?: true;
}

/** Openings that no current browser prints, and parts of the current ones. */
export const olderOpenings: readonly OlderOpening[] = [
  { engine: 'chromium', says: "Redirect from '{firstUrl}' to '{url}' has been blocked by CORS policy: ", tellsExchange: true },
  { engine: 'chromium', says: "Redirect at '{url}' from origin '{origin}' has been blocked by CORS policy: ", tellsExchange: true },
  // Only the origin of what was asked for was named.
  { engine: 'chromium', says: "Font from origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy: ", initiator: 'font' },
  { engine: 'chromium', says: "Image from origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy: ", initiator: 'image' },
  { engine: 'chromium', says: "Script from origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy: ", initiator: 'script' },
  { engine: 'chromium', says: "Redirect at origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy: " },
  { engine: 'chromium', says: "Access to {kind} at '{url}' has been blocked by CORS policy: ", tellsExchange: true },
  { engine: 'chromium', says: "from origin '{origin}' has been blocked by CORS policy: ", tellsExchange: true },
  { engine: 'chromium', says: 'has been blocked by CORS policy: ', tellsExchange: true },
  { engine: 'chromium', says: 'XMLHttpRequest cannot load {url}', initiator: 'xhr', common: true },
  { engine: 'chromium', says: 'Failed to load {url}', common: true },
  { engine: 'webkit', says: 'EventSource cannot load {url}', initiator: 'resource', common: true },
  { engine: 'chromium', says: "Failed to execute 'fetch' on 'Window': ", initiator: 'fetch', common: true },
  { engine: 'chromium', says: "Failed to execute 'fetch' on 'WorkerGlobalScope': ", initiator: 'fetch', common: true },
  { engine: 'chromium', says: "Failed to construct 'Request': ", initiator: 'fetch', common: true },
  { engine: 'chromium', says: "Failed to execute 'open' on 'XMLHttpRequest': ", initiator: 'xhr', common: true },
  { engine: 'chromium', says: "Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ", initiator: 'xhr', common: true },
  { engine: 'firefox', says: 'Reason: ', common: true },
  { engine: 'firefox', says: 'Window.fetch: ', initiator: 'fetch', common: true },
  { engine: 'firefox', says: 'WorkerGlobalScope.fetch: ', initiator: 'fetch', common: true },
  { engine: 'firefox', says: 'Request constructor: ', initiator: 'fetch', common: true },
  { engine: 'webkit', says: 'Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: ', common: true },
];

/** What stood behind a reason, and whom it tells as the one who asked. */
export const olderEndings: readonly { readonly says: string; readonly initiator?: Initiator }[] = [
  {
    initiator: 'fetch',
    says: "Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
  },
  { initiator: 'fetch', says: "If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled." },
  { says: "Origin '{origin}' is therefore not allowed access." },
  { says: 'The response had HTTP status code {status}.' },
  { says: 'Status code: {status}' },
];

/** WebKit's second line for elements, which named them. */
export const olderClosings: readonly { readonly says: string; readonly initiator?: Initiator }[] = [
  { says: 'Cannot load {url}' },
  { initiator: 'script', says: 'Cannot load script {url}' },
  { initiator: 'stylesheet', says: 'Cannot load stylesheet {url}' },
  { initiator: 'font', says: 'Cannot load font {url}' },
  { initiator: 'resource', says: 'Beacon API cannot load {url}' },
];

/** Sentences that stand alone. */
export interface OlderSentence {
  readonly engine: EngineName | undefined;
  readonly says: string;
  readonly kind: 'refusal' | 'hidden';
  readonly reasons: readonly Reason[];
  readonly initiator?: Initiator;
  readonly exchange?: 'preflight' | 'actual' | 'none';
}

/** Messages of older browsers that named no reason, and what libraries make of a failure that they are not told the reason of. */
export const olderSentences: readonly OlderSentence[] = [
  {
    engine: 'firefox', kind: 'refusal', reasons: ['origin missing', 'origin mismatch'],
    says: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. This can be fixed by moving the resource to the same domain or enabling CORS.',
  },
  { engine: 'webkit', kind: 'refusal', reasons: ['mixed content'], exchange: 'none', says: '[blocked] The page at {page} was not allowed to display insecure content from {url}' },
  { engine: 'webkit', kind: 'refusal', reasons: ['mixed content'], exchange: 'none', says: '[blocked] The page at {page} was not allowed to run insecure content from {url}' },
  { engine: undefined, kind: 'hidden', reasons: [], initiator: 'xhr', says: 'AxiosError: Network Error' },
  { engine: undefined, kind: 'hidden', reasons: [], initiator: 'xhr', says: 'Error: Network Error' },
  { engine: undefined, kind: 'hidden', reasons: [], initiator: 'xhr', says: "message: 'Network Error'" },
  { engine: undefined, kind: 'hidden', reasons: [], says: 'Http failure response for {url}: 0 Unknown Error' },
  { engine: undefined, kind: 'hidden', reasons: [], says: 'Http failure response for (unknown url): 0 Unknown Error' },
  { engine: undefined, kind: 'hidden', reasons: [], says: 'Request has been terminated Possible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin' },
];
