import assert from 'node:assert/strict';
import { hintsOf, type Circumstances } from '../../src/explain/hints';

const none: Omit<Circumstances, 'reason'> = {
  exchange: 'actual', origin: 'https://app.example', url: 'https://api.example/x', redirectedFrom: undefined, initiator: 'fetch', detail: undefined, seen: undefined, status: 200,
};
const hints = (circumstances: Partial<Circumstances> & Pick<Circumstances, 'reason'>) => hintsOf({ ...none, ...circumstances }).join(' ');

describe('hints', () => {
  it('show what is wrong with the origin that is allowed', () => {
    const mismatch = (seen: string, origin = 'https://app.example') => hints({ reason: 'origin mismatch', seen, origin });
    assert.match(mismatch('https://app.example/'), /ends without a slash: https:\/\/app\.example\/ is none/);
    assert.match(mismatch('https://app.example/start'), /has no path/);
    assert.match(mismatch('app.example'), /begins with its scheme/);
    assert.match(mismatch('https://app.example:443'), /leave out the ports/);
    assert.match(mismatch('https://APP.example'), /Browsers write that origin https:\/\/app\.example\./);
    assert.match(mismatch('https://bücher.example', 'https://xn--bcher-kva.example'), /write that origin https:\/\/xn--bcher-kva\.example\./);
    assert.match(mismatch(''), /there and empty: is an environment variable not set/);
    assert.match(mismatch('https://*.example'), /compared as it stands/);
    for (const list of ['https://a.example, https://b.example', 'https://a.example https://b.example', 'https://a.example;https://b.example']) assert.match(mismatch(list), /never a list/, list);
    assert.match(mismatch('http://app.example'), /allows http, and the page has https/);
    assert.match(mismatch('http://localhost:3000', 'http://localhost:5173'), /Only the port differs/);
    assert.match(mismatch('http://localhost:3000', 'http://127.0.0.1:3000'), /allows localhost, and the page is on 127\.0\.0\.1/);
    assert.match(mismatch('https://www.app.example'), /with and without www/);
    assert.equal(mismatch('https://other.example'), '');
    assert.equal(mismatch('null'), '');
  });

  it('see a page that asks itself under another name', () => {
    const missing = (origin: string, url: string) => hints({ reason: 'origin missing', origin, url });
    assert.match(missing('https://www.app.example', 'https://app.example/x'), /The URL is on app\.example, and the page is on www\.app\.example/);
    assert.match(missing('http://127.0.0.1:3000', 'http://localhost:3000/x'), /A relative URL, or the same host, would do without CORS/);
    assert.match(missing('http://app.example', 'https://app.example/x'), /differ by http and https alone/);
    assert.doesNotMatch(missing('https://app.example', 'https://api.example/x'), /would do without CORS/);
    assert.doesNotMatch(missing('null', 'no url'), /would do without CORS/);
  });

  it('explain null where no redirect made it', () => {
    assert.match(hints({ reason: 'origin mismatch', origin: 'null', seen: 'https://app.example' }), /sandboxed frame/);
    assert.doesNotMatch(hints({ reason: 'origin mismatch', origin: 'null', redirectedFrom: 'https://api.example/' }), /sandboxed frame/);
  });

  it('know where preflights are redirected to', () => {
    const redirected = (url: string) => hints({ reason: 'preflight redirected', exchange: 'preflight', url });
    assert.match(redirected('http://api.example/x'), /the same URL with https/);
    assert.match(redirected('http://localhost:8000/x'), /try the URL with the slash/);
    assert.match(redirected('https://api.example/x/'), /without its last slash/);
    assert.equal(hints({ reason: 'preflight redirected', exchange: 'preflight', seen: '/log-in' }), 'It redirects to https://api.example/log-in.');
  });

  it('see the error behind an answer without headers', () => {
    const status = (value: number | undefined) => hints({ reason: 'origin missing', status: value });
    assert.match(status(undefined), /Look at the status in the Network panel/);
    assert.match(status(500), /The status is 500: mend that first/);
    for (const value of [401, 403]) assert.match(status(value), /authentication answers before CORS does/);
    assert.doesNotMatch(status(200), /status/);
  });

  it('tell from the status of a preflight who answered it', () => {
    const status = (value: number) => hints({ reason: 'status not ok', exchange: 'preflight', status: value });
    assert.match(status(401), /never carries cookies or Authorization/);
    assert.match(status(405), /no route of the server answers OPTIONS/);
    assert.match(status(429), /rate limit/);
    assert.match(status(502), /its proxy does not reach it/);
    assert.equal(status(418), '');
    assert.match(hints({ reason: 'status not ok', exchange: 'preflight', status: undefined }), /Look at the status of the OPTIONS request/);
    const missing = hints({ reason: 'origin missing', exchange: 'preflight', status: 404 });
    assert.match(missing, /no route of the server answers OPTIONS/);
    assert.doesNotMatch(missing, /mend that first/);
  });

  it('speak the language of who asks', () => {
    assert.match(hints({ reason: 'wildcard with credentials', initiator: 'xhr' }), /with withCredentials:/);
    assert.match(hints({ reason: 'credentials not true' }), /with credentials: 'include':/);
    assert.match(hints({ reason: 'origin missing', initiator: 'image' }), /crossorigin attribute/);
    assert.match(hints({ reason: 'origin missing' }), /ask it from your own server/);
  });

  it('name redirects, JSON, files and blockers', () => {
    assert.match(hints({ reason: 'origin missing', redirectedFrom: 'https://api.example/old' }), /began at https:\/\/api\.example\/old .* A login page has none/);
    assert.match(hints({ reason: 'header not allowed', exchange: 'preflight', detail: 'Content-Type' }), /application\/json does/);
    assert.match(hints({ reason: 'scheme not supported', exchange: 'none', url: 'file:///a.js' }), /no origin/);
    assert.match(hints({ reason: 'no answer', url: 'http://api.example/' }), /mixed content/);
    assert.match(hints({ reason: 'no answer' }), /block advertisements/);
  });
});
