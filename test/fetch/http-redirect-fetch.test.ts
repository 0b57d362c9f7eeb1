import assert from 'node:assert/strict';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import { httpRedirectFetch } from '../../src/fetch/http-redirect-fetch';
import type { Fetched, PageRequest, Verdict } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import { answerOf, lines, page, pageRequest, paramsOf, requestOf, responseOf, unknown } from './requests';

const b = 'https://b.example';
const c = 'https://c.example';
const any = { 'Access-Control-Allow-Origin': '*' };
const own = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' };
const nobody = { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true' };
const everything = { 'Access-Control-Allow-Methods': 'PUT, PATCH, DELETE', 'Access-Control-Allow-Headers': 'x-a, authorization, content-type' };

/** URL → what it answers: a redirect `[status, to, headers]`, or headers with 200. Preflights are allowed as the headers say. */
type Site = Readonly<Record<string, readonly [number, string, Readonly<Record<string, Known<string>>>] | Readonly<Record<string, Known<string>>>>>;

function isRedirect(answer: Site[string]): answer is readonly [number, string, Readonly<Record<string, Known<string>>>] {
  return Array.isArray(answer);
}

function fetched(site: Site, partial: Partial<PageRequest>, engine: Engine = chromium): Fetched {
  return fetchInBrowser(pageRequest({ url: `${b}/`, ...partial }), ({ method, url }) => {
    const answer = site[url];
    assert(answer, `nobody answers ${url}`);
    const headers = isRedirect(answer) ? answer[2] : answer;
    if (method === 'OPTIONS') return answerOf({ ...headers, ...everything });
    return isRedirect(answer) ? answerOf({ ...headers, Location: answer[1] }, answer[0]) : answerOf(headers);
  }, { engine });
}

/** `PUT https://b.example/ Origin: …` of every request. */
function wire({ exchanges }: Fetched): readonly string[] {
  return exchanges.map(({ request: { method, url, headers } }) => [method, url, ...headers.map(({ name, value }) => `${name}: ${isUnknown(value) ? '?' : value}`)].join(' '));
}

function ending(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'readable': return 'readable';
    case 'opaque': return verdict.type;
    case 'refused': case 'throws': return `${verdict.refusal.reason} (${verdict.refusal.exchange})`;
    case 'unknown': return verdict.because;
  }
}

describe('a redirect', () => {
  it('is checked like any answer, before it is followed', () => {
    assert.equal(ending(fetched({ [`${b}/`]: [302, '/x', {}] }, {}).verdict), 'origin missing (actual)');
    assert.equal(fetched({ [`${b}/`]: [302, '/x', {}] }, {}).exchanges.length, 1);
    assert.equal(ending(fetched({ [`${b}/`]: [302, '/x', any], [`${b}/x`]: any }, {}).verdict), 'readable');
    assert.equal(ending(fetched({ [`${b}/`]: [302, '/x', any], [`${b}/x`]: {} }, {}).verdict), 'origin missing (actual)');
  });

  for (const [name, answer, expected] of [
    ['its own', own, 'readable'], ['none', {}, 'origin missing (actual)'], ['null', nobody, 'origin mismatch (actual)'],
  ] as const) {
    it(`from the page's origin to another tells the page's: ${name}`, () => {
      const answered = fetched({ [`${page}/`]: [302, b, {}], [`${b}/`]: answer }, { url: `${page}/` });
      assert.deepEqual(wire(answered), [`GET ${page}/`, `GET ${b}/ Origin: ${page}`]);
      assert.equal(ending(answered.verdict), expected);
    });
  }

  for (const [name, target] of [['to a third origin', `${c}/`], ['back to the page', `${page}/`]] as const) {
    it(`from a foreign origin ${name} tells null`, () => {
      const answers = (answer: Readonly<Record<string, string>>) => fetched({ [`${b}/`]: [302, target, own], [target]: answer }, {});
      assert.deepEqual(wire(answers(any)), [`GET ${b}/ Origin: ${page}`, `GET ${target} Origin: null`]);
      assert.deepEqual([any, nobody, own, {}].map((answer) => ending(answers(answer).verdict)), ['readable', 'readable', 'origin mismatch (actual)', 'origin missing (actual)']);
      assert.match(lines(answers(own).trace).at(-1) ?? '', /not letter by letter null: that is what the request tells since it was redirected/);
      assert.match(lines(answers(any).trace).join('\n'), /From one foreign origin to another: from here on the request tells its origin as null\./);
    });
  }

  it('within a foreign origin goes on telling the page\'s', () => {
    assert.deepEqual(wire(fetched({ [`${b}/`]: [302, '/x', any], [`${b}/x`]: any }, {})), [`GET ${b}/ Origin: ${page}`, `GET ${b}/x Origin: ${page}`]);
  });

  it('stays tainted to the end', () => {
    assert.deepEqual(wire(fetched({ [`${b}/`]: [302, `${c}/`, any], [`${c}/`]: [302, `${b}/x`, any], [`${b}/x`]: any }, {})).map((each) => each.split('Origin: ')[1]), [page, 'null', 'null']);
  });

  it('within the page\'s origin asks nobody', () => {
    const answered = fetched({ [`${page}/`]: [302, '/x', {}], [`${page}/x`]: {} }, { url: `${page}/` });
    assert.equal(ending(answered.verdict), 'readable');
    assert.equal(answered.sameOrigin, true);
  });

  it('keeps the fragment that the request has, unless Location has one', () => {
    const of = (location: string) => fetched({ [`${b}/`]: [302, location, any], [`${b}/x`]: {} }, { url: `${b}/#part` }).verdict;
    for (const [location, fragment] of [['/x', '#part'], ['/x#own', '#own']] as const) {
      const verdict = of(location);
      assert(verdict.kind === 'refused');
      assert.ok(verdict.console.includes(`'${b}/x${fragment}' (redirected from '${b}/#part')`), verdict.console);
    }
  });

  it('cannot be followed where Location is unknown', () => {
    const answered = fetchInBrowser(pageRequest(), () => answerOf({ ...any, Location: unknown }, 302));
    assert.equal(ending(answered.verdict), 'it depends');
    assert.equal(lines(answered.trace).at(-1), 'HTTP-redirect fetch 3 unknown (actual, location): Where it redirects to cannot be told: it depends.');
  });

  it('is not a redirect without Location, and in Chromium with an empty one', () => {
    const of = (location: string | undefined, engine: Engine) => ending(fetchInBrowser(pageRequest(), ({ url }) => (
      url.endsWith('/') ? answerOf(location === undefined ? any : { ...any, Location: location }, 302) : answerOf(any)), { engine }).verdict);
    assert.equal(of(undefined, standard), 'readable');
    assert.equal(of('', chromium), 'readable');
    assert.equal(of('', standard), 'too many redirects (actual)');
  });
});

describe('the mode of redirects', () => {
  const site: Site = { [`${b}/`]: [302, '/x', any], [`${b}/x`]: any };
  it('error refuses one', () => {
    const answered = fetched(site, { redirect: 'error' });
    assert.equal(ending(answered.verdict), 'redirect not wanted (actual)');
    assert.equal(lines(answered.trace).at(-1), 'HTTP fetch 6.3 fails (actual, location): The answer redirects, and the page asked for redirect mode error.');
  });
  it('manual shows that there was one', () => {
    const answered = fetched(site, { redirect: 'manual' });
    assert.equal(ending(answered.verdict), 'opaqueredirect');
    assert.equal(answered.exchanges.length, 1);
    assert.equal(lines(answered.trace).at(-1), 'HTTP fetch 6.3 passes (actual, location): The answer redirects, and the page asked not to follow: it learns that, and no more.');
  });
  it('does not spare the CORS check', () => {
    for (const redirect of ['error', 'manual'] as const) assert.equal(ending(fetched({ [`${b}/`]: [302, '/x', {}] }, { redirect }).verdict), 'origin missing (actual)');
  });
});

describe('how often a request is redirected', () => {
  const chain = (hops: number) => fetchInBrowser(pageRequest(), ({ url }) => {
    const at = Number(new URL(url).pathname.slice(1) || '0');
    return at < hops ? answerOf({ ...any, Location: `/${String(at + 1)}` }, 302) : answerOf(any);
  });
  it('is 20 times', () => assert.equal(ending(chain(20).verdict), 'readable'));
  it('is not 21 times', () => {
    assert.equal(ending(chain(21).verdict), 'too many redirects (actual)');
    assert.equal(chain(21).exchanges.length, 21);
    assert.equal(lines(chain(21).trace).at(-1), 'HTTP-redirect fetch 7 fails (actual, location): That would be one redirect more than 20.');
  });
});

describe('the method after a redirect', () => {
  const after = (method: string, status: number) => {
    const answered = fetched({ [`${page}/`]: [status, '/x', {}], [`${page}/x`]: {} }, { url: `${page}/`, method, headers: [['X-A', '1'], ['Content-Language', 'de']], ...(method === 'GET' ? {} : { body: { kind: 'text' } }) });
    return wire(answered).at(-1)?.replace(` ${page}/x`, '').replace(` Origin: ${page}`, '');
  };
  const typed = 'X-A: 1 Content-Language: de Content-Type: text/plain;charset=UTF-8';
  it('becomes GET where the standard of HTTP was never kept', () => {
    assert.deepEqual([301, 302, 303, 307, 308].map((status) => after('POST', status)), ['GET X-A: 1', 'GET X-A: 1', 'GET X-A: 1', `POST ${typed}`, `POST ${typed}`]);
    assert.deepEqual([301, 302, 303, 307, 308].map((status) => after('PUT', status)), [`PUT ${typed}`, `PUT ${typed}`, 'GET X-A: 1', `PUT ${typed}`, `PUT ${typed}`]);
    assert.deepEqual([301, 303].map((status) => after('GET', status)), ['GET X-A: 1 Content-Language: de', 'GET X-A: 1 Content-Language: de']);
  });
  it('stays HEAD after 303', () => {
    assert.match(wire(fetched({ [`${b}/`]: [303, '/x', any], [`${b}/x`]: any }, { method: 'HEAD' })).at(-1) ?? '', /^HEAD/);
  });
  it('is told', () => {
    assert.match(lines(fetched({ [`${b}/`]: [303, '/x', any], [`${b}/x`]: any }, { method: 'POST' }).trace).join('\n'), /The answer redirects to https:\/\/b\.example\/x\. POST becomes GET, without body\./);
  });
});

describe('a preflight on the way', () => {
  const methods = (answered: Fetched) => answered.exchanges.map(({ request }) => request.method);
  it('is needed at every hop', () => {
    assert.deepEqual(methods(fetched({ [`${b}/`]: [307, '/x', any], [`${b}/x`]: any }, { method: 'PUT' })), ['OPTIONS', 'PUT', 'OPTIONS', 'PUT']);
  });
  it('is needed from the first foreign hop on', () => {
    assert.deepEqual(methods(fetched({ [`${page}/`]: [307, b, {}], [`${b}/`]: any }, { url: `${page}/`, headers: [['X-A', '1']] })), ['GET', 'OPTIONS', 'GET']);
  });
  it('is needed no more after a 303, but for Firefox and WebKit', () => {
    const of = (engine: Engine) => wire(fetched({ [`${b}/`]: [303, '/x', any], [`${b}/x`]: any }, { method: 'PUT', headers: [['Content-Type', 'application/json']] }, engine)).slice(2);
    for (const engine of [standard, chromium]) assert.deepEqual(of(engine), [`GET ${b}/x Origin: ${page}`]);
    assert.equal(of(firefox)[0], `OPTIONS ${b}/x Origin: ${page} Access-Control-Request-Method: GET`);
    assert.equal(of(webkit)[0], `OPTIONS ${b}/x Origin: ${page} Access-Control-Request-Method: GET Access-Control-Request-Headers: content-type`);
    assert.match(lines(fetched({ [`${b}/`]: [303, '/x', any], [`${b}/x`]: any }, { method: 'PUT' }, firefox).trace).join('\n'), /Nothing in the request needs a preflight any more: Firefox sends one all the same/);
  });
  it('tells null after a taint, but for Firefox', () => {
    const of = (engine: Engine) => wire(fetched({ [`${b}/`]: [307, c, any], [`${c}/`]: any }, { headers: [['X-A', '1']] }, engine))[2];
    assert.match(of(chromium) ?? '', /Origin: null/);
    assert.match(of(firefox) ?? '', /Origin: https:\/\/app\.example/);
  });
  it('has to allow the origin that it tells, in Firefox unless it is asked by that origin', () => {
    const of = (target: string, answer: Readonly<Record<string, string>>, engine: Engine) => (
      ending(fetched({ [`${b}/`]: [307, target, any], [target]: answer }, { headers: [['X-A', '1']] }, engine).verdict));
    assert.deepEqual([own, nobody].map((answer) => of(`${c}/`, answer, chromium)), ['origin mismatch (preflight)', 'readable']);
    assert.deepEqual([own, nobody].map((answer) => of(`${c}/`, answer, firefox)), ['origin mismatch (actual)', 'origin mismatch (preflight)']);
    assert.deepEqual([{}, nobody].map((answer) => of(`${page}/`, answer, firefox)), ['origin missing (actual)', 'readable']);
  });
  it('names again in Firefox what an earlier redirect dropped', () => {
    const hops = wire(fetched({ [`${b}/`]: [303, '/x', any], [`${b}/x`]: [303, '/y', any], [`${b}/y`]: any }, { method: 'PUT', headers: [['Content-Type', 'a/b'], ['X-A', '1']] }, firefox));
    assert.deepEqual([0, 2, 4].map((at) => hops[at]?.split('Headers: ')[1]), ['content-type,x-a', 'x-a', 'content-type,x-a']);
    assert.equal(hops[5], `GET ${b}/y X-A: 1 Origin: ${page}`);
  });
});

describe('a redirect of a request that began at the page\'s own origin', () => {
  const site = (answer: Readonly<Record<string, string>>): Site => ({ [`${page}/`]: [307, b, {}], [`${b}/`]: [307, `${b}/x`, answer], [`${b}/x`]: any });
  const of = (engine: Engine, answer: Readonly<Record<string, string>>, partial: Partial<PageRequest> = {}) => fetched(site(answer), { url: `${page}/`, ...partial }, engine);

  it('must allow credentials in WebKit, though none are included any more', () => {
    assert.deepEqual([standard, chromium, firefox].map((engine) => ending(of(engine, any).verdict)), ['readable', 'readable', 'readable']);
    assert.equal(ending(of(webkit, any).verdict), 'wildcard with credentials (actual)');
    assert.equal(ending(of(webkit, { 'Access-Control-Allow-Origin': page }).verdict), 'credentials not true (actual)');
    assert.equal(ending(of(webkit, own).verdict), 'readable');
    assert.equal(ending(of(webkit, any, { credentials: 'omit' }).verdict), 'readable');
    assert.equal(ending(of(webkit, any, { url: `${b}/` }).verdict), 'readable');
  });
  it('is told of, and named', () => {
    const { trace, verdict } = of(webkit, any);
    assert.match(lines(trace).join('\n'), /Credentials were included at the first URL, the page's own: WebKit checks this redirect as if they were included still\. The Standard does not\./);
    assert(verdict.kind === 'refused');
    assert.equal(verdict.console, [
      `Cross-origin redirection to ${b}/x denied by Cross-Origin Resource Sharing policy: Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.`,
      `Fetch API cannot load ${b}/ due to access control checks.`,
    ].join('\n'));
  });
  it('is checked after the preflight of where it leads, and is what the steps are about', () => {
    const answered = of(webkit, any, { headers: [['X-A', '1']] });
    assert.deepEqual(wire(answered).map((each) => each.split(' ', 2).join(' ')), [`GET ${page}/`, `OPTIONS ${b}/`, `GET ${b}/`, `OPTIONS ${b}/x`]);
    assert.equal(ending(answered.verdict), 'wildcard with credentials (actual)');
    assert.equal(answered.trace.at(-1)?.at, 2);
  });
});

describe('what WebKit carries along', () => {
  const hops = (status: number, ...urls: readonly string[]): Site => Object.fromEntries(urls.map((url, at) => [url, at + 1 < urls.length ? [status, urls[at + 1] ?? '', any] : any]));
  const of = (engine: Engine, site: Site, partial: Partial<PageRequest>) => wire(fetched(site, partial, engine)).filter((each) => !each.startsWith('OPTIONS'));

  it('is no DELETE to another origin', () => {
    const methods = (status: number, to: string, engine = webkit) => of(engine, hops(status, `${b}/`, to), { method: 'DELETE' }).map((each) => each.split(' ')[0]);
    assert.deepEqual([methods(307, `${c}/`), methods(302, `${b}/x`), methods(307, `${c}/`, standard)], [['DELETE', 'GET'], ['DELETE', 'DELETE'], ['DELETE', 'DELETE']]);
  });
  it('is any other method to another origin', () => {
    assert.deepEqual(of(webkit, hops(307, `${b}/`, `${c}/`), { method: 'PUT' }).map((each) => each.split(' ')[0]), ['PUT', 'PUT']);
  });
  it('is an Origin header within an origin', () => {
    const site = hops(303, `${page}/`, `${page}/x`, `${page}/y`, `${b}/x`, `${b}/y`);
    const origins = (engine: Engine) => of(engine, site, { url: `${page}/`, method: 'POST', mode: 'no-cors' }).map((each) => each.split(' Origin: ')[1]);
    assert.deepEqual(origins(standard), [page, undefined, undefined, undefined, undefined]);
    assert.deepEqual(origins(webkit), [page, page, page, undefined, undefined]);
  });
  it('is the type of a body that it left behind', () => {
    const site = hops(303, `${b}/`, `${b}/x`, `${b}/y`);
    const typed = (engine: Engine) => of(engine, site, { method: 'POST', body: { kind: 'text' }, headers: [['Content-Type', 'application/json']] }).map((each) => each.includes('Content-Type: application/json'));
    assert.deepEqual([typed(standard), typed(webkit)], [[true, false, false], [true, false, true]]);
  });
  it('is that type alone, and not twice', () => {
    const written: PageRequest['headers'] = [['Content-Type', 'a/b'], ['Authorization', 'x'], ['X-A', '1']];
    const tell = (origin: string) => `Origin: ${origin}`;
    assert.deepEqual(of(webkit, hops(303, `${b}/`, `${c}/`, `${c}/x`), { method: 'POST', headers: written }), [
      `POST ${b}/ Content-Type: a/b Authorization: x X-A: 1 ${tell(page)}`, `GET ${c}/ X-A: 1 ${tell('null')}`, `GET ${c}/x X-A: 1 Content-Type: a/b ${tell('null')}`,
    ]);
    assert.deepEqual(of(webkit, hops(307, `${b}/`, `${b}/x`), { method: 'POST', headers: written })[1], `POST ${b}/x Content-Type: a/b Authorization: x X-A: 1 ${tell(page)}`);
  });
  it('are the names that a preflight would have asked for, had there been one', () => {
    const answered = fetched({ [`${page}/`]: [303, b, {}], [`${b}/`]: any }, { url: `${page}/`, method: 'POST', headers: [['Content-Type', 'application/json']] }, webkit);
    assert.equal(wire(answered)[1], `OPTIONS ${b}/ Origin: ${page} Access-Control-Request-Method: GET Access-Control-Request-Headers: content-type`);
  });
});

describe('the lines of one name', () => {
  const sent = (pairs: PageRequest['headers'], engine: Engine) => wire(fetched({ [`${b}/`]: own }, { headers: pairs }, engine)).at(-1)?.replace(`GET ${b}/ `, '').replace(`Origin: ${page}`, '').trim();
  const twice: PageRequest['headers'] = [['X-A', '1'], ['Content-Type', 'text/plain'], ['x-a', '2'], ['content-type', 'a/b']];
  it('go out as they are, but for Firefox', () => {
    assert.equal(sent(twice, standard), 'X-A: 1 Content-Type: text/plain x-a: 2 content-type: a/b');
    assert.equal(sent(twice, firefox), 'X-A: 1, 2 content-type: a/b');
  });
});

describe('a Location beyond ASCII', () => {
  const asked = (engine: Engine) => fetchInBrowser(pageRequest(), ({ url }) => (url.includes('?') ? answerOf(any) : answerOf({ ...any, Location: '/?\u00e4' }, 302)), { engine }).exchanges.at(-1)?.request.url;
  it('is text in the Standard, and bytes in Chromium and Firefox', () => {
    assert.deepEqual([standard, chromium, firefox].map(asked), ['https://api.example/?%C3%A4', 'https://api.example/?%E4', 'https://api.example/?%E4']);
  });
});

describe('Authorization on the way', () => {
  const authorized = { headers: [['Authorization', 'x']] } as const;
  it('goes along within an origin', () => {
    assert.deepEqual(wire(fetched({ [`${b}/`]: [307, '/x', any], [`${b}/x`]: any }, authorized)).map((each) => each.includes('Authorization: x')), [false, true, false, true]);
  });
  it('is left behind at another, and with it the preflight', () => {
    const answered = fetched({ [`${page}/`]: [307, b, {}], [`${b}/`]: any }, { url: `${page}/`, ...authorized });
    assert.deepEqual(wire(answered), [`GET ${page}/ Authorization: x`, `GET ${b}/ Origin: ${page}`]);
    assert.match(lines(answered.trace).join('\n'), /Authorization is not sent to another origin\./);
  });
  it('is asked for by Firefox as long as it goes along', () => {
    const asked = (target: string) => wire(fetched({ [`${b}/`]: [307, target, any], [target]: any }, authorized, firefox))[2];
    assert.equal(asked(`${b}/x`), `OPTIONS ${b}/x Origin: ${page} Access-Control-Request-Method: GET Access-Control-Request-Headers: authorization`);
    assert.equal(asked(`${c}/`), `OPTIONS ${c}/ Origin: ${page} Access-Control-Request-Method: GET`);
  });
  it('is still asked for by WebKit', () => {
    const answered = fetched({ [`${b}/`]: [307, c, any], [`${c}/`]: any }, authorized, webkit);
    assert.equal(wire(answered)[2], `OPTIONS ${c}/ Origin: null Access-Control-Request-Method: GET Access-Control-Request-Headers: authorization`);
  });
});

describe('a step of the trace about a redirect', () => {
  const step = (site: Site, partial: Partial<PageRequest> = {}, engine: Engine = standard) => lines(fetched(site, partial, engine).trace).filter((line) => line.startsWith('HTTP-redirect fetch'));
  const to = (url: string) => `HTTP-redirect fetch 18 goes on (actual, location): The answer redirects to ${url}.`;
  const tainted = 'From one foreign origin to another: from here on the request tells its origin as null.';
  const unauthorised = 'Authorization is not sent to another origin.';

  it('names where it leads, and no more where nothing changes', () => {
    const site = { [`${b}/`]: [302, '/x', any], [`${b}/x`]: any } as const;
    assert.deepEqual(step(site), [to(`${b}/x`)]);
    assert.deepEqual(step(site, { headers: [['Authorization', 'x'], ['X-A', '1']] }), [to(`${b}/x`)]);
  });
  it('names a method that changes', () => {
    assert.deepEqual(step({ [`${b}/`]: [303, '/x', any], [`${b}/x`]: any }, { method: 'PUT', headers: [['Content-Type', 'a/b']] }), [`${to(`${b}/x`)} PUT becomes GET, without body.`]);
  });
  it('names an Authorization that is left behind, whatever else is sent', () => {
    const site = { [`${page}/`]: [307, b, {}], [`${b}/`]: any } as const;
    const headers = [['X-A', '1'], ['Authorization', 'x'], ['X-B', '1']] as const;
    assert.deepEqual(step(site, { url: `${page}/`, headers }), [`${to(`${b}/`)} ${unauthorised}`]);
    assert.deepEqual(step(site, { url: `${page}/`, headers: [['X-A', '1']] }), [to(`${b}/`)]);
    assert.deepEqual(step(site, { url: `${page}/` }), [to(`${b}/`)]);
  });
  it('tells once that the origin is told as null', () => {
    const site = { [`${b}/`]: [302, `${c}/`, any], [`${c}/`]: [302, `${b}/x`, any], [`${b}/x`]: any } as const;
    assert.deepEqual(step(site, { headers: [['Authorization', 'x']] }), [`${to(`${c}/`)} ${unauthorised} ${tainted}`, to(`${b}/x`)]);
  });
});

describe('a redirect that makes a GET of a request', () => {
  const written: PageRequest['headers'] = [['Content-Encoding', 'gzip'], ['content-language', 'de'], ['Content-Location', '/'], ['CONTENT-TYPE', 'a/b'], ['Content-Disposition', 'x']];
  const sent = (status: number) => wire(fetched({ [`${page}/`]: [status, '/x', {}], [`${page}/x`]: {} }, { url: `${page}/`, method: 'POST', headers: written }))[1];
  it('takes what the headers say of its body away', () => {
    for (const status of [301, 302, 303]) assert.equal(sent(status), `GET ${page}/x Content-Disposition: x`);
  });
  it('is none that keeps the method', () => {
    for (const status of [307, 308]) assert.equal(sent(status), `POST ${page}/x Content-Encoding: gzip content-language: de Content-Location: / CONTENT-TYPE: a/b Content-Disposition: x Origin: ${page}`);
  });
  it('needs a preflight for what is left alone, and in Firefox too', () => {
    const site = { [`${b}/`]: [303, '/x', any], [`${b}/x`]: any } as const;
    const asked = (engine: Engine) => wire(fetched(site, { method: 'POST', headers: [['Content-Type', 'a/b'], ['X-A', '1']] }, engine))[2];
    for (const engine of [standard, chromium, firefox]) assert.equal(asked(engine), `OPTIONS ${b}/x Origin: ${page} Access-Control-Request-Method: GET Access-Control-Request-Headers: x-a`);
  });
});

describe('HTTP-redirect fetch', () => {
  it('hands an answer without Location back', () => {
    const response = responseOf({}, 302);
    assert.deepEqual(httpRedirectFetch(paramsOf(), response, 'cors', () => assert.fail('it was followed')), { kind: 'response', response, request: requestOf(), tainting: 'cors' });
  });
});

describe('a Location that is no URL', () => {
  const of = (engine: Engine, locations: readonly string[], status: Known<number> = 302, lined: Readonly<Record<string, string>> = any) => (
    fetchInBrowser(pageRequest(), () => ({ kind: 'response', handlerRuns: true, response: { status, headers: headers([...Object.entries(lined), ...locations.map((value) => ['Location', value] as const)]) } }), { engine }));
  const last = ({ trace }: Fetched) => lines(trace).at(-1);
  it('is refused where it would be followed', () => {
    const answered = of(standard, ['https://']);
    assert.equal(ending(answered.verdict), 'redirect invalid (actual)');
    assert.equal(last(answered), 'HTTP-redirect fetch 5 fails (actual, location): Location is no URL: https://.');
    assert.equal(last(of(webkit, [''])), 'HTTP-redirect fetch 5 fails (actual, location): Location is no URL: .');
  });
  it('is refused by Chromium and Firefox as soon as it comes', () => {
    for (const engine of [chromium, firefox]) assert.equal(last(of(engine, ['https://'])), 'HTTP-network fetch 8 fails (actual, location): Location is no URL: https://.');
  });
  it('is two that differ, whatever the status', () => {
    for (const status of [302, 200, unknown]) {
      const answered = of(chromium, ['/x', '/y'], status);
      assert.equal(ending(answered.verdict), 'redirect invalid (actual)');
      assert.equal(last(answered), 'HTTP-network fetch 8 fails (actual, location): Location is no URL: /x, /y.');
      assert(answered.verdict.kind === 'refused');
      assert.equal(answered.verdict.console, 'GET https://api.example/ net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION');
    }
  });
  it('is nothing to an answer that does not redirect', () => {
    for (const engine of [chromium, firefox, webkit]) for (const status of [200, 201, 304, unknown]) assert.equal(ending(of(engine, ['https://'], status).verdict), 'readable');
    for (const engine of [firefox, webkit]) assert.equal(ending(of(engine, [engine === firefox ? 'data:,x' : 'ftp://b.example/'], 201).verdict), 'readable');
  });
});

describe('a Location that is refused', () => {
  const told = (location: string, partial: Partial<PageRequest> = {}, engine: Engine = standard, status = 302) => (
    lines(fetched({ [`${b}/`]: [status, location, any], [`${page}/`]: [status, location, any] }, partial, engine).trace).at(-1));
  it('is told of, with the step that refuses it', () => {
    const refused = (step: string, says: string) => `HTTP-redirect fetch ${step} fails (actual, location): ${says}`;
    const credentials = 'Location has a user name or a password, which no redirect across origins may have.';
    assert.equal(told('data:,x'), refused('6', 'Location is neither http nor https: data:,x.'));
    assert.equal(told('ftp://b.example/', {}, chromium), refused('6', 'Location is neither http nor https: ftp://b.example/.'));
    assert.equal(told('ftp://b.example/', {}, webkit), 'HTTP-network fetch 6 fails (actual, location): Location is neither http nor https: ftp://b.example/.');
    for (const user of ['u:p', 'u', ':p']) assert.equal(told(`https://${user}@b.example/x`), refused('9', credentials));
    assert.equal(told('https://:p@app.example/x'), refused('10', credentials));
    assert.equal(told('https://:p@app.example/x', { url: `${page}/` }, chromium), refused('9', 'Location has a user name or a password: Chromium refuses that everywhere; the Standard does not.'));
    assert.equal(told('/x', { method: 'POST', body: { kind: 'stream' } }, standard, 307), refused('11', 'The body is a stream, which cannot be sent a second time.'));
    assert.equal(told('/'), refused('7', 'That would be one redirect more than 20.'));
  });
  it('is not one that no redirect may lead to because such a scheme stands in its path', () => {
    assert.equal(ending(fetched({ [`${b}/`]: [302, 'ftp://b.example/data:x', any] }, {}, chromium).verdict), 'scheme not supported (actual)');
  });
  const to = (location: string, partial: Partial<PageRequest> = {}, engine: Engine = standard) => (
    ending(fetched({ [`${b}/`]: [302, location, any], [`${page}/`]: [302, location, any], [`${page}/x`]: {}, [`${b}/x`]: any, [`https://u:p@app.example/x`]: {}, [`https://u:p@b.example/x`]: any, [`https://u@b.example/x`]: any }, partial, engine).verdict));
  it('is no URL', () => {
    assert.equal(to('https://'), 'redirect invalid (actual)');
    assert.equal(to('http://127.0.0.1:99999/', {}, chromium), 'redirect invalid (actual)');
  });
  it('is no URL, which Chromium and Firefox see before they ask CORS', () => {
    const of = (engine: Engine) => ending(fetchInBrowser(pageRequest(), () => answerOf({ Location: 'https://' }, 302), { engine }).verdict);
    assert.deepEqual([standard, chromium, firefox].map(of), ['origin missing (actual)', 'redirect invalid (actual)', 'redirect invalid (actual)']);
  });
  it('is of a scheme that Firefox refuses before it asks CORS, where it would follow', () => {
    const of = (location: string, redirect?: 'manual') => ending(fetchInBrowser(pageRequest({ redirect }), () => answerOf({ Location: location }, 302), { engine: firefox }).verdict);
    assert.deepEqual(['data:,x', 'file:///x', 'ws://b.example/', 'ftp://b.example/'].map((location) => of(location)), [
      'redirect scheme (actual)', 'redirect scheme (actual)', 'scheme not supported (actual)', 'origin missing (actual)',
    ]);
    assert.equal(of('data:,x', 'manual'), 'origin missing (actual)');
  });
  it('is of another scheme', () => {
    assert.deepEqual(['data:,x', 'file:///x', 'blob:x'].map((location) => to(location)), ['redirect scheme (actual)', 'redirect scheme (actual)', 'redirect scheme (actual)']);
    assert.deepEqual([standard, chromium, firefox, webkit].map((engine) => to('ftp://b.example/', {}, engine)), [
      'redirect scheme (actual)', 'scheme not supported (actual)', 'scheme not supported (actual)', 'redirect scheme (actual)',
    ]);
  });
  it('is of a scheme that WebKit refuses before it asks CORS', () => {
    const of = (location: string, engine: Engine) => ending(fetchInBrowser(pageRequest(), () => answerOf({ Location: location }, 302), { engine }).verdict);
    assert.deepEqual([of('ftp://b.example/', standard), of('ftp://b.example/', webkit), of('data:,x', webkit)], ['origin missing (actual)', 'redirect scheme (actual)', 'origin missing (actual)']);
  });
  it('is empty, which WebKit refuses', () => {
    const of = (engine: Engine) => fetchInBrowser(pageRequest(), () => answerOf({ ...any, Location: '' }, 302), { engine });
    assert.deepEqual([ending(of(webkit).verdict), of(webkit).exchanges.length], ['redirect invalid (actual)', 1]);
  });
  it('goes over the wire without user name and password', () => {
    assert.deepEqual(wire(fetched({ [`${page}/`]: [302, 'https://u:p@app.example/x', {}], [`${page}/x`]: {} }, { url: `${page}/` }, standard)), [`GET ${page}/`, `GET ${page}/x`]);
  });
  it('has a user name', () => {
    for (const location of ['https://u:p@b.example/x', 'https://u@b.example/x', 'https://u:p@app.example/x']) assert.equal(to(location), 'redirect with credentials (actual)');
    assert.equal(to('https://u:p@b.example/x', { url: `${page}/` }), 'redirect with credentials (actual)');
  });
  it('has a user name within the page\'s origin, in Chromium', () => {
    const own = (engine: Engine) => to('https://u:p@app.example/x', { url: `${page}/` }, engine);
    assert.deepEqual([own(standard), own(firefox), own(chromium)], ['readable', 'readable', 'redirect with credentials (actual)']);
    assert.deepEqual([to('https://u:p@b.example/x', { mode: 'no-cors' }), to('https://u:p@b.example/x', { mode: 'no-cors' }, chromium)], ['opaque', 'redirect with credentials (actual)']);
  });
  it('would need a stream again', () => {
    const streamed = (status: number) => ending(fetched({ [`${b}/`]: [status, '/x', any], [`${b}/x`]: any }, { method: 'POST', body: { kind: 'stream' } }).verdict);
    assert.deepEqual([307, 303].map(streamed), ['redirect of stream (actual)', 'readable']);
  });
  it('is in two lines that differ, in Chromium', () => {
    const of = (...locations: readonly string[]) => ending(fetchInBrowser(pageRequest(), ({ url }) => ({
      kind: 'response', handlerRuns: true,
      response: url.endsWith('/') ? { status: 302, headers: [{ name: 'Access-Control-Allow-Origin', value: '*' }, ...locations.map((value) => ({ name: 'Location', value }))] } : { status: 200, headers: [{ name: 'Access-Control-Allow-Origin', value: '*' }] },
    })).verdict);
    assert.equal(of('/x', '/y'), 'redirect invalid (actual)');
    assert.equal(of('/x'), 'readable');
  });
});

describe('a redirect in other modes', () => {
  it('leads out of same-origin, which is refused', () => {
    assert.equal(ending(fetched({ [`${page}/`]: [302, b, {}] }, { url: `${page}/`, mode: 'same-origin' }).verdict), 'mode same-origin (none)');
  });
  it('shows nothing in no-cors', () => {
    assert.equal(ending(fetched({ [`${b}/`]: [302, `${c}/`, {}], [`${c}/`]: {} }, { mode: 'no-cors' }).verdict), 'opaque');
  });
  it('hides the page\'s origin in no-cors, in Chromium from the first hop on', () => {
    const of = (engine: Engine) => wire(fetched({ [`${page}/`]: [307, b, {}], [`${b}/`]: [307, c, {}], [`${c}/`]: {} }, { url: `${page}/`, mode: 'no-cors', method: 'POST' }, engine)).map((each) => each.split('Origin: ')[1]);
    assert.deepEqual(of(standard), [page, page, 'null']);
    assert.deepEqual(of(chromium), [page, 'null', 'null']);
  });
});
