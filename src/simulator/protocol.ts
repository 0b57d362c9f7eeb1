/** Messages between the simulator's page and the extension. Plain data: no spans, places are opaque `reveal` tokens. */

/** What the form's choices are made of. Of words the first is what `fetch` and a browser do when nothing is said. */
export const choices = {
  credentials: ['same-origin', 'include', 'omit'],
  engine: ['chromium', 'firefox', 'webkit'],
  mode: ['cors', 'no-cors', 'same-origin'],
  redirect: ['follow', 'error', 'manual'],
  cookie: ['none', 'lax', 'strict', 'unset'],
  thirdPartyCookies: ['as installed', 'allowed', 'blocked'],
  redirectStatus: [301, 302, 303, 307, 308],
  redirectedBy: ['application', 'proxy'],
} as const;

type Choices = typeof choices;
/** One of the values that a choice has. */
export type Choice<Name extends keyof Choices> = Choices[Name][number];

/** What the form holds. `headers` is the text of the field, one `Name: value` a line. */
export interface Form {
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly headers: string;
  readonly contentType: string;
  readonly credentials: Choice<'credentials'>;
  readonly engine: Choice<'engine'>;
  readonly mode: Choice<'mode'>;
  readonly redirect: Choice<'redirect'>;
  /** SameSite of the cookie that the user's browser holds for the URL; `none` is Secure as well. */
  readonly cookie: Choice<'cookie'>;
  readonly thirdPartyCookies: Choice<'thirdPartyCookies'>;
  /** Where the URL redirects to; empty when it answers by itself. */
  readonly redirectsTo: string;
  readonly redirectStatus: Choice<'redirectStatus'>;
  readonly redirectedBy: Choice<'redirectedBy'>;
  /** Unknown's name → what the user settled it to; an empty text leaves it unknown. */
  readonly settled: Readonly<Record<string, string>>;
}

/** The fields that most requests leave alone. A form that an earlier version kept does not have them. */
export const untouched = {
  engine: 'chromium', mode: 'cors', redirect: 'follow', cookie: 'none', thirdPartyCookies: 'as installed',
  redirectsTo: '', redirectStatus: 302, redirectedBy: 'application',
} as const satisfies Partial<Form>;

/** What decided a header or a step; `reveal` goes back to the extension when clicked. */
export interface ShownBlame { readonly label: string; readonly place: string; readonly reveal: string }

export interface ShownHeader {
  readonly name: string; readonly value: string; readonly unknown: boolean; readonly blame: readonly ShownBlame[];
  /** The browser looked for it in vain: `value` is empty. */
  readonly missing?: boolean;
}

/** Something that a request met in the application; `does` goes on behind the name: `answers`. Empty: it passes on. */
export interface ShownLayer { readonly label: string; readonly does: string; readonly place: string; readonly reveal: string }

export interface ShownExchange {
  readonly kind: 'preflight' | 'actual';
  /** `Request`, or `Preflight of the redirected request` */
  readonly title: string;
  /** What led from the exchange before to this one, when that was a redirect; else empty. */
  readonly redirected: string;
  /** How often the very same came again right after it: a redirect in a circle. */
  readonly repeated: number;
  /** `OPTIONS https://api.example.com/` */
  readonly request: string;
  readonly requestHeaders: readonly ShownHeader[];
  /** `200`, `no answer: …`, `unknown: …` */
  readonly status: string;
  readonly responseHeaders: readonly ShownHeader[];
  /** All that it met in the application, outermost first; empty where nothing is known of that. */
  readonly way: readonly ShownLayer[];
  /** What happened to the handler: `The handler ran.` / `The handler did not run.` / empty when unknown. */
  readonly handler: string;
}

export interface ShownStep {
  readonly section: string;
  readonly step: string;
  readonly says: string;
  readonly outcome: 'goes on' | 'passes' | 'fails' | 'unknown' | 'notes';
  readonly exchange: 'preflight' | 'actual' | undefined;
  readonly blame: readonly ShownBlame[];
}

export type ShownVerdict = 'readable' | 'opaque' | 'refused' | 'unknown' | 'throws';

/** The same request in one of the browsers, or by the Standard alone. */
export interface ShownEngine {
  /** What the form's choice calls it; undefined for the Standard, which nobody can choose. */
  readonly engine: Choice<'engine'> | undefined;
  readonly title: string;
  /** Whether the walkthrough is about this one. */
  readonly chosen: boolean;
  readonly verdict: ShownVerdict;
  /** `can read it`, `blocked` */
  readonly outcome: string;
  /** Whether verdict, reason or wire are otherwise than in the chosen one. */
  readonly differs: boolean;
  /** How, in sentences, where the outcome does not say it all. */
  readonly differences: readonly string[];
  readonly console: string;
}

export interface ShownWalkthrough {
  readonly verdict: ShownVerdict;
  /** One sentence: `The page can read the response.` */
  readonly headline: string;
  /** More sentences: why, and that the server has already done its work. */
  readonly because: string;
  readonly exchanges: readonly ShownExchange[];
  readonly steps: readonly ShownStep[];
  /** What the browser's console would print; empty when nothing. */
  readonly console: string;
  readonly everywhere: readonly ShownEngine[];
  /** `All browsers agree.`, or which of them do not. */
  readonly agreement: string;
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
