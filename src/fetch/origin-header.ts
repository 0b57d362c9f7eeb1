import type { Engine } from './engines';
import type { Request, ResponseTainting } from './request';

/** Fetch, "serializing a request origin": a request that went from one foreign origin to another does not tell whose it is. */
export function serialisedOrigin({ origin, tainted }: Request): string {
  return tainted ? 'null' : origin;
}

/** What a preflight tells: by the Standard the same. */
export function preflightOrigin(request: Request, { redirects }: Engine): string {
  return redirects.preflightTellsOrigin ? request.origin : serialisedOrigin(request);
}

/** Fetch, "append a request `Origin` header": always across origins; else only with methods that change something. */
export function originHeader(request: Request, tainting: ResponseTainting, engine: Engine): string | undefined {
  if (tainting === 'cors') return serialisedOrigin(request);
  if (!request.keepsOrigin && (request.method === 'GET' || request.method === 'HEAD')) return undefined;
  return isHidden(request, engine) ? 'null' : serialisedOrigin(request);
}

/** The referrer policy counts where the page did not opt into telling its origin: in other modes than cors. */
function isHidden({ mode, referrerPolicy, origin, target, url }: Request, engine: Engine): boolean {
  if (mode === 'cors' || engine.ignoresReferrerPolicy) return false;
  const isDowngrade = origin.startsWith('https:') && !url.startsWith('https:');
  switch (referrerPolicy) {
    case 'no-referrer': return true;
    case 'same-origin': return origin !== target;
    // The empty policy stands for the default, which is strict-origin-when-cross-origin.
    case '': case 'no-referrer-when-downgrade': case 'strict-origin': case 'strict-origin-when-cross-origin':
      return isDowngrade;
    case 'origin-when-cross-origin': case 'unsafe-url': return engine.hidesOriginFromInsecure && isDowngrade;
    case 'origin': return false;
  }
}
