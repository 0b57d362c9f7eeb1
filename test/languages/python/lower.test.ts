import assert from 'node:assert/strict';
import { parsers } from '../parsers';
import { printed } from '../printed';

const lowered: Readonly<Record<string, readonly [source: string, tree: string]>> = {
  'Strings of any quotes are texts': [String.raw`f('a', "b", '''c''', """d
e""", u'g')`, 'f("a", "b", "c", "d\\ne", "g")'],
  'Escapes are evaluated': [String.raw`f("\n\t\\\"\x41\u00e9\U0001F600\101\q")`, String.raw`f("\n\t\\\"Aé😀A\\q")`],
  'A backslash before the end of a line joins the lines': ['f("a\\\nb")', 'f("ab")'],
  'Raw strings keep their backslashes': [String.raw`f(r"a\n\.b", R'\N{x}')`, String.raw`f("a\\n\\.b", "\\N{x}")`],
  'Bytes are no text': ['f(b"a", Rb\'a\', "b")', 'f(<bytes>, <bytes>, "b")'],
  'A named character is not told': [String.raw`f("\N{BULLET}", "\\N{BULLET}")`, 'f(<a text with `\\N{…}` or a template string>, "\\\\N{BULLET}")'],
  'Strings side by side are one text': ['f("a" \'b\'\n  r"\\c")', 'f("ab\\\\c")'],
  'An f-string is a template of texts and expressions': ['f(f"a{b.c}d{{e}}", f"g", "h" f"{i!s}")', 'f(template("a", b.c, "d{e}"), "g", template("h", i))'],
  'A formatted value is another text': ['f(f"{a!r}{b:>8}{c=}")', 'f(template(<a formatted value; a>, <a formatted value; b>, <a formatted value; c>))'],
  'Numbers and constants are values': ['f(1_000, 0xff, 1.5, 1e3, True, False, None, 1j)', 'f(1000, 255, 1.5, 1000, true, false, null, <a complex number>)'],
  'Lists, tuples and sets are told apart': ['f([1, *a], (1,), (), {1, 2}, (b))', 'f([1, ...a], tuple[1], tuple[], set[1, 2], b)'],
  'A dictionary has keys and spreads': ['f({"a": 1, b: 2, **c})', 'f({"a": 1, b: 2, ...c})'],
  'Comprehensions keep what is inside': ['f([a(b) for b in c if d])', 'f(<a comprehension; a(b); <a for in clause; b; c>; <an if clause; d>>)'],
  'A lone generator is an argument': ['f(a for a in b)', 'f(<a comprehension; a; <a for in clause; a; b>>)'],
  'Arguments have names and spreads': ['f(a, b=1, *c, **d)', 'f(a, b=1, *c, **d)'],
  'Comments among arguments are no arguments': ['f(\n  a,  # one\n  # two\n  b=[  # three\n    1,\n  ],\n)', 'f(a, b=[1])'],
  'Members and indexes': ['a.b["c"][0][1, 2]', 'a.b["c"][0][tuple[1, 2]]'],
  'A slice is not followed': ['a[1:2]', 'a[<a slice; 1; 2>]'],
  'Operators stay words': ['f(a or b and not c, a + -1, a % b)', 'f((a or (b and (not c))), (a + (- 1)), (a % b))'],
  'Comparisons': ['f(a == b, a in b, a not in b, a is None, a is not b, 1 < a < 3)',
    'f((a == b), (a in b), (a not in b), (a is null), (a is not b), <a chain of comparisons; 1; a; 3>)'],
  'A conditional begins with its test': ['f(a if b else c)', 'f((b ? a ? c))'],
  'A lambda returns its expression': ['f(lambda a, b=1, *c, **d: a)', 'f(function (a, b = 1, <c>, <d>) { return a })'],
  'A walrus is an assignment inside': ['f((a := 1))', 'f(<an assignment inside; a = 1>)'],
  'Assignments of many forms': ['a = 1\nb.c = 2\nd["e"] = 3\nf: int = 4\ng: str\nh += [5]', 'a = 1\nb.c = 2\nd["e"] = 3\nf = 4\ng\nh += [5]'],
  'Several targets are a tuple': ['[e] = f\na, (b, *c) = d, 1', '[e] = f\ntuple[a, tuple[b, ...c]] = tuple[d, 1]'],
  'A chain of assignments evaluates its value once': ['a = b = f()', 'b = f()\na = b'],
  'Several values without brackets are a tuple': ['a = 1,\nb, c\nd(),', 'a = tuple[1]\ntuple[b, c]\ntuple[d()]'],
  'Imports name the module itself': ['import a, b.c as d, e.f', 'import * as a from a\nimport * as d from b.c\nimport * as e from e'],
  'Imports of names': ['from a.b import c, d as e\nfrom . import f\nfrom ..g import (\n  h,  # note\n)\nfrom i import *',
    'import c as c, d as e from a.b\nimport f as f from .\nimport h as h from ..g\nimport * as * from i'],
  'The future is no module': ['from __future__ import annotations', ''],
  'Functions have parameters, decorators and a body': ['@app.get("/")\nasync def f(a, b: int = 1, *, c=2, **d) -> int:\n  """doc"""\n  return a, b\ndef g(): pass',
    '@app.get("/") async function f(a, b = 1, c = 2, <d>) { "doc"; return tuple[a, b] }\nfunction g() {}'],
  'Classes have bases and a body': ['@a\nclass B(C, metaclass=D):\n  e: int = 1\n  def f(self): return self', '@a class B of C { e = 1; function f(self) { return self } }'],
  '`elif` is an `if` in the other branch': ['if a: b\nelif c:\n  d\nelse:\n  e', 'if a { b } else { if c { d } else { e } }'],
  'Loops bind their names': ['for a, (b, *c) in d:\n  e\nelse:\n  f\nwhile g: h', 'loop(d) binds a b c { e; f }\nloop(g) { h }'],
  'A `with` binds what it opens': ['with a() as b, c:\n  d\nasync with e as (f, g): pass', 'with(a(), c) binds b { d }\nwith(e) binds f g {}'],
  'A handler may or may not run': ['try:\n  a\nexcept (B, C) as d:\n  e\nexcept:\n  f\nelse:\n  g\nfinally:\n  h',
    'try() { a; switch(tuple[B, C]) binds d { e }; switch() { f }; g; h }'],
  'A `match` binds what its patterns capture': ['match a:\n  case [b, *c] if d: e\n  case {"k": f, **g}: h\n  case H(i, j=k): l\n  case M.n | None: o\n  case _: p',
    'switch(a, d) binds b c f g i k { e; h; l; o; p }'],
  'What leaves a block stays visible': ['raise A("b") from c\nassert d\ndel e\nwhile f:\n  break\n  continue',
    '<`raise`; A("b"); c>\n<`assert`; d>\n<`del`; e>\nloop(f) { <`break`>; <`continue`> }'],
  'Declarations of types leave nothing, those of scope their names': ['global a\ntype B = int\npass', '<`global`; a>'],
  'Waiting and yielding': ['async def f():\n  await g()\n  yield', 'async function f() { await g(); <a yield> }'],
};

describe('Lowering Python', () => {
  for (const [title, [source, tree]] of Object.entries(lowered)) {
    it(title, async () => {
      const syntax = (await parsers()).python.parse('a.py', source);
      assert.equal(printed(syntax.body), tree);
    });
  }

  it('Correct code is not damaged, broken code is', async () => {
    const { python } = await parsers();
    assert.equal(python.parse('a.py', 'f(1)').damaged, false);
    assert.equal(python.parse('a.py', 'f(1').damaged, true);
  });
});
