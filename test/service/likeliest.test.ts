import assert from 'node:assert/strict';
import { explain } from '../../src/explain/explain';
import { clearlyFirst, createService, likeliest, type Candidate, type Likely } from '../../src/service/index';
import { memoryWorkspace } from './memory-workspace';

type Files = Readonly<Record<string, string>>;

const python = (options: string, rest = '') => (
  `from fastapi import FastAPI\nfrom starlette.middleware.cors import CORSMiddleware\napp = FastAPI()\n`
  + `app.add_middleware(CORSMiddleware, ${options})\n${rest}`
);
const express = (options: string, rest = '') => `import cors from 'cors';\nimport express from 'express';\nconst app = express();\napp.use(cors(${options}));\n${rest}`;

async function candidatesIn(files: Files): Promise<readonly Candidate[]> {
  const service = createService(memoryWorkspace(files));
  const loaded = await Promise.all(Object.keys(files).map((file) => service.load(file)));
  return loaded.flatMap((snapshot) => snapshot.policies.map((policy) => ({
    snapshot, policy, near: Object.entries(files).map(([name, text]) => ({ name, text, own: name === snapshot.file }))
      .filter(({ name, own }) => own || name.slice(0, name.lastIndexOf('/')) === snapshot.file.slice(0, snapshot.file.lastIndexOf('/'))),
  })));
}

async function ranked(text: string, files: Files, visitors: readonly string[] = []): Promise<readonly Likely[]> {
  const [explanation] = explain(text);
  assert.ok(explanation, 'the text is recognised');
  return likeliest(explanation, await candidatesIn(files), visitors);
}

function told({ candidate, likeness, hints }: Likely): string {
  return [likeness, candidate.policy.at.file, ...hints.map(({ says }) => says)].join(' | ');
}

const missing = (url: string, page = 'https://app.example.com') => (
  `Access to fetch at '${url}' from origin '${page}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`
);

describe('which configuration answers like a console message', () => {
  it('is the one that refuses for the same reason', async () => {
    const found = await ranked(missing('https://api.example.com/items'), {
      '/a/main.py': python('allow_origins=["https://app.example.com"]'),
      '/b/main.py': python('allow_origins=["https://other.example"]'),
    });
    assert.deepEqual(found.map(told), ['same | /b/main.py', 'other | /a/main.py']);
    assert.equal(clearlyFirst(found)?.candidate.policy.at.file, '/b/main.py');
  });

  it('is the one that answers with the value that the console quotes', async () => {
    const text = 'Access to fetch at \'https://api.example.com/\' from origin \'https://app.example.com\' has been blocked by CORS policy: '
      + 'The \'Access-Control-Allow-Origin\' header has a value \'https://one.example\' that is not equal to the supplied origin.';
    const found = await ranked(text, {
      '/a.ts': express('{ origin: \'https://two.example\' }'), '/b.ts': express('{ origin: \'https://one.example\' }'), '/c.ts': express('{ origin: true }'),
    });
    assert.deepEqual(found.map(told), ['same | /b.ts', 'near | /a.ts', 'other | /c.ts']);
  });

  it('can be one whose origin is unknown and may be the quoted value', async () => {
    const text = 'Access to fetch at \'https://api.example.com/\' from origin \'https://app.example.com\' has been blocked by CORS policy: '
      + 'The \'Access-Control-Allow-Origin\' header has a value \'https://one.example/\' that is not equal to the supplied origin.';
    const [first, second] = await ranked(text, { '/a.ts': express('{ origin: \'https://two.example\' }'), '/b.ts': express('{ origin: process.env.FRONTEND }') });
    assert.deepEqual([first?.likeness, first?.candidate.policy.at.file, first?.settled], ['same', '/b.ts', { FRONTEND: 'https://one.example/' }]);
    assert.equal(second?.likeness, 'near');
  });

  it('stays open where it depends on the outside', async () => {
    const found = await ranked(missing('https://api.example.com/'), {
      '/a.py': `import os\n${python('allow_origins=os.environ["ORIGINS"].split(",")')}`, '/b.py': python('allow_origins=["https://app.example.com"]'),
    });
    assert.deepEqual(found.map(told), ['open | /a.py', 'other | /b.py']);
  });

  it('is none for what no configuration does, whatever is unknown of it', async () => {
    const redirected = "Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: "
      + "Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.";
    const found = await ranked(redirected, { '/a.js': express('(request, done) => done(null, load(request))') });
    assert.deepEqual(found.map(told), ['other | /a.js']);
  });
  it('does not stay open where no value would make the difference', async () => {
    const text = 'Access to fetch at \'https://api.example.com/\' from origin \'https://app.example.com\' has been blocked by CORS policy: '
      + 'Response to preflight request doesn\'t pass access control check: Redirect is not allowed for a preflight request.';
    const found = await ranked(text, { '/a.py': `import os\n${python('allow_origins=os.environ["ORIGINS"].split(",")')}`, '/b.ts': express('{ origin: process.env.FRONTEND }') });
    assert.deepEqual(found.map(({ likeness }) => likeness), ['other', 'other']);
  });

  it('is told by the method and the header at fault', async () => {
    const header = 'Access to fetch at \'https://api.example.com/\' from origin \'https://app.example.com\' has been blocked by CORS policy: '
      + 'Request header field x-token is not allowed by Access-Control-Allow-Headers in preflight response.';
    const files = { '/a.ts': express('{ allowedHeaders: [\'X-Token\'] }'), '/b.ts': express('{ allowedHeaders: [\'X-Other\'] }') };
    const [first] = await ranked(header, files);
    assert.deepEqual([first?.likeness, first?.candidate.policy.at.file, first?.scenario.headers], ['same', '/b.ts', [['x-token', '1']]]);
    const method = 'Access to fetch at \'https://api.example.com/\' from origin \'https://app.example.com\' has been blocked by CORS policy: '
      + 'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.';
    assert.deepEqual((await ranked(method, { '/a.ts': express('{}'), '/b.ts': express('{ methods: \'GET,POST\' }') })).map(told), ['same | /b.ts', 'other | /a.ts']);
  });

  it('is found for a preflight of which nothing else is told', async () => {
    const text = 'Access to fetch at \'https://api.example.com/\' from origin \'https://app.example.com\' has been blocked by CORS policy: '
      + 'Response to preflight request doesn\'t pass access control check: It does not have HTTP ok status.';
    const [first] = await ranked(text, { '/a.py': python('allow_origins=["https://app.example.com"], allow_headers=["*"]') });
    assert.deepEqual([first?.likeness, first?.scenario.method, first?.fetched.exchanges.length], ['same', 'POST', 1]);
  });

  it('asks with the origins of the workspace where Firefox does not tell the page', async () => {
    const text = 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:8000/items. '
      + '(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.';
    const files = { '/a.py': python('allow_origins=["http://localhost:5173", "https://app.example.com"]'), '/b.py': python('allow_origins=["http://localhost:5173"]') };
    const found = await ranked(text, files, ['http://localhost:5173']);
    assert.deepEqual(found.map(told), ['same | /b.py', 'other | /a.py']);
    assert.equal(found[0]?.scenario.from, 'https://app.example.com');
  });

  it('follows the redirect that the console tells of', async () => {
    const text = 'Access to fetch at \'https://api.example.com/items/\' (redirected from \'https://api.example.com/items\') from origin \'https://app.example.com\' '
      + 'has been blocked by CORS policy: No \'Access-Control-Allow-Origin\' header is present on the requested resource.';
    const [first] = await ranked(text, { '/a.py': python('allow_origins=[]') });
    assert.deepEqual([first?.likeness, first?.scenario.to], ['same', 'https://api.example.com/items/']);
  });

  it('is none that is mounted elsewhere', async () => {
    const mounted = (path: string) => express('{}').replace('app.use(cors({}))', `app.use('${path}', cors({ origin: [] }))`);
    const files = { '/a.ts': mounted('/hours'), '/b.ts': mounted('/api/:version/orders'), '/c.ts': mounted('/orders/17/*') };
    const urls = ['https://api.example.com/orders', 'https://api.example.com/v1/HOURS/now', 'https://api.example.com/api/2/orders', 'https://api.example.com/orders/17/lines'];
    const found = await Promise.all(urls.map((url) => ranked(missing(url), files)));
    assert.deepEqual(found.map((each) => each.filter(({ likeness }) => likeness === 'same').map(({ candidate }) => candidate.policy.mount)), [
      [], ['/hours'], ['/api/:any/orders'], ['/orders/17'],
    ]);
  });

  it('is none where every configuration lets the request in', async () => {
    const found = await ranked(missing('https://api.example.com/'), { '/a.ts': express('{}'), '/b.py': python('allow_origins=["https://app.example.com"]') });
    assert.deepEqual(found.map(({ likeness }) => likeness), ['other', 'other']);
  });

  it('knows none for a message without a URL', async () => {
    assert.deepEqual(await ranked('TypeError: Failed to fetch', { '/a.py': python('allow_origins=[]') }), []);
  });
});

describe('which of several that answer alike', () => {
  const closed = python('allow_origins=[]');

  it('is the one that listens on the port of the URL', async () => {
    const found = await ranked(missing('http://localhost:8001/items'), {
      '/a/main.py': `${closed}uvicorn.run(app, port=8000)\n`, '/b/main.py': `${closed}uvicorn.run(app, port=8001)\n`,
    });
    assert.deepEqual(found.map(told), ['same | /b/main.py | /b/main.py names the port 8001', 'same | /a/main.py']);
    assert.ok(clearlyFirst(found));
  });

  it('or whose neighbour does', async () => {
    const found = await ranked(missing('http://localhost:3001/'), {
      '/a/app.js': express('{ origin: [] }'), '/b/app.js': express('{ origin: [] }'), '/b/server.js': 'require(\'./app\').listen(process.env.PORT || 3001);\n',
    });
    assert.deepEqual(found.map(told), ['same | /b/app.js | /b/server.js names the port 3001', 'same | /a/app.js']);
  });

  it('or that has a route of that name', async () => {
    const found = await ranked(missing('https://api.example.com/v1/orders/17'), {
      '/a.py': closed, '/b.py': `${closed}@app.get("/v1/orders/{id}")\ndef order(id): ...\n`,
    });
    assert.equal(clearlyFirst(found)?.candidate.policy.at.file, '/b.py');
  });

  it('is left to the user where nothing speaks for either', async () => {
    const found = await ranked(missing('https://api.example.com/'), { '/a/main.py': closed, '/b/main.py': closed });
    assert.deepEqual(found.map(({ likeness }) => likeness), ['same', 'same']);
    assert.equal(clearlyFirst(found), undefined);
  });
});
