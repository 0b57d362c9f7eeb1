import assert from 'node:assert/strict';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import { isForbiddenHeader } from '../../src/fetch/headers-class';
import { constructRequest, currentUrl } from '../../src/fetch/request-constructor';
import type { PageRequest } from '../../src/fetch/types';
import { emptyTrace, lines, pageRequest, requestOf } from './requests';

function construct(partial: Partial<PageRequest>, engine: Engine = chromium) {
  const trace = emptyTrace();
  const asked = pageRequest(partial);
  return { request: constructRequest(asked, URL.canParse(asked.url) ? new URL(asked.url) : undefined, engine, trace), trace: lines(trace.steps) };
}

function headersOf(headers: PageRequest['headers'], engine?: Engine) {
  const { request } = construct({ headers }, engine);
  assert('headers' in request);
  return request.headers.map(({ name, value }) => [name, value]);
}

const failure = (reason: string, detail: string) => ({ kind: 'failure', reason, exchange: 'none', detail, seen: [], status: undefined });

describe('a stream as a body', () => {
  const streamed = (engine: Engine, mode?: 'no-cors') => {
    const { request } = construct({ method: 'POST', body: { kind: 'stream' }, mode }, engine);
    return 'kind' in request ? request.reason : [request.body?.kind, request.usesCorsPreflight, ...request.headers.map(({ value }) => value)];
  };
  it('makes a preflight necessary', () => {
    assert.deepEqual(streamed(standard), ['stream', true]);
    assert.deepEqual(construct({ method: 'POST', body: { kind: 'stream' } }).trace, ['Request class 39.3 goes on (no exchange): A body that streams makes a preflight necessary.']);
    assert.deepEqual(construct({ method: 'POST', body: { kind: 'text' } }).trace, []);
  });
  it('is not sent in mode no-cors', () => {
    assert.deepEqual(construct({ method: 'POST', body: { kind: 'stream' }, mode: 'no-cors' }), {
      request: failure('stream needs cors', 'no-cors'), trace: ['Request class 39.2 fails (no exchange): Mode no-cors sends no stream: the constructor throws.'],
    });
  });
  it('is a text in Firefox', () => {
    assert.deepEqual(streamed(firefox), ['text', false, 'text/plain;charset=UTF-8']);
    assert.deepEqual(construct({ method: 'POST', body: { kind: 'stream' } }, firefox).trace, ['Request class 37 notes (no exchange): Firefox does not know streams as bodies: the text "[object ReadableStream]" is sent instead.']);
    assert.deepEqual([streamed(standard, 'no-cors'), streamed(firefox, 'no-cors')], ['stream needs cors', ['text', false, 'text/plain;charset=UTF-8']]);
  });
});

describe('the Request constructor', () => {
  it('keeps what it was given, and the fragment off the wire', () => {
    const { request, trace } = construct({ url: 'HTTPS://API.example?x=a#b', method: 'PUT', headers: [['X-A', ' \t1\r\n']], credentials: 'include' });
    const href = 'https://api.example/?x=a#b';
    assert.deepEqual(request, requestOf({ url: 'https://api.example/?x=a', href, firstHref: href, method: 'PUT', headers: [{ name: 'X-A', value: '1' }], credentialsMode: 'include' }));
    assert.deepEqual(trace, []);
  });
  it('throws at what is no URL', () => {
    assert.deepEqual(construct({ url: 'https://' }), {
      request: failure('url invalid', 'https://'), trace: ['Request class 5.2 fails (no exchange): The URL cannot be parsed: the constructor throws.'],
    });
  });
  for (const url of ['https://user@api.example/', 'https://:secret@api.example/', 'https://user:secret@api.example/']) {
    it(`throws at the credentials of ${url}`, () => {
      assert.deepEqual(construct({ url }), {
        request: failure('url with credentials', url), trace: ['Request class 5.3 fails (no exchange): The URL has a user name or a password: the constructor throws.'],
      });
    });
  }
  it('sends GET, HEAD and POST alone in mode no-cors', () => {
    assert.deepEqual(construct({ method: 'put', mode: 'no-cors' }), {
      request: failure('method needs cors', 'PUT'),
      trace: ['Request class 25.3 goes on (no exchange): The method put becomes PUT.', 'Request class 32.1 fails (no exchange): Mode no-cors sends GET, HEAD and POST only, not PUT: the constructor throws.'],
    });
    for (const method of ['GET', 'HEAD', 'POST']) assert.deepEqual(construct({ method, mode: 'no-cors' }), { request: requestOf({ method, mode: 'no-cors', credentialsMode: 'same-origin' }), trace: [] });
  });
  it('sends safelisted headers alone in mode no-cors, each judged with its own lines', () => {
    const long = 'a'.repeat(100);
    const { request, trace } = construct({ mode: 'no-cors', headers: [['Accept', long], ['Accept-Language', long], ['Content-Language', long], ['Content-Type', 'text/plain'], ['accept', long], ['X-A', '1']] });
    assert('headers' in request);
    assert.deepEqual(request.headers.map(({ name }) => name), ['Accept', 'Accept-Language', 'Content-Language', 'Content-Type']);
    assert.deepEqual(trace, ['accept', 'X-A'].map((name) => `Headers class 3.4 goes on (no exchange): Mode no-cors sends no header that needs permission: ${name} is left out without a word.`));
  });
  it('takes an empty fragment off as well', () => {
    const { request } = construct({ url: 'https://api.example/x#' });
    assert('url' in request);
    assert.equal(request.url, 'https://api.example/x');
  });
  it('tells when it puts a method in upper case', () => {
    const { request, trace } = construct({ method: 'delete' });
    assert('method' in request);
    assert.equal(request.method, 'DELETE');
    assert.deepEqual(trace, ['Request class 25.3 goes on (no exchange): The method delete becomes DELETE.']);
  });
  it('tells when a method keeps its case', () => {
    const { request, trace } = construct({ method: 'patch' });
    assert('method' in request);
    assert.equal(request.method, 'patch');
    assert.deepEqual(trace, ['Request class 25.3 goes on (no exchange): The method patch keeps its case: only DELETE, GET, HEAD, OPTIONS, POST and PUT are put in upper case.']);
  });
  for (const method of ['TRACE', 'connect', 'Track', 'a b', '']) {
    it(`throws at the method ${JSON.stringify(method)}`, () => {
      assert.deepEqual(construct({ method }), {
        request: failure('method forbidden', method), trace: [`Request class 25.2 fails (no exchange): Scripts may not send the method ${method}: the constructor throws.`],
      });
    });
  }
  const invalid: readonly (readonly [string, string])[] = [['a b', 'x'], ['', 'x'], ['x:', 'x'], ['x', 'a\nb'], ['x', 'a\rb'], ['x', 'a\0b'], ['x', '\u0100'], ['x', '\u20ac']];
  for (const [name, value] of invalid) {
    it(`throws at the header ${JSON.stringify(name)}: ${JSON.stringify(value)}`, () => {
      assert.deepEqual(construct({ headers: [['X-Good', '1'], [name, value]] }), {
        request: failure('header invalid', name), trace: [`Headers class 1 fails (no exchange): The header ${name} has a name or a value that HTTP does not allow: the constructor throws.`],
      });
    });
  }
  it('takes any byte else', () => assert.deepEqual(headersOf([['x', 'a\x01\x7f\xffb'], ['y', '']]), [['x', 'a\x01\x7f\xffb'], ['y', '']]));
  it('drops forbidden headers, and tells', () => {
    const { request, trace } = construct({ headers: [['Cookie', 'a=b'], ['X-A', '1']] });
    assert('headers' in request);
    assert.deepEqual(request.headers, [{ name: 'X-A', value: '1' }]);
    assert.deepEqual(trace, ['Headers class 3 goes on (no exchange): Scripts may not set the header Cookie: it is left out without a word.']);
  });
  it('combines lines of one name in Chromium alone', () => {
    const pairs = [['X-A', '1'], ['Accept', 'b'], ['x-a', '2']] as const;
    assert.deepEqual(headersOf(pairs), [['X-A', '1, 2'], ['Accept', 'b']]);
    assert.deepEqual(headersOf(pairs, standard), [['X-A', '1'], ['Accept', 'b'], ['x-a', '2']]);
  });
  it('drops User-Agent in Chromium, and tells that the Standard does not', () => {
    assert.deepEqual(construct({ headers: [['user-agent', 'mine']] }).trace, [
      'Headers class 3 goes on (no exchange): Chromium leaves out a User-Agent that a script sets; by the Standard it would be sent, after a preflight.',
    ]);
    assert.deepEqual(headersOf([['User-Agent', 'mine']]), []);
    assert.deepEqual(headersOf([['User-Agent', 'mine']], standard), [['User-Agent', 'mine']]);
  });
});

describe('the current URL', () => {
  const sent = (url: string) => currentUrl(new URL(url)).url;
  it('goes out without user name and password', () => {
    for (const credentials of ['', 'user@', ':secret@', 'user:secret@']) assert.equal(sent(`https://${credentials}api.example/x@y?a@b#c`), 'https://api.example/x@y?a@b');
  });
});

describe('a body', () => {
  it('is refused with GET and HEAD', () => {
    for (const method of ['GET', 'HEAD']) {
      assert.deepEqual(construct({ method, body: { kind: 'text' } }), {
        request: failure('body on get', method), trace: [`Request class 35 fails (no exchange): A ${method} request has no body: the constructor throws.`],
      });
    }
  });
  it('that streams is refused by WebKit', () => {
    const reason = (engine: Engine) => {
      const { request } = construct({ method: 'POST', body: { kind: 'stream' } }, engine);
      return 'reason' in request ? request.reason : 'sent';
    };
    assert.deepEqual([standard, chromium, webkit].map(reason), ['sent', 'sent', 'stream not supported']);
    assert.deepEqual(construct({ method: 'POST', body: { kind: 'stream' } }, webkit), {
      request: failure('stream not supported', 'POST'), trace: ['Request class 37 fails (no exchange): WebKit sends no body that streams: the constructor throws.'],
    });
  });
  it('that is a Blob brings its type in mode no-cors too, in WebKit', () => {
    const types = (type: string, engine: Engine) => {
      const { request } = construct({ method: 'POST', mode: 'no-cors', body: { kind: 'blob', type } }, engine);
      assert('headers' in request);
      return request.headers.map(({ value }) => value);
    };
    assert.deepEqual([types('application/json', standard), types('application/json', webkit), types('text/plain', standard), types('', webkit)], [[], ['application/json'], ['text/plain'], []]);
  });
});

describe('forbidden request-header', () => {
  it('is one of a list, in any case', () => {
    const names = 'Accept-Charset Accept-Encoding Access-Control-Request-Headers Access-Control-Request-Method Connection Content-Length Cookie Cookie2 Date DNT Expect Host Keep-Alive Origin Referer '
      + 'Set-Cookie TE Trailer Transfer-Encoding Upgrade Via Proxy- proxy-x Sec- SEC-X';
    for (const name of names.split(' ')) assert.equal(isForbiddenHeader(name, ''), true, name);
  });
  it('is none of the others', () => {
    for (const name of ['Accept', 'Authorization', 'User-Agent', 'Proxy', 'X-Sec-', 'X-Proxy-', 'Content-Type', 'X-Method', 'Access-Control-Request-Local']) assert.equal(isForbiddenHeader(name, 'TRACE'), false, name);
  });
  it('is a method override with a forbidden method', () => {
    for (const name of ['X-HTTP-Method', 'X-HTTP-Method-Override', 'x-method-override']) {
      assert.deepEqual(['TRACE', 'GET, track', ' connect ', 'PUT', 'TRACES', ''].map((value) => isForbiddenHeader(name, value)), [true, true, true, false, false, false]);
    }
  });
});
