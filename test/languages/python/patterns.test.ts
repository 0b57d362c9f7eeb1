import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { isBroken, match, pathsLike } from '../../../src/languages/python/patterns';

const broken = ['*', '*.a.example', '+', '?', 'a**', 'a+*', '(*', '(|*a)', 'a|*', '^*', '[', '[a', '(', '(.*', '.*)', ')', 'a\\', '[^', '[]', 'https://**.a', 'a??+', '(?:*)'];
const sound = [
  '', '.', '.*', 'a*?', 'a+?', 'a??', 'a{2}', 'a{', '[]a]', '[^]a]', '[\\]]', '(a|b)', '(?:a)', '(?P<name>a)', '(?=a)b', '(?!a)b', '(?<=a)b', '\\*', '[*+?]', '\\(', 'a|b', '(|a)', '^a$',
  'https://[a-z]+\\.example', '(?i)a', '(?i:a)',
];

describe('a regular expression that Python refuses', () => {
  for (const source of broken) it(`is ${source}`, () => { assert.equal(isBroken(source), true); });
  for (const source of sound) it(`is not ${source}`, () => { assert.equal(isBroken(source), false); });

  it('is one that the real Python refuses, where there is one', function () {
    const script = 'import json, re, sys\ndef ok(p):\n try: re.compile(p)\n except re.error: return False\n return True\nprint(json.dumps([ok(p) for p in json.load(sys.stdin)]))';
    const { stdout, status } = spawnSync('python3', ['-W', 'ignore', '-c', script], { input: JSON.stringify([...broken, ...sound]), encoding: 'utf8' });
    if (status !== 0) this.skip();
    assert.deepEqual(JSON.parse(stdout), [...broken.map(() => false), ...sound.map(() => true)]);
  });
});

describe('re.match', () => {
  const cases: readonly (readonly [source: string, text: string, ignoreCase: boolean, found: boolean | undefined])[] = [
    ['a', 'ab', false, true], ['b', 'ab', false, false], ['^a|b', 'bc', false, true], ['ab$', 'abc', false, false], ['A', 'ab', false, false], ['A', 'ab', true, true], ['(?!a)', 'b', false, undefined],
  ];
  for (const [source, text, ignoreCase, found] of cases) {
    it(`${source} in ${text}${ignoreCase ? ', whatever the case' : ''}`, () => { assert.equal(match(source, text, ignoreCase), found); });
  }
});

describe('paths like a pattern', () => {
  const first = (source: string) => pathsLike(source).find((path) => match(source, path, false) === true);
  for (const [source, path] of [['/api/*', '/api/'], ['^/api/.*$', '/api/'], ['.*', '/'], ['/v[12]/.*', '/v1/x'], ['/orders/\\d+', '/orders/1'], ['api', undefined]] as const) {
    it(source, () => { assert.equal(first(source), path); });
  }
});
