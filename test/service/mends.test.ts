import assert from 'node:assert/strict';
import { createService, type AppliedFix, type Scenario, type Settled } from '../../src/service/index';
import { memoryWorkspace } from './memory-workspace';

type Files = Readonly<Record<string, string>>;

const python = (options: string) => `from starlette.middleware.cors import CORSMiddleware\napp.add_middleware(CORSMiddleware, ${options})\n`;
const express = (options: string) => `import cors from 'cors';\napp.use(cors(${options}));\n`;
const page: Scenario = { from: 'https://app.example.com', to: 'https://api.example.com/' };
const put: Scenario = { ...page, method: 'PUT' };
const token: Scenario = { ...page, headers: [['X-Token', '1']] };
const cookies: Scenario = { ...page, credentials: 'include' };

async function mended(files: Files, scenario: Scenario, settled: Settled = {}): Promise<AppliedFix | undefined> {
  const [file = ''] = Object.keys(files);
  const snapshot = await createService(memoryWorkspace(files)).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy);
  return snapshot.mend(policy, scenario, settled, [scenario.from]);
}

function applied(files: Files, { edits }: AppliedFix): Files {
  const changed = { ...files };
  for (const { at, text } of edits.toSorted((a, b) => b.at.start - a.at.start)) {
    const before = changed[at.file] ?? '';
    changed[at.file] = before.slice(0, at.start) + text + before.slice(at.end);
  }
  return changed;
}

/** Title and text of the mend, which was proved: reloaded, the configuration lets the request in, and no rule finds anything new. */
async function proved(files: Files, scenario: Scenario): Promise<readonly [title: string, ...texts: string[]]> {
  const fix = await mended(files, scenario);
  assert.ok(fix, 'nothing is offered');
  const changed = applied(files, fix);
  const [file = ''] = Object.keys(files);
  const load = (some: Files) => createService(memoryWorkspace(some)).load(file);
  const [before, after] = [await load(files), await load(changed)];
  const [policy] = after.policies;
  assert.ok(policy);
  assert.equal(after.fetched(policy, scenario).verdict.kind, 'readable', JSON.stringify(changed));
  const rules = before.problems.map(({ rule }) => rule);
  assert.deepEqual(after.problems.map(({ rule }) => rule).filter((rule) => !rules.includes(rule)), []);
  return [fix.title, ...Object.values(changed)];
}

describe('what mends a refused request', () => {
  const cases: Readonly<Record<string, readonly [scenario: Scenario, before: string, title: string, after: string]>> = {
    'an origin is added to the list': [page, python('allow_origins=["https://b.example"]'), 'Allow https://app.example.com', python('allow_origins=["https://b.example", "https://app.example.com"]')],
    'in the list’s own style': [page, python('allow_origins=[\n    \'https://b.example\',  # ours\n]'), 'Allow https://app.example.com', python('allow_origins=[\n    \'https://b.example\',  # ours\n    \'https://app.example.com\',\n]')],
    'to an empty list': [page, python('allow_origins=[]'), 'Allow https://app.example.com', python('allow_origins=["https://app.example.com"]')],
    'to a tuple of one': [page, python('allow_origins=("https://b.example",)'), 'Allow https://app.example.com', python('allow_origins=("https://b.example", "https://app.example.com",)')],
    'beside what is spread into it': [page, express('{ origin: [...new Set([\'https://b.example\'])] }'), 'Allow https://app.example.com', express('{ origin: [...new Set([\'https://b.example\']), \'https://app.example.com\'] }')],
    'beside what comes from elsewhere': [page, `import os\n${python('allow_origins=["https://b.example", os.environ["MORE"]]')}`, '', ''],
    'a lone origin becomes a list': [page, express('{ origin: \'https://b.example\' }'), 'Allow https://app.example.com', express('{ origin: [\'https://b.example\', \'https://app.example.com\'] }')],
    'an option that is not there is written': [page, python('max_age=5'), 'Allow https://app.example.com', python('max_age=5, allow_origins=["https://app.example.com"]')],
    'a method keeps those that are allowed by default': [put, python('allow_origins=["https://app.example.com"]'), 'Allow the method PUT', python('allow_origins=["https://app.example.com"], allow_methods=["GET", "PUT"]')],
    'a method goes into the text that holds them': [put, express('{ methods: \'GET,POST\' }'), 'Allow the method PUT', express('{ methods: \'GET,POST,PUT\' }')],
    'a header is spelt as the page does': [token, express('{ allowedHeaders: [\'Content-Type\'] }'), 'Allow the header X-Token', express('{ allowedHeaders: [\'Content-Type\', \'X-Token\'] }')],
    'a preflight that is turned down lacks method and headers': [{ ...token, method: 'PATCH' }, python('allow_origins=["https://app.example.com"]'), 'Allow the method PATCH and the header X-Token', python('allow_origins=["https://app.example.com"], allow_methods=["GET", "PATCH"], allow_headers=["X-Token"]')],
    'what is there and what is not, at once': [{ ...put, credentials: 'include' }, express('{ origin: \'https://app.example.com\', methods: [] }'), 'Allow credentials and the method PUT', express('{ origin: \'https://app.example.com\', methods: [\'PUT\'], credentials: true }')],
    'origin and credentials together': [cookies, express('{ origin: [\'https://b.example\'], credentials: false }'), 'Allow https://app.example.com and credentials', express('{ origin: [\'https://b.example\', \'https://app.example.com\'], credentials: true }')],
    'credentials are switched on': [cookies, express('{ origin: \'https://app.example.com\' }'), 'Allow credentials', express('{ origin: \'https://app.example.com\', credentials: true }')],
    'the fix of a finding that explains it comes first': [cookies, express('{ origin: \'*\', credentials: true }'), 'Replace the wildcard with explicit origins', express('{ origin: [\'https://app.example.com\'], credentials: true }')],
    'a misspelt origin is corrected': [page, python('allow_origins=["https://app.example.com/"]'), 'Write https://app.example.com', python('allow_origins=["https://app.example.com"]')],
  };
  for (const [title, [scenario, before, says, after]] of Object.entries(cases)) {
    it(title, async () => {
      const file = before.includes('starlette') ? '/main.py' : '/server.ts';
      if (says === '') assert.equal(await mended({ [file]: before }, scenario), undefined);
      else assert.deepEqual(await proved({ [file]: before }, scenario), [says, after]);
    });
  }

  it('is written where the list stands, in another file too', async () => {
    const files = { '/p/main.py': `from constants import ORIGINS\n${python('allow_origins=ORIGINS')}`, '/p/constants.py': 'ORIGINS = ["https://b.example"]\n' };
    assert.deepEqual(await proved(files, page), ['Allow https://app.example.com', files['/p/main.py'], 'ORIGINS = ["https://b.example", "https://app.example.com"]\n']);
  });
});

describe('nothing mends', () => {
  const cases: Readonly<Record<string, readonly [scenario: Scenario, source: string]>> = {
    'a request that is let in': [page, express('{}')],
    'the origin null, which is nobody’s': [{ ...page, from: 'null' }, python('allow_origins=[]')],
    'a method in lower case, which is the page’s mistake': [{ ...page, method: 'patch' }, python('allow_origins=["*"], allow_methods=["PATCH"]')],
    'a header of answers that the page sends': [{ ...page, headers: [['Access-Control-Allow-Origin', '*']] }, express('{ allowedHeaders: [] }')],
    'what comes from the environment': [page, `import os\n${python('allow_origins=os.environ["ORIGINS"].split(",")')}`],
    'what a comprehension makes': [page, python('allow_origins=[x for x in ["https://b.example"]]')],
    'credentials, where every website would get them': [cookies, express('{ origin: true }')],
    'a sum of lists': [page, python('allow_origins=["https://b.example"] + ["https://c.example"]')],
    'part of a list': [page, python('allow_origins=["https://b.example", "https://c.example"][:1]')],
    'a function that decides': [page, express('{ origin: (origin, done) => done(null, false) }')],
    'options that are not written here': [put, `import { options } from 'somewhere';\n${express('options')}`],
    'what depends on the environment': [page, `import os\n${python('allow_origins=["https://b.example"] if os.environ.get("X") else []')}`],
  };
  for (const [title, [scenario, source]] of Object.entries(cases)) {
    it(title, async () => {
      assert.equal(await mended({ [source.includes('starlette') ? '/main.py' : '/server.ts']: source }, scenario), undefined);
    });
  }
});
