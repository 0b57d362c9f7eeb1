import assert from 'node:assert/strict';
import { found } from './shapes';

const star = "access-control-allow-origin=\"*\"";
const allow = "'Access-Control-Allow-Origin'";

/** Files in which one configuration is found, and the first of its options. */
const shapes: Readonly<Record<string, readonly [source: string, option: string]>> = {
  'a middleware of Express': [`app.use((req, res, next) => { res.header(${allow}, '*'); next(); });`, star],
  'a header object': [`app.use((req, res, next) => { res.set({ ${allow}: '*' }); next(); });`, star],
  'writeHead': [`http.createServer((req, res) => { res.writeHead(200, { ${allow}: '*' }); res.end(); });`, star],
  'a name under a constant': [`const name = ${allow};\nexport default (req, res) => { res.setHeader(name, '*'); res.end(); };`, star],
  'a helper that is given the response': [`function open(answer) { answer.setHeader(${allow}, '*'); }\nexport default (req, res) => { open(res); res.end(); };`, star],
  'the origin echoed': [`export default (req, res) => { res.setHeader(${allow}, req.headers.origin); res.end(); };`, 'access-control-allow-origin=the request’s origin'],
  'a list that decides': [
    `const allowed = ['https://a.example'];\nexport default (req, res) => { const { origin } = req.headers; if (allowed.includes(origin)) res.setHeader(${allow}, origin); res.end(); };`,
    'access-control-allow-origin=["https://a.example"]',
  ],
  'a function that decides': [
    `export default (req, res) => { if (isFine(req.headers.origin)) res.setHeader(${allow}, '*'); res.end(); };`,
    'access-control-allow-origin=unknown: isFine(req.headers.origin) decides',
  ],
  'a hook of Fastify': [`fastify.addHook('onRequest', async (request, reply) => { reply.header(${allow}, '*'); });`, star],
  'a middleware of Koa': [`app.use(async (ctx, next) => { ctx.set(${allow}, '*'); await next(); });`, star],
  'a handler of Hono': [`import { Hono } from 'hono';\napp.get('/', (c) => c.json({}, 200, { ${allow}: '*' }));`, star],
  'a Response': [`export default { fetch() { return new Response('', { headers: { ${allow}: '*' } }); } };`, star],
  'a constant for several responses': [
    `const corsHeaders = { ${allow}: '*' };\nexport const OPTIONS = () => new Response(null, { headers: corsHeaders });\nexport const GET = () => Response.json({}, { headers: { ...corsHeaders } });`, star,
  ],
  'a middleware of Next.js': [
    `import { NextResponse } from 'next/server';\nexport function middleware(request) { const response = NextResponse.next(); response.headers.set(${allow}, '*'); return response; }`, star,
  ],
  'a hook of SvelteKit': [`export const handle = async ({ event, resolve }) => { const response = await resolve(event); response.headers.set(${allow}, '*'); return response; };`, star],
  'a loader of Remix': [`import { json } from '@remix-run/node';\nexport const loader = () => json({}, { headers: { ${allow}: '*' } });`, star],
  'a result of Lambda': [`exports.handler = async () => ({ statusCode: 200, headers: { ${allow}: '*' }, body: '' });`, star],
};

/** Files in which nobody answers with the header. */
const others: Readonly<Record<string, string>> = {
  'a request of fetch': `fetch('https://api.example.com', { headers: { ${allow}: '*' } });`,
  'a client of axios': `export const api = axios.create({ headers: { ${allow}: '*' } });`,
  'an interceptor': `api.interceptors.request.use((config) => { config.headers[${allow}] = '*'; return config; });`,
  'an assertion': `it('allows', () => { expect(response.headers.get(${allow})).toBe('*'); });`,
  'a mocked handler': `server.use(rest.get('/', (req, res, ctx) => res(ctx.set(${allow}, '*'))));`,
  'an object that nobody sends': `export const headers = { ${allow}: '*' };`,
  'a variable of Hono': `import { Hono } from 'hono';\napp.use(async (c, next) => { c.set(${allow}, '*'); await next(); });`,
  'a class that is no response': `class Response {}\nexport const make = () => new Response('', { headers: { ${allow}: '*' } });`,
  'methods alone': "app.use((req, res, next) => { res.header('Access-Control-Allow-Methods', '*'); next(); });",
};

describe('headers written by hand, in JavaScript', () => {
  for (const [name, [source, option]] of Object.entries(shapes)) {
    it(`are found in ${name}`, async () => {
      const configurations = await found('/main.js', source);
      assert.equal(configurations.length, 1, configurations.join('\n'));
      assert.ok(configurations[0]?.includes(`: ${option}`), configurations[0]);
    });
  }
  for (const [name, source] of Object.entries(others)) {
    it(`are not found in ${name}`, async () => {
      assert.deepEqual(await found('/main.js', source), []);
    });
  }
  it('are not found in tests', async () => {
    assert.deepEqual(await found('/main.test.js', `export default (req, res) => { res.setHeader(${allow}, '*'); };`), []);
  });
  it('are followed into another file', async () => {
    const source = "import { corsHeaders } from './cors';\nexport default { fetch: () => new Response('', { headers: { ...corsHeaders } }) };";
    const [only] = await found('/main.js', source, { '/cors.js': `export const corsHeaders = { ${allow}: '*' };` });
    assert.ok(only?.includes(star), only);
  });
});
