import assert from 'node:assert/strict';
import { originOf, parseOrigin, sameOrigin } from '../../src/http/origin';

describe('parseOrigin', () => {
  for (const origin of [
    'https://app.example.com', 'http://localhost:3000', 'http://localhost', 'http://127.0.0.1', 'http://[::1]:5173', 'https://app.example.com:8443', 'http://a.example:443',
    'https://a.example:80', 'https://xn--bcher-kva.example', 'http://app_1.example', 'null', 'chrome-extension://gighmmpiobklfepjocnamgkkbiglidom', 'capacitor://localhost', 'app://x',
    'tauri://localhost', 'moz-extension://3c1f0d5a-9a0b-4c5e-8f43-1a2b3c4d5e6f', 'ionic://localhost', 'file://', 'safari-web-extension://ABC', 'http://tauri.localhost', 'https://intranet', 'file:///',
  ]) {
    it(`takes ${origin} as it stands`, () => assert.deepEqual(parseOrigin(origin), { ok: true, origin }));
  }

  const wrong: readonly (readonly [text: string, problem: string, corrected: string | undefined])[] = [
    ['', 'empty', undefined], ['  ', 'empty', undefined],
    [' https://a.example', 'whitespace', 'https://a.example'], ['https://a.example\n', 'whitespace', 'https://a.example'], ['https://a.example/ ', 'whitespace', 'https://a.example'],
    [' * ', 'whitespace', undefined], ['https://a .example', 'whitespace', undefined],
    ['https://a.example https://b.example', 'several origins', undefined], ['https://a.example,https://b.example', 'several origins', undefined],
    ['https://a.example;https://b.example', 'several origins', undefined], ['a.example,b.example', 'not an origin', undefined],
    ['*', 'wildcard', undefined], ['https://*.example.com', 'wildcard', undefined], ['http://localhost:*', 'wildcard', undefined],
    ['localhost:3000', 'missing scheme', 'http://localhost:3000'], ['localhost', 'missing scheme', 'http://localhost'], ['127.0.0.1:8000', 'missing scheme', 'http://127.0.0.1:8000'],
    ['[::1]:8000', 'missing scheme', 'http://[::1]:8000'], ['app.localhost:5173', 'missing scheme', 'http://app.localhost:5173'], ['LOCALHOST:80', 'missing scheme', 'http://localhost'],
    ['app.example.com', 'missing scheme', 'https://app.example.com'], ['app.example.com:8443/x', 'missing scheme', 'https://app.example.com:8443'], ['App.example.com:443', 'missing scheme', 'https://app.example.com'],
    ['//app.example.com', 'missing scheme', 'https://app.example.com'], ['app.example.com?x', 'missing scheme', 'https://app.example.com'], ['mylocalhost', 'missing scheme', 'https://mylocalhost'], ['myhttp:8080', 'missing scheme', 'https://myhttp:8080'],
    ['localhost.example.com', 'missing scheme', 'https://localhost.example.com'],
    ['https://user@a.example', 'user name', 'https://a.example'], ['https://user:secret@a.example/x', 'user name', 'https://a.example'],
    ['https://a.example/', 'trailing slash', 'https://a.example'], ['https://A.example/', 'trailing slash', 'https://a.example'], ['https://a.example:443/', 'trailing slash', 'https://a.example'],
    ['https://a.example/login', 'path', 'https://a.example'], ['https://a.example//', 'path', 'https://a.example'], ['https://a.example?x=1', 'path', 'https://a.example'], ['https://a.example#x', 'path', 'https://a.example'],
    ['https://App.example', 'upper case', 'https://app.example'], ['HTTPS://app.example', 'upper case', 'https://app.example'], ['NULL', 'upper case', 'null'],
    ['https://a.example:443', 'default port', 'https://a.example'], ['http://a.example:80', 'default port', 'http://a.example'], ['https://a.example:', 'default port', 'https://a.example'],
    ['HTTP://A.example:80', 'default port', 'http://a.example'],
    ['https://bücher.example', 'not in punycode', 'https://xn--bcher-kva.example'],
    ['http://127.1:8401', 'not as browsers write it', 'http://127.0.0.1:8401'], ['http://[0:0:0:0:0:0:0:1]', 'not as browsers write it', 'http://[::1]'], ['http://a.example:0080', 'not as browsers write it', 'http://a.example'],
    ['https://', 'not an origin', undefined], ['https:///x', 'not an origin', undefined], ['https:app.example', 'not an origin', undefined], ['http:', 'not an origin', undefined], ['https://a.example:port', 'not an origin', undefined],
    ['https://a.example:99999', 'not an origin', undefined], ['/path', 'not an origin', undefined], ['.example.com', 'not an origin', undefined], ['https://.example.com', 'not an origin', undefined],
    ['https://a..example', 'not an origin', undefined], ['^https://a.example$', 'not an origin', undefined], ['https://a\\.example', 'not an origin', undefined], ['https://(a|b).example', 'not an origin', undefined],
    ['https://${HOST}', 'not an origin', undefined], ['"https://a.example"', 'not an origin', undefined], ['mailto:', 'not an origin', undefined], ['me@example.com', 'not an origin', undefined], ['//', 'not an origin', undefined],
    ['a.example:port', 'not an origin', undefined], ['http:8080', 'not an origin', undefined], ['localhost:', 'not an origin', undefined], ['my_app://x', 'not an origin', undefined], ['1app://x', 'not an origin', undefined],
    ['tauri://localhost/', 'trailing slash', 'tauri://localhost'], ['app://x/index.html', 'path', 'app://x'],
  ];
  for (const [text, problem, corrected] of wrong) {
    it(`tells of ${JSON.stringify(text)}: ${problem}, ${corrected ?? 'nothing was meant'}`, () => assert.deepEqual(parseOrigin(text), { ok: false, problem, corrected }));
  }

  it('takes no time over a long text of blanks', () => {
    assert.equal(parseOrigin(`a${' '.repeat(50_000)}b`).ok, false);
  });
});

describe('originOf', () => {
  const origins: readonly (readonly [string, string | undefined])[] = [
    ['https://a.example/path?x#y', 'https://a.example'], ['HTTP://A.EXAMPLE:80/', 'http://a.example'], ['https://user:x@a.example:8443', 'https://a.example:8443'], ['http://127.1:8401/', 'http://127.0.0.1:8401'],
    ['data:text/plain,x', 'null'], ['file:///x', 'null'], ['chrome-extension://abc/page.html', 'chrome-extension://abc'], ['/path', undefined], ['', undefined],
  ];
  for (const [url, origin] of origins) it(`of ${JSON.stringify(url)} is ${String(origin)}`, () => assert.equal(originOf(url), origin));
});

describe('sameOrigin', () => {
  it('compares scheme, host and port', () => {
    assert.equal(sameOrigin('https://a.example', 'https://a.example'), true);
    assert.equal(sameOrigin('https://a.example', 'http://a.example'), false);
    assert.equal(sameOrigin('https://a.example', 'https://a.example:8443'), false);
  });
  it('never holds for opaque origins', () => assert.equal(sameOrigin('null', 'null'), false));
});
