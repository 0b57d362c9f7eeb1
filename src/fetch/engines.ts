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
  /** CORS-safelisted request-header: what is not ASCII is unsafe, and so is an empty MIME parameter. */
  readonly asciiValuesOnly: boolean;
  /** CORS-unsafe request-header names: safelisted values together may be longer than 1024 bytes. */
  readonly unlimitedSafelistedSum: boolean;
  /** CORS-unsafe request-header names: a name that was appended in two cases is listed twice. */
  readonly repeatsUnsafeNames: boolean;
  /** What is looked at first in a preflight response: the console names that (recorded: "preflight redirect without origin"). */
  readonly preflightChecksFirst: 'cors' | 'redirect' | 'status';
  /** CORS check: an empty line of Access-Control-Allow-Credentials is none. */
  readonly ignoresEmptyCredentialsLine: boolean;
  /** Main fetch 14.1: `*` in a broken Access-Control-Expose-Headers exposes everything. */
  readonly exposesBrokenWildcard: boolean;
  /** HTTP-network-or-cache fetch 14: a Basic challenge to a request with credentials opens a dialogue, across origins too. */
  readonly promptsAcrossOrigins: boolean;
  /** HTTP-network fetch: a status that only proxies have is refused. */
  readonly refusesProxyChallenge: boolean;
  /** HTTP-network fetch: a preflight that a server says was misdirected (421) is sent once more. */
  readonly repeatsMisdirected: boolean;
  /** HTTP-network fetch: a Range goes out as it was understood (recorded: `Bytes=0-1`). */
  readonly rewritesRange: boolean;
  /** HTTP-redirect fetch 4: an empty Location is none. */
  readonly ignoresEmptyLocation: boolean;
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
  /** What once needed a preflight gets one at every hop: with the names that are left, or with the first ones. */
  readonly keepsPreflight: 'no' | 'names that are left' | 'first names';
  /** The preflight tells the page's origin where the request itself tells `null`. */
  readonly preflightTellsOrigin: boolean;
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
  /** Answers to a page with an opaque origin are kept. */
  readonly keepsOpaque: boolean;
  /** A request that fails after its preflight forgets what that said. */
  readonly clearsOnFailure: boolean;
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
  unlimitedSafelistedSum: false,
  repeatsUnsafeNames: false,
  preflightChecksFirst: 'cors',
  ignoresEmptyCredentialsLine: false,
  exposesBrokenWildcard: false,
  promptsAcrossOrigins: false,
  refusesProxyChallenge: false,
  repeatsMisdirected: false,
  rewritesRange: false,
  ignoresEmptyLocation: false,
  checksLocationFirst: false,
  readsLocationAsText: true,
  watchesEmptyUploads: true,
  flagAsksForMethod: true,
  ignoresReferrerPolicy: false,
  guardsLocalNetwork: false,
  redirects: {
    refusesAllCredentials: false, taintsNoCors: false, checksCredentialsSentBefore: false, getsInsteadOfDelete: false, keepsOriginHeader: false,
    restoresBodyHeaders: false, keepsPreflight: 'no', preflightTellsOrigin: false,
  },
  preflightCache: {
    limit: Infinity, acceptsPlus: false, onInvalid: 5, onNegative: 5, onOverflow: Infinity, keepsOne: false, keepsOpaque: true, clearsOnFailure: true,
    keepsWildcards: true, wildcardCoversAuthorization: false, sharesCredentialed: true, looksUpHead: false, bypassedBy: [], notKeptBy: [],
  },
  cookies: { laxByDefault: true, schemeful: true, thirdParty: 'allowed' },
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
  ignoresEmptyLocation: true,
  checksLocationFirst: true,
  readsLocationAsText: false,
  watchesEmptyUploads: false,
  flagAsksForMethod: false,
  ignoresReferrerPolicy: true,
  guardsLocalNetwork: true,
  redirects: { ...standard.redirects, refusesAllCredentials: true, taintsNoCors: true },
  preflightCache: {
    ...standard.preflightCache,
    limit: 7200, acceptsPlus: true, onNegative: 0, onOverflow: 5, keepsOne: true, keepsOpaque: false, clearsOnFailure: false,
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
  unlimitedSafelistedSum: true,
  repeatsUnsafeNames: true,
  preflightChecksFirst: 'redirect',
  ignoresEmptyCredentialsLine: true,
  exposesBrokenWildcard: true,
  promptsAcrossOrigins: true,
  redirects: { ...standard.redirects, keepsPreflight: 'names that are left', preflightTellsOrigin: true },
  preflightCache: {
    ...standard.preflightCache,
    limit: 86_400, onInvalid: 0, onNegative: 0, keepsWildcards: false, sharesCredentialed: false, looksUpHead: true, bypassedBy: ['no-store', 'reload'],
  },
  cookies: { laxByDefault: false, schemeful: false, thirdParty: 'partitioned' },
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
  redirects: {
    ...standard.redirects,
    checksCredentialsSentBefore: true, getsInsteadOfDelete: true, keepsOriginHeader: true, restoresBodyHeaders: true, keepsPreflight: 'first names',
  },
  preflightCache: {
    ...standard.preflightCache,
    limit: 600, acceptsPlus: true, onNegative: 0, onOverflow: 5, keepsOne: true, clearsOnFailure: false, wildcardCoversAuthorization: true,
  },
  cookies: { laxByDefault: false, schemeful: false, thirdParty: 'blocked' },
};

/** Every engine that is modelled, by its name. */
export const engines: Readonly<Record<EngineName, Engine>> = { chromium, firefox, webkit };
