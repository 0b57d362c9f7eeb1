import type { Span } from './span';
import type { Unknown, Value } from './value';

/**
 * What a function that writes CORS headers by hand does with one request, as far as that can matter to a browser. A
 * step that nobody understands is left out where it cannot matter, and is an `if` of an unknown test where it can.
 */
export type Step =
  | Write
  /** Takes a header away, or all of them where a new response begins. */
  | { readonly kind: 'remove'; readonly header: string | undefined }
  | { readonly kind: 'status'; readonly status: number | Unknown }
  | Branch
  /** A function that is called: its `return` ends itself alone. */
  | { readonly kind: 'call'; readonly steps: readonly Step[] }
  /** Whatever comes behind may run: the rest of the function still does. */
  | { readonly kind: 'pass on' }
  /** The response is complete: nothing that follows is sent. */
  | { readonly kind: 'answer' }
  /** The function ends here. */
  | { readonly kind: 'return' };

/** A header that is written. */
export interface Write {
  readonly kind: 'write';
  readonly header: string;
  /** What is written; a `requestHeader` only where the request has that header. */
  readonly value: Value;
  /** Whether `value` is what the option of that name holds, so that it follows the option. */
  readonly given: boolean;
  /** The option that it belongs to: without it, nothing is written. Undefined where only that something may be written is known. */
  readonly option: string | undefined;
  /** Which function writes it: they differ in what they make of odd values. `vary` adds to the line that is there. */
  readonly by: string;
  /** One more line beside those that are there. */
  readonly repeats: boolean;
  /** The header's name, and the whole of what writes it. */
  readonly key: Span;
  readonly at: Span;
}

/** One or the other, as the request decides. */
export interface Branch {
  readonly kind: 'if';
  readonly test: Test;
  readonly then: readonly Step[];
  readonly otherwise: readonly Step[];
}

/** What a function asks of a request. */
export type Test =
  | { readonly kind: 'known'; readonly is: boolean }
  /** Upper case; `fold` says that the request's is compared without case. */
  | { readonly kind: 'method'; readonly methods: readonly string[]; readonly fold: boolean }
  /** Whether the request has the header, and it is not empty. */
  | { readonly kind: 'has'; readonly header: string }
  /** Whether the header is in a list (in a text: a part of it), which may be what an option holds. */
  | { readonly kind: 'listed'; readonly header: string; readonly list: Value; readonly option: string | undefined }
  | { readonly kind: 'not'; readonly test: Test }
  | { readonly kind: 'and' | 'or'; readonly left: Test; readonly right: Test }
  | { readonly kind: 'unknown'; readonly because: string };

/** What becomes of what was written before an error that nobody catches. */
export type OnError = 'headers stay' | 'headers go' | 'unknown';

/** A function that writes CORS headers. */
export interface Handler {
  readonly steps: readonly Step[];
  readonly onError: OnError;
  /** What happens at the end of the function where nothing has answered. */
  readonly end: 'answers' | 'passes on' | 'hangs';
  /** A middleware: what stands behind it runs only where it passes on. */
  readonly behind?: true;
}

/** The header that the whole is about, in lower case: a function is a configuration when it writes this one. */
export const allowOrigin = 'access-control-allow-origin';

/** Whether what is written under this name, in lower case, is of interest. */
export function isOfCors(name: string): boolean {
  return name.startsWith('access-control-') || name === 'vary';
}

/** Both arms, without a branch where the test is decided. */
export function branch(test: Test, then: readonly Step[], otherwise: readonly Step[]): readonly Step[] {
  if (test.kind === 'known') return test.is ? then : otherwise;
  return then.length === 0 && otherwise.length === 0 ? [] : [{ kind: 'if', test, then, otherwise }];
}

/** Whether the steps never go on to what follows them. */
export function alwaysEnds(steps: readonly Step[]): boolean {
  return steps.some((step) => step.kind === 'return' || (step.kind === 'if' && alwaysEnds(step.then) && alwaysEnds(step.otherwise)));
}
