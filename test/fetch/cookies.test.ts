import assert from 'node:assert/strict';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import { createBrowser, fetchInBrowser, type BrowserSettings } from '../../src/fetch/fetch';
import type { Cookie, PageRequest } from '../../src/fetch/types';
import { answerOf, lines, page, pageRequest } from './requests';

const answer = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' };
const sameSites = ['strict', 'lax', 'none', undefined] as const;

function held(host: string, secure = true): readonly Cookie[] {
  return sameSites.map((sameSite) => ({ name: sameSite ?? 'unset', value: '1', host, sameSite, secure }));
}

/** The names of the cookies that go along, and what is said of the others. */
function sent(partial: Partial<PageRequest>, settings: BrowserSettings = {}): { readonly names: string; readonly notes: readonly string[] } {
  const request = pageRequest({ credentials: 'include', ...partial });
  const { hostname } = new URL(request.url);
  const { exchanges, trace, verdict } = fetchInBrowser(request, () => answerOf({ ...answer, 'Access-Control-Allow-Origin': request.from }), { cookies: held(hostname), ...settings });
  assert.equal(verdict.kind, 'readable');
  const header = exchanges.at(-1)?.request.headers.find(({ name }) => name === 'Cookie')?.value ?? '';
  assert(typeof header === 'string');
  return { names: header.replaceAll('=1', ''), notes: lines(trace).filter((line) => line.includes('8.21.1')) };
}

describe('cookies', () => {
  const sameSite = 'https://api.app.example/';
  const crossSite = 'https://api.example/';

  it('all go within a site', () => assert.equal(sent({ url: sameSite }).names, 'strict; lax; none; unset'));
  it('need SameSite=None across sites', () => {
    const { names, notes } = sent({ url: crossSite });
    assert.equal(names, 'none');
    assert.deepEqual(notes, [
      'HTTP-network-or-cache fetch 8.21.1 notes (no exchange): The cookie strict is not sent: it is SameSite=Strict, and the page is of another site. CORS has no say in that.',
      'HTTP-network-or-cache fetch 8.21.1 notes (no exchange): The cookie lax is not sent: it is SameSite=Lax, and the page is of another site. CORS has no say in that.',
      'HTTP-network-or-cache fetch 8.21.1 notes (no exchange): The cookie unset is not sent: without SameSite it counts as Lax, and the page is of another site. CORS has no say in that.',
    ]);
  });
  it('stay behind where the browser blocks third parties, and the page reads all the same', () => {
    const { names, notes } = sent({ url: crossSite }, { thirdPartyCookies: 'blocked' });
    assert.equal(names, '');
    assert.match(notes[2] ?? '', /The cookie none is not sent: the browser blocks third-party cookies\./);
    assert.equal(sent({ url: sameSite }, { thirdPartyCookies: 'blocked' }).names, 'strict; lax; none; unset');
  });
  it('are kept apart for each site in Firefox, and blocked in WebKit', () => {
    assert.deepEqual([chromium, firefox, webkit].map((engine) => sent({ url: crossSite }, { engine }).names), ['none', '', '']);
    assert.match(sent({ url: crossSite }, { engine: firefox }).notes[2] ?? '', /keeps the cookies of this site apart/);
    assert.equal(sent({ url: crossSite }, { engine: firefox, thirdPartyCookies: 'allowed' }).names, 'none; unset');
  });
  for (const credentials of ['omit', 'same-origin'] as const) it(`do not go with credentials ${credentials} across origins`, () => assert.equal(sent({ url: sameSite, credentials }).names, ''));
  it('go with credentials same-origin within the origin', () => {
    assert.equal(sent({ url: page, credentials: 'same-origin' }).names, 'strict; lax; none; unset');
    assert.equal(sent({ url: page, credentials: 'omit' }).names, '');
  });
  it('never go from an opaque origin to its own site', () => assert.equal(sent({ from: 'null', url: sameSite }).names, 'none'));
  it('are of another site with another scheme, but for Firefox', () => {
    const of = (engine: Engine) => sent({ from: 'http://app.example', url: sameSite }, { engine, thirdPartyCookies: 'blocked' }).names;
    assert.deepEqual([chromium, firefox].map(of), ['', 'strict; lax; none; unset']);
  });
  it('that are Secure need https, or this machine', () => {
    const names = (url: string, secure: boolean) => sent({ from: 'http://localhost:3000', url }, { cookies: held(new URL(url).hostname, secure) });
    assert.equal(names('http://localhost:8000/', true).names, 'strict; lax; none; unset');
    assert.equal(names('http://localhost:8000/', false).names, 'strict; lax; unset');
    assert.equal(sent({ from: 'http://localhost:3000', url: 'http://localhost:8000/' }, { cookies: held('localhost', true), engine: webkit }).names, '');
    const plain = sent({ from: 'http://app.example', url: 'http://api.app.example/' });
    assert.equal(plain.names, '');
    assert.match(plain.notes[0] ?? '', /it is Secure, and the URL is not https/);
    assert.match(names('http://localhost:8000/', false).notes[0] ?? '', /The cookie none is not sent: it is SameSite=None without Secure/);
  });
  it('go to the host that set them alone, or to their domain', () => {
    const cookie = { name: 'a', value: '1', host: 'app.example', sameSite: undefined, secure: true } as const;
    const of = (domain?: string) => sent({ url: sameSite }, { cookies: [{ ...cookie, domain }] }).names;
    assert.deepEqual([of(), of('app.example'), of('example'), of('pp.example'), of('api.app.example')], ['', 'a', 'a', '', 'a']);
  });
});

describe('Set-Cookie', () => {
  function stored(setCookie: string, partial: Partial<PageRequest> = {}, first: Readonly<Record<string, string>> = answer, engine: Engine = standard) {
    const browser = createBrowser({ engine });
    const request = pageRequest({ url: 'https://api.app.example/', credentials: 'include', ...partial });
    const note = lines(browser.fetch(request, () => answerOf({ ...first, 'Set-Cookie': setCookie })).trace).find((line) => line.includes('HTTP-network fetch 13'));
    const again = browser.fetch({ ...request, credentials: 'include' }, () => answerOf(answer)).exchanges.at(-1)?.request.headers.find(({ name }) => name === 'Cookie')?.value;
    return { cookie: again, note };
  }

  it('is stored with credentials, even where the page may not read', () => {
    assert.deepEqual(stored('a=1; Secure'), { cookie: 'a=1', note: 'HTTP-network fetch 13 notes (actual, set-cookie): The browser stores the cookie a, whatever CORS says.' });
    assert.equal(stored('a=1', {}, {}).cookie, 'a=1');
  });
  it('is dropped without them', () => {
    for (const credentials of ['omit', 'same-origin'] as const) {
      assert.deepEqual(stored('a=1', { credentials }), { cookie: undefined, note: 'HTTP-network fetch 13 notes (actual, set-cookie): The cookies of the answer are dropped: credentials are not included.' });
    }
  });
  it('is dropped where the cookie itself forbids it', () => {
    assert.deepEqual(stored('a=1; SameSite=None'), { cookie: undefined, note: 'HTTP-network fetch 13 notes (actual, set-cookie): The cookies of the answer are dropped.' });
    assert.equal(stored('a=1; SameSite=Lax', { url: 'https://api.example/' }).cookie, undefined);
    assert.equal(stored('a=1; SameSite=None; Secure', { url: 'https://api.example/' }).cookie, 'a=1');
    assert.equal(stored('a=1; Domain=other.example').cookie, undefined);
    assert.equal(stored('=').cookie, undefined);
  });
  it('of another site is kept for the pages of one, in Firefox', () => {
    const browser = createBrowser({ engine: firefox });
    const request = pageRequest({ url: 'https://api.example/', credentials: 'include' });
    const sent = (from: string) => browser.fetch({ ...request, from }, () => answerOf(answer)).exchanges[0]?.request.headers.find(({ name }) => name === 'Cookie')?.value;
    browser.fetch(request, () => answerOf({ ...answer, 'Set-Cookie': 'a=1' }));
    assert.deepEqual([page, 'https://www.app.example', 'https://b.example', 'https://api.example'].map(sent), ['a=1', 'a=1', undefined, undefined]);
    assert.equal(stored('a=1; SameSite=Lax', { url: 'https://api.example/' }, answer, firefox).cookie, undefined);
    assert.equal(stored('a=1; SameSite=None', {}, answer, firefox).cookie, undefined);
  });
  it('is for its host or its domain', () => {
    assert.equal(stored('a=1; Domain=.app.example').cookie, 'a=1');
    assert.equal(stored('a=1; Domain=api.app.example').cookie, 'a=1');
    assert.equal(stored('a=1; Domain=x.api.app.example').cookie, undefined);
  });
  it('takes the place of the one before, and goes by Max-Age', () => {
    const browser = createBrowser();
    const request = pageRequest({ url: 'https://api.app.example/', credentials: 'include' });
    const cookie = (line: string) => {
      browser.fetch(request, () => answerOf({ ...answer, 'Set-Cookie': line }));
      return browser.fetch(request, () => answerOf(answer)).exchanges[0]?.request.headers.find(({ name }) => name === 'Cookie')?.value;
    };
    assert.deepEqual([cookie('a=1'), cookie('a=2'), cookie('b=3'), cookie('a=4; Domain=app.example'), cookie('b=; Max-Age=0')], ['a=1', 'a=2', 'a=2; b=3', 'a=2; b=3; a=4', 'a=2; a=4']);
  });
  /** What the pages set one after another, and the cookies that go along afterwards with each of the requests. */
  function afterwards(engine: Engine, sets: readonly (readonly [partial: Partial<PageRequest>, line: string])[], asked: readonly Partial<PageRequest>[], cookies: readonly Cookie[] = []) {
    const browser = createBrowser({ engine, cookies });
    const request = pageRequest({ url: 'https://api.example/', credentials: 'include' });
    for (const [partial, line] of sets) browser.fetch({ ...request, ...partial }, () => answerOf({ ...answer, 'Set-Cookie': line }));
    return asked.map((partial) => browser.fetch({ ...request, ...partial }, () => answerOf(answer)).exchanges[0]?.request.headers.find(({ name }) => name === 'Cookie')?.value);
  }
  const everywhere = 'SameSite=None; Secure';
  const other = { from: 'https://b.example' };

  it('leaves a cookie of the same name that another host set', () => {
    const hosts = ['https://api.app.example/', 'https://www.app.example/'].map((url) => ({ url }));
    assert.deepEqual(afterwards(standard, hosts.map((host, at) => [host, `a=${String(at)}`] as const), hosts), ['a=0', 'a=1']);
  });
  it('of another site is for the pages of every site, but for Firefox', () => {
    const sets = [[{}, `a=1; ${everywhere}`], [other, `a=2; ${everywhere}`]] as const;
    assert.deepEqual(afterwards(standard, sets.slice(0, 1), [{}, other]), ['a=1', 'a=1']);
    assert.deepEqual(afterwards(standard, sets, [{}, other]), ['a=2', 'a=2']);
    assert.deepEqual(afterwards(firefox, sets, [{}, other]), ['a=1', 'a=2']);
  });
  it('for a domain of others is dropped, there too', () => {
    const line = `a=1; Domain=other.example; ${everywhere}`;
    assert.equal(stored(line).note, 'HTTP-network fetch 13 notes (actual, set-cookie): The cookies of the answer are dropped.');
    assert.deepEqual(afterwards(standard, [[{}, line]], [{ url: 'https://other.example/' }]), [undefined]);
  });
  it('of the own site takes the place of what was there before, in Firefox too', () => {
    const url = 'https://api.app.example/';
    const held: Cookie = { name: 'a', value: '1', host: 'api.app.example', sameSite: undefined, secure: false };
    assert.deepEqual(afterwards(firefox, [[{ url }, 'a=2']], [{ url }], [held]), ['a=2']);
  });
  it('of a preflight is ignored', () => {
    const browser = createBrowser();
    const request = pageRequest({ url: 'https://api.app.example/', credentials: 'include', method: 'PUT' });
    const fetched = browser.fetch(request, ({ method }) => answerOf(method === 'OPTIONS' ? { ...answer, 'Access-Control-Allow-Methods': 'PUT', 'Set-Cookie': 'a=1' } : answer));
    assert.deepEqual(fetched.exchanges.map(({ request: { headers } }) => headers.some(({ name }) => name === 'Cookie')), [false, false]);
  });
});
