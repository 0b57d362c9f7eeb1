import assert from 'node:assert/strict';
import { matches, type Dialect } from '../../src/languages/automaton';
import { test } from '../../src/languages/javascript/patterns';
import { fullmatch } from '../../src/languages/python/patterns';

const patterns = [
  '', 'a', 'ab', 'a|b', '^a', 'a$', '^a$', '^$', 'a*', 'a+', 'a?', '(a|b)*', '(?:ab)+', 'a.b', '.*', '.+', '[ab]', '[^ab]', '[a-c]+', '[a-]', '[\\w-]+', '\\d+', '\\.', 'a\\.b',
  'a{2}', 'a{1,2}', 'a{2,}', 'a*?b', '(a*)*b', '^(a|b)$|^c', 'a|^b', '^https://[a-z0-9-]+\\.a\\.example$', 'https://.*\\.a\\.example', '\\D', '\\S+', '[\\d.]+', '(a|ab)(c|bcd)', '()', '(^a)', 'a(b$)',
];
const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aab', 'abc', 'a.b', 'axb', 'c', '12', 'A', 'AB', '-', 'https://x.a.example', 'https://x.a.example.evil', 'https://xa.example', 'undefined', 'abcd'];

describe('patterns without backtracking', () => {
  for (const source of patterns) {
    it(`/${source}/ accepts what the real ones accept`, () => {
      for (const text of texts) {
        assert.equal(test(source, '', text), new RegExp(source).test(text), `search in ${text}`);
        assert.equal(test(source, 'i', text), new RegExp(source, 'i').test(text), `search in ${text} without case`);
        assert.equal(fullmatch(source, text), new RegExp(`^(?:${source})$`).test(text), `whole ${text}`);
      }
    });
  }

  for (const source of ['(a+)+$', '(a|a)*b', '(a|aa)+$', '(.*)*x', '([a-z]+)*\\d', '(x+x+)+y']) {
    it(`/${source}/ takes no longer for being hostile`, () => { assert.equal(test(source, '', 'ax'.repeat(20_000)), source.endsWith("x")); });
  }

  for (const source of ['(?=a)', '(?!a)b', '(?<=a)b', '\\1', '(a)\\1', '\\bword', '(?<name>a)', '\\p{L}', '[[:alpha:]]', 'a{1000}{1000}', '(', ')', '[', '*', 'a**', '\\', 'a{1', '('.repeat(10_000)]) {
    it(`/${source.slice(0, 20)}/ is not decided`, () => {
      const anywhere: Dialect = { begins: 'anywhere', ends: 'anywhere', ignoreCase: false };
      assert.equal(matches(source, 'a', anywhere), undefined);
    });
  }

  it('with flags that keep a state are not decided', () => { assert.equal(test('a', 'g', 'a'), undefined); });
});
