import assert from 'node:assert/strict';
import { walk, type Language, type Syntax } from '../../src/model/syntax';
import { withIslands } from '../../src/languages/island';
import { parsers } from './parsers';
import { printed, printedExpression } from './printed';

const calls: Readonly<Record<Language, readonly [source: string, tree: string]>> = {
  javascript: ['app.use(cors({\n  origin: ["https://a.example"],\n  credentials: true,\n}));\n', 'cors({"origin": ["https://a.example"], "credentials": true})'],
  python: ['app.add_middleware(\n    CORSMiddleware,\n    allow_origins=["https://a.example"],\n    allow_credentials=True,\n)\n',
    'app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=true)'],
};

const above: Readonly<Record<Language, readonly string[]>> = {
  javascript: ['foo(\n', 'const x = "abc\n', 'if (x) {\n', 'const x: \n', 'x as \n', 'import \n', 'const y = `abc\n', '/* abc\n', 'const x = {\n', 'function f(\n', ')\n'],
  python: ['foo(\n', 'x = "abc\n', 'if x:\n', 'x = """abc\n', 'print(x\n', 'import \n', 'def f(\n', 'x = {\n', ')\n', 'class\n', 'from a import\n'],
};

const below: Readonly<Record<Language, readonly string[]>> = {
  javascript: ['foo(', 'const x = "abc', 'if (x) {', 'const y = `abc', '/* abc', '}', 'x.'],
  python: ['foo(', 'x = "abc', 'if x:', 'x = """abc', ')', 'x.'],
};

function callsIn(syntax: Syntax): readonly string[] {
  return [...walk(syntax.body)].filter((node) => node.kind === 'call').map(printedExpression);
}

/** The call is there with all its arguments, wherever it stands. */
function assertFound(syntax: Syntax, tree: string, around: string): void {
  assert.ok(callsIn(syntax).includes(tree), `${JSON.stringify(around)}: ${printed(syntax.body)}`);
}

describe('Broken code', () => {
  for (const language of ['javascript', 'python'] as const) {
    const [source, tree] = calls[language];
    const file = language === 'python' ? 'a.py' : 'a.ts';

    for (const line of above[language]) {
      it(`${language}: the call is found below ${JSON.stringify(line)}`, async () => {
        const parser = (await parsers())[language];
        assertFound(parser.parse(file, line + source), tree, line);
        assertFound(parser.parse(file, `before()\n${line}\n\n${source}after()\n`), tree, line);
      });
    }

    for (const line of below[language]) {
      it(`${language}: the call is found above ${JSON.stringify(line)}`, async () => {
        assertFound((await parsers())[language].parse(file, source + line), tree, line);
      });
    }

    it(`${language}: an island keeps its offsets`, async () => {
      const text = `é😀 = """ \`abc /* \r\n\r\nfoo(\r\n${source}`;
      const syntax = (await parsers())[language].parse(file, text);
      const found = [...walk(syntax.body)].filter((node) => node.kind === 'call').map(({ start, end }) => text.slice(start, end));
      assert.ok(found.includes(source.trim().replace(/;$/, '')), found.join('\n'));
    });

    it(`${language}: two thousand parentheses do not throw, and leave the rest of the file readable`, async () => {
      const syntax = (await parsers())[language].parse(file, `x = ${'('.repeat(2000)}1${')'.repeat(2000)}\n${source}`);
      assert.equal(callsIn(syntax).includes(tree), true);
    });

    it(`${language}: thousands of unclosed brackets do not throw`, async function () {
      this.timeout(20_000);
      const parser = (await parsers())[language];
      for (const unclosed of ['foo(', '[', '{', '(', 'cors(']) assert.equal(parser.parse(file, unclosed.repeat(3000)).damaged, true);
    });
  }

  it('Arguments that are being typed do not hide the others', async () => {
    const { javascript, python } = await parsers();
    assert.deepEqual(callsIn(javascript.parse('a.ts', 'cors({\n  origin: "a",\n  cred\n  max: 1,\n})')), ['cors({"origin": "a", "cred"::cred, "max": 1})']);
    assert.deepEqual(callsIn(javascript.parse('a.ts', 'cors({\n  origin: ,\n  max: 1,\n})')), ['cors({"origin": <something is missing>, "max": 1})']);
    assert.deepEqual(callsIn(python.parse('a.py', 'add(Cors, origins=["a"], cred, max_age=1)')), ['add(Cors, origins=["a"], cred, max_age=1)']);
  });

  it('A word in a comment or a terminated string is no island', async () => {
    const { javascript, python } = await parsers();
    assert.deepEqual(callsIn(javascript.parse('a.ts', 'if (\n// cors(1)\n/*\ncors(2)\n*/ x = `\ncors(3)\n`')), []);
    assert.deepEqual(callsIn(python.parse('a.py', 'if (\n# cors(1)\nx = """\ncors(2)\n"""')), []);
  });

  it('What the tree holds already is not found twice', async () => {
    const { javascript, python } = await parsers();
    assert.deepEqual(callsIn(javascript.parse('a.ts', 'cors(1)\nfoo(\n')), ['cors(1)', 'foo()']);
    assert.equal(callsIn(python.parse('a.py', 'cors(1)\nx = (\n')).length, 1);
  });

  it('Correct files are parsed once', async () => {
    const { javascript } = await parsers();
    let readings = 0;
    const counting = withIslands({ language: 'javascript', parse: (file, text) => { readings++; return javascript.parse(file, text); } });
    counting.parse('a.ts', 'x = "cors"; cors(1)');
    assert.equal(readings, 1);
  });

  it('The words are the caller\'s', async () => {
    const { javascript } = await parsers();
    const bare = { language: 'javascript' as const, parse: (file: string, text: string): Syntax => ({ ...javascript.parse(file, text), damaged: true, body: [] }) };
    const whole = { ...bare, parse: (file: string, text: string): Syntax => (text.startsWith('x') ? bare.parse(file, text) : javascript.parse(file, text)) };
    assert.deepEqual(callsIn(withIslands(whole, /other/).parse('a.ts', 'x\nother(1)\ncors(2)')), ['other(1)']);
  });
});
