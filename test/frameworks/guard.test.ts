import assert from 'node:assert/strict';
import { guardOf } from '../../src/frameworks/reading/guard';
import { createProgram, loadedFile } from '../../src/program/program';
import { walk, type FunctionExpression } from '../../src/model/syntax';
import { parsers } from '../languages/parsers';

async function guardIn(text: string, language: 'javascript' | 'python' = 'javascript') {
  const file = language === 'python' ? '/main.py' : '/main.ts';
  const syntax = (await parsers())[language].parse(file, text);
  const module = createProgram(new Map([[file, loadedFile(syntax, new Map())]])).module(file);
  const written = [...walk(syntax.body)].find((node): node is FunctionExpression => node.kind === 'function');
  assert.ok(module && written);
  return guardOf(written, module);
}

const refusing: Readonly<Record<string, string>> = {
  'without a token': "(req, res, next) => { if (!req.headers.authorization) return res.status(401).end(); next(); }",
  'a header that is read by name': "(req, res, next) => { const h = req.get('Authorization'); if (!h) { res.sendStatus(401); return; } next(); }",
  'one that is split': "(req, res, next) => { const token = req.headers['authorization']?.split(' ')[1]; if (token == null) return res.sendStatus(403); next(); }",
  'without a session': '(req, res, next) => { if (!req.session.user) { return res.status(401).json({}); } return next(); }',
  'in the other branch': "(req, res, next) => { if (req.cookies.session) { next(); } else { res.status(401).end(); } }",
  'with one condition of several': "(req, res, next) => { if (!req.headers.authorization || !check(req)) return res.status(401).end(); next(); }",
  'of Hono': "async (c, next) => { if (!c.req.header('authorization')) return c.json({}, 401); await next(); }",
  'of Koa': "async (ctx, next) => { if (!ctx.headers.authorization) { ctx.status = 401; return; } await next(); }",
  'of Fastify': 'async (request, reply) => { if (!request.headers.authorization) { return reply.code(401).send(); } }',
};
const passing: Readonly<Record<string, string>> = {
  'a logger': '(req, res, next) => { console.log(req.method, res.statusCode === 401); next(); }',
  'a token that may be missing': '(req, res, next) => { const t = req.headers.authorization; if (!t) return next(); if (!ok(t)) return res.status(401).end(); next(); }',
  'a check that is not followed': '(req, res, next) => { if (!isAllowed(req)) return res.status(401).end(); next(); }',
  'a check of a token': '(req, res, next) => { try { req.user = verify(req.headers.authorization); next(); } catch { res.status(401).end(); } }',
  'a limit of requests': "(req, res, next) => { if (counts.get(req.ip) > 10) return res.status(429).end(); next(); }",
  'both ways for one path': "(req, res, next) => { if (req.path.startsWith('/public')) return next(); if (!req.headers.authorization) return res.status(401).end(); next(); }",
};

describe('a middleware that refuses who does not sign in', () => {
  for (const [name, text] of Object.entries(refusing)) {
    it(`is seen ${name}`, async () => { assert.equal((await guardIn(text))?.exemptsOptions, false, text); });
  }
  for (const [name, text] of Object.entries(passing)) {
    it(`is not seen in ${name}`, async () => { assert.equal(await guardIn(text), undefined, text); });
  }

  it('may let OPTIONS through, as a condition or before', async () => {
    assert.deepEqual(await guardIn("(req, res, next) => { if (req.method === 'OPTIONS') return next(); if (!req.headers.authorization) return res.status(403).end(); next(); }"), { status: 403, throws: false, exemptsOptions: true });
    assert.equal((await guardIn("(req, res, next) => { if (req.method !== 'OPTIONS' && !req.headers.authorization) return res.status(401).end(); next(); }"))?.exemptsOptions, true);
  });

  it('is seen in Python', async () => {
    const refuses = [
      'async def f(request, call_next):\n    if "authorization" not in request.headers:\n        return JSONResponse({}, status_code=401)\n    return await call_next(request)',
      'async def f(request, call_next):\n    token = request.headers.get("Authorization")\n    if token is None:\n        return Response(status_code=401)\n    response = await call_next(request)\n    return response',
      'def f():\n    if not session.get("user_id"):\n        abort(401)',
      'def __call__(self, request):\n    if not request.user.is_authenticated:\n        return HttpResponse(status=403)\n    return self.get_response(request)',
    ];
    for (const text of refuses) assert.equal((await guardIn(text, 'python'))?.exemptsOptions, false, text);
    assert.deepEqual(await guardIn('async def f(request, call_next):\n    if request.method != "OPTIONS" and not request.cookies.get("session"):\n        raise HTTPException(401)\n    return await call_next(request)', 'python'), { status: 401, throws: true, exemptsOptions: true });
  });

  it('is not seen in Python where it passes on, or cannot be followed', async () => {
    const passes = [
      'async def f(request, call_next):\n    response = await call_next(request)\n    if response.status_code == 401:\n        log(request.headers.get("Authorization"))\n    return response',
      'def f():\n    if request.path in open_paths:\n        return None\n    if not check():\n        abort(401)',
      'def f():\n    g.user = request.headers.get("Authorization")',
    ];
    for (const text of passes) assert.equal(await guardIn(text, 'python'), undefined, text);
  });
});
