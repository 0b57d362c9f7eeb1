import type { CacheMode, EngineName } from './types';

/** What a browser does otherwise than the Standard. Each property is one difference, with the case that was measured. */
export interface Engine {
  readonly name: EngineName | 'the Standard';
  readonly title: string;
  /** CORS-preflight fetch 7.6: `*` in Access-Control-Allow-Headers covers Authorization (recorded: "authorization under *"). */
  readonly authorizationCoveredByWildcard: boolean;
  /** CORS-unsafe request-header names: lines of one name are judged as one value (recorded: "two text/plain"). */
  readonly combineRepeatedHeaders: boolean;
  /** CORS-safelisted request-header: client hints are safelisted, some only with a fitting value (recorded: "hint …"). */
  readonly safelistsClientHints: boolean;
  /** Headers class: User-Agent set by a script is dropped (recorded: "user-agent"). */
  readonly dropsUserAgent: boolean;
  /** CORS-safelisted request-header: numbers of Range from here on are not safelisted (recorded: "range of 63 bits"). */
  readonly rangeLimit: bigint | undefined;
  /** CORS-safelisted request-header: `Bytes=+0-` is a simple range as well. */
  readonly rangeLenient: boolean;
  /** CORS-safelisted request-header: what is not ASCII is unsafe. */
  readonly asciiValuesOnly: boolean;
  /** CORS-safelisted request-header: a comma in a MIME type is unsafe, and so is an empty parameter that is not the last (recorded: "text/plain;;"). */
  readonly strictMimeParameters: boolean;
  /** Extract a body: a stream is none, and its name is sent as text. */
  readonly sendsStreamsAsText: boolean;
  /** CORS-unsafe request-header names: safelisted values together may be longer than 1024 bytes. */
  readonly unlimitedSafelistedSum: boolean;
  /** Extract a body: a stream is refused (recorded: "stream, POST"). */
  readonly refusesStreams: boolean;
  /** Request class: the type of a Blob is sent in mode no-cors too (recorded: "blob of JSON, mode no-cors"). */
  readonly sendsEveryBlobType: boolean;
  /** CORS-preflight fetch 7.7: a header that is refused is named as the page wrote it, and the names that the engine knows come first (recorded: "X-B, x-A"). */
  readonly namesHeadersAsWritten: boolean;
  /** CORS-unsafe request-header names: a name that was appended in two cases is listed twice. */
  readonly repeatsUnsafeNames: boolean;
  /** What is looked at first in a preflight response: the console names that (recorded: "preflight redirect without origin"). */
  readonly preflightChecksFirst: 'cors' | 'redirect' | 'status';
  /** CORS-preflight fetch 7.3: the list of methods is read and the method looked up in it before the list of headers is read. */
  readonly readsListsInTurn: boolean;
  /** Get, decode, and split: of several lines of Access-Control-Allow-Credentials or -Max-Age those that are empty are none. */
  readonly ignoresEmptyLines: boolean;
  /** Main fetch 14.1: `*` in a broken Access-Control-Expose-Headers exposes everything, if it stands before what is broken (recorded: "*, a b"). */
  readonly exposesBrokenWildcard: boolean;
  /** HTTP-network-or-cache fetch 14: a Basic challenge to a request with credentials opens a dialogue, across origins too. */
  readonly promptsAcrossOrigins: boolean;
  /** HTTP-network fetch: a status that only proxies have is refused. */
  readonly refusesProxyChallenge: boolean;
  /** HTTP-network fetch: a preflight that a server says was misdirected (421) is sent once more. */
  readonly repeatsMisdirected: boolean;
  /** HTTP-network fetch: header values go out as UTF-8, and what comes in and is none is replaced (recorded: "B to a URL beyond ASCII"). */
  readonly headersAreUtf8: boolean;
  /** HTTP-network fetch: a Range goes out as it was understood (recorded: `Bytes=0-1`). */
  readonly rewritesRange: boolean;
  /** HTTP-network fetch: the lines of one name go out as one; of Content-Type and its like the last alone does (recorded: "repeated name"). */
  readonly combinesSentLines: boolean;
  /** HTTP-redirect fetch 4: an empty Location leads to the same URL again, or is none, or is none that can be followed. */
  readonly emptyLocation: 'leads back' | 'is none' | 'is refused';
  /** HTTP-network fetch: an answer whose Location is no URL, or two different ones, is refused before the CORS check. */
  readonly checksLocationFirst: boolean;
  /** Location is text, of which a character beyond ASCII is sent as UTF-8; else its bytes are sent on. */
  readonly readsLocationAsText: boolean;
  /** XMLHttpRequest: whoever listens to an upload makes a preflight necessary, even where nothing is uploaded. */
  readonly watchesEmptyUploads: boolean;
  /** CORS-preflight fetch 7.4 and HTTP fetch 4.1: a preflight that the use-CORS-preflight flag asks for allows its method, and has to. */
  readonly flagAsksForMethod: boolean;
  /** Append a request `Origin` header: the referrer policy does not hide the origin of a request of mode no-cors. */
  readonly ignoresReferrerPolicy: boolean;
  /** Append a request `Origin` header: most referrer policies hide the origin of an https page from a URL without, unsafe-url among them. */
  readonly hidesOriginFromInsecure: boolean;
  /** Local Network Access: a page needs the user's permission to ask an address space more private than its own. */
  readonly guardsLocalNetwork: boolean;
  readonly redirects: RedirectHabits;
  readonly preflightCache: CacheHabits;
  readonly cookies: CookieHabits;
}

/** HTTP-redirect fetch. */
export interface RedirectHabits {
  /** A Location with a user name is refused everywhere: between pages and URLs of one origin, and in mode no-cors. */
  readonly refusesAllCredentials: boolean;
  /** In mode no-cors every redirect to another origin hides the page's. */
  readonly taintsNoCors: boolean;
  /**
   * Where a request began at the page's own origin, with credentials, the redirect of another is checked once more as if they were
   * included, after the preflight of where it leads (recorded: "P→B→B").
   */
  readonly checksCredentialsSentBefore: boolean;
  /** DELETE becomes GET where it is redirected to another origin, whatever the status. */
  readonly getsInsteadOfDelete: boolean;
  /** An Origin header that was sent goes along within that origin, though the method has become GET. */
  readonly keepsOriginHeader: boolean;
  /** The headers of a body that was left behind come back with the next redirect of what needed a preflight (recorded: "B→C→B JSON POST 303"). */
  readonly restoresBodyHeaders: boolean;
  /** What once needed a preflight gets one at every hop: with the first names, or those among them that the latest redirect does not drop. */
  readonly keepsPreflight: 'no' | 'names not dropped' | 'first names';
  /** Location may have any scheme: what is neither http nor https fails where it is fetched (recorded: "B to ftp:"). */
  readonly fetchesOtherSchemes: boolean;
  /** The preflight tells the page's origin where the request itself tells `null`, and has to be allowed to it, unless it goes to that origin. */
  readonly preflightTellsOrigin: boolean;
  /** Schemes of a Location that are refused before the CORS check of the answer. */
  readonly schemesRefusedFirst: readonly string[];
}

/** CORS-preflight cache. */
export interface CacheHabits {
  /** Seconds, 7.10. */
  readonly limit: number;
  /** A digit list with a plus sign is a number. */
  readonly acceptsPlus: boolean;
  /** Seconds for a value that is no number; 0 is not to keep it. */
  readonly onInvalid: number;
  /** Seconds for a number below zero. */
  readonly onNegative: number;
  /** Seconds for a number of more digits than 64 bits hold. */
  readonly onOverflow: number;
  /** There is one answer for origin and URL: one that does not cover a request is forgotten, and a new one takes its place. */
  readonly keepsOne: boolean;
  /** What an answer allows is kept though it refuses the request that it was asked for (recorded: "method refused, then listed"). */
  readonly keepsRefused: boolean;
  /** Answers to a page with an opaque origin are kept. */
  readonly keepsOpaque: boolean;
  /** Which requests that fail forget what was kept about their URL: those that need a preflight, or all. */
  readonly clearsOnFailure: 'none' | 'with preflight' | 'all';
  /** `*` of a kept answer counts. */
  readonly keepsWildcards: boolean;
  /** `*` of a kept answer covers Authorization. */
  readonly wildcardCoversAuthorization: boolean;
  /** An answer about a request with credentials serves those without. */
  readonly sharesCredentialed: boolean;
  /** HEAD needs to be in a kept answer. */
  readonly looksUpHead: boolean;
  /** Cache modes of fetch that ask again. */
  readonly bypassedBy: readonly CacheMode[];
  /** Cache modes of fetch whose answer is not kept. */
  readonly notKeptBy: readonly CacheMode[];
}

/** What becomes of a cookie across sites before anyone asks CORS. */
export interface CookieHabits {
  /** Without SameSite a cookie counts as Lax. */
  readonly laxByDefault: boolean;
  /** http and https of one domain are two sites. */
  readonly schemeful: boolean;
  /** SameSite=None counts with Secure only. */
  readonly noneNeedsSecure: boolean;
  /** A Secure cookie is stored and sent by http on the machine itself. */
  readonly trustsLoopback: boolean;
  /** As the browser is installed; the user can change it. */
  readonly thirdParty: 'allowed' | 'blocked' | 'partitioned';
}

/** The Standard without overrides. Cookies are none of its business: as RFC 6265bis has them. */
export const standard: Engine = {
  name: 'the Standard',
  title: 'The Standard',
  authorizationCoveredByWildcard: false,
  combineRepeatedHeaders: false,
  safelistsClientHints: false,
  dropsUserAgent: false,
  rangeLimit: undefined,
  rangeLenient: false,
  asciiValuesOnly: false,
  strictMimeParameters: false,
  sendsStreamsAsText: false,
  unlimitedSafelistedSum: false,
  refusesStreams: false,
  sendsEveryBlobType: false,
  namesHeadersAsWritten: false,
  repeatsUnsafeNames: false,
  preflightChecksFirst: 'cors',
  readsListsInTurn: false,
  ignoresEmptyLines: false,
  exposesBrokenWildcard: false,
  promptsAcrossOrigins: false,
  refusesProxyChallenge: false,
  repeatsMisdirected: false,
  headersAreUtf8: false,
  rewritesRange: false,
  combinesSentLines: false,
  emptyLocation: 'leads back',
  checksLocationFirst: false,
  readsLocationAsText: true,
  watchesEmptyUploads: true,
  flagAsksForMethod: true,
  ignoresReferrerPolicy: false,
  hidesOriginFromInsecure: false,
  guardsLocalNetwork: false,
  redirects: {
    refusesAllCredentials: false, taintsNoCors: false, checksCredentialsSentBefore: false, getsInsteadOfDelete: false, keepsOriginHeader: false,
    restoresBodyHeaders: false, keepsPreflight: 'no', fetchesOtherSchemes: false, preflightTellsOrigin: false, schemesRefusedFirst: [],
  },
  preflightCache: {
    limit: Infinity, acceptsPlus: false, onInvalid: 5, onNegative: 5, onOverflow: Infinity, keepsOne: false, keepsRefused: false, keepsOpaque: true, clearsOnFailure: 'with preflight',
    keepsWildcards: true, wildcardCoversAuthorization: false, sharesCredentialed: true, looksUpHead: false, bypassedBy: [], notKeptBy: [],
  },
  cookies: { laxByDefault: true, schemeful: true, noneNeedsSecure: true, trustsLoopback: true, thirdParty: 'allowed' },
};

/** Chromium 156. */
export const chromium: Engine = {
  ...standard,
  name: 'chromium',
  title: 'Chromium',
  authorizationCoveredByWildcard: true,
  combineRepeatedHeaders: true,
  safelistsClientHints: true,
  dropsUserAgent: true,
  rangeLimit: 2n ** 63n - 1n,
  preflightChecksFirst: 'redirect',
  promptsAcrossOrigins: true,
  refusesProxyChallenge: true,
  repeatsMisdirected: true,
  rewritesRange: true,
  emptyLocation: 'is none',
  checksLocationFirst: true,
  readsLocationAsText: false,
  watchesEmptyUploads: false,
  flagAsksForMethod: false,
  ignoresReferrerPolicy: true,
  guardsLocalNetwork: true,
  redirects: { ...standard.redirects, fetchesOtherSchemes: true, refusesAllCredentials: true, taintsNoCors: true },
  preflightCache: {
    ...standard.preflightCache,
    limit: 7200, acceptsPlus: true, onNegative: 0, onOverflow: 5, keepsOne: true, keepsOpaque: false, clearsOnFailure: 'none',
    bypassedBy: ['no-store', 'reload', 'no-cache'], notKeptBy: ['no-store'],
  },
};

/** Firefox 153. */
export const firefox: Engine = {
  ...standard,
  name: 'firefox',
  title: 'Firefox',
  authorizationCoveredByWildcard: true,
  rangeLimit: 2n ** 64n,
  asciiValuesOnly: true,
  strictMimeParameters: true,
  sendsStreamsAsText: true,
  unlimitedSafelistedSum: true,
  repeatsUnsafeNames: true,
  readsListsInTurn: true,
  ignoresEmptyLines: true,
  exposesBrokenWildcard: true,
  promptsAcrossOrigins: true,
  repeatsMisdirected: true,
  combinesSentLines: true,
  checksLocationFirst: true,
  readsLocationAsText: false,
  flagAsksForMethod: false,
  hidesOriginFromInsecure: true,
  redirects: { ...standard.redirects, fetchesOtherSchemes: true, keepsPreflight: 'names not dropped', preflightTellsOrigin: true, schemesRefusedFirst: ['blob:', 'data:', 'file:', 'javascript:', 'ws:', 'wss:'] },
  preflightCache: {
    ...standard.preflightCache,
    limit: 86_400, onInvalid: 0, onNegative: 0, keepsOpaque: false, clearsOnFailure: 'all', keepsWildcards: false, sharesCredentialed: false, looksUpHead: true, bypassedBy: ['no-store', 'reload'],
  },
  cookies: { laxByDefault: false, schemeful: false, noneNeedsSecure: true, trustsLoopback: true, thirdParty: 'partitioned' },
};

/** WebKitGTK 2.50. */
export const webkit: Engine = {
  ...standard,
  name: 'webkit',
  title: 'WebKit',
  authorizationCoveredByWildcard: true,
  combineRepeatedHeaders: true,
  rangeLimit: 2n ** 64n,
  rangeLenient: true,
  preflightChecksFirst: 'status',
  repeatsMisdirected: true,
  headersAreUtf8: true,
  refusesStreams: true,
  sendsEveryBlobType: true,
  namesHeadersAsWritten: true,
  emptyLocation: 'is refused',
  flagAsksForMethod: false,
  redirects: {
    ...standard.redirects,
    checksCredentialsSentBefore: true, getsInsteadOfDelete: true, keepsOriginHeader: true, restoresBodyHeaders: true, keepsPreflight: 'first names',
    schemesRefusedFirst: ['ftp:'],
  },
  preflightCache: {
    ...standard.preflightCache,
    limit: 600, acceptsPlus: true, onNegative: 0, onOverflow: 5, keepsOne: true, keepsRefused: true, clearsOnFailure: 'none', wildcardCoversAuthorization: true,
  },
  cookies: { laxByDefault: false, schemeful: false, noneNeedsSecure: false, trustsLoopback: false, thirdParty: 'blocked' },
};

/** Every engine that is modelled, by its name. */
export const engines: Readonly<Record<EngineName, Engine>> = { chromium, firefox, webkit };
