import assert from 'node:assert/strict';
import { beforeUnsendable, isFieldValue, readAsLatin1 } from '../../src/http/field-value';
import { headers } from '../../src/http/header-list';

const unknown = { kind: 'unknown', because: 'it depends' } as const;

describe('a field value', () => {
  it('has no controls but the tab, and nothing beyond Latin-1', () => {
    for (let code = 0; code < 0x180; code++) {
      const expected = code === 9 || (code >= 0x20 && code !== 0x7f && code <= 0xff);
      assert.equal(isFieldValue(`a${String.fromCharCode(code)}b`), expected, `U+${code.toString(16)}`);
    }
  });
  it('may be empty', () => assert.equal(isFieldValue(''), true));
});

describe('the lines before the first that cannot be sent', () => {
  it('are told in their order', () => {
    assert.deepEqual(beforeUnsendable(headers([['a', '1'], ['b', unknown], ['c', 'x\ny'], ['d', '2'], ['e', '\n']])), headers([['a', '1'], ['b', unknown]]));
  });
  it('are none where the first cannot', () => assert.deepEqual(beforeUnsendable(headers([['a', '\n'], ['b', '1']])), []));
  it('are not told where all can', () => {
    assert.equal(beforeUnsendable(headers([['a', '1'], ['b', unknown]])), undefined);
    assert.equal(beforeUnsendable([]), undefined);
  });
});

describe('a line that is sent in UTF-8 and read as Latin-1', () => {
  it('has two letters for each beyond ASCII', () => {
    const letters = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code));
    assert.deepEqual(readAsLatin1({ name: 'a', value: letters.join('') }), { name: 'a', value: letters.map((letter) => Buffer.from(letter, 'utf8').toString('latin1')).join('') });
  });
  it('stays unknown', () => assert.deepEqual(readAsLatin1({ name: 'a', value: unknown }), { name: 'a', value: unknown }));
});
