import assert from 'node:assert/strict';
import { corsCheck } from '../../src/fetch/cors-check';
import { chromium, firefox, type Engine } from '../../src/fetch/engines';
import type { Request } from '../../src/fetch/request';
import type { CredentialsMode } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { Known } from '../../src/http/unknown';
import { emptyTrace, lines, page, requestOf, responseOf, unknown } from './requests';

function check(credentialsMode: CredentialsMode, answer: Readonly<Record<string, Known<string>>>) {
  const trace = emptyTrace();
  const result = corsCheck({ request: requestOf({ credentialsMode }), response: responseOf(answer), exchange: 'actual', engine: chromium, trace });
  return { result, trace: lines(trace.steps) };
}

function failure(reason: string, ...seen: readonly string[]) {
  return { kind: 'failure', reason, exchange: 'actual', detail: undefined, seen, status: 200 };
}

const allowOrigin = 'Access-Control-Allow-Origin';
const allowCredentials = 'Access-Control-Allow-Credentials';
const origin = 'CORS check';
const read = '(actual, access-control-allow-origin)';
const readCredentials = '(actual, access-control-allow-credentials)';

describe('CORS check', () => {
  it('fails without the header', () => {
    assert.deepEqual(check('omit', {}), { result: failure('origin missing'), trace: [`${origin} 2 fails ${read}: There is no Access-Control-Allow-Origin.`] });
  });

  for (const mode of ['omit', 'same-origin'] as const) {
    it(`passes with * and credentials ${mode}`, () => {
      assert.deepEqual(check(mode, { [allowOrigin]: '*' }), {
        result: { kind: 'success' }, trace: [`${origin} 3 passes ${read}: Access-Control-Allow-Origin is *, and the request is without credentials.`],
      });
    });
    it(`passes with the same origin and credentials ${mode}, whatever Access-Control-Allow-Credentials is`, () => {
      assert.deepEqual(check(mode, { [allowOrigin]: page, [allowCredentials]: unknown }), {
        result: { kind: 'success' }, trace: [`${origin} 5 passes ${read}: Access-Control-Allow-Origin is ${page}, and the request is without credentials.`],
      });
    });
  }

  it('fails with * when credentials are included', () => {
    assert.deepEqual(check('include', { [allowOrigin]: '*', [allowCredentials]: 'true' }), {
      result: failure('wildcard with credentials', '*'), trace: [`${origin} 4 fails ${read}: Access-Control-Allow-Origin is *, which counts as a mere text when credentials are included.`],
    });
  });

  for (const value of ['https://app.example/', 'https://APP.example', 'https://app.example:443', 'null', 'https://app.example, https://b.example', 'app.example', 'https://*.example', '**']) {
    it(`fails with ${value}, byte for byte`, () => {
      for (const mode of ['omit', 'include'] as const) {
        assert.deepEqual(check(mode, { [allowOrigin]: value, [allowCredentials]: 'true' }), {
          result: failure('origin mismatch', value), trace: [`${origin} 4 fails ${read}: Access-Control-Allow-Origin is ${value}, not letter by letter ${page}.`],
        });
      }
    });
  }

  it('fails with an empty header, which is not an absent one', () => {
    assert.deepEqual(check('omit', { [allowOrigin]: '' }), {
      result: failure('origin mismatch', ''), trace: [`${origin} 4 fails ${read}: Access-Control-Allow-Origin is empty, not letter by letter ${page}.`],
    });
  });

  it('fails with two equal lines', () => {
    const response = { status: 200, headers: headers([[allowOrigin, page], [allowOrigin, page]]) };
    assert.deepEqual(corsCheck({ request: requestOf(), response, exchange: 'actual', engine: chromium, trace: emptyTrace() }), failure('origin mismatch', page, page));
  });

  it('passes with blanks around, which no receiver sees', () => {
    assert.equal(check('omit', { [allowOrigin]: ` ${page}\t` }).result.kind, 'success');
  });

  it('lets null pass for an opaque origin', () => {
    const of = (value: string) => corsCheck({ request: requestOf({ origin: 'null' }), response: responseOf({ [allowOrigin]: value }), exchange: 'preflight', engine: chromium, trace: emptyTrace() }).kind;
    assert.equal(of('null'), 'success');
    assert.equal(of('NULL'), 'failure');
  });

  it('says why the request told null, where a redirect did it', () => {
    const says = (request: Partial<Request>, exchange: 'preflight' | 'actual', engine: Engine) => {
      const trace = emptyTrace();
      corsCheck({ request: requestOf(request), response: responseOf({ [allowOrigin]: 'https://b.example' }), exchange, engine, trace });
      return trace.steps[0]?.says;
    };
    const begins = 'Access-Control-Allow-Origin is https://b.example, not letter by letter';
    const because = 'that is what the request tells since it was redirected from one foreign origin to another';
    assert.equal(says({ tainted: true }, 'actual', chromium), `${begins} null: ${because}.`);
    assert.equal(says({ origin: 'null' }, 'actual', chromium), `${begins} null.`);
    assert.equal(says({ tainted: true }, 'preflight', chromium), `${begins} null: ${because}.`);
    assert.equal(says({ tainted: true }, 'preflight', firefox), `${begins} ${page}.`);
  });

  it('passes with credentials when both headers say so', () => {
    assert.deepEqual(check('include', { [allowOrigin]: page, [allowCredentials]: 'true' }), {
      result: { kind: 'success' },
      trace: [`${origin} 4 goes on ${read}: Access-Control-Allow-Origin is ${page}.`, `${origin} 7 passes ${readCredentials}: Credentials are included, and Access-Control-Allow-Credentials is true.`],
    });
  });

  for (const value of ['True', 'TRUE', '1', 'false', 'true, true', '"true"', 'true,']) {
    it(`fails with credentials and ${value}`, () => {
      const { result, trace } = check('include', { [allowOrigin]: page, [allowCredentials]: value });
      assert.deepEqual(result, failure('credentials not true', value));
      assert.equal(trace[1], `${origin} 8 fails ${readCredentials}: Credentials are included, and Access-Control-Allow-Credentials is ${value}, not true.`);
    });
  }

  it('tells an absent permission for credentials from an empty one', () => {
    const absent = check('include', { [allowOrigin]: page });
    assert.deepEqual(absent.result, failure('credentials not true'));
    assert.equal(absent.trace[1], `${origin} 8 fails ${readCredentials}: Credentials are included, and there is no Access-Control-Allow-Credentials.`);
    const empty = check('include', { [allowOrigin]: page, [allowCredentials]: '' });
    assert.equal(empty.trace[1], `${origin} 8 fails ${readCredentials}: Credentials are included, and Access-Control-Allow-Credentials is empty, not true.`);
  });

  it('cannot tell when the origin is unknown', () => {
    assert.deepEqual(check('omit', { [allowOrigin]: unknown }), { result: unknown, trace: [`${origin} 1 unknown ${read}: Access-Control-Allow-Origin cannot be told: it depends.`] });
  });

  it('cannot tell when it has to read an unknown permission for credentials', () => {
    const { result, trace } = check('include', { [allowOrigin]: page, [allowCredentials]: unknown });
    assert.deepEqual(result, unknown);
    assert.equal(trace[1], `${origin} 6 unknown ${readCredentials}: Access-Control-Allow-Credentials cannot be told: it depends.`);
  });

  it('does not look at credentials where the origin has failed', () => {
    assert.equal(check('include', { [allowOrigin]: 'https://b.example', [allowCredentials]: unknown }).result.kind, 'failure');
  });

  it('names the exchange it looked at', () => {
    const trace = emptyTrace();
    const result = corsCheck({ request: requestOf({ credentialsMode: 'include' }), response: responseOf({ [allowOrigin]: page }), exchange: 'preflight', engine: chromium, trace });
    assert(result.kind === 'failure');
    assert.equal(result.exchange, 'preflight');
    assert.deepEqual(trace.steps.map(({ exchange }) => exchange), ['preflight', 'preflight']);
  });
});
