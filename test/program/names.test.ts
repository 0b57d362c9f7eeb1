import assert from 'node:assert/strict';
import type { Module } from '../../src/model/module';
import type { Expression } from '../../src/model/syntax';
import { loadClosure, SyntaxCache } from '../../src/program/load';
import { createProgram } from '../../src/program/program';
import { textOf } from '../../src/service/describe';
import { parsers } from '../languages/parsers';

async function moduleOf(files: Readonly<Record<string, string>>): Promise<Module> {
  const loaded = await parsers();
  const workspace = { read: (file: string) => Promise.resolve(files[file]), find: () => Promise.resolve([]), asset: () => Promise.reject(new Error('none')) };
  const closure = await loadClosure('/p/main.py', files['/p/main.py'] ?? '', 'python', workspace, (name) => Promise.resolve((f, t) => loaded[name].parse(f, t)), new SyntaxCache());
  const module = createProgram(closure).module('/p/main.py');
  assert.ok(module);
  return module;
}

/** The value of the last statement's expression. */
function lastExpression(module: Module): Expression {
  const last = module.syntax.body.at(-1);
  assert.ok(last?.kind === 'expressionStatement');
  return last.expression;
}

async function named(files: Readonly<Record<string, string>>, owner: boolean): Promise<string | undefined> {
  const module = await moduleOf(files);
  const found = module.names(owner ? lastExpression(module) : undefined);
  return found && textOf(found) + (found.rest ? ` and ${found.rest.because}` : '');
}

describe('the names of a module', () => {
  it('are what they are in the end, with those that are star-imported', async () => {
    const main = 'from .base import *\nA = 1\nA = 2\nB += [3]\ndef f(): C = 4\n';
    assert.equal(await named({ '/p/main.py': main, '/p/base.py': 'A = 0\nB = [1]\nD = 5\n' }, false), '{ A: 2, B: [1, 3], D: 5 }');
  });
  it('may be more where a star import was not read, unless it may be missing', async () => {
    assert.equal(await named({ '/p/main.py': 'from elsewhere import *\nA = 1\n' }, false), '{ A: 1 } and elsewhere was not read');
    assert.equal(await named({ '/p/main.py': 'A = 1\ntry:\n    from .local import *\nexcept ImportError:\n    pass\n' }, false), '{ A: 1 }');
  });
  it('have no value in a world that gives them none', async () => {
    const main = 'DEBUG = load()\nif DEBUG:\n    A = 1\n';
    assert.equal(await named({ '/p/main.py': main }, false), '{ DEBUG: unknown: load() is not followed, A: 1 when DEBUG is true; undefined when DEBUG is false }');
  });
  it('of another file are read by its name', async () => {
    assert.equal(await named({ '/p/main.py': 'from . import settings\nsettings', '/p/settings.py': 'A = 1\n' }, true), '{ A: 1 }');
    assert.equal(await named({ '/p/main.py': 'from . import package\npackage.inner', '/p/package/__init__.py': 'from . import inner\n', '/p/package/inner.py': 'A = 1\n' }, true), undefined);
  });
  it('of what is neither module nor class are none', async () => {
    assert.equal(await named({ '/p/main.py': 'a = 1\na' }, true), undefined);
    assert.equal(await named({ '/p/main.py': '"settings"' }, true), undefined);
  });
});

describe('the names of a class', () => {
  it('are its fields and those of its bases, the first base first', async () => {
    const main = 'class A:\n    X = 1\n    Y = 1\nclass B(object):\n    Y = 2\n    Z = 2\nclass C(A, B):\n    W = 3\n    def method(self): V = 4\nC';
    assert.equal(await named({ '/p/main.py': main }, true), '{ Y: 1, Z: 2, X: 1, W: 3 }');
  });
  it('may be more where a base was not read', async () => {
    assert.equal(await named({ '/p/main.py': 'from other import Base\nclass C(Base):\n    X = 1\nC' }, true), '{ X: 1 } and a base class was not read');
  });
  it('of another file are read', async () => {
    assert.equal(await named({ '/p/main.py': 'from .settings import C\nC', '/p/settings.py': 'class B:\n    Y = 2\nclass C(B):\n    X = 1\n' }, true), '{ Y: 2, X: 1 }');
  });
});

describe('the definition of a name', () => {
  const definition = async (files: Readonly<Record<string, string>>) => {
    const module = await moduleOf(files);
    const found = module.definitionOf(lastExpression(module));
    return found && `${found.module.file}: ${found.module.syntax.text.slice(found.expression.start, found.expression.end)}`;
  };

  it('is what it is assigned once', async () => { assert.equal(await definition({ '/p/main.py': 'a = make(1)\na' }), '/p/main.py: make(1)'); });
  it('is followed to another file', async () => {
    const base = 'a = make(1)\n';
    assert.equal(await definition({ '/p/main.py': 'from .base import a\na', '/p/base.py': base }), '/p/base.py: make(1)');
    assert.equal(await definition({ '/p/main.py': 'from .base import a as b\nb', '/p/base.py': base }), '/p/base.py: make(1)');
    assert.equal(await definition({ '/p/main.py': 'from . import base\nbase.a', '/p/base.py': base }), '/p/base.py: make(1)');
    assert.equal(await definition({ '/p/main.py': 'from .middle import a\na', '/p/middle.py': 'from .base import a\n', '/p/base.py': base }), '/p/base.py: make(1)');
  });
  it('is the last assignment before, in a straight line', async () => {
    assert.equal(await definition({ '/p/main.py': 'a = make(1)\na = wrap(a)\na' }), '/p/main.py: wrap(a)');
    assert.equal(await definition({ '/p/main.py': 'a = make(1)\nif x:\n    a = wrap(a)\na' }), undefined);
    assert.equal(await definition({ '/p/main.py': 'a = make(1)\ndef f():\n    a\na = wrap(1)\nf().a' }), undefined);
  });
  it('stays that of an object that a call made, whatever is called on it', async () => {
    assert.equal(await definition({ '/p/main.py': 'a = make(1)\na.update(2)\na.state.x = 1\na' }), '/p/main.py: make(1)');
    assert.equal(await definition({ '/p/main.py': 'a = [1]\na.append(2)\na' }), undefined);
  });
  it('is a function that is declared', async () => { assert.equal(await definition({ '/p/main.py': 'def a(): pass\na' }), '/p/main.py: def a(): pass'); });
  it('is none where it is assigned twice, grows, or is a parameter or a package’s own', async () => {
    for (const text of ['a = 1\na += 1\na', 'from package import a\na', 'a', 'f().a', 'a, b = 1, 2\na']) {
      assert.equal(await definition({ '/p/main.py': text }), undefined, text);
    }
  });
});
