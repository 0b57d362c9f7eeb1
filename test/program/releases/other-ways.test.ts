import assert from 'node:assert/strict';
import { told, type Files } from './told';

const npm = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });
const bun = (workspaces: object, packages: object) => JSON.stringify({ lockfileVersion: 1, workspaces, packages }, undefined, 2);
const ask = (files: Files, name = '@koa/cors', source = '/repo/packages/a/server.ts') => told(name, source, files);

describe('pnpm, for what no project asks for itself', () => {
  const importers = '\nimporters:\n\n  .:\n    dependencies:\n      koa: 2.15.3\n\n  packages/a:\n    dependencies:\n      koa: 2.15.3\n';
  const keys = {
    '5.4': '/@koa/cors/5.0.0', '5.3': '/@koa/cors/5.0.0_koa@2.15.3', '6.0': '/@koa/cors@5.0.0(koa@2.15.3)', '9.0': '@koa/cors@5.0.0',
  };
  for (const [version, key] of Object.entries(keys)) {
    const text = `lockfileVersion: '${version}'\n${importers}\npackages:\n\n  '${key}':\n    resolution: {integrity: sha512-x}\n    dependencies:\n      vary: 1.1.2\n`;
    it(`tells the only one in version ${version}`, async () => {
      assert.equal(await ask({ '/repo/pnpm-lock.yaml': text }), '5.0.0 (pnpm-lock.yaml)');
    });
    it(`tells none of two in version ${version}`, async () => {
      const two = `${text}\n  '${key.replace('5.0.0', '4.0.0')}':\n    resolution: {integrity: sha512-y}\n`;
      assert.equal(await ask({ '/repo/pnpm-lock.yaml': two }), undefined);
    });
  }
  it('takes no dependency of a package for one of a project', async () => {
    const text = `lockfileVersion: 5.4\n${importers}\npackages:\n\n  /koa/2.15.3:\n    dependencies:\n      '@koa/cors': 3.0.0\n      cors: 2.8.5\n`;
    assert.equal(await ask({ '/repo/pnpm-lock.yaml': text }), undefined);
    assert.equal(await ask({ '/repo/pnpm-lock.yaml': text }, 'cors'), undefined);
  });
  it('finds what is for developers, and what is optional', async () => {
    for (const group of ['devDependencies', 'optionalDependencies']) {
      const nested = `lockfileVersion: '9.0'\n\nimporters:\n\n  packages/a:\n    ${group}:\n      cors:\n        specifier: ^2\n        version: 2.8.5\n\npackages:\n\n  cors@2.8.5: {}\n\n  cors@2.8.6: {}\n`;
      assert.equal(await ask({ '/repo/pnpm-lock.yaml': nested }, 'cors'), '2.8.5 (pnpm-lock.yaml)', group);
      const top = `lockfileVersion: 5.3\n\n${group}:\n  # by hand\n  - nothing\n  "cors": "2.8.5"\n\npackages:\n\n  /cors/2.8.6: {}\n`;
      assert.equal(await ask({ '/repo/pnpm-lock.yaml': top }, 'cors'), '2.8.5 (pnpm-lock.yaml)', group);
    }
  });
  it('does not take what is wanted, or what is published about it, for what was got', async () => {
    const text = "lockfileVersion: '6.0'\n\nspecifiers:\n  cors: 2.8.4\n\nimporters:\n\n  .:\n    specifiers:\n      cors: 2.8.3\n    publishDirectory: dist\n    dependenciesMeta:\n      cors: 2.8.2\n\noverrides:\n  cors: 2.8.1\n";
    assert.equal(await ask({ '/repo/pnpm-lock.yaml': text }, 'cors'), undefined);
  });
});

describe('a project that a lock file speaks for', () => {
  const wish = { '/repo/packages/a/package.json': '{ "dependencies": { "cors": "2.8.4" } }' };
  it('gets what the root has, whatever its manifest says', async () => {
    const locks = {
      'package-lock.json': npm({ '': {}, 'packages/a': {}, 'node_modules/cors': { version: '2.8.6' } }),
      'bun.lock': bun({ '': { name: 'root' }, 'packages/a': { name: 'a' } }, { cors: ['cors@2.8.6'] }),
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      cors:\n        version: 2.8.6\n\n  packages/a: {}\n\npackages:\n\n  cors@2.7.0: {}\n",
      'yarn.lock': '"a@workspace:packages/a":\n  version: 0.0.0-use.local\n  resolution: "a@workspace:packages/a"\n\n"cors@npm:2":\n  version: 2.8.6\n  resolution: "cors@npm:2.8.6"\n',
    };
    for (const [name, text] of Object.entries(locks)) assert.equal(await ask({ ...wish, [`/repo/${name}`]: text }, 'cors'), `2.8.6 (${name})`, name);
    const first = JSON.stringify({ lockfileVersion: 1, dependencies: { a: { version: 'file:packages/a' }, cors: { version: '2.8.6' } } });
    assert.equal(await ask({ ...wish, '/repo/package-lock.json': first }, 'cors'), '2.8.6 (package-lock.json)');
  });
  it('is not left alone by a broken lock file on the way', async () => {
    const files = {
      '/repo/packages/a/package.json': '{ "peerDependencies": { "cors": "^2.8.0" } }',
      '/repo/package-lock.json': npm({ '': {}, 'packages/a': {}, 'node_modules/cors': { version: '2.8.6' } }),
    };
    for (const name of ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']) {
      for (const text of ['', '{}', '# nothing\n']) assert.equal(await ask({ ...files, [`/repo/packages/${name}`]: text }, 'cors'), '2.8.6 (package-lock.json)', name);
    }
  });
});

describe('what another package brought along', () => {
  it('is told at any depth when it is the only one', async () => {
    const deep = (release: string) => ({ version: '1.0.0', dependencies: { y: { version: '1.0.0', dependencies: { '@koa/cors': { version: release } } } } });
    const first = (dependencies: object) => JSON.stringify({ lockfileVersion: 1, dependencies });
    assert.equal(await ask({ '/repo/package-lock.json': first({ x: deep('5.0.0') }) }), '5.0.0 (package-lock.json)');
    assert.equal(await ask({ '/repo/package-lock.json': first({ x: deep('5.0.0'), z: deep('4.0.0') }) }), undefined);
    assert.equal(await ask({ '/repo/package-lock.json': first({ 'x': deep('5.0.0'), '@koa/cors': { version: '4.0.0' } }) }), '4.0.0 (package-lock.json)');
    assert.equal(await ask({ '/repo/package-lock.json': npm({ 'node_modules/@koa/cors': { version: '4.0.0' }, 'node_modules/x/node_modules/@koa/cors': { version: '5.0.0' } }) }), '4.0.0 (package-lock.json)');
  });
  it('lies under the name of that package for bun', async () => {
    const projects = { '': { name: 'root' }, 'packages/a': { name: '@org/a' } };
    assert.equal(await ask({ '/repo/bun.lock': bun(projects, { 'koa/@koa/cors': ['@koa/cors@5.0.0'] }) }), '5.0.0 (bun.lock)');
    assert.equal(await ask({ '/repo/bun.lock': bun(projects, { 'koa/@koa/cors': ['@koa/cors@5.0.0'], 'x/@koa/cors': ['@koa/cors@4.0.0'] }) }), undefined);
    assert.equal(await ask({ '/repo/bun.lock': bun(projects, { 'cors': ['@koa/cors@5.0.0'], 'x/y': ['@koa/cors@4.0.0'], '@koa/cors': [7], 'z': [] }) }), undefined, 'under the name of another package');
  });
  it('is known to npm by its own name, under another one', async () => {
    const alias = { 'node_modules/x/node_modules/@koa/cors': { name: '@koa/cors', version: '5.0.0' }, 'node_modules/@koa/cors-4': { name: '@koa/cors', version: '4.0.0' } };
    assert.equal(await ask({ '/repo/package-lock.json': npm(alias) }), '5.0.0 (package-lock.json)');
  });
});

describe('what people want', () => {
  it('is read in every group of a manifest, those for running it first', async () => {
    for (const group of ['dependencies', 'optionalDependencies', 'devDependencies', 'peerDependencies']) {
      assert.equal(await told('cors', '/repo/a.js', { '/repo/package.json': JSON.stringify({ [group]: { cors: '2.8.5' } }) }), '2.8.5 (package.json)', group);
    }
    assert.equal(await told('cors', '/repo/a.js', { '/repo/package.json': '{ "devDependencies": { "cors": "2.8.4" }, "dependencies": { "cors": "2.8.5" } }' }), '2.8.5 (package.json)');
  });
  const tables = ['[tool.poetry.dependencies]', '[tool.poetry.dev-dependencies]', '[tool.poetry.group.dev.dependencies]'];
  for (const table of tables) {
    it(`is read in ${table}`, async () => {
      assert.equal(await told('Flask-Cors', '/repo/a.py', { '/repo/pyproject.toml': `${table}\nflask_cors = '4.0.0'\n\n[tool.other]\nflask_cors = "3.0.0"\n` }), '4.0.0 (pyproject.toml)');
    });
  }
  it('is read in both tables of a Pipfile, where only == pins', async () => {
    for (const table of ['packages', 'dev-packages']) {
      assert.equal(await told('flask-cors', '/repo/a.py', { '/repo/Pipfile': `[${table}]\n"Flask-Cors" = {version = "==4.0.0", extras = []}\n` }), '4.0.0 (Pipfile)', table);
      assert.equal(await told('flask-cors', '/repo/a.py', { '/repo/Pipfile': `[${table}]\nflask-cors = "4.0.0"\n` }), undefined, table);
    }
  });
  it('is read in a Pipfile.lock for developers too', async () => {
    assert.equal(await told('flask-cors', '/repo/a.py', { '/repo/Pipfile.lock': '{ "default": {}, "develop": { "flask-cors": { "version": "===4.0.0" } } }' }), '4.0.0 (Pipfile.lock)');
  });
  it('is not read in what only looks like a list of requirements', async () => {
    assert.equal(await told('starlette', '/repo/a.py', { '/repo/my-requirements.txt': 'starlette==0.27.0', '/repo/requirements.md': 'starlette==0.27.0', '/repo/requirements/notes.md': 'starlette==0.27.0' }), undefined);
  });
});
