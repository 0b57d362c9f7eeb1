import assert from 'node:assert/strict';
import { createService, type Policy, type Scenario } from '../../src/service/index';
import { memoryWorkspace } from './memory-workspace';

const main = (body: string) => `import express from 'express';\nimport cors from 'cors';\nconst app = express();\n${body}\n`;

async function asked(body: string, scenario: Scenario, which = 0, files: Readonly<Record<string, string>> = {}) {
  const snapshot = await createService(memoryWorkspace({ '/p/main.ts': main(body), ...files })).load('/p/main.ts');
  const policy = snapshot.policies[which];
  assert.ok(policy, 'a configuration is found');
  return { policy, snapshot, walkthrough: snapshot.ask(policy, scenario) };
}

const from = 'https://a.example';
const listed = "cors({ origin: ['https://a.example'] })";

describe('a configuration in its application', () => {
  it('is asked at a route behind it', async () => {
    const urlOf = async (body: string, which?: number) => (await asked(body, { from }, which)).policy.url;
    assert.match(await urlOf(`app.use(${listed});\napp.get('/orders/:id', handler);`), /\/orders\/1$/);
    assert.match(await urlOf(`app.use('/api', ${listed});\napp.get('/plain', handler);\napp.get('/api/items', handler);`), /\/api\/items$/);
    assert.match(await urlOf(`app.get('/early', handler);\napp.use(${listed});\napp.get('/late', handler);`), /\/late$/);
    assert.match(await urlOf(`app.get('/x', ${listed}, handler);`), /\/x$/);
  });

  it('is asked by a method that comes to it', async () => {
    const { walkthrough } = await asked(`app.post('/orders', ${listed}, handler);`, { from });
    assert.equal(walkthrough.fetched.request.method, 'POST');
    assert.equal(walkthrough.fetched.verdict.kind, 'readable');
  });

  it('says nothing of routes before it', async () => {
    const { walkthrough } = await asked(`app.get('/early', handler);\napp.use(${listed});\napp.get('/late', handler);`, { from, to: 'https://api.example.com/early' });
    assert.equal(walkthrough.fetched.verdict.kind, 'refused');
    assert.equal(walkthrough.answeredBefore?.name, 'GET /early');
    assert.deepEqual(walkthrough.headers['0 access-control-allow-origin']?.map(({ option }) => option), ['GET /early']);
  });

  it('is not asked where a guard answers the preflight', async () => {
    const guard = 'const guard = (req, res, next) => { if (!req.headers.authorization) return res.sendStatus(401); next(); };\n';
    const put: Scenario = { from, method: 'PUT' };
    assert.equal((await asked(`${guard}app.use(guard);\napp.use(${listed});\napp.put('/x', handler);`, put)).walkthrough.answeredBefore?.name, 'guard');
    const behind = await asked(`${guard}app.use(${listed});\napp.use(guard);\napp.put('/x', handler);`, put);
    assert.deepEqual([behind.walkthrough.fetched.verdict.kind, behind.walkthrough.answeredBefore], ['readable', undefined]);
    const signedIn: Scenario = { ...put, headers: [['Authorization', 'Bearer 1']] };
    assert.equal((await asked(`${guard}app.use(${listed});\napp.use(guard);\napp.put('/x', handler);`, signedIn)).walkthrough.fetched.verdict.kind, 'readable');
  });

  it('of one route leaves its preflight to the framework', async () => {
    const { walkthrough } = await asked(`app.put('/x', ${listed}, handler);`, { from, method: 'PUT' });
    assert.equal(walkthrough.fetched.verdict.kind, 'refused');
    const with_ = await asked(`app.options('/x', ${listed});\napp.put('/x', ${listed}, handler);`, { from, method: 'PUT' }, 1);
    assert.equal(with_.walkthrough.fetched.verdict.kind, 'readable');
  });

  it('meets other configurations, in other files too', async () => {
    const files = { '/p/admin.ts': "import { Router } from 'express';\nimport cors from 'cors';\nexport const admin = Router();\nadmin.use(cors({ origin: 'https://b.example' }));\nadmin.get('/users', handler);\n" };
    const { walkthrough } = await asked("import { admin } from './admin';\napp.use(cors());\napp.use('/admin', admin);", { from, to: 'https://api.example.com/admin/users' }, 0, files);
    assert.equal(walkthrough.fetched.verdict.kind, 'refused');
    assert.deepEqual(walkthrough.ways[0]?.map(({ name, does }) => `${name} ${does}`), ['cors() passes on', 'cors() passes on', 'GET /admin/users answers']);
  });

  it('stays on the redirect that its application answers with', async () => {
    const redirects = { status: 307, to: 'https://api.example.com/new', by: 'application' } as const;
    const { walkthrough } = await asked(`app.use(${listed});\napp.get('/old', handler);\napp.get('/new', handler);`, { from, to: 'https://api.example.com/old', redirects });
    assert.deepEqual(walkthrough.fetched.exchanges.map(({ answer }) => (answer.kind === 'response' ? answer.response.status : answer.kind)), [307, 200]);
    assert.equal(walkthrough.fetched.verdict.kind, 'readable');
  });

  it('is the middleware of several places where it is registered several times', async () => {
    const { walkthrough } = await asked(`const open = ${listed};\napp.get('/x', open, handler);\napp.get('/y', open, handler);`, { from, to: 'https://api.example.com/y' });
    assert.equal(walkthrough.fetched.verdict.kind, 'readable');
  });

  it('stands alone where its application is not found', async () => {
    const { policy, walkthrough } = await asked('', { from }, 0, { '/p/main.ts': "import cors from 'cors';\nexport default (app) => { app.use(cors()); };\n" });
    assert.match(policy.url, /\/$/);
    assert.deepEqual(walkthrough.ways, [[]]);
    assert.equal(walkthrough.fetched.verdict.kind, 'readable');
  });

  it('knows what is left of it when a handler throws', async () => {
    const question = { from, handler: 'throws' } as const;
    const { policy, snapshot } = await asked(`app.use(${listed});\napp.get('/x', handler);`, question);
    assert.equal(snapshot.ask(policy, question).fetched.verdict.kind, 'readable');
    const python = 'from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI()\napp.add_middleware(CORSMiddleware, allow_origins=["https://a.example"])\n@app.get("/x")\ndef x(): ...\n';
    const other = await createService(memoryWorkspace({ '/p/main.py': python })).load('/p/main.py');
    const verdictOf = (of: Policy | undefined) => of && other.ask(of, question).fetched.verdict.kind;
    assert.equal(verdictOf(other.policies[0]), 'refused');
  });
});
