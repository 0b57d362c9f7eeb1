/** Messages between the simulator's page and the extension. Plain data: no spans, places are opaque `reveal` tokens. */

export type Credentials = 'omit' | 'same-origin' | 'include';

/** What the form holds. `headers` is the text of the field, one `Name: value` a line. */
export interface Form {
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly headers: string;
  readonly contentType: string;
  readonly credentials: Credentials;
  /** Unknown's name → what the user settled it to; an empty text leaves it unknown. */
  readonly settled: Readonly<Record<string, string>>;
}

/** What decided a header or a step; `reveal` goes back to the extension when clicked. */
export interface ShownBlame { readonly label: string; readonly place: string; readonly reveal: string }

export interface ShownHeader {
  readonly name: string; readonly value: string; readonly unknown: boolean; readonly blame: readonly ShownBlame[];
  /** The browser looked for it in vain: `value` is empty. */
  readonly missing?: boolean;
}

export interface ShownExchange {
  readonly kind: 'preflight' | 'actual';
  /** `OPTIONS https://api.example.com/` */
  readonly request: string;
  readonly requestHeaders: readonly ShownHeader[];
  /** `200`, `no answer: …`, `unknown: …` */
  readonly status: string;
  readonly responseHeaders: readonly ShownHeader[];
  /** What happened to the handler: `The handler ran.` / `The handler did not run.` / empty when unknown. */
  readonly handler: string;
}

export interface ShownStep {
  readonly section: string;
  readonly step: string;
  readonly says: string;
  readonly outcome: 'goes on' | 'passes' | 'fails' | 'unknown';
  readonly exchange: 'preflight' | 'actual' | undefined;
  readonly blame: readonly ShownBlame[];
}

export interface ShownWalkthrough {
  readonly verdict: 'readable' | 'refused' | 'unknown' | 'throws';
  /** One sentence: `The page can read the response.` */
  readonly headline: string;
  /** More sentences: why, and that the server has already done its work. */
  readonly because: string;
  readonly exchanges: readonly ShownExchange[];
  readonly steps: readonly ShownStep[];
  /** What the browser's console would print; empty when nothing. */
  readonly console: string;
  /** Command line that repeats it, for people who test with curl. */
  readonly curl: string;
}

export interface ShownConfiguration {
  readonly id: string;
  /** `app/main.py:12` */
  readonly place: string;
  readonly server: string;
  readonly release: string;
  readonly summary: string;
  readonly reveal: string;
  readonly unknowns: readonly { readonly name: string; readonly because: string; readonly reveal: string }[];
  /** Origins that the configuration names, to choose from. */
  readonly origins?: readonly string[];
}

/** Extension → page. The whole state each time: the page draws what it is told. */
export type ToPage =
  | { readonly kind: 'show'; readonly configuration: ShownConfiguration; readonly form: Form; readonly walkthrough: ShownWalkthrough }
  | { readonly kind: 'nothing'; readonly because: string };

/** Page → extension. */
export type FromPage =
  | { readonly kind: 'ready'; readonly saved: { readonly configuration: string; readonly form: Form } | undefined }
  | { readonly kind: 'ask'; readonly form: Form }
  | { readonly kind: 'reveal'; readonly reveal: string }
  | { readonly kind: 'pick' }
  | { readonly kind: 'copy'; readonly text: string };
