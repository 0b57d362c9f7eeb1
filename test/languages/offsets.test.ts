import assert from 'node:assert/strict';
import { walk, type AnyNode, type Syntax } from '../../src/model/syntax';
import { parsers } from './parsers';

/** The source text of the first node of a kind, and what stands at its offsets. */
function sources(syntax: Syntax, kind: AnyNode['kind']): readonly string[] {
  return [...walk(syntax.body)].filter((node) => node.kind === kind).map(({ start, end }) => syntax.text.slice(start, end));
}

const before: Readonly<Record<string, readonly [javascript: string, python: string]>> = {
  'letters beyond ASCII': ['const s = "é😀漢";\n', 's = "é😀漢"\n'],
  'a byte order mark': ['\uFEFF', '\uFEFF'],
  'Windows line breaks': ['// é\r\n\r\nx\r\n', '# é\r\n\r\nx\r\n'],
  'a byte order mark, a comment and Windows line breaks': ['\uFEFF// 😀\r\n', '\uFEFF# 😀\r\n'],
};

describe('Offsets', () => {
  for (const [what, [javascript, python]] of Object.entries(before)) {
    it(`JavaScript counts UTF-16 units of the original text behind ${what}`, async () => {
      const syntax = (await parsers()).javascript.parse('a.ts', `${javascript}app.use(cors({\r\n  origin: ['é'],\r\n}))`);
      assert.deepEqual(sources(syntax, 'call'), ['app.use(cors({\r\n  origin: [\'é\'],\r\n}))', 'cors({\r\n  origin: [\'é\'],\r\n})']);
      assert.deepEqual(sources(syntax, 'property'), ['origin: [\'é\']']);
      assert.equal(sources(syntax, 'text').at(-1), '\'é\'');
      assert.equal(syntax.damaged, false);
    });

    it(`Python counts UTF-16 units of the original text behind ${what}`, async () => {
      const syntax = (await parsers()).python.parse('a.py', `${python}app.add(\r\n    Cors,\r\n    origins=['é'],\r\n)`);
      assert.deepEqual(sources(syntax, 'call'), ['app.add(\r\n    Cors,\r\n    origins=[\'é\'],\r\n)']);
      assert.deepEqual(sources(syntax, 'argument'), ['Cors', 'origins=[\'é\']']);
      assert.equal(sources(syntax, 'text').at(-1), '\'é\'');
      assert.equal(syntax.damaged, false);
    });
  }

  it('The inside of a call is where a first argument would be written', async () => {
    const { javascript, python } = await parsers();
    for (const syntax of [javascript.parse('a.ts', 'a.b( ); new C( d ); new E'), python.parse('a.py', 'a.b( )\nC( d )')]) {
      for (const node of walk(syntax.body)) {
        if (node.kind !== 'call') continue;
        const written = syntax.text.slice(node.start, node.end);
        assert.equal(syntax.text.slice(node.open, node.close), written === 'new E' ? '' : /\((.*)\)/.exec(written)?.[1]);
      }
    }
  });

  it('A call without its closing parenthesis closes at its end', async () => {
    const { javascript, python } = await parsers();
    for (const syntax of [javascript.parse('a.ts', 'a(b(1)'), python.parse('a.py', 'a(b(1)')]) {
      const calls = [...walk(syntax.body)].filter((node) => node.kind === 'call');
      const inner = calls.at(-1);
      assert.equal(inner && syntax.text.slice(inner.open, inner.close), '1');
      for (const call of calls.slice(0, -1)) assert.equal(call.close, call.end);
    }
  });

  it('A parenthesised expression is where it stands inside the parentheses', async () => {
    const { javascript, python } = await parsers();
    assert.deepEqual(sources(javascript.parse('a.ts', 'f((("a") as const)!)'), 'text'), ['"a"']);
    assert.deepEqual(sources(python.parse('a.py', 'f((("a")))'), 'text'), ['"a"']);
  });

  it('The parts of a template are where they are written', async () => {
    const { javascript, python } = await parsers();
    const parts = (syntax: Syntax): readonly string[] => [...walk(syntax.body)]
      .flatMap((node) => (node.kind === 'template' ? node.parts : [])).map(({ start, end }) => syntax.text.slice(start, end));
    assert.deepEqual(parts(javascript.parse('a.ts', 'f(`é${a}b\\n${c}`)')), ['é', 'a', 'b\\n', 'c']);
    assert.deepEqual(parts(python.parse('a.py', 'f(f"é{a}b\\n{c}{{")')), ['é', 'a', 'b\\n', 'c', '{{']);
  });

  it('A decorated definition begins at its decorator, its function does not', async () => {
    const syntax = (await parsers()).python.parse('a.py', '@a\ndef f(): pass');
    assert.deepEqual(sources(syntax, 'functionStatement'), ['@a\ndef f(): pass']);
    assert.deepEqual(sources(syntax, 'function'), ['def f(): pass']);
  });
});
