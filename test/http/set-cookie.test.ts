import assert from 'node:assert/strict';
import { parseSetCookie } from '../../src/http/set-cookie';

const plain = { name: 'a', value: '1', domain: undefined, sameSite: undefined, secure: false, removes: false };

describe('Set-Cookie', () => {
  it('has a name and a value', () => {
    assert.deepEqual(parseSetCookie('a=1'), plain);
    assert.deepEqual(parseSetCookie(' a\t= 1 '), plain);
    assert.deepEqual(parseSetCookie('a=1=2'), { ...plain, value: '1=2' });
    assert.deepEqual(parseSetCookie('1'), { ...plain, name: '' });
    assert.deepEqual(parseSetCookie('a='), { ...plain, value: '' });
  });
  it('is ignored with neither', () => assert.deepEqual(['', '=', ' = ; Secure'].map(parseSetCookie), [undefined, undefined, undefined]));
  it('has attributes in any case', () => {
    assert.deepEqual(parseSetCookie('a=1; SECURE; samesite=STRICT; Path=/; HttpOnly'), { ...plain, secure: true, sameSite: 'strict' });
    assert.deepEqual(parseSetCookie('a=1;Domain=.Example.COM'), { ...plain, domain: 'example.com' });
    assert.deepEqual(parseSetCookie('a=1; Domain='), plain);
    assert.deepEqual(['Lax', 'None', 'x', ''].map((value) => parseSetCookie(`a=1; SameSite=${value}`)?.sameSite), ['lax', 'none', undefined, undefined]);
    assert.equal(parseSetCookie('a=1; Secure=no')?.secure, true);
  });
  it('is taken away by its age', () => {
    assert.deepEqual(['0', '-1', '00', '-10', '1', '-', 'x', '10', '0x', '-1x', '+0', ''].map((age) => parseSetCookie(`a=1; Max-Age=${age}`)?.removes), [true, true, true, true, ...Array.from({ length: 8 }, () => false)]);
  });
});
