import type { Request, ResponseTainting } from './request';

/**
 * Fetch, "append a request `Origin` header": always across origins; else only with methods that change something.
 * The referrer policy counts in modes other than cors alone.
 */
export function originHeader(request: Request, tainting: ResponseTainting): string | undefined {
  if (tainting === 'cors') return request.origin;
  return request.method === 'GET' || request.method === 'HEAD' ? undefined : request.origin;
}
