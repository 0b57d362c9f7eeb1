import assert from 'node:assert/strict';
import { formFor, originOf, questionOf } from '../../src/simulator/form';
import { untouched } from '../../src/simulator/protocol';
import { at, policy } from './walkthroughs';

const plain = formFor(policy);

const asked = (change: Partial<typeof plain>) => {
  const reading = questionOf({ ...plain, ...change });
  assert(reading.kind === 'question');
  return reading.question;
};

const complaint = (change: Partial<typeof plain>) => {
  const reading = questionOf({ ...plain, ...change });
  return reading.kind === 'unclear' ? reading.because : '';
};

describe('the form', () => {
  it('starts with a plain GET from another origin, and a field for each unknown', () => {
    const unknowns = [{ name: 'FRONTEND_URL', because: '', at: at(1) }];
    assert.deepEqual(formFor({ ...policy, unknowns }), {
      from: 'https://app.example.com', to: 'https://api.example.com/', method: 'GET', headers: '', contentType: '', credentials: 'same-origin', settled: { FRONTEND_URL: '' },
      ...untouched,
    });
  });

  it('shows the witness of a finding, and asks it again', () => {
    const witness = { from: 'null', to: 'http://localhost/', method: 'PUT', headers: [['X-A', 'b'], ['content-type', 'text/xml'], ['X-C', 'd: e']], credentials: 'include' } as const;
    const form = formFor(policy, witness);
    assert.equal(form.headers, 'X-A: b\nX-C: d: e');
    assert.equal(form.contentType, 'text/xml');
    const reading = questionOf(form);
    assert.deepEqual(reading.kind === 'question' && reading.question, {
      ...witness, engine: 'chromium', mode: 'cors', redirect: 'follow', cookie: { sameSite: 'none', secure: true }, headers: [['X-A', 'b'], ['X-C', 'd: e'], ['Content-Type', 'text/xml']],
    });
  });

  it('reads headers line by line, blank ones aside', () => {
    const reading = questionOf({ ...plain,  headers: '\r\n X-A :  b \n\nX-Empty:\r', contentType: ' application/json ' });
    assert.deepEqual(reading.kind === 'question' && reading.question.headers, [['X-A', 'b'], ['X-Empty', ''], ['Content-Type', 'application/json']]);
  });

  it('tells which line of the headers is none', () => {
    assert.equal(complaint({ headers: 'X-A: b\nAuthorization Bearer' }), 'Line 2 of the headers is not “Name: value”: Authorization Bearer');
    assert.equal(complaint({ headers: ': b' }), 'Line 1 of the headers is not “Name: value”: : b');
    assert.match(complaint({ headers: 'content-type: a/b', contentType: 'text/plain' }), /given twice/);
  });

  it('tells what is wrong with origin, URL and method', () => {
    assert.match(complaint({ from: 'app.example.com' }), /origin needs a scheme/);
    assert.match(complaint({ to: '/users' }), /URL needs a scheme/);
    assert.equal(complaint({ method: ' ' }), 'The method is empty.');
  });

  it('asks another browser, in another mode, with other cookies', () => {
    const question = asked({ engine: 'webkit', mode: 'no-cors', redirect: 'manual', cookie: 'lax', thirdPartyCookies: 'blocked' });
    assert.deepEqual([question.engine, question.mode, question.redirect], ['webkit', 'no-cors', 'manual']);
    assert.deepEqual(question.cookie, { sameSite: 'lax', secure: false });
    assert.equal(question.thirdPartyCookies, 'blocked');
    assert.deepEqual(asked({ cookie: 'unset' }).cookie, { sameSite: undefined, secure: false });
    assert.ok(!('thirdPartyCookies' in asked({})), 'as the browser is installed');
  });

  it('lets the server redirect to a URL or a path', () => {
    assert.deepEqual(asked({ redirectsTo: ' /users/ ', redirectStatus: 308, redirectedBy: 'proxy' }).redirects, { status: 308, to: '/users/', by: 'proxy' });
    assert.ok(!('redirects' in asked({ redirectsTo: ' ' })));
    assert.match(complaint({ redirectsTo: 'https://' }), /^What the server redirects to is neither a URL/);
  });

  it('writes the URL as browsers do', () => {
    assert.equal(asked({ to: ' HTTPS://API.example.com ' }).to, 'https://api.example.com/');
  });

  it('settles only what was filled in', () => {
    const reading = questionOf({ ...plain, settled: { A: '', B: ' ', C: 'https://c.example' } });
    assert.deepEqual(reading.kind === 'question' && reading.settled, { C: 'https://c.example' });
  });

  it('reads an origin as a browser would send it', () => {
    assert.equal(originOf(' https://App.Example.com:443/login?x '), 'https://app.example.com');
    assert.equal(originOf('http://localhost:3000'), 'http://localhost:3000');
    assert.equal(originOf('NULL'), 'null');
    assert.equal(originOf('file:///tmp/a.html'), 'null');
    assert.equal(originOf('chrome-extension://abcdef/page.html'), 'chrome-extension://abcdef');
    assert.equal(originOf('capacitor://localhost'), 'capacitor://localhost');
    assert.equal(originOf('https://'), undefined);
    assert.equal(originOf(''), undefined);
  });
});
