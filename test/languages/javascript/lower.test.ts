import assert from 'node:assert/strict';
import { parsers } from '../parsers';
import { printed } from '../printed';

const lowered: Readonly<Record<string, readonly [source: string, tree: string]>> = {
  'A string, also without substitutions, is a text with its escapes evaluated': ['f(\'a\\n\', "\\u0041", `c`)', 'f("a\\n", "A", "c")'],
  'A template keeps its texts and expressions': ['f(`a${b}c${d}`)', 'f(template("a", b, "c", d))'],
  'Numbers, booleans, null and undefined are values': ['f(1_000, 0xff, true, false, null, undefined, void 0)', 'f(1000, 255, true, false, null, undefined, undefined)'],
  'A regular expression keeps its source and flags': ['f(/^a\\/b$/gi)', 'f(/^a\\/b$/gi)'],
  'A list has spreads and holes': ['f([a, ...b, , c])', 'f([a, ...b, undefined, c])'],
  'A record has names, texts, computed keys, shorthands, spreads and methods': [
    'f({ a: 1, "b": 2, [c]: 3, d, ...e, async m(x) { return x } })',
    'f({"a": 1, "b": 2, c: 3, "d"::d, ...e, "m": async function m(x) { return x }})'],
  'An accessor is no value': ['f({ get a() { return 1 } })', 'f({"a": <an accessor; function a() { return 1 }>})'],
  'Parentheses, assertions and type arguments are transparent': ['f((a), b as const, c satisfies D, e!, g<string>)', 'f(a, b, c, e, g)'],
  'An optional chain is a member and a call': ['a?.b?.(c)?.[d]', 'a.b(c)[d]'],
  'Operators keep their signs': ['f(a && b || !c, c ?? d, a + -1, typeof a === "b", "c" in d)', 'f(((a && b) || (! c)), (c ?? d), (a + (- 1)), ((typeof a) === "b"), ("c" in d))'],
  'A conditional has three parts': ['f(a ? b : c)', 'f((a ? b ? c))'],
  'Arrows return their expression': ['f((a, { b, ...c }, d = 1, ...e) => a, async () => { await g() })', 'f(function (a, <b c>, d = 1, <e>) { return a }, async function () { await g() })'],
  'TypeScript\'s `this` is no parameter': ['f(function g(this: X, a: string) {})', 'f(function g(a) {})'],
  'The word `new` constructs, with arguments or without': ['new A(b); new C', 'new A(b)\nnew C()'],
  'A spread argument says so': ['f(a, ...b)', 'f(a, *b)'],
  'What has no kind of its own keeps its children': ['f(tag`a${b}`, class extends A { c = 1 }, (a, b))',
    'f(<a tagged template; tag; template("a", b)>, <a class expression; class  of A { let c = 1 }>, <a comma; a; b>)'],
  '`import.meta` and `import()` are reached by the name `import`': ['f(import.meta.env.A, await import("b"))', 'f(import.meta.env.A, await import("b"))'],
  'Declarations say how they declare and whether they are exported': ['export const a = 1, b = 2; let c; var d = 3', 'export const a = 1\nexport const b = 2\nlet c\nvar d = 3'],
  'A destructuring target is a record or list': ['const { a, b: { c }, d = 1, ...e } = f, [g, , ...h] = i',
    'const {"a"::a, "b": {"c"::c}, "d"::<a default; d; 1>, ...e} = f\nconst [g, undefined, ...h] = i'],
  'Destructuring without a declaration': ['({ a, b = 1 } = c); [d.e] = f', '{"a"::a, "b"::<a default; b; 1>} = c\n[d.e] = f'],
  'Assignments keep their operator': ['a = 1; b.c += 2; d[0] ||= 3', 'a = 1\nb.c += 2\nd[0] ||= 3'],
  'A chain of assignments evaluates its value once': ['module.exports = exports = a()', 'exports = a()\nmodule.exports = exports'],
  'Counting up is an addition': ['a++; --b', 'a += 1\nb -= 1'],
  'An assignment inside an expression stays a statement inside': ['f(a = 1)', 'f(<an assignment inside; a = 1>)'],
  'Imports bring in default, names and the module itself': ['import a, { b, c as d, default as e } from "f"; import * as g from "h"; import "i"',
    'import default as a, b as b, c as d, default as e from f\nimport * as g from h\nimport  from i'],
  'Imported types are no values': ['import type A from "a"; import { type B, c } from "d"', 'import  from a\nimport c as c from d'],
  'TypeScript\'s import of a module and of a name': ['import a = require("b"); import c = d.e', 'import * as a from b\nconst c = d.e'],
  'Exports of names': ['export { a, b as c }; export { d } from "e"; export * from "f"; export * as g from "h"; export type { T } from "i"',
    'export a as a, b as c\nexport d as d from e\nexport * as * from f\nexport * as g from h\nexport  from i'],
  'Default exports': ['export default a(); export default function b() {}', 'export default a()\nexport default function b() {}'],
  'TypeScript\'s `export =` assigns `module.exports`': ['export = a', 'module.exports = a'],
  'A function without a body is but a type': ['function a(b: string): void; function a(b) { return }', 'function a(b) { return }'],
  'A class has bases, fields, methods and decorators': [
    '@A({ cors: true }) export class B extends C implements D { static a = 1; private b: string; constructor(private c: E) { super(c) } @F() m() {} abs(): void; static { g() } }',
    '@A({"cors": true}) export named class B of C { let a = 1; let b; function constructor(c) { super(c) }; @F() function m() {}; plain() { g() } }'],
  'An enum of known members is a record': ['enum A { B, C = 5, D, E = "x" }', 'const A = {"B": 0, "C": 5, "D": 6, "E": "x"}'],
  'A computed enum is not': ['enum A { B = f() }', 'const A = <a computed enum; A; B; f()>'],
  'A namespace keeps its statements, a declared one holds types': ['namespace A { export const b = 1 } declare module "c" { const d: string }', 'const A = <a namespace; export const b = 1>'],
  'Types leave nothing': ['interface A { b: string } type C = string; declare function d(): void', ''],
  'Branches with and without braces': ['if (a) { b() } else if (c) d(); else { e() }', 'if a { b() } else { if c { d() } else { e() } }'],
  'Loops bind their names': ['for (const [a, b] of c) d(a); for (let i = 0; i < 3; i++) e(); while (f) g(); do { h() } while (j)',
    'loop(c) binds a b { d(a) }\nloop(0, (i < 3), <an assignment inside; i += 1>) binds i { e() }\nloop(f) { g() }\nloop(j) { h() }'],
  'A handler may or may not run': ['try { a() } catch ({ b }) { c() } finally { d() }', 'try() { a(); switch() binds b { c() }; d() }'],
  'A switch evaluates its cases': ['switch (a) { case "b": c(); break; default: d() }', 'switch(a, "b") { c(); <`break`>; d() }'],
  'What leaves a block stays visible': ['throw new E("a"); x: for (;;) continue x', '<`throw`; new E("a")>\nloop() { <`continue`> }'],
  'Unknown operators of the language stay expressions': ['function* a() { yield b } f(1n)', 'function a() { <a yield expression; b> }\nf(<a big int literal>)'],
};

describe('Lowering JavaScript', () => {
  for (const [title, [source, tree]] of Object.entries(lowered)) {
    it(title, async () => {
      const syntax = (await parsers()).javascript.parse('a.ts', source);
      assert.equal(printed(syntax.body), tree);
    });
  }

  it('JSX keeps what is evaluated inside, in .tsx, .jsx and .js', async () => {
    const { javascript } = await parsers();
    for (const file of ['a.tsx', 'a.jsx', 'a.js', 'a.mjs']) {
      const syntax = javascript.parse(file, 'f(<A b={c(1)}>{d()}</A>)');
      assert.equal(printed(syntax.body), 'f(<a JSX element; A; b; c(1); d(); A>)');
      assert.equal(syntax.damaged, false);
    }
  });

  it('An angle bracket is a type assertion in .ts, .mts and .cts', async () => {
    const { javascript } = await parsers();
    for (const file of ['a.ts', 'a.mts', 'a.cts']) assert.equal(printed(javascript.parse(file, 'f(<any>b)').body), 'f(b)');
  });

  it('Correct code is not damaged, broken code is', async () => {
    const { javascript } = await parsers();
    assert.equal(javascript.parse('a.ts', 'f(1)').damaged, false);
    assert.equal(javascript.parse('a.ts', 'f(1').damaged, true);
  });
});
