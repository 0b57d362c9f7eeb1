import type { Engine } from './engines';
import type { Request, ResponseTainting } from './request';

/** Fetch, "serializing a request origin": a request that went from one foreign origin to another does not tell whose it is. */
export function serialisedOrigin({ origin, tainted }: Request): string {
  return tainted ? 'null' : origin;
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
  switch (referrerPolicy) {
    case 'no-referrer': return true;
    case 'same-origin': return origin !== target;
    // The empty policy stands for the default, which is strict-origin-when-cross-origin.
    case '': case 'no-referrer-when-downgrade': case 'strict-origin': case 'strict-origin-when-cross-origin':
      return origin.startsWith('https:') && !url.startsWith('https:');
    case 'origin': case 'origin-when-cross-origin': case 'unsafe-url': return false;
  }
}
