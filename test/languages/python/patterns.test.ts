import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { isBroken } from '../../../src/languages/python/patterns';

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
