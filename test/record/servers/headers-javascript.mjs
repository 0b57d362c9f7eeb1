import { listed } from '../requests.mjs';
import { unique } from '../rows.mjs';

const allow = "'Access-Control-Allow-Origin'";
const allowed = `const allowed = ['${listed}', 'https://c.example'];`;

/** What is written whatever the request says. */
const values = [
  "'*'", `'${listed}'`, "'null'", "''", 'null', 'undefined', 'true', 'false', '0', `['${listed}', 'https://c.example']`, "['*']", '[]', "'https://bücher.example'", "'https://日本.example'",
  `'${listed}, https://c.example'`, `['${listed}', 'https://c.example'].join(', ')`, `\`${listed}\``, "[true, null]", "'https://a.example/'",
];

/** What the request's origin, read as `read`, decides. */
const echoes = (read) => [
  read, `${read} || '*'`, `${read} ?? '*'`, `${read} || ''`, `\`\${${read}}\``, `${read} === '${listed}' ? ${read} : 'null'`, `${read} ? ${read} : '*'`, `!${read} ? '*' : ${read}`,
  `${read} && '${listed}'`,
];

/** What is decided with a list; `origin` is what the request says. */
const lists = (set, read) => [
  `${allowed} const origin = ${read}; if (allowed.includes(origin)) ${set(allow, 'origin')};`,
  `${allowed} const origin = ${read}; if (allowed.includes(origin)) { ${set(allow, 'origin')}; ${set("'Vary'", "'Origin'")}; ${set("'Access-Control-Allow-Credentials'", "'true'")}; }`,
  `${allowed} const origin = ${read}; if (allowed.indexOf(origin) !== -1) ${set(allow, 'origin')};`,
  `${allowed} const origin = ${read}; if (allowed.indexOf(origin) > -1) { ${set(allow, 'origin')}; } else { ${set(allow, "'https://c.example'")}; }`,
  `${allowed} const origin = ${read}; if (allowed.indexOf(origin) >= 0 && origin) ${set(allow, 'origin')};`,
  `const allowed = new Set(['${listed}']); const origin = ${read}; if (allowed.has(origin)) ${set(allow, 'origin')};`,
  `${allowed} const origin = ${read}; ${set(allow, 'allowed.includes(origin) ? origin : allowed[0]')};`,
  `${allowed} const origin = ${read}; ${set(allow, "allowed.includes(origin) ? origin : ''")};`,
  `${allowed} const origin = ${read}; ${set(allow, "(allowed.includes(origin) && origin) || 'https://c.example'")};`,
  `${allowed} const origin = ${read}; ${set(allow, 'allowed.includes(origin) && origin')};`,
  `${allowed} const origin = ${read}; if (allowed.some((each) => each === origin)) ${set(allow, 'origin')};`,
  `const origin = ${read}; if (origin) { ${set(allow, 'origin')}; ${set("'Access-Control-Allow-Credentials'", 'true')}; }`,
  `const origin = ${read}; if (origin === '${listed}' || origin === 'https://b.example') ${set(allow, 'origin')};`,
  `const origin = ${read}; if (origin !== 'null') { ${set(allow, "'*'")}; }`,
  `const origin = ${read}; if ('${listed} https://b.example'.includes(origin)) ${set(allow, `'${listed}'`)};`,
  `${allowed} const origin = ${read}; const isAllowed = !origin || allowed.includes(origin); if (isAllowed) ${set(allow, "origin || '*'")};`,
  `const origin = ${read}; if (typeof origin === 'string') ${set(allow, 'origin')};`,
  `const origin = ${read}; if (!/\\.example$/.test(origin)) ${set(allow, "'*'")};`,
  `const origin = ${read}; if (String(origin).endsWith('a.example')) ${set(allow, 'origin')};`,
];

// Letters beyond ASCII are asked of Express alone, for Node sends them as UTF-8 in one go with a body.
const node = (name, value) => `res.setHeader(${name}, ${value})`;
const nodeRows = [
  ...values.filter((value) => !/undefined|日|ü/.test(value)).map((value) => `${node(allow, value)};`),
  ...echoes('req.headers.origin').slice(1, 3).map((value) => `${node(allow, value)};`),
  ...lists(node, 'req.headers.origin').filter((body) => !/origin \|\| ''/.test(body)),
  `${node(allow, "'*'")}; ${node(allow, `'${listed}'`)};`,
  `${node(allow, "'*'")}; res.appendHeader('access-control-allow-origin', '${listed}');`,
  `${node(allow, "'*'")}; res.removeHeader(${allow});`,
  `res.writeHead(200, { ${allow}: '*', 'Access-Control-Allow-Headers': ['x-custom', 'x-other'], 'Content-Type': 'text/plain' });`,
  `${node(allow, "'*'")}; res.writeHead(201, 'Fine', { 'access-control-allow-origin': '${listed}' });`,
  `const headers = { ${allow}: '*', 'Access-Control-Allow-Methods': 'GET, PUT' }; if (req.method === 'OPTIONS') { res.writeHead(204, headers); res.end(); return; } res.writeHead(200, headers);`,
  `${node(allow, "'*'")}; if (req.method === 'OPTIONS') { res.statusCode = 204; ${node("'Access-Control-Allow-Methods'", "'DELETE'")}; return res.end(); }`,
  `const headers = { ${allow}: '${listed}', Vary: 'Origin' }; for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);`,
  `const headers = { ${allow}: '${listed}', 'X-Other': '1' }; Object.keys(headers).forEach((name) => res.setHeader(name, headers[name]));`,
  `switch (req.method) { case 'OPTIONS': ${node(allow, "'*'")}; res.statusCode = 204; res.end(); return; case 'GET': ${node(allow, `'${listed}'`)}; break; default: ${node(allow, "'null'")}; }`,
  `if (req.method?.toLowerCase() === 'options') { res.writeHead(200, { ${allow}: req.headers.origin || 'null' }); return res.end(); } ${node(allow, "'*'")};`,
  `const { origin } = req.headers; const { method } = req; if (origin && method !== 'OPTIONS') ${node(allow, 'origin')};`,
  `const origin = req.headers['Origin']; ${node(allow, "origin || 'https://c.example'")};`,
];

const express = (name, value) => `res.set(${name}, ${value})`;
const expressRows = [
  ...values.flatMap((value) => [`${express(allow, value)};`, `${node(allow, value)};`]),
  ...['req.headers.origin', "req.get('Origin')", "req.header('origin')", "req.headers['origin']"].flatMap((read, i) => echoes(read).slice(0, i === 0 ? 9 : 1)).flatMap((value) => [`${express(allow, value)};`, `${node(allow, value)};`]),
  ...lists((name, value) => `res.header(${name}, ${value})`, "req.get('origin')"),
  `res.append(${allow}, '*'); res.append(${allow}, '${listed}');`,
  `res.set({ ${allow}: '*', 'access-control-allow-credentials': true, 'Access-Control-Max-Age': 600 });`,
  `res.header(${allow}, '*').header('Access-Control-Allow-Headers', 'x-custom').vary('Origin').vary('Accept');`,
  `${allowed} if (!allowed.includes(req.headers.origin)) return next(); res.set(${allow}, req.headers.origin); res.set('Access-Control-Allow-Credentials', 'true');`,
  `${allowed} if (!allowed.includes(req.headers.origin)) return res.sendStatus(403); res.set(${allow}, req.headers.origin);`,
  ...['res.sendStatus(204)', 'res.sendStatus(200)', 'res.status(204).end()', 'res.status(200).json({})', 'res.status(204).set({ Vary: "Origin" }).end()', "res.set('Access-Control-Allow-Methods', '*').status(200).send('')"]
    .map((answer) => `res.set(${allow}, '*'); if (req.method === 'OPTIONS') { return ${answer}; }`),
  `if (req.method === 'OPTIONS') { res.set(${allow}, '*'); res.set('Access-Control-Allow-Methods', 'PUT'); return res.sendStatus(204); }`,
  `if ('OPTIONS' == req.method) { res.set(${allow}, req.headers.origin); return res.sendStatus(204); } else { res.set(${allow}, '*'); }`,
  `if (req.method !== 'OPTIONS') { res.set(${allow}, '*'); } else { res.status(204).end(); return; }`,
  `if (['GET', 'POST'].includes(req.method)) res.set(${allow}, '*');`,
  `req.headers.origin && res.set(${allow}, req.headers.origin);`,
  `const headers = { ${allow}: req.headers.origin }; Object.entries(headers).forEach(([name, value]) => res.setHeader(name, value));`,
  `res.set(${allow}, '*'); if (req.headers.origin === 'null') throw new Error('no');`,
  `res.set(${allow}, '*'); if (req.headers.origin === 'null') return next(new Error('no'));`,
  `if (!req.headers.origin) return next('route'); res.set(${allow}, '*');`,
  `try { res.set(${allow}, '*'); } catch (error) { res.set(${allow}, 'null'); }`,
];

const collect = (name, value) => `headers.set(${name}, ${value})`;
const held = (body) => `const headers = new Headers(); ${body} work(request); return new Response('ok', { headers });`;
const init = (headers) => `work(request); return new Response('ok', { headers: { ${headers} } });`;
const fetchRows = [
  ...values.filter((value) => !/日|ü/.test(value)).map((value) => init(`${allow}: ${value}`)),
  ...["request.headers.get('origin')", "request.headers.get('Origin')"].flatMap((read, i) => echoes(read).slice(0, i === 0 ? 9 : 1)).map((value) => init(`${allow}: ${value}`)),
  ...lists(collect, "request.headers.get('Origin')").map(held),
  held(`headers.append(${allow}, '*'); headers.append(${allow}, '${listed}');`),
  held(`headers.set(${allow}, '*'); headers.delete(${allow});`),
  held(`headers['Vary'] = 'Origin'; headers.set(${allow}, '*');`).replace("headers['Vary'] = 'Origin'; ", ''),
  `const headers = { 'Vary': 'Origin' }; headers[${allow}] = '*'; work(request); return Response.json({}, { status: 201, headers });`,
  `const corsHeaders = { ${allow}: '*', 'Access-Control-Allow-Methods': 'PUT' }; if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: corsHeaders }); work(request); return new Response('ok', { headers: { ...corsHeaders, 'Content-Type': 'text/plain' } });`,
  `const corsHeaders = { ${allow}: '*' }; if (request.method === 'OPTIONS') return new Response('ok', { headers: { ...corsHeaders, ${allow}: '${listed}' } }); work(request); return Response.json({}, { headers: corsHeaders });`,
  `const response = new Response('ok'); response.headers.set(${allow}, request.headers.get('origin') ?? '*'); response.headers.append('Vary', 'Origin'); response.headers.append('Vary', 'Accept'); work(request); return response;`,
  `const preflight = new Response(null, { status: 204, headers: { ${allow}: '*' } }); if (request.method === 'OPTIONS') return preflight; work(request); return new Response('ok', { headers: { Vary: 'Origin' } });`,
  `work(request); return new Response('ok', { headers: [[${allow}, '*'], [${allow}, '${listed}']] });`,
  `work(request); return new Response('ok', { headers: new Headers({ ${allow}: '*' }) });`,
  `work(request); const origin = request.headers.get('origin'); return Response.json({}, { headers: { ...(origin && { ${allow}: origin }), Vary: 'Origin' } });`,
  `const make = (origin) => ({ ${allow}: origin ?? 'null', Vary: 'Origin' }); work(request); return new Response('ok', { headers: make(request.headers.get('origin')) });`,
  `const answer = (text, status) => new Response(text, { status, headers: { ${allow}: '*' } }); if (request.method === 'OPTIONS') { return answer(null, 204); } work(request); return answer('ok', 200);`,
  `if (!request.headers.has('origin')) { return new Response('none'); } work(request); return new Response('some', { headers: { ${allow}: '*' } });`,
];

const koa = (name, value) => `ctx.set(${name}, ${value})`;
const koaRows = [
  ...values.filter((value) => !/日|ü|\[\]/.test(value)).map((value) => `${koa(allow, value)};`),
  ...["ctx.get('Origin')", 'ctx.headers.origin', 'ctx.request.headers.origin'].flatMap((read) => echoes(read).slice(0, 2)).map((value) => `${koa(allow, value)};`),
  ...lists(koa, "ctx.get('Origin')").slice(0, 3),
  `ctx.append(${allow}, '*'); ctx.append(${allow}, '${listed}');`, `ctx.set({ ${allow}: '*', 'Access-Control-Allow-Credentials': true }); ctx.vary('Origin');`,
  `${koa(allow, "'*'")}; if (ctx.method === 'OPTIONS') { ctx.status = 204; return; }`, `${koa(allow, "'*'")}; if (ctx.method === 'OPTIONS') { ctx.body = 'ok'; return; }`,
  `${koa(allow, "'*'")}; if (ctx.method === 'OPTIONS') return;`,
];

const hono = (name, value) => `c.header(${name}, ${value})`;
const honoRows = [
  ...["'*'", "''", 'undefined', "'null'"].map((value) => `${hono(allow, value)};`),
  ...echoes("c.req.header('Origin')").slice(0, 3).map((value) => `${hono(allow, value)};`), ...lists(hono, "c.req.header('origin')").slice(0, 3),
  `${hono(allow, "'*'")}; c.header(${allow}, '${listed}', { append: true });`,
  `${hono(allow, "'*'")}; if (c.req.method === 'OPTIONS') return c.body(null, 204);`,
  `if (c.req.method === 'OPTIONS') return c.text('', 200, { ${allow}: '*', 'Access-Control-Allow-Methods': 'PUT' });`,
  `if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { ${allow}: '*' } });`,
  `await next(); c.res.headers.set(${allow}, '*'); return;`,
];

const fastify = (name, value) => `reply.header(${name}, ${value})`;
const fastifyRows = [
  ...values.filter((value) => !/日|ü|\[\]/.test(value)).map((value) => `${fastify(allow, value)};`),
  ...echoes('request.headers.origin').slice(0, 3).map((value) => `${fastify(allow, value)};`), ...lists(fastify, 'request.headers.origin').slice(0, 3),
  `reply.headers({ ${allow}: '*', Vary: 'Origin' });`, `${fastify(allow, "'*'")}; if (request.method === 'OPTIONS') return reply.code(204).send();`,
  `${fastify(allow, "'*'")}.header('Access-Control-Allow-Methods', 'PUT'); if (request.method === 'OPTIONS') { reply.status(200).send('ok'); return reply; }`,
];

/** Each body under the framework that it is written for. */
const rows = { node: nodeRows, express: expressRows, fetch: fetchRows, koa: koaRows, hono: honoRows, fastify: fastifyRows };

/** Files as people write them, around a body. */
const files = {
  node: (body) => `const http = require('node:http');\nhttp.createServer((req, res) => {\n  ${body}\n  work(req);\n  res.end('ok');\n}).listen(3000);\n`,
  express: (body) => `const express = require('express');\nconst app = express();\napp.use((req, res, next) => {\n  ${body}\n  next();\n});\n`,
  fetch: (body) => `export default {\n  async fetch(request) {\n    ${body}\n  },\n};\n`,
  koa: (body) => `const Koa = require('koa');\nconst app = new Koa();\napp.use(async (ctx, next) => {\n  ${body}\n  await next();\n});\n`,
  hono: (body) => `import { Hono } from 'hono';\nconst app = new Hono();\napp.use('*', async (c, next) => {\n  ${body}\n  await next();\n});\n`,
  fastify: (body) => `const fastify = require('fastify')();\nfastify.addHook('onRequest', async (request, reply) => {\n  ${body}\n});\n`,
};

export default {
  language: 'javascript',
  releases: ['5.3.0'],
  packages: (release) => [`express@${release}`, 'koa@3.3.0', 'hono@4.13.19', '@hono/node-server@1.14.0', 'fastify@5.12.8'],
  options: unique(Object.entries(rows).flatMap(([kind, bodies]) => bodies.map((body) => `${kind}: ${body}`))),
  mayStayUnknown: /\.test\(|endsWith|new Error/,
  unknownAnswers: 500,
  source: (options) => files[options.slice(0, options.indexOf(':'))](options.slice(options.indexOf(': ') + 2)),
  readme: { shapes: ['setHeader()', 'res.set()', 'reply.header()', 'c.header()', 'new Response(…)', '{ headers }'] },
};
