import type { EngineName } from './types';

/** What a browser does otherwise than the Standard. Each property is one difference, with the case that was measured. */
export interface Engine {
  readonly name: EngineName | 'the Standard';
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
  /** CORS-preflight fetch 7: a redirect is named before the CORS check is made (recorded: "preflight redirect without origin"). */
  readonly redirectBeforeCorsCheck: boolean;
}

/** The Standard without overrides. */
export const standard: Engine = {
  name: 'the Standard',
  authorizationCoveredByWildcard: false,
  combineRepeatedHeaders: false,
  safelistsClientHints: false,
  dropsUserAgent: false,
  rangeLimit: undefined,
  redirectBeforeCorsCheck: false,
};

/** Chromium 156. */
export const chromium: Engine = {
  name: 'chromium',
  authorizationCoveredByWildcard: true,
  combineRepeatedHeaders: true,
  safelistsClientHints: true,
  dropsUserAgent: true,
  rangeLimit: 2n ** 63n - 1n,
  redirectBeforeCorsCheck: true,
};
