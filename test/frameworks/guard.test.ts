import assert from 'node:assert/strict';
import { guardOf } from '../../src/frameworks/reading/guard';
import { createProgram, loadedFile } from '../../src/program/program';
import { walk, type FunctionExpression } from '../../src/model/syntax';
import { parsers } from '../languages/parsers';
import { applicationsOf } from './applications';

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

const jwt = "import jwt from 'jsonwebtoken';\nimport passport from 'passport';\nimport createError from 'http-errors';\nimport { getCookie } from 'hono/cookie';\nimport admin from 'firebase-admin';\nimport { getAuth } from 'firebase-admin/auth';\n";
/** As people write them: what the status is, or that nobody can tell. */
const written: Readonly<Record<string, readonly [number | undefined, string]>> = {
  'a callback of jsonwebtoken': [401, "(req, res, next) => { const header = req.headers['authorization']; const token = header && header.split(' ')[1]; if (token == null) return res.sendStatus(401); jwt.verify(token, key, (err, user) => { if (err) return res.sendStatus(403); req.user = user; next(); }); }"],
  'a callback alone': [403, "(req, res, next) => { jwt.verify(req.cookies.token, key, (err, user) => { if (err) return res.sendStatus(403); req.user = user; next(); }); }"],
  'jsonwebtoken in try': [401, "(req, res, next) => { try { const token = req.headers.authorization.split(' ')[1]; req.user = jwt.verify(token, key); next(); } catch (err) { return res.status(401).json({}); } }"],
  'a cookie that is verified': [403, "async (req, res, next) => { try { const { token } = req.cookies; req.user = jwt.verify(token, key); return next(); } catch { res.status(403).end(); } }"],
  'firebase-admin': [403, "async (req, res, next) => { const token = req.headers.authorization?.split('Bearer ')[1]; try { req.user = await admin.auth().verifyIdToken(token); next(); } catch (e) { res.status(403).send('no'); } }"],
  'promises of firebase-admin': [401, "(req, res, next) => { const token = req.header('Authorization')?.replace('Bearer ', ''); getAuth().verifyIdToken(token).then((user) => { req.user = user; next(); }).catch(() => res.status(401).end()); }"],
  'a callback of passport': [401, "(req, res, next) => { passport.authenticate('jwt', { session: false }, (err, user, info) => { if (err) return next(err); if (!user) return res.status(401).json(info); req.user = user; next(); })(req, res, next); }"],
  'a token that is looked for': [401, "async (req, res, next) => { let token; if (req.headers.authorization && req.headers.authorization.startsWith('Bearer')) { token = req.headers.authorization.split(' ')[1]; } if (!token) { res.status(401); throw new Error('no token'); } next(); }"],
  'an exception that is named': [401, "(req, res, next) => { const { authorization } = req.headers; if (!authorization) throw new UnauthorizedError('no'); next(); }"],
  'an error that is handed on': [401, "(req, res, next) => { if (!req.user) return next(createError(401)); next(); }"],
  'an error of its own': [403, "(req, res, next) => { if (!req.session.userId) { return next(new ForbiddenError()); } next(); }"],
  'passport asked': [401, "(req, res, next) => { if (req.isAuthenticated()) return next(); res.status(401).end(); }"],
  'a text that is empty': [401, "(req, res, next) => { const [scheme, token] = (req.headers.authorization || '').split(' '); if (scheme !== 'Bearer' || !token) return res.status(401).end(); next(); }"],
  'Koa with ctx.throw': [401, "async (ctx, next) => { if (!ctx.state.user) ctx.throw(401, 'no'); await next(); }"],
  'a cookie of Hono': [401, "async (c, next) => { const session = getCookie(c, 'session'); if (!session) return c.json({}, 401); await next(); }"],
  'Node by hand': [401, "(req, res, next) => { if (!req.headers['x-api-key']) { res.statusCode = 401; res.end(); return; } next(); }"],
  'a status by name': [401, "(req, res, next) => { if (!req.headers.authorization) return res.status(StatusCodes.UNAUTHORIZED).end(); next(); }"],
  'two ways of refusing': [401, "(req, res, next) => { if (!req.headers.authorization) { if (req.accepts('html')) { return res.status(401).send('<p>'); } else { return res.status(401).json({}); } } next(); }"],
  'both in one try': [401, "async (req, res, next) => { try { if (!req.headers.authorization) return res.status(401).end(); req.user = await find(req.headers.authorization); next(); } catch (e) { next(e); } }"],
  'Fastify`s token': [401, 'async (request, reply) => { try { await request.jwtVerify(); } catch (err) { reply.send(err); } }'],
  'Fastify`s token alone': [401, 'async (request) => { await request.jwtVerify(); }'],
  'Fastify`s token that may be missing': [undefined, 'async (request) => { try { await request.jwtVerify(); } catch {} }'],
  'Fastify`s token, or another user': [undefined, 'async (request, reply) => { try { await request.jwtVerify(); } catch (err) { request.user = guest; } }'],
  'a callback of passport that lets everybody in': [undefined, "(req, res, next) => { passport.authenticate('jwt', (err, user) => { if (err) return res.status(401).end(); req.user = user; next(); })(req, res, next); }"],
  'a callback that decides by itself': [undefined, "(req, res, next) => { check(req, (err) => { if (err) return res.status(401).end(); next(); }); }"],
  'something that is cached': [undefined, "(req, res, next) => { if (!cache.get('user')) return res.status(401).end(); next(); }"],
  'a setting': [undefined, "(req, res, next) => { if (!config.token) return res.status(401).end(); next(); }"],
  'a session that there is': [undefined, "(req, res, next) => { if (!req.session) return res.status(401).end(); next(); }"],
  'a token in the URL too': [undefined, "(req, res, next) => { const token = req.query.token || req.headers.authorization; if (!token) return res.status(401).end(); next(); }"],
  'paths that are open': [undefined, "(req, res, next) => { if (['/health', '/login'].includes(req.path)) return next(); if (!req.headers.authorization) return res.status(401).end(); next(); }"],
  'a token that is optional': [undefined, "(req, res, next) => { try { req.user = jwt.verify(req.headers.authorization.split(' ')[1], key); } catch { req.user = null; } next(); }"],
  'a redirection': [undefined, "(req, res, next) => { if (!req.isAuthenticated()) return res.redirect('/login'); next(); }"],
  'a handler that goes on': [undefined, "(req, res, next) => { try { track(req); if (!req.headers.authorization) return res.status(401).end(); } catch { next(); } }"],
  'a GET alone': [undefined, "(req, res, next) => { if (req.method === 'POST' && !req.headers.authorization) return res.status(401).end(); next(); }"],
};
const python: Readonly<Record<string, readonly [number | undefined, string]>> = {
  'Django': [403, 'def __call__(self, request):\n    if not request.user.is_authenticated:\n        return HttpResponseForbidden()\n    return self.get_response(request)'],
  'Django, by header': [401, 'def __call__(self, request):\n    token = request.META.get("HTTP_AUTHORIZATION", "")\n    if not token.startswith("Bearer "):\n        return JsonResponse({}, status=401)\n    return self.get_response(request)'],
  'a constant of Starlette': [401, 'async def dispatch(self, request, call_next):\n    if not request.headers.get("x-api-key"):\n        return JSONResponse({}, status_code=status.HTTP_401_UNAUTHORIZED)\n    return await call_next(request)'],
  'a header that must be there': [401, 'async def dispatch(self, request, call_next):\n    try:\n        scheme, token = request.headers["Authorization"].split()\n    except (KeyError, ValueError):\n        return JSONResponse({}, status_code=401)\n    return await call_next(request)'],
  'what is done else': [401, 'async def dispatch(self, request, call_next):\n    try:\n        token = request.headers["Authorization"]\n    except KeyError:\n        return JSONResponse({}, status_code=401)\n    else:\n        return await call_next(request)'],
  'PyJWT': [401, 'import jwt\nasync def dispatch(self, request, call_next):\n    token = request.cookies.get("token")\n    try:\n        request.state.user = jwt.decode(token, KEY, algorithms=["HS256"])\n    except jwt.PyJWTError:\n        return JSONResponse({}, status_code=401)\n    return await call_next(request)'],
  'firebase_admin': [401, 'from firebase_admin import auth\nasync def dispatch(self, request, call_next):\n    token = request.headers.get("Authorization", "").replace("Bearer ", "")\n    try:\n        request.state.user = auth.verify_id_token(token)\n    except Exception:\n        return Response(status_code=401)\n    return await call_next(request)'],
  'aiohttp': [401, 'async def auth(request, handler):\n    if not request.headers.get("Authorization"):\n        raise web.HTTPUnauthorized()\n    return await handler(request)'],
  'Flask with g': [401, 'def f():\n    if g.user is None:\n        abort(401)'],
  'Flask with a session': [401, 'def f():\n    if "user_id" not in session:\n        return jsonify({}), 401'],
  'Flask-Login': [403, 'def f():\n    if not current_user.is_authenticated:\n        return {}, 403'],
  'paths that are open': [undefined, 'async def dispatch(self, request, call_next):\n    if request.url.path in EXEMPT:\n        return await call_next(request)\n    if not request.headers.get("Authorization"):\n        return JSONResponse({}, status_code=401)\n    return await call_next(request)'],
  'a user of Django`s who is nobody': [undefined, 'def __call__(self, request):\n    if not request.user:\n        return HttpResponse(status=403)\n    return self.get_response(request)'],
  'a default that is somebody': [undefined, 'def f():\n    if not request.headers.get("Authorization", "guest"):\n        abort(401)'],
  'something that is cached': [undefined, 'def f():\n    if not cache.get("user"):\n        abort(401)'],
  'a token that is optional': [undefined, 'async def dispatch(self, request, call_next):\n    try:\n        request.state.token = request.headers["Authorization"]\n    except KeyError:\n        request.state.token = None\n    return await call_next(request)'],
  'a redirection': [undefined, 'def f():\n    if not current_user.is_authenticated:\n        return redirect("/login")'],
};

describe('guards as people write them', () => {
  for (const [name, [status, text]] of Object.entries(written)) {
    it(`${status === undefined ? 'are not seen' : 'are seen'} in ${name}`, async () => { assert.equal((await guardIn(`${jwt}export const guard = ${text};`))?.status, status); });
  }
  for (const [name, [status, text]] of Object.entries(python)) {
    it(`${status === undefined ? 'are not seen' : 'are seen'} in Python, in ${name}`, async () => { assert.equal((await guardIn(text, 'python'))?.status, status); });
  }

  it('let OPTIONS through by what comes first, in a list, or beside another condition', async () => {
    const exempting = [
      "(req, res, next) => { if (req.method.toUpperCase() === 'OPTIONS') { next(); return; } if (!req.user) return res.status(401).end(); next(); }",
      "(req, res, next) => { if (['OPTIONS'].includes(req.method)) return next(); if (!req.user) return res.status(401).end(); next(); }",
      "(req, res, next) => { if (!req.user && req.method !== 'OPTIONS') return res.status(401).end(); next(); }",
    ];
    for (const text of exempting) assert.equal((await guardIn(text))?.exemptsOptions, true, text);
    assert.equal((await guardIn('def f():\n    if request.method == "OPTIONS":\n        return None\n    if not session.get("user_id"):\n        abort(401)', 'python'))?.exemptsOptions, true);
  });
});

const packaged: Readonly<Record<string, readonly [string, string]>> = {
  'of express-jwt': ['demands credentials', "expressjwt({ secret, algorithms: ['HS256'] })"],
  'of express-jwt with open paths': ['unknown', "expressjwt({ secret, algorithms: ['HS256'] }).unless({ path: ['/login'] })"],
  'of express-jwt that lets strangers in': ['unknown', "expressjwt({ secret, algorithms: ['HS256'], credentialsRequired: false })"],
  'of express-jwt that may let them in': ['unknown', "expressjwt({ secret, credentialsRequired: process.env.STRICT === '1' })"],
  'of passport': ['demands credentials', "passport.authenticate('jwt', { session: false })"],
  'of passport with strangers': ['unknown', "passport.authenticate(['jwt', 'anonymous'], { session: false })"],
  'of passport with a callback': ['unknown', "passport.authenticate('jwt', (err, user) => {})"],
  'in a wrapper': ['demands credentials', 'asyncHandler(async (req, res, next) => { if (!req.user) return res.status(401).end(); next(); })'],
  'in a wrapper, optional': ['unknown', 'asyncHandler(async (req, res, next) => { req.user ??= null; next(); })'],
};

describe('guards of packages', () => {
  const imports = "import { expressjwt } from 'express-jwt';\nimport passport from 'passport';\nimport asyncHandler from 'express-async-handler';\nimport express from 'express';\n";
  for (const [name, [does, text]] of Object.entries(packaged)) {
    it(`are told apart: ${name}`, async () => {
      const [application] = await applicationsOf('express', { '/app/main.js': `${imports}const app = express();\napp.use(${text});` });
      assert.deepEqual(application?.layers.map((each) => each.does), [does]);
    });
  }
});

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
