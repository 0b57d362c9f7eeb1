import assert from 'node:assert/strict';
import { adviceOf, type Advice, type Told } from '../../src/explain/advice';
import type { Reason } from '../../src/http/reason';

const told: Told = { response: 'the response', from: 'https://app.example', redirected: false, detail: undefined, credentials: false, silence: undefined, handlerRan: undefined };
const advice = (reason: Reason, more: Partial<Told> = {}): Advice => adviceOf(reason, { ...told, ...more });

/** Every reason, and who can mend it: kept complete by its type. */
const parties: Readonly<Record<Reason, string>> = {
  'url invalid': 'page', 'url with credentials': 'page', 'method forbidden': 'page', 'method needs cors': 'page', 'header invalid': 'page', 'body on get': 'page',
  'stream needs cors': 'page', 'stream not supported': 'page', 'mode same-origin': 'page', 'no-cors redirect mode': 'page', 'redirect not wanted': 'page', 'redirect of stream': 'page',
  'mixed content': 'infrastructure page', 'bad port': 'infrastructure', 'scheme not supported': 'page', 'no answer': 'infrastructure server', 'proxy authentication': 'infrastructure server',
  'origin missing': 'server', 'wildcard with credentials': 'server page', 'origin mismatch': 'server', 'credentials not true': 'server page',
  'status not ok': 'server infrastructure', 'preflight redirected': 'server page', 'methods unreadable': 'server', 'headers unreadable': 'server',
  'method not allowed': 'server', 'header not allowed': 'server', 'resource policy': 'server infrastructure',
  'redirect invalid': 'server infrastructure', 'redirect scheme': 'server infrastructure', 'redirect with credentials': 'server infrastructure', 'too many redirects': 'server infrastructure',
  'local network insecure': 'infrastructure', 'local network denied': 'browser', 'local network mismatch': 'page', 'origin header not added': 'browser', 'cors disabled': 'browser',
};
const all = Object.keys(parties) as Reason[];

describe('the advice for each reason', () => {
  it('names who can mend it', () => {
    for (const reason of all) assert.equal(advice(reason).who.join(' '), parties[reason], reason);
  });

  it('goes on after a colon, and tells what to do in whole sentences', () => {
    for (const reason of all) {
      for (const detail of [undefined, 'PATCH', 'x-a']) {
        const { what, remedy } = advice(reason, { detail });
        assert.match(what, /^(?:[a-z]|Access-Control-|Cross-Origin-|CORS ).*[^.]$/, reason);
        assert.match(remedy, /^[A-Z*].*\.$/, reason);
        assert.doesNotMatch(what + remedy, /undefined|—/, reason);
      }
    }
  });

  it('says so where no CORS header helps, and only there', () => {
    const without = ['mixed content', 'bad port', 'scheme not supported', 'no answer', 'proxy authentication', 'local network insecure', 'local network denied', 'origin header not added', 'cors disabled'];
    assert.deepEqual(all.filter((reason) => advice(reason).remedy.includes('No CORS header helps.')).sort(), without.sort());
    for (const reason of all) {
      const { headersHelp, send } = advice(reason, { detail: 'x-a' });
      assert.ok(headersHelp || send.every((line) => !line.startsWith('Access-Control-')), reason);
    }
  });

  it('has the exact lines of an origin, with what goes along', () => {
    assert.deepEqual(advice('origin missing').send, ['Access-Control-Allow-Origin: https://app.example', 'Vary: Origin']);
    assert.deepEqual(advice('origin mismatch', { credentials: true }).send, ['Access-Control-Allow-Origin: https://app.example', 'Access-Control-Allow-Credentials: true', 'Vary: Origin']);
    assert.deepEqual(advice('wildcard with credentials').send, advice('origin mismatch', { credentials: true }).send);
    assert.deepEqual(advice('credentials not true').send, ['Access-Control-Allow-Credentials: true']);
    assert.deepEqual(advice('resource policy').send, ['Cross-Origin-Resource-Policy: cross-origin']);
  });

  it('has no line for an origin that is not known, and none that allows null', () => {
    for (const reason of ['origin missing', 'origin mismatch', 'wildcard with credentials'] as const) {
      assert.deepEqual(advice(reason, { from: undefined }).send, []);
      assert.deepEqual(advice(reason, { from: 'null' }).send, []);
    }
    assert.match(advice('origin missing', { from: undefined }).remedy, /allow its origin: scheme, host and port\.$/);
    assert.match(advice('origin missing', { from: 'null' }).remedy, /rather than allow null/);
    assert.deepEqual(advice('origin missing', { from: 'null' }).who, ['page']);
    assert.match(advice('origin mismatch', { from: 'null', redirected: true }).remedy, /fetch the final URL/);
  });

  it('has the method as it must be written, by the server or by the page', () => {
    assert.deepEqual(advice('method not allowed', { detail: 'PUT' }).send, ['Access-Control-Allow-Methods: PUT']);
    const lower = advice('method not allowed', { detail: 'patch' });
    assert.deepEqual([lower.who, lower.send], [['page'], ['Access-Control-Allow-Methods: PATCH']]);
    assert.match(lower.remedy, /write PATCH in the page/);
    assert.deepEqual(advice('method not allowed').send, []);
  });

  it('has the header to allow, unless it is one that no page should send', () => {
    assert.deepEqual(advice('header not allowed', { detail: 'x-a' }).send, ['Access-Control-Allow-Headers: x-a']);
    assert.match(advice('header not allowed', { detail: 'Authorization' }).remedy, /\* never covers it\.$/);
    const copied = advice('header not allowed', { detail: 'Access-Control-Allow-Origin' });
    assert.deepEqual([copied.who, copied.send, copied.headersHelp], [['page'], [], false]);
    assert.match(copied.remedy, /is a header of answers: take it out of the page/);
  });

  it('tells a preflight that the server turns down from one that never reaches its CORS layer', () => {
    assert.equal(advice('status not ok', { handlerRan: true }).remedy, 'Answer OPTIONS before authentication and routing.');
    assert.match(advice('status not ok', { handlerRan: false }).remedy, /^The server itself turns this preflight down/);
    assert.match(advice('status not ok').remedy, /between 200 and 299, before authentication/);
  });
});
