import assert from 'node:assert/strict';
import { webkit } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import { asUtf8, repaired } from '../../src/fetch/header-bytes';
import { headers } from '../../src/http/header-list';
import { answerOf, pageRequest, unknown } from './requests';

describe('the bytes of a header, in WebKit', () => {
  it('go out as UTF-8', () => {
    assert.deepEqual(['plain', '\xfc', 'a\x80b', '%C3'].map(asUtf8), ['plain', '\xc3\xbc', 'a\xc2\x80b', '%C3']);
  });
  it('are kept where they are UTF-8', () => {
    for (const text of ['plain', '\u00fc', '\u20ac', '\ud7ff', '\ue000', '\u{1f600}', '\u{10ffff}']) {
      const bytes = String.fromCharCode(...new TextEncoder().encode(text));
      assert.deepEqual(repaired(headers([['x', bytes]])), headers([['x', bytes]]), text);
    }
  });
  it('are replaced where they are none', () => {
    // Alone, cut short, too long, half of a pair, beyond the last character.
    for (const bytes of ['\xe4', '\xc3', '\xe2\x82', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xff\xfe']) {
      const [line] = repaired(headers([['x', `a${bytes}b`]]));
      assert.equal(line?.value, `a${'\xef\xbf\xbd'.repeat(bytes.length)}b`);
    }
  });
  it('are left where they cannot be told', () => {
    assert.deepEqual(repaired(headers([['x', unknown]])), headers([['x', unknown]]));
  });
  it('decide where a redirect leads', () => {
    const any = { 'Access-Control-Allow-Origin': '*' };
    const fetched = fetchInBrowser(pageRequest(), ({ url }) => (url.endsWith('/') ? answerOf({ ...any, Location: '/x?\xe4' }, 302) : answerOf(any)), { engine: webkit });
    assert.equal(fetched.exchanges[1]?.request.url, 'https://api.example/x?%C3%AF%C2%BF%C2%BD');
  });
});
