import type { Exchange, Fetched, Policy, Span, Walkthrough } from '../../src/service/api';

/** A span of the file under test; `start` is what the tests tell spans apart by. */
export const at = (start: number): Span => ({ file: '/app/main.py', start, end: start + 5 });

export const policy: Policy = {
  server: 'starlette', serverTitle: 'CORSMiddleware (Starlette, FastAPI)', release: '1.3.1',
  releaseFrom: { kind: 'assumed' }, advisories: [], releaseText: '1.3.1 (assumed: the newest on record)', at: at(10), name: at(10),
  options: [
    { name: 'allow_origins', role: 'origins', text: '["https://app.example.com", "https://*.example.org", "null", "HTTP://B.example", "https://c.example/"]', known: true, at: at(20) },
    { name: 'allow_methods', role: 'methods', text: '["https://not-an-origin.example"]', known: true, at: at(30) },
  ],
  unknowns: [], summary: '2 origins · credentials', url: 'https://api.example.com/',
};

/** One exchange whose answer is a response. */
export function exchange(kind: Exchange['kind'], headers: readonly (readonly [string, string])[], handlerRuns = true, status = 200): Exchange {
  return {
    kind, request: { method: kind === 'preflight' ? 'OPTIONS' : 'PUT', url: 'https://api.example.com/', headers: [{ name: 'Origin', value: 'https://app.example.com' }] },
    answer: { kind: 'response', response: { status, headers: headers.map(([name, value]) => ({ name, value })) }, handlerRuns },
  };
}

export function fetched(verdict: Fetched['verdict'], parts: Partial<Fetched> = {}): Fetched {
  return {
    request: { from: 'https://app.example.com', url: 'https://api.example.com/', method: 'PUT', headers: [['X-A', 'b']], credentials: 'omit' },
    engine: 'chromium', sameOrigin: false, exchanges: [exchange('actual', [])], trace: [], verdict, ...parts,
  };
}

export const readable: Fetched['verdict'] = { kind: 'readable', response: { status: 200, headers: [] }, readableHeaders: ['etag'] };

export function refused(reason: string, on: 'preflight' | 'actual', detail?: string): Fetched['verdict'] {
  return { kind: 'refused', refusal: { reason: reason as never, exchange: on, detail }, console: 'has been blocked by CORS policy' };
}

export function walkthrough(of: Fetched, parts: Partial<Walkthrough> = {}): Walkthrough {
  return { fetched: of, everywhere: [of], policy, headers: {}, steps: {}, ways: [], answeredBefore: undefined, ...parts };
}
