import { readConsole, type ConsoleMessage } from '../fetch/console/read';
import type { EngineName, Initiator, PageRequest } from '../fetch/types';
import type { Reason } from '../http/reason';
import { causeOf, reachOf, type Cause } from './cause';

export type { Cause } from './cause';

/** A console message, explained. */
export interface Explanation {
  /** `hidden`: all that a script learns, which is no reason. `warning`: nothing was refused. */
  readonly kind: ConsoleMessage['kind'];
  /** What it means, in a sentence or two. */
  readonly means: string;
  readonly engine: EngineName | undefined;
  readonly initiator: Initiator | undefined;
  readonly exchange: ConsoleMessage['exchange'];
  /** The page's origin. */
  readonly origin: string | undefined;
  readonly url: string | undefined;
  readonly redirectedFrom: string | undefined;
  readonly status: number | undefined;
  /** The method or header name at fault. */
  readonly detail: string | undefined;
  /** The value of the header that was read, as the message quotes it. */
  readonly seen: string | undefined;
  /** All that the message can mean, likeliest first. */
  readonly causes: readonly Cause[];
  /** Whether the server did what the request asks for. */
  readonly reach: string;
  /** As much of the request as the message tells. */
  readonly request: Partial<PageRequest>;
  /** The message as it was read. */
  readonly text: string;
}

/** Explains every console message about CORS in a text; none where there is none. */
export function explain(text: string): readonly Explanation[] {
  return readConsole(text).map(explained);
}

function explained(message: ConsoleMessage): Explanation {
  const { kind, engine, initiator, exchange, origin, url, redirectedFrom, status, seen, reasons, text } = message;
  // The one warning that there is, Firefox's, is about Authorization under a wildcard.
  const detail = message.detail ?? (kind === 'warning' ? 'Authorization' : undefined);
  const credentials = includesCredentials(reasons) ? true : undefined;
  const causes = reasons.map((reason) => causeOf({
    reason, exchange, origin, url, redirectedFrom, initiator, detail, seen, status, credentials, silence: undefined,
  }));
  return {
    kind, means: meaningOf(kind, causes[0]), engine, initiator, exchange, origin, url, redirectedFrom, status, detail, seen, causes,
    reach: kind === 'refusal' && reasons[0] !== undefined ? reachOf({ exchange, reason: reasons[0] }) : '',
    request: requestOf(message), text,
  };
}

function meaningOf(kind: ConsoleMessage['kind'], cause: Cause | undefined): string {
  switch (kind) {
    case 'refusal': return cause?.means ?? 'It is about CORS, in words that are not known here.';
    case 'warning': return `Nothing is refused yet, but will be: ${cause?.means ?? 'the browser warns of a change.'}`;
    case 'hidden': return 'That is all a script may know, whatever the reason: browsers tell the reason in the console alone. '
      + 'Look there for a line with "CORS" or "Access-Control" near it, and at the status in the Network panel.';
  }
}

function includesCredentials([likeliest]: readonly Reason[]): boolean {
  return likeliest === 'wildcard with credentials' || likeliest === 'credentials not true';
}

/** The request, as far as the message tells of it: the URL is where it began, for redirects are followed again. */
function requestOf({ origin, url, redirectedFrom, method, detail, reasons, initiator }: ConsoleMessage): Partial<PageRequest> {
  const begun = redirectedFrom ?? url;
  const asked = method ?? (reasons[0] === 'method not allowed' ? detail : undefined);
  return {
    ...(origin === undefined ? {} : { from: origin }),
    ...(begun === undefined ? {} : { url: begun }),
    ...(asked === undefined ? {} : { method: asked }),
    ...(reasons[0] === 'header not allowed' && detail !== undefined ? { headers: [[detail, exampleValue(detail)]] } : {}),
    ...(includesCredentials(reasons) ? { credentials: 'include' } : {}),
    ...(initiator === undefined ? {} : { initiator }),
  };
}

/** A value that needs a preflight, as the one that was sent did. */
function exampleValue(name: string): string {
  switch (name.toLowerCase()) {
    case 'content-type': return 'application/json';
    case 'authorization': return 'Bearer token';
    // Safelisted names whose value was not.
    case 'accept': case 'accept-language': case 'content-language': case 'range': return '"';
    default: return '1';
  }
}
