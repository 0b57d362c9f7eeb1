import assert from 'node:assert/strict';
import { headers } from '../../src/http/header-list';
import { extractTokens, isUnparsable, received, receivedLines, receivedWithoutEmpty } from '../../src/http/header-values';
import { isForbiddenMethod, normalizeMethod } from '../../src/http/method';
import { isToken, stripEnd, stripEnds } from '../../src/http/token';

const unknown = { kind: 'unknown', because: 'it depends' } as const;

describe('received', () => {
  it('joins the lines of one name, in any case, with comma and space', () => {
    assert.equal(received(headers([['X-A', '1'], ['x-b', '2'], ['x-a', '3']]), 'x-A'), '1, 3');
  });
  it('takes blanks and tabs off each line, and nothing else', () => {
    assert.equal(received(headers([['x-a', ' \t1 2\t'], ['x-a', '\n3 ']]), 'x-a'), '1 2, \n3');
  });
  it('tells an empty value from none', () => {
    assert.equal(received(headers([['x-a', '']]), 'x-a'), '');
    assert.equal(received(headers([['x-a', ''], ['x-a', '']]), 'x-a'), ', ');
    assert.equal(received([], 'x-a'), null);
  });
  it('is unknown when one line is', () => {
    assert.deepEqual(received(headers([['x-a', '1'], ['x-a', unknown]]), 'x-a'), unknown);
  });
});

describe('receivedLines', () => {
  it('gives the lines of one name as a receiver sees them, as far as they are known', () => {
    assert.deepEqual(receivedLines(headers([['X-A', ' 1\t'], ['x-b', '2'], ['x-a', unknown], ['x-a', '']]), 'x-A'), ['1', '']);
  });
});

describe('receivedWithoutEmpty', () => {
  const of = (...lines: readonly (string | typeof unknown)[]) => receivedWithoutEmpty(headers(lines.map((line) => ['x-a', line] as const)), 'x-A');
  it('leaves out empty lines where there are others', () => assert.deepEqual([of('', '1', ' ', '2'), of('1'), of(' ', '1')], ['1, 2', '1', '1']));
  it('is as it was received where there are no others', () => assert.deepEqual([of(), of(''), of('', '')], [null, '', ', ']));
  it('is unknown when one line is', () => assert.deepEqual(of('1', unknown, ''), unknown));
});

describe('extractTokens', () => {
  const of = (...lines: string[]) => extractTokens(headers(lines.map((line) => ['x-a', line] as const)), 'x-a');
  it('reads items of all lines', () => assert.deepEqual(of('a,b', ' c ,\td'), ['a', 'b', 'c', 'd']));
  it('ignores empty items', () => assert.deepEqual(of(',, a, ,'), ['a']));
  it('reads an empty list', () => assert.deepEqual(of(''), []));
  it('tells an absent header', () => assert.equal(of(), null));
  it('refuses what is no token', () => assert.deepEqual(of('a, b c'), { kind: 'unparsable', value: 'a, b c' }));
  it('hands on what is unknown', () => assert.deepEqual(extractTokens(headers([['x-a', unknown]]), 'x-a'), unknown));
  it('knows a broken list', () => {
    assert.equal(isUnparsable(null), false);
    assert.equal(isUnparsable([]), false);
    assert.equal(isUnparsable({ kind: 'unparsable', value: '' }), true);
  });
});

describe('isToken', () => {
  it('knows every byte of a token', () => {
    const token = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code);
      assert.equal(isToken(character), token.includes(character), `U+${code.toString(16)}`);
      assert.equal(isToken(`a${character}b`), token.includes(character));
    }
  });
  it('refuses the empty text and a line end', () => {
    assert.equal(isToken(''), false);
    assert.equal(isToken('a\n'), false);
  });
});

describe('stripEnds', () => {
  it('takes the given characters off both ends', () => {
    assert.equal(stripEnds(' \ta b\t ', ' \t'), 'a b');
    assert.equal(stripEnds('\na\n', ' \t'), '\na\n');
    assert.equal(stripEnds('   ', ' '), '');
    assert.equal(stripEnds('', ' '), '');
  });
  it('takes them off the end alone', () => assert.deepEqual([' a ', '  ', ''].map((text) => stripEnd(text, ' ')), [' a', '', '']));
});

describe('methods', () => {
  it('are put in upper case when they are one of six', () => {
    assert.deepEqual(['delete', 'Get', 'hEAD', 'options', 'post', 'put'].map(normalizeMethod), ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);
  });
  it('else keep their case', () => assert.deepEqual(['patch', 'Patch', 'PATCH', 'propfind'].map(normalizeMethod), ['patch', 'Patch', 'PATCH', 'propfind']));
  it('are forbidden in any case', () => {
    assert.deepEqual(['CONNECT', 'trace', 'Track', 'GET', 'TRACES'].map(isForbiddenMethod), [true, true, true, false, false]);
  });
});
