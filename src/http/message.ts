import type { HeaderList } from './header-list';
import type { Known } from './unknown';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
}

export interface HttpResponse {
  readonly status: Known<number>;
  readonly headers: HeaderList;
}

/** What a browser meets when it sends a request. */
export type HttpAnswer =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly handlerRuns: Known<boolean> }
  | { readonly kind: 'no answer'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };
