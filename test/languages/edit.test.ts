import assert from 'node:assert/strict';
import { addEntry, entryText, removeEntry, replaceByList, replaceString, type TextEdit } from '../../src/languages/edit';
import { quoteLike, stringLiteral, type Range } from '../../src/languages/literal';
import type { Language } from '../../src/model/syntax';

/** A text and the range marked in it by « and ». */
function marked(source: string): readonly [text: string, range: Range] {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  assert.ok(start >= 0 && end >= start, source);
  return [source.replace('«', '').replace('»', ''), { start, end }];
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let changed = text;
  let before = text.length;
  for (const { start, end, text: inserted } of [...edits].sort((a, b) => b.start - a.start)) {
    assert.ok(start <= end && end <= before, 'edits overlap');
    changed = changed.slice(0, start) + inserted + changed.slice(end);
    before = start;
  }
  return changed;
}

type Cases = Readonly<Record<string, readonly [language: Language, before: string, after: string]>>;

function check(cases: Cases, edit: (text: string, language: Language, range: Range) => readonly TextEdit[]): void {
  for (const [title, [language, before, after]] of Object.entries(cases)) {
    for (const newline of ['\n', '\r\n']) {
      it(newline === '\n' ? title : `${title} (Windows line breaks)`, () => {
        const [text, range] = marked(before.replaceAll('\n', newline));
        assert.equal(applied(text, edit(text, language, range)), after.replaceAll('\n', newline));
      });
      if (!before.includes('\n')) break;
    }
  }
}

describe('Replacing by a list', () => {
  check({
    'A JavaScript list on one line': ['javascript', 'cors({ origin: «[\'*\']» })', 'cors({ origin: [\'https://a.example\', \'https://b.example\'] })'],
    'A string becomes a list with its quotes': ['javascript', 'cors({ origin: «"*"», a: \'b\' })', 'cors({ origin: ["https://a.example", "https://b.example"], a: \'b\' })'],
    'What has no quotes takes those of its line': ['javascript', 'f("x")\ncors({ origin: «true», a: \'b\' })', 'f("x")\ncors({ origin: [\'https://a.example\', \'https://b.example\'], a: \'b\' })'],
    'or of the file': ['javascript', 'f("x")\ncors({ origin: «true» })', 'f("x")\ncors({ origin: ["https://a.example", "https://b.example"] })'],
    'A Python list': ['python', 'add(o=«["*"]»)', 'add(o=["https://a.example", "https://b.example"])'],
    'A tuple stays a tuple': ['python', 'o = «(\'*\',)»', 'o = (\'https://a.example\', \'https://b.example\')'],
    'A set stays a set': ['python', 'o = «{"*"}»', 'o = {"https://a.example", "https://b.example"}'],
    'A set made from a list too': ['javascript', 'o = «new Set([\'*\'])»', 'o = new Set([\'https://a.example\', \'https://b.example\'])'],
    'A frozen set too': ['python', 'o = «frozenset(["*"])»', 'o = frozenset(["https://a.example", "https://b.example"])'],
    'A parenthesised string is no tuple': ['python', 'o = «("*")»', 'o = ["https://a.example", "https://b.example"]'],
    'A call with commas is no tuple': ['python', 'o = «f(1, 2)»', 'o = ["https://a.example", "https://b.example"]'],
    'A list in lines stays in lines': ['javascript', 'cors({\n  origin: «[\n    \'*\',\n  ]»,\n})', 'cors({\n  origin: [\n    \'https://a.example\',\n    \'https://b.example\',\n  ],\n})'],
    'without a comma at the end where there was none': ['javascript', 'x = «[\n\t\'*\'\n]»', 'x = [\n\t\'https://a.example\',\n\t\'https://b.example\'\n]'],
    'An empty list in lines': ['python', 'x = «[\n]»', 'x = [\n    "https://a.example",\n    "https://b.example",\n]'],
    'A comment inside is kept': ['python', 'o = «[\n    "*",  # for now\n    # "https://old.example",\n]»', 'o = [\n    "https://a.example",\n    "https://b.example",\n    # for now\n    # "https://old.example",\n]'],
    'also on one line': ['javascript', 'o = «[\'*\' /* for now */]»', 'o = [\'https://a.example\', \'https://b.example\' /* for now */]'],
    'also in a function that the list replaces': ['javascript', 'cors({\n  origin: «(o, cb) => {\n    // anybody\n    cb(null, true)\n  }»,\n})', 'cors({\n  origin: [\n    "https://a.example",\n    "https://b.example",\n    // anybody\n  ],\n})'.replaceAll('"', '\'')],
    'A comment behind the opening bracket': ['python', 'o = «[  # ours\n    "*"\n]»', 'o = [\n    "https://a.example",\n    "https://b.example"\n    # ours\n]'],
  }, (text, language, range) => [replaceByList(text, language, range, ['https://a.example', 'https://b.example'])]);

  it('A tuple of one keeps its comma', () => {
    const [text, range] = marked('o = «("*", "a")»');
    assert.equal(applied(text, [replaceByList(text, 'python', range, ['https://a.example'])]), 'o = ("https://a.example",)');
  });
});

describe('Replacing a string', () => {
  check({
    'keeps single quotes': ['javascript', 'f(«\'a\'», "b", "c")', 'f(\'it\\\'s "x" \\\\ 1\', "b", "c")'],
    'keeps double quotes': ['python', 'f(«"a"», \'b\', \'c\')', 'f("it\'s \\"x\\" \\\\ 1", \'b\', \'c\')'],
  }, (text, language, range) => [replaceString(text, language, range, 'it\'s "x" \\ 1')]);

  it('Where nothing is quoted, the language decides', () => {
    assert.equal(quoteLike('f(1)', 'javascript', { start: 0, end: 4 }), '\'');
    assert.equal(quoteLike('f(1)', 'python', { start: 0, end: 4 }), '"');
  });

  it('Quotes in comments and patterns do not count', () => {
    assert.equal(quoteLike('// "a" "b"\nf(/["]/, \'c\')', 'javascript', { start: 0, end: 0 }), '\'');
    assert.equal(quoteLike('# \'a\' \'b\'\nf("c")', 'python', { start: 0, end: 0 }), '"');
  });

  it('A string literal escapes what it must', () => {
    assert.equal(stringLiteral('a\nb', '\''), '\'a\\nb\'');
    assert.equal(stringLiteral('é"', '"'), '"é\\""');
  });
});

describe('Removing an entry', () => {
  check({
    'the only one': ['javascript', 'cors({ «a: 1» })', 'cors({})'],
    'the only one with a comma': ['javascript', 'cors({ «a: 1», })', 'cors({})'],
    'the only one in lines': ['javascript', 'cors({\n  «a: 1»,\n})', 'cors({})'],
    'the only argument': ['python', 'f(«a=1»)', 'f()'],
    'the first on a line': ['javascript', 'cors({ «a: 1», b: 2 })', 'cors({ b: 2 })'],
    'one in the middle of a line': ['javascript', '[1, «2», 3]', '[1, 3]'],
    'the last on a line': ['javascript', 'cors({ a: 1, «b: 2» })', 'cors({ a: 1 })'],
    'the last on a line with a comma': ['python', '{"a": 1, «"b": 2»,}', '{"a": 1,}'],
    'a line of its own': ['javascript', 'cors({\n  a: 1,\n  «b: 2»,\n  c: 3,\n})', 'cors({\n  a: 1,\n  c: 3,\n})'],
    'several lines of its own': ['python', 'f(\n    a=1,\n    «b=[\n        2,\n    ]»,\n    c=3,\n)', 'f(\n    a=1,\n    c=3,\n)'],
    'the last line, whose neighbour loses its comma': ['javascript', 'cors({\n  a: 1, // one\n  «b: 2»\n})', 'cors({\n  a: 1 // one\n})'],
    'the last line with a comma': ['javascript', 'cors({\n  a: 1,\n  «b: 2»,\n})', 'cors({\n  a: 1,\n})'],
    'the comment behind it goes, the others stay': ['python', 'f(\n    # one\n    a=1,  # a\n    «b=2»,  # b\n    # three\n    c=3,\n)', 'f(\n    # one\n    a=1,  # a\n    # three\n    c=3,\n)'],
    'a comment before the comma goes along': ['javascript', '{\n  «a: 1» /* one */,\n  b: 2\n}', '{\n  b: 2\n}'],
    'a comment about the whole line stays': ['javascript', 'f({\n  a: 1, «b: 2», // both\n})', 'f({\n  a: 1, // both\n})'],
    'a comment beside it on the line stays': ['javascript', 'f({ a: 1, /* two */ «b: 2» })', 'f({ a: 1 /* two */ })'],
    'a comment where the only one stood stays': ['javascript', 'f({\n  // one\n  «a: 1»,\n})', 'f({\n  // one\n})'],
    'a hanging argument': ['python', 'f(A,\n  «b=1»,\n  c=2)', 'f(A,\n  c=2)'],
    'the last hanging argument': ['python', 'f(A,\n  b=1,\n  «c=2»)', 'f(A,\n  b=1)'],
    'behind an opening bracket': ['python', 'f(«a=1»,\n  b=2)', 'f(b=2)'],
    'a comma inside a string is no comma': ['javascript', 'f({ «a: "x,y"», b: ")" })', 'f({ b: ")" })'],
  }, removeEntry);
});

describe('Adding an entry to a record', () => {
  check({
    'that is empty': ['javascript', 'cors(«{}»)', 'cors({ n: 1 })'],
    'that is empty in lines': ['javascript', '  cors(«{\n  }»)', '  cors({\n    n: 1,\n  })'],
    'that holds a comment': ['javascript', 'cors(«{\n  // none\n}»)', 'cors({\n  // none\n  n: 1,\n})'],
    'that holds a comment on its line': ['javascript', 'cors(«{ /* none */ }»)', 'cors({ /* none */ n: 1 })'],
    'on one line': ['javascript', 'cors(«{ a: 1 }»)', 'cors({ a: 1, n: 1 })'],
    'on one line with a comma': ['javascript', 'cors(«{ a: 1, }»)', 'cors({ a: 1, n: 1, })'],
    'in lines': ['javascript', 'cors(«{\n  a: 1,\n  b: { c: 2, d: 3 },\n}»)', 'cors({\n  a: 1,\n  b: { c: 2, d: 3 },\n  n: 1,\n})'],
    'in lines without a last comma': ['javascript', 'cors(«{\n\ta: 1\n}»)', 'cors({\n\ta: 1,\n\tn: 1\n})'],
    'with a comment behind the last entry': ['javascript', 'cors(«{\n  a: 1 // one\n}»)', 'cors({\n  a: 1, // one\n  n: 1\n})'],
    'with a comment behind the last comma': ['javascript', 'cors(«{\n  a: 1, // one\n}»)', 'cors({\n  a: 1, // one\n  n: 1,\n})'],
    'whose last entry spans lines': ['javascript', 'cors(«{\n  a: 1,\n  b: [\n    2,\n  ],\n}»)', 'cors({\n  a: 1,\n  b: [\n    2,\n  ],\n  n: 1,\n})'],
    'with brackets in strings and comments': ['javascript', 'cors(«{ a: "}", /* { */ b: \',\' }»)', 'cors({ a: "}", /* { */ b: \',\', n: 1 })'],
    'of Python': ['python', 'x = «{"a": 1}»', 'x = {"a": 1, n: 1}'],
  }, (text, language, record) => addEntry(text, language, { kind: 'record', record }, 'n: 1'));
});

describe('Adding a keyword argument', () => {
  check({
    'to an empty call': ['python', 'CORS(«)»', 'CORS(n=1)'],
    'on one line': ['python', 'CORS(app«)»', 'CORS(app, n=1)'],
    'in lines': ['python', 'add(\n    Cors,\n    a=["*"],\n«)»', 'add(\n    Cors,\n    a=["*"],\n    n=1,\n)'],
    'in lines without a last comma, with a comment': ['python', 'add(\n    Cors,\n    a=1  # one\n«)»', 'add(\n    Cors,\n    a=1,  # one\n    n=1\n)'],
    'that hangs': ['python', 'add(Cors,\n    a=1«)»', 'add(Cors,\n    a=1,\n    n=1)'],
    'after a call among the arguments': ['python', 'add(f(x), g(y, z)«)»', 'add(f(x), g(y, z), n=1)'],
    'on a line with brackets in strings': ['python', 'add("(", \')\'«)»', 'add("(", \')\', n=1)'],
    'to an empty call with a comment': ['python', 'add(\n    # none\n«)»', 'add(\n    # none\n    n=1,\n)'],
  }, (text, language, { start }) => addEntry(text, language, { kind: 'keyword', close: start }, 'n=1'));
});

describe('Adding a statement', () => {
  check({
    'below another': ['python', '«A = 1»\nB = 2\n', 'A = 1\nn = 1\nB = 2\n'],
    'behind a comment': ['python', '«A = 1»  # one\n', 'A = 1  # one\nn = 1\n'],
    'as far to the right': ['python', 'class C:\n    «A = [\n        1,\n    ]»\n', 'class C:\n    A = [\n        1,\n    ]\n    n = 1\n'],
    'at the end of a file': ['python', '«A = 1»', 'A = 1\nn = 1'],
  }, (text, language, after) => addEntry(text, language, { kind: 'statement', after }, entryText('n', '1', language, { kind: 'statement', after }, '"')));
});

describe('Adding a record under a name', () => {
  check({
    'to a record that holds others': ['javascript', 'f(«{ a }»)', 'f({ a, cors: { n: 1 } })'],
    'on lines of their own': ['javascript', 'f(«{\n  a,\n}»)', 'f({\n  a,\n  cors: { n: 1 },\n})'],
  }, (text, language, record) => addEntry(text, language, { kind: 'nested', name: 'cors', within: { kind: 'record', record } }, 'n: 1'));
  check({
    'to an empty call': ['javascript', 'f(«»)', 'f({ cors: { n: 1 } })'],
  }, (text, language, { start, end }) => addEntry(text, language, { kind: 'nested', name: 'cors', within: { kind: 'argument', open: start, close: end } }, 'n: 1'));
  check({
    'in place of a switch': ['javascript', 'f({ cors: «true», a })', 'f({ cors: { n: 1 }, a })'],
  }, (text, language, value) => addEntry(text, language, { kind: 'value', value }, 'n: 1'));
});

describe('Adding a record as an argument', () => {
  check({
    'to an empty call': ['javascript', 'app.use(cors(«»))', 'app.use(cors({ n: 1 }))'],
    'to a call with blanks': ['javascript', 'cors(« »)', 'cors({ n: 1 })'],
    'to a call with a comment': ['javascript', 'cors(«/* defaults */»)', 'cors(/* defaults */ { n: 1 })'],
    'after what is there': ['javascript', 'new Server(«http»)', 'new Server(http, { n: 1 })'],
  }, (text, language, { start, end }) => addEntry(text, language, { kind: 'argument', open: start, close: end }, 'n: 1'));

  it('An entry is written as its place wants it', () => {
    const record = { kind: 'record', record: { start: 0, end: 2 } } as const;
    assert.equal(entryText('origin', '1', 'javascript', record, '\''), 'origin: 1');
    assert.equal(entryText('a-b', '1', 'javascript', record, '\''), '\'a-b\': 1');
    assert.equal(entryText('origins', '1', 'python', record, '"'), '"origins": 1');
    assert.equal(entryText('origins', '1', 'python', { kind: 'keyword', close: 1 }, '"'), 'origins=1');
  });
});
