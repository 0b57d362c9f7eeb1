import assert from 'node:assert/strict';
import { essenceOf, hasUnsafeByte, isNonWildcardName, isSafelistedHeader, isSafelistedMethod, isSimpleRange, unsafeNames } from '../../src/fetch/cors-safelist';
import { chromium, firefox, standard, webkit } from '../../src/fetch/engines';

function safe(name: string, value: string, engine = standard): boolean {
  return isSafelistedHeader({ name, value }, engine);
}

const long = (length: number) => 'a'.repeat(length);

describe('CORS-safelisted method', () => {
  it('is GET, HEAD or POST', () => assert.deepEqual(['GET', 'HEAD', 'POST'].map(isSafelistedMethod), [true, true, true]));
  it('is no other, and not in lower case', () => assert.deepEqual(['OPTIONS', 'PUT', 'get', 'DELETE', ''].map(isSafelistedMethod), [false, false, false, false, false]));
});

describe('CORS non-wildcard request-header name', () => {
  it('is Authorization in any case', () => assert.deepEqual(['Authorization', 'authorization', 'x-authorization'].map(isNonWildcardName), [true, true, false]));
});

describe('CORS-unsafe request-header byte', () => {
  it('is a control but the tab, a delimiter, or DEL', () => {
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code);
      const expected = (code < 0x20 && code !== 9) || code === 0x7f || '"():<>?@[\\]{}'.includes(character);
      assert.equal(hasUnsafeByte(`a${character}b`), expected, `0x${code.toString(16)}`);
    }
  });
  it('is in no empty value', () => assert.equal(hasUnsafeByte(''), false));
});

describe('CORS-safelisted request-header', () => {
  it('has at most 128 bytes', () => {
    assert.deepEqual([safe('Accept', long(128)), safe('Accept', long(129))], [true, false]);
    assert.deepEqual([safe('Accept-Language', long(128)), safe('Accept-Language', long(129))], [true, false]);
    assert.deepEqual([safe('Content-Type', `text/plain;${long(117)}`), safe('Content-Type', `text/plain;${long(118)}`)], [true, false]);
  });

  it('is Accept without unsafe bytes, in any case of its name', () => {
    assert.deepEqual(['text/html', '', 'a\u00ff', 'a"b'].map((value) => safe('aCCEPT', value)), [true, true, true, false]);
  });

  for (const name of ['Accept-Language', 'Content-Language']) {
    it(`is ${name} of letters, digits and a few signs`, () => {
      for (let code = 0; code < 256; code++) {
        const character = String.fromCharCode(code);
        assert.equal(safe(name, `a${character}b`), /[0-9A-Za-z *,.;=-]/.test(character), `0x${code.toString(16)}`);
      }
      assert.equal(safe(name, ''), true);
    });
  }

  it('is a Content-Type that a form can have, whatever its parameters', () => {
    for (const value of ['text/plain', 'TEXT/Plain;charset=UTF-8', 'text/plain ; x', 'text/plain;;', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '\ttext/plain']) {
      assert.equal(safe('Content-Type', value), true, value);
    }
  });

  it('is no other Content-Type', () => {
    for (const value of ['application/json', 'text/html', '', 'text', 'text/', '/plain', 'text/ plain', 'text /plain', 'text/plain, application/json', 'text/plain; charset="utf-8"', 'text/plain/x', 'application/x-www-form-urlencoded2']) {
      assert.equal(safe('Content-Type', value), false, value);
    }
  });

  it('is no Content-Type that is untidy, in Firefox', () => {
    for (const value of ['text/plain;;', 'text/plain; ;x', 'text/plain;x=y,z', 'text/plain;\u00e4']) assert.deepEqual([safe('Content-Type', value), safe('Content-Type', value, firefox)], [true, false], value);
    for (const value of ['text/plain;', 'text/plain; x=y; z', 'text/plain']) assert.equal(safe('Content-Type', value, firefox), true, value);
  });

  it('is a Range with a start', () => {
    assert.deepEqual(['bytes=0-', 'bytes=-500'].map((value) => safe('range', value)), [true, false]);
  });

  it('is nothing else', () => {
    for (const name of ['Authorization', 'X-A', 'If-None-Match', 'Cache-Control', 'Last-Event-ID', 'Accept-Encoding', 'Content', 'Origin']) {
      assert.equal(safe(name, '1'), false, name);
      assert.equal(safe(name, '1', chromium), false, name);
    }
  });

  const hints: readonly (readonly [name: string, good: readonly string[], bad: readonly string[]])[] = [
    ['DPR', ['2', '1.5', '0', '10.25'], ['', 'x', '1.', '.5', '-1', '1.2.3', '1x', 'x1']],
    ['Device-Memory', ['0.5'], ['x']], ['Downlink', ['1.5', '7'], ['x']],
    ['Width', ['100', '1'], ['1.5', '', 'x', '1x', 'x1']], ['Viewport-Width', ['100'], ['x']], ['RTT', ['100'], ['1.5', '', 'x']],
    ['Save-Data', ['on', 'ON'], ['off', '']], ['ECT', ['slow-2g', '2g', '3g', '4g'], ['5g', '4G', '']], ['Intervention', ['x', '"', ''], []],
  ];
  for (const [name, good, bad] of hints) {
    it(`is ${name} in Chromium, with a fitting value`, () => {
      for (const value of good) assert.deepEqual([value, safe(name, value, chromium), safe(name, value)], [value, true, false]);
      for (const value of bad) assert.deepEqual([value, safe(name, value, chromium)], [value, false]);
    });
  }
});

describe('essenceOf', () => {
  const essences: readonly (readonly [string, string | undefined])[] = [
    ['text/plain', 'text/plain'], [' \r\n\tText/PLAIN \t\r\n', 'text/plain'], ['a/b;c', 'a/b'], ['a/b \t;c/d', 'a/b'], ['a/b;', 'a/b'], ['a/+', 'a/+'],
    ['a', undefined], ['text', undefined], ['', undefined], ['/', undefined], ['/b', undefined], ['a/', undefined], ['a/;c', undefined], ['a /b', undefined], ['a/ b', undefined], ['a/b/c', undefined], ['a;b/c', undefined], ['a,b/c', undefined],
  ];
  for (const [value, essence] of essences) it(`of ${JSON.stringify(value)} is ${String(essence)}`, () => assert.equal(essenceOf(value), essence));
});

describe('isSimpleRange', () => {
  it('wants a start, and an end not before it', () => {
    for (const value of ['bytes=0-', 'bytes=0-0', 'bytes=5-10', 'bytes=9-10', 'bytes=007-8', 'bytes=123-456']) assert.equal(isSimpleRange(value, standard), true, value);
    for (const value of ['bytes=-', 'bytes=-500', 'bytes=10-9', 'bytes=1-0', 'bytes=0-1,2-3', 'Bytes=0-1', 'bytes= 0-1', 'bytes =0-1', 'bytes=0 -1', 'bytes=0- 1', 'xbytes=0-1', 'bytes=0-1x', 'lines=0-1', 'bytes=0', '', 'bytes=+0-1']) {
      assert.equal(isSimpleRange(value, standard), false, value);
    }
  });
  it('compares numbers, not texts', () => assert.equal(isSimpleRange('bytes=9-10', standard), true));
  it('has no greatest number in the Standard', () => assert.equal(isSimpleRange(`bytes=1-${'9'.repeat(100)}`, standard), true));
  it('has one in Chromium', () => {
    assert.deepEqual(['bytes=0-9223372036854775806', 'bytes=0-9223372036854775807', 'bytes=9223372036854775806-', 'bytes=9223372036854775807-'].map((value) => isSimpleRange(value, chromium)), [true, false, true, false]);
  });
  it('may have signs and form feeds in WebKit', () => {
    for (const value of ['bytes=0-', 'bytes=10-20', 'BYTES=0-1', 'bytes=+0-1', 'bytes=++\f0-1', 'bytes=0\f\f-1', 'bytes=0-+\f12', 'bytes=0-1\f\f', 'bytes=9-\f']) assert.equal(isSimpleRange(value, webkit), true, value);
    for (const value of ['xbytes=0-1', 'bytes=x0-1', 'bytes=0x-1', 'bytes=0-x1', 'bytes=0-1x', 'bytes=x-1', 'bytes=0-x', 'bytes=-1', 'bytes=10-9', 'bytes=0+-1', 'bytes= 0-1']) assert.equal(isSimpleRange(value, webkit), false, value);
  });
  it('is asked with the limit of the engine', () => {
    assert.deepEqual([standard, chromium].map((engine) => safe('Range', 'bytes=0-9223372036854775807', engine)), [true, false]);
  });
});

describe('CORS-unsafe request-header names', () => {
  const names = (...pairs: readonly (readonly [string, string])[]) => unsafeNames(pairs.map(([name, value]) => ({ name, value })), standard);

  it('are lower-case, sorted by bytes, each once', () => {
    assert.deepEqual(names(['X-C', '1'], ['Authorization', '1'], ['x-c', '2'], ['X_A', '1'], ['X-A-1', '1'], ['X-A', '1']), ['authorization', 'x-a', 'x-a-1', 'x-c', 'x_a']);
  });
  it('are none of the safelisted', () => {
    assert.deepEqual(names(['Accept', 'a'], ['Content-Type', 'text/plain']), []);
    assert.deepEqual(names(), []);
  });
  it('are those whose value is unsafe', () => assert.deepEqual(names(['Accept', 'a'], ['Content-Type', 'application/json']), ['content-type']));
  it('are all of them when the safelisted have more than 1024 bytes together', () => {
    const eight = Array.from({ length: 8 }, () => ['Accept', long(128)] as const);
    assert.deepEqual(names(...eight), []);
    assert.deepEqual(names(...eight, ['Accept-Language', 'a']), ['accept', 'accept-language']);
    assert.deepEqual(names(...eight, ['X-A', long(50)]), ['x-a']);
  });
});
