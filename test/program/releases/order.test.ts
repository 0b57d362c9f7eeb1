import assert from 'node:assert/strict';
import type { Workspace } from '../../../src/program/workspace';
import { tellsReleases } from '../../../src/program/releases/ecosystems';
import { Releases } from '../../../src/program/releases/releases';
import { memoryWorkspace } from '../../service/memory-workspace';
import { told, type Files } from './told';

const lock = (release: string) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/cors': { version: release } } });
const manifest = (range: string) => JSON.stringify({ dependencies: { cors: range } });
const installed = (release: string) => JSON.stringify({ name: 'cors', version: release });
const poetry = (release: string) => `[[package]]\nname = "starlette"\nversion = "${release}"\n`;

describe('the release of a Node package', () => {
  const all: Files = {
    '/repo/package-lock.json': lock('2.8.4'), '/repo/package.json': manifest('2.8.5'), '/repo/node_modules/cors/package.json': installed('2.8.6'),
  };
  const without = (...names: readonly string[]) => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
  it('is that of the lock file, else of a pin, else what lies in node_modules', async () => {
    assert.equal(await told('cors', '/repo/src/a/server.js', all), '2.8.4 (package-lock.json)');
    assert.equal(await told('cors', '/repo/src/a/server.js', without('/repo/package-lock.json')), '2.8.5 (package.json)');
    assert.equal(await told('cors', '/repo/src/a/server.js', without('/repo/package-lock.json', '/repo/package.json')), '2.8.6 (node_modules/cors/package.json)');
    assert.equal(await told('cors', '/repo/src/a/server.js', {}), undefined);
  });
  it('is not told by a range', async () => {
    for (const range of ['^2.8.5', '~2.8.5', '2.8.x', '2.8', '>=2', '*', 'latest', '2.8.4 || 2.8.5', '2.8.4 - 2.8.5', 'workspace:*', 'npm:other@2.8.5', 'file:../cors', 'github:expressjs/cors#2.8.5']) {
      assert.equal(await told('cors', '/repo/server.js', { '/repo/package.json': manifest(range) }), undefined, range);
    }
    for (const pin of ['2.8.5', '=2.8.5', 'v2.8.5', ' 2.8.5 ']) {
      assert.equal(await told('cors', '/repo/server.js', { '/repo/package.json': manifest(pin) }), '2.8.5 (package.json)', pin);
    }
  });
  it('is not told by a lock file that does not speak for the project', async () => {
    const apart = { ...all, '/repo/tools/package.json': manifest('^2.7.0') };
    assert.equal(await told('cors', '/repo/tools/server.js', apart), '2.8.6 (node_modules/cors/package.json)');
    assert.equal(await told('cors', '/repo/tools/server.js', { ...apart, '/repo/tools/package.json': manifest('2.7.1') }), '2.7.1 (tools/package.json)');
  });
  it('is that of the nearest lock file that knows the package', async () => {
    const nested = { ...all, '/repo/api/package-lock.json': lock('2.7.1'), '/repo/web/package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: { '': {} } }) };
    assert.equal(await told('cors', '/repo/api/server.js', nested), '2.7.1 (api/package-lock.json)');
    assert.equal(await told('cors', '/repo/web/server.js', nested), '2.8.4 (package-lock.json)');
  });
  it('is not told by lock files of two tools that do not agree', async () => {
    const yarn = 'cors@2.8.5:\n  version "2.8.6"\n';
    assert.equal(await told('cors', '/repo/server.js', { ...all, '/repo/yarn.lock': yarn }), '2.8.5 (package.json)');
    assert.equal(await told('cors', '/repo/server.js', { ...all, '/repo/yarn.lock': yarn.replace('2.8.6', '2.8.4') }), '2.8.4 (package-lock.json)');
  });
  it('is looked for no further out than the repository', async () => {
    assert.equal(await told('cors', '/repo/server.js', { '/package-lock.json': lock('2.8.4'), '/node_modules/cors/package.json': installed('2.8.6') }), undefined);
  });
  it('is the same where a lock file is broken, empty or of another kind', async () => {
    for (const text of ['', '{', 'null', '[]', '"x"', '{"packages":[]}', '{"packages":{"node_modules/cors":7}}', '{"packages":{"node_modules/cors":{"version":7}}}', '{"dependencies":{"cors":null}}', '\u0000\u0001', '<<<<<<< HEAD\n']) {
      for (const name of ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']) {
        assert.equal(await told('cors', '/repo/server.js', { ...without('/repo/package-lock.json'), [`/repo/${name}`]: text }), '2.8.5 (package.json)', `${name}: ${text}`);
      }
    }
  });
  it('is found beside files that the editor names by uris', async () => {
    const found = await told('cors', 'file:///my%20work/packages/a%20b/server.js', {
      'file:///my%20work/.git/HEAD': '', 'file:///my%20work/packages/a%20b/package.json': manifest('^2.7.0'),
      'file:///my%20work/package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'packages/a b': {}, 'packages/a b/node_modules/cors': { version: '2.7.2' }, 'node_modules/cors': { version: '2.8.6' } } }),
    });
    assert.equal(found, '2.7.2 (file:///my%20work/package-lock.json)');
    assert.equal(await told('cors', 'vscode-vfs://host/server.js', { 'vscode-vfs://host/package-lock.json': lock('2.8.4') }), '2.8.4 (vscode-vfs://host/package-lock.json)');
    assert.equal(await told('cors', 'untitled:Untitled-1?.js', all), undefined);
  });
});

describe('the release of a Python package', () => {
  it('is that of the lock file, else of a pin, else of the virtual environment', async () => {
    const environment = { '/repo/.venv/lib/python3.12/site-packages/starlette-0.40.0.dist-info/METADATA': '' };
    const pin = { ...environment, '/repo/requirements.txt': 'starlette==0.30.0\n' };
    assert.equal(await told('starlette', '/repo/app/main.py', { ...pin, '/repo/poetry.lock': poetry('0.27.0') }), '0.27.0 (poetry.lock)');
    assert.equal(await told('starlette', '/repo/app/main.py', pin), '0.30.0 (requirements.txt)');
    assert.equal(await told('starlette', '/repo/app/main.py', environment), '0.40.0 (.venv/lib/python3.12/site-packages/starlette-0.40.0.dist-info)');
  });
  it('is that of a pin further in than the lock file', async () => {
    const files = { '/repo/poetry.lock': poetry('1.0.0'), '/repo/services/a/requirements.txt': 'starlette==0.27.0' };
    assert.equal(await told('starlette', '/repo/services/a/app/main.py', files), '0.27.0 (services/a/requirements.txt)');
    assert.equal(await told('starlette', '/repo/services/b/main.py', files), '1.0.0 (poetry.lock)');
  });
  it('is that of what a developer installs where nothing else tells', async () => {
    assert.equal(await told('starlette', '/repo/main.py', { '/repo/requirements/dev.txt': 'starlette==0.27.0' }), '0.27.0 (requirements/dev.txt)');
    assert.equal(await told('starlette', '/repo/main.py', { '/repo/requirements-dev.txt': 'starlette==0.20.0', '/repo/requirements.txt': 'starlette==0.27.0' }), '0.27.0 (requirements.txt)');
    assert.equal(await told('starlette', '/repo/main.py', { '/repo/constraints.txt': 'starlette==0.27.0', '/repo/requirements.txt': 'starlette' }), '0.27.0 (constraints.txt)');
  });
  const requirements: Readonly<Record<string, string | undefined>> = {
    'starlette==0.27.0': '0.27.0',
    'Starlette [full] == 0.27.0 ; python_version >= "3.8"  # the ASGI toolkit': '0.27.0',
    'starlette===0.27.0': '0.27.0',
    'starlette==0.27.0 \\\n    --hash=sha256:aaa \\\n    --hash=sha256:bbb': '0.27.0',
    'starlette==1.0.0rc1': '1.0.0rc1',
    'starlette>=0.27.0': undefined,
    'starlette~=0.27.0': undefined,
    'starlette==0.27.*': undefined,
    'starlette==0.27.0,!=0.27.1': undefined,
    '# starlette==0.27.0': undefined,
    '-e git+https://host.example/starlette.git@main#egg=starlette': undefined,
    'starlette-context==0.27.0': undefined,
    'starlette==0.27.0; python_version < "3.8"\nstarlette==0.44.0; python_version >= "3.8"': undefined,
  };
  for (const [text, release] of Object.entries(requirements)) {
    it(`is ${release ?? 'unknown'} by the requirement ${JSON.stringify(text)}`, async () => {
      const found = await told('starlette', '/repo/main.py', { '/repo/requirements.txt': `fastapi>=0.100\n${text}\nuvicorn==0.30.0\n` });
      assert.equal(found, release && `${release} (requirements.txt)`);
    });
  }
  const projects: Readonly<Record<string, string | undefined>> = {
    '[project]\ndependencies = ["fastapi", "starlette==0.27.0"]': '0.27.0',
    '[project]\ndependencies = [\n  "starlette[full] == 0.27.0; python_version > \'3.8\'",\n]': '0.27.0',
    '[project]\ndependencies = ["starlette>=0.27.0"]': undefined,
    '[tool.poetry.dependencies]\npython = "^3.10"\nstarlette = "0.27.0"': '0.27.0',
    '[tool.poetry.group.web.dependencies]\nStarlette = { version = "==0.27.0", extras = ["full"] }': '0.27.0',
    '[tool.poetry.dependencies]\nstarlette = "^0.27.0"': undefined,
    '[tool.poetry.dependencies]\nstarlette = "0.27.*"': undefined,
    '[tool.other]\nstarlette = "0.27.0"': undefined,
    '[project]\n# "starlette==0.27.0"': undefined,
  };
  for (const [text, release] of Object.entries(projects)) {
    it(`is ${release ?? 'unknown'} by the pyproject.toml ${JSON.stringify(text)}`, async () => {
      assert.equal(await told('starlette', '/repo/main.py', { '/repo/pyproject.toml': `${text}\n` }), release && `${release} (pyproject.toml)`);
    });
  }
  it('is told by a Pipfile where it pins', async () => {
    assert.equal(await told('starlette', '/repo/main.py', { '/repo/Pipfile': '[packages]\nstarlette = "==0.27.0"\n' }), '0.27.0 (Pipfile)');
    assert.equal(await told('starlette', '/repo/main.py', { '/repo/Pipfile': '[packages]\nstarlette = "*"\n' }), undefined);
  });
  it('is found in environments of Windows, and of old tools', async () => {
    assert.match(await told('starlette', '/repo/main.py', { '/repo/venv/Lib/site-packages/starlette-0.40.0.dist-info/METADATA': '' }) ?? '', /^0\.40\.0 /);
    assert.match(await told('flask-cors', '/repo/main.py', { '/repo/venv/lib/python3.8/site-packages/Flask_Cors-3.0.10-py3.8.egg-info/PKG-INFO': '' }) ?? '', /^3\.0\.10 /);
    assert.equal(await told('starlette', '/repo/main.py', { '/repo/venv/lib/python3.8/site-packages/starlette_context-0.3.6.dist-info/METADATA': '', '/repo/venv/lib/python3.8/site-packages/starlette/__init__.py': '' }), undefined);
  });
});

/** A workspace that counts what is read of it. */
function watched(files: Record<string, string>): { readonly workspace: Workspace; readonly read: string[] } {
  const inner = memoryWorkspace(files);
  const read: string[] = [];
  return { read, workspace: { ...inner, read: (uri, most) => { read.push(uri); return inner.read(uri, most); } } };
}

describe('files that tell releases', () => {
  const cors = { package: 'cors', language: 'javascript' } as const;
  it('are read when they are asked for, once for all sources, and again when they change', async () => {
    const files: Record<string, string> = { '/repo/package-lock.json': lock('2.8.4'), '/repo/.git/HEAD': '' };
    const { workspace, read } = watched(files);
    const releases = new Releases(workspace, [cors]);
    assert.deepEqual(read, []);
    await releases.find(cors, '/repo/a/server.js');
    await releases.find(cors, '/repo/b/server.js');
    assert.deepEqual(read, ['/repo/package-lock.json']);
    files['/repo/package-lock.json'] = lock('2.8.6');
    assert.equal((await releases.find(cors, '/repo/b/server.js'))?.release, '2.8.6');
    delete files['/repo/package-lock.json'];
    assert.equal(await releases.find(cors, '/repo/b/server.js'), undefined);
    assert.equal(read.length, 2);
  });
  it('are those of the language alone', async () => {
    const { workspace, read } = watched({ '/repo/package-lock.json': lock('2.8.4'), '/repo/poetry.lock': poetry('0.27.0'), '/repo/requirements.txt': '' });
    await new Releases(workspace, [cors]).find(cors, '/repo/server.js');
    assert.deepEqual(read, ['/repo/package-lock.json']);
  });
  it('are known by their names', () => {
    for (const name of ['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml', 'Pipfile.lock', 'Pipfile', 'pyproject.toml', 'requirements.txt', 'requirements-dev.txt', 'requirements/dev.txt', 'constraints.txt']) {
      assert.equal(tellsReleases(`file:///repo/${name}`), true, name);
    }
    for (const name of ['server.js', 'tsconfig.json', 'notes.txt', 'Cargo.lock', 'toString', 'constructor']) assert.equal(tellsReleases(`/repo/${name}`), false, name);
  });
});
