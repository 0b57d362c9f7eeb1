import assert from 'node:assert/strict';
import { createService } from '../../src/service/index';
import { servers } from '../../src/servers/index';
import { memoryWorkspace } from './memory-workspace';

type Files = Readonly<Record<string, string>>;

const app = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
`;
const poetry = (release: string) => `[[package]]\nname = "starlette"\nversion = "${release}"\n`;

async function load(files: Files, file = '/repo/main.py') {
  const snapshot = await createService(memoryWorkspace({ '/repo/.git/HEAD': '', ...files })).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy);
  return { snapshot, policy, problems: snapshot.problems.map(({ rule }) => rule) };
}

/** What a page of another site gets; a cookie for one site is not sent from there. */
async function verdict(release: string, sameSite: 'none' | 'strict'): Promise<string> {
  const { snapshot, policy } = await load({ '/repo/main.py': app, '/repo/poetry.lock': poetry(release) });
  return snapshot.ask(policy, { from: 'https://another-site.test', credentials: 'include', cookie: { sameSite, secure: true } }).fetched.verdict.kind;
}

describe('the release that a lock file names', () => {
  it('decides whether a wildcard with credentials becomes the origin for those who have no cookie yet', async () => {
    assert.deepEqual([await verdict('0.27.0', 'strict'), await verdict('0.27.0', 'none')], ['refused', 'readable']);
    assert.deepEqual([await verdict('1.0.0', 'strict'), await verdict('1.0.0', 'none')], ['readable', 'readable']);
  });
  it('decides what is found', async () => {
    const source = { '/repo/main.py': app.replace('allow_credentials=True', 'allow_credentials=True, allow_private_network=True') };
    const older = await load({ ...source, '/repo/poetry.lock': poetry('0.27.0') });
    const newer = await load({ ...source, '/repo/poetry.lock': poetry('1.0.0') });
    assert.ok(!older.problems.includes('any-origin-with-credentials'), 'the application does not start: there is no such option yet');
    assert.deepEqual(newer.problems, ['any-origin-with-credentials']);
    assert.equal(older.policy.release, '0.27.0');
    assert.deepEqual(newer.policy.releaseFrom, { kind: 'lock file', file: '/repo/poetry.lock' });
  });
  it('is the one that the simulator asks', async () => {
    const preflight = async (release: string) => {
      const { snapshot, policy } = await load({ '/repo/main.py': app, '/repo/uv.lock': poetry(release) });
      const { fetched, policy: shown } = snapshot.ask(policy, { from: 'https://app.example.com', method: 'PUT' }, { X: '1' });
      assert.equal(shown.release, release);
      return JSON.stringify(fetched.exchanges);
    };
    assert.notEqual(await preflight('0.27.0'), await preflight('1.7.0'));
    assert.equal(await preflight('1.7.0'), await preflight('1.9.0'));
  });
  it('that is newer than all on record behaves like the newest, and is said to', async () => {
    const { policy, problems } = await load({ '/repo/main.py': app, '/repo/poetry.lock': poetry('99.1.0') });
    const newest = servers.find(({ id }) => id === 'starlette')?.releases.recorded.at(-1) ?? '';
    assert.equal(policy.releaseText, `99.1.0 (poetry.lock), taken to behave like ${newest}, the newest on record`);
    assert.deepEqual(problems, (await load({ '/repo/main.py': app })).problems);
    assert.equal(await verdict('99.1.0', 'strict'), await verdict(newest, 'strict'));
  });
  it('that is older than all on record is unknown, and nothing is found', async () => {
    const { policy, problems } = await load({ '/repo/main.py': app, '/repo/poetry.lock': poetry('0.12.0') });
    assert.match(policy.releaseText, /^0\.12\.0 \(poetry\.lock\), older than the oldest on record, 0\.\d+\.\d+$/);
    assert.deepEqual(problems, []);
    assert.equal(await verdict('0.12.0', 'none'), 'unknown');
  });
});

describe('a release', () => {
  it('is assumed to be the newest where nothing tells it', async () => {
    const { policy } = await load({ '/repo/main.py': app, '/repo/requirements.txt': 'starlette>=0.27\n' });
    assert.deepEqual(policy.releaseFrom, { kind: 'assumed' });
    assert.equal(policy.releaseText, `${policy.release} (assumed: the newest on record)`);
  });
  it('is shown with how it is known', async () => {
    const source = { '/repo/src/server.js': "const cors = require('cors');\napp.use(cors());\n" };
    const shown = async (files: Files) => (await load({ ...source, ...files }, '/repo/src/server.js')).policy.releaseText;
    assert.equal(await shown({ '/repo/yarn.lock': 'cors@^2.8.5:\n  version "2.8.5"\n' }), '2.8.5 (yarn.lock)');
    assert.equal(await shown({ '/repo/package.json': '{ "dependencies": { "cors": "2.8.5" } }' }), '2.8.5 (package.json)');
    assert.equal(await shown({ '/repo/node_modules/cors/package.json': '{ "version": "2.8.5" }' }), '2.8.5 (installed)');
  });
  it('is looked for only where a configuration of that library is', async () => {
    const inner = memoryWorkspace({ '/repo/main.py': 'from fastapi.middleware.cors import CORSMiddleware\n', '/repo/poetry.lock': poetry('0.27.0') });
    const asked: string[] = [];
    const counted = { ...inner, list: (folder: string) => { asked.push(folder); return inner.list(folder); }, stamp: (file: string) => { asked.push(file); return inner.stamp(file); } };
    await createService(counted).load('/repo/main.py');
    assert.deepEqual(asked, []);
  });
});

describe('what was published of a release', () => {
  const flask = { '/repo/main.py': 'from flask_cors import CORS\nfrom flask import Flask\napp = Flask(__name__)\nCORS(app)\n' };
  const idsOf = async (files: Files, file?: string) => (await load(files, file)).policy.advisories.map(({ id }) => id);

  it('is told where a file of the workspace names the release', async () => {
    assert.deepEqual(await idsOf({ ...flask, '/repo/requirements.txt': 'flask-cors==5.0.0\n' }), ['CVE-2024-6839', 'CVE-2024-6844', 'CVE-2024-6866']);
    assert.deepEqual(await idsOf({ ...flask, '/repo/requirements.txt': 'flask-cors==6.0.1\n' }), []);
  });
  it('is not told of a release that is assumed', async () => { assert.deepEqual(await idsOf(flask), []); });
  it('has a beginning and an end', async () => {
    const hono = { '/repo/main.ts': "import { Hono } from 'hono';\nimport { cors } from 'hono/cors';\nnew Hono().use(cors());\n" };
    const of = (release: string) => idsOf({ ...hono, '/repo/package.json': JSON.stringify({ dependencies: { hono: release } }) }, '/repo/main.ts');
    assert.ok((await of('4.12.9')).includes('CVE-2026-54290'));
    assert.ok(!(await of('4.12.8')).includes('CVE-2026-54290'));
    assert.ok(!(await of('4.12.25')).includes('CVE-2026-54290'));
  });
});
