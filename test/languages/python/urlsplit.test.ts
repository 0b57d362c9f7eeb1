import assert from 'node:assert/strict';
import { raises, urlsplit } from '../../../src/languages/python/dialect';

/** What Python 3.11 says: scheme and host, or what it raises. */
const cases: readonly (readonly [text: string, said: readonly string[] | string])[] = [
  ["", ["", ""]],
  ["*", ["", ""]],
  ["null", ["", ""]],
  ["https://a.example", ["https", "a.example"]],
  ["HTTPS://A.example", ["https", "A.example"]],
  ["https://a.example/", ["https", "a.example"]],
  ["https://a.example:443/path?q#f", ["https", "a.example:443"]],
  ["//a.example", ["", "a.example"]],
  ["a.example", ["", ""]],
  ["a.example:8000", ["a.example", ""]],
  ["localhost:3000", ["localhost", ""]],
  ["http:/a", ["http", ""]],
  ["https://a?b", ["https", "a"]],
  ["https://a#b", ["https", "a"]],
  [" https://a", ["https", "a"]],
  [" \thttps://a", ["https", "a"]],
  ["https://a\n.b", ["https", "a.b"]],
  ["1http://a", ["", ""]],
  ["https://[::1]:80", ["https", "[::1]:80"]],
  ["https://[::1", "ValueError"],
  ["https://::1]", "ValueError"],
  ["+a://b", ["", ""]],
  ["a+b-c.d://e", ["a+b-c.d", "e"]],
  ["://a", ["", ""]],
  ["https:", ["https", ""]],
  ["https://*.a.example", ["https", "*.a.example"]],
  ["é://a", ["", ""]],
  ["https://user@a", ["https", "user@a"]],
];

describe('urlsplit', () => {
  for (const [text, said] of cases) {
    it(JSON.stringify(text), () => {
      const found = urlsplit(text);
      assert.deepEqual(raises(found) ? found.error : [found.scheme, found.netloc], said);
    });
  }
});
