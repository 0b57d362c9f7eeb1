import assert from 'node:assert/strict';
import { createService } from '../../src/service/index';
import { formFor, questionOf, showWalkthrough } from '../../src/simulator/show';
import type { Form, ShownWalkthrough } from '../../src/simulator/protocol';
import { memoryWorkspace } from '../service/memory-workspace';

const listed = "allow_origins=['https://app.example.net', 'https://app.example.com'], allow_credentials=True, allow_methods=['PUT'], allow_headers=['Authorization']";

const fastapi = (options: string) => simulated('/project/main.py', `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI()\napp.add_middleware(CORSMiddleware, ${options})\n`);
const express = (options: string) => simulated('/project/server.js', `const cors = require('cors');\napp.use(cors(${options}));\n`);
const simulate = (change: Partial<Form>, options = listed) => fastapi(options)(change);

const simulated = (file: string, text: string) => async (change: Partial<Form>): Promise<ShownWalkthrough> => {
  const snapshot = await createService(memoryWorkspace({ [file]: text })).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy);
  const reading = questionOf({ ...formFor(policy), from: 'https://app.example.net', ...change });
  assert.ok(reading.kind === 'question');
  return showWalkthrough(snapshot.ask(policy, reading.question), (span) => ({ place: `main.py:${String(span.start)}`, reveal: '' }));
};

const allowed = { credentials: 'include', thirdPartyCookies: 'allowed' } as const;
const rowOf = ({ everywhere }: ShownWalkthrough, title: string) => everywhere.find((row) => row.title === title);

describe('the user’s cookies', () => {
  it('went along where a Cookie header was sent', async () => {
    const { headline, because, exchanges } = await simulate(allowed);
    assert.equal(headline, 'The page can read the response.');
    assert.match(because, /^The user’s cookies went along\. Its scripts/);
    assert.ok(exchanges[0]?.requestHeaders.some(({ name }) => name === 'Cookie'));
  });

  it('did not where the page asked for no credentials, and nobody says so', async () => {
    const { headline, because } = await simulate({ thirdPartyCookies: 'allowed' });
    assert.equal(headline, 'The page can read the response.');
    assert.doesNotMatch(because, /cookie/);
  });

  it('did not where they may not cross sites, although CORS passes, and it is told why', async () => {
    const { headline, because, steps, exchanges } = await simulate({ ...allowed, cookie: 'lax' });
    assert.equal(headline, 'The page can read the response, but the cookie is not sent.');
    assert.match(because, /^The cookie session is not sent: it is SameSite=Lax, and the page is of another site\./);
    assert.ok(steps.some(({ outcome, says }) => outcome === 'notes' && says.includes('SameSite=Lax')));
    assert.ok(!exchanges.some(({ requestHeaders }) => requestHeaders.some(({ name }) => name === 'Cookie')));
  });

  it('are blocked by browsers that block third-party cookies', async () => {
    const { because } = await simulate({ credentials: 'include', thirdPartyCookies: 'blocked' });
    assert.match(because, /the browser blocks third-party cookies/);
  });

  it('go along in mode no-cors as well, where the page sees nothing', async () => {
    const { verdict, because } = await simulate({ ...allowed, mode: 'no-cors' });
    assert.equal(verdict, 'opaque');
    assert.match(because, /The user’s cookies went along\.$/);
  });
});

describe('a redirect', () => {
  const elsewhere = { redirectsTo: 'https://www.example.org/', redirectStatus: 307 } as const;

  it('is shown hop by hop, with what led on', async () => {
    const { exchanges } = await simulate({ ...elsewhere, method: 'PUT', headers: 'Authorization: x' });
    assert.deepEqual(exchanges.map(({ title, request }) => `${title}: ${request}`), [
      'Preflight: OPTIONS https://api.example.com/', 'Request: PUT https://api.example.com/',
      'Preflight of the redirected request: OPTIONS https://www.example.org/',
    ]);
    const [first, second, third] = exchanges.map(({ redirected }) => redirected);
    assert.deepEqual([first, second], ['', '']);
    assert.match(third ?? '', /redirects to https:\/\/www\.example\.org\/\. Authorization is not sent to another origin\. .* origin as null\.$/);
  });

  it('takes the cookies of the first host no further', async () => {
    const { because } = await simulate({ ...allowed, ...elsewhere, method: 'PUT' }, "allow_origins=['https://app.example.net', 'null'], allow_credentials=True, allow_methods=['PUT']");
    assert.match(because, /The user’s cookies went along to api\.example\.com, and not to where it redirects\./);
  });

  it('makes the origin null, which nobody should allow', async () => {
    const { headline, because } = await simulate({ ...elsewhere, method: 'PUT' });
    assert.match(headline, /the preflight response has no Access-Control-Allow-Origin header\.$/);
    assert.match(because, /^That was the preflight after a redirect: the redirected request was never sent, the first one was\. After a redirect from one foreign origin to another .* fetch the final URL\./);
  });

  it('makes the origin null for the request alone in Firefox, which the preflight does not see', async () => {
    const { headline, because } = await simulate({ ...elsewhere, engine: 'firefox', method: 'PUT' });
    assert.match(headline, /the response has no Access-Control-Allow-Origin header\.$/);
    assert.match(because, /After a redirect from one foreign origin to another .* fetch the final URL\./);
  });

  it('away from the page’s own origin keeps that origin', async () => {
    const { because } = await simulate({ from: 'https://api.example.com', redirectsTo: 'https://www.example.org/' });
    assert.match(because, /allow the origin https:\/\/api\.example\.com\./);
  });

  it('of a proxy has no CORS headers', async () => {
    const { verdict, exchanges } = await simulate({ ...elsewhere, redirectedBy: 'proxy' });
    assert.equal(verdict, 'refused');
    assert.deepEqual(exchanges.map(({ status }) => status), ['307']);
    assert.deepEqual(exchanges[0]?.responseHeaders.filter(({ missing }) => missing !== true).map(({ name }) => name), ['Location']);
  });

  it('in a circle is shown once, and counted', async () => {
    const { headline, exchanges } = await simulate({ redirectsTo: '/' });
    assert.match(headline, /redirects more than 20 times/);
    assert.deepEqual(exchanges.map(({ title, repeated }) => [title, repeated]), [['Request', 20]]);
  });

  it('away from the page’s own origin makes CORS apply', async () => {
    const home = { from: 'https://api.example.com', redirectsTo: 'https://www.example.org/' };
    assert.match((await simulate({ from: home.from })).because, /^Page and API have the same origin/);
    assert.doesNotMatch((await simulate(home)).because, /same origin/);
  });

  it('that is not followed is opaque in mode manual', async () => {
    const { verdict, because } = await simulate({ ...elsewhere, redirect: 'manual' });
    assert.equal(verdict, 'opaque');
    assert.match(because, /redirect mode manual leaves it at that/);
  });
});

it('a permission that the user is asked for is told beside the verdict', async () => {
  const { headline, because } = await simulate({ to: 'http://localhost:8000/' });
  assert.equal(headline, 'The page can read the response.');
  assert.match(because, /Chromium asks the user for permission first\. No CORS header can give it\.$/);
});

describe('other browsers', () => {
  it('agree on what is plain, each with its own words in the console', async () => {
    const shown = await simulate({ from: 'https://other.example' });
    assert.equal(shown.agreement, 'All browsers agree.');
    assert.deepEqual(shown.everywhere.map(({ title, chosen, outcome, differences }) => [title, chosen, outcome, differences.length]), [
      ['Chromium', true, 'blocked', 0], ['Firefox', false, 'blocked', 0], ['WebKit', false, 'blocked', 0], ['The Standard', false, 'blocked', 0],
    ]);
    assert.equal(new Set(shown.everywhere.map((row) => row.console)).size, 4, 'the Standard prints nothing');
    assert.equal(rowOf(shown, 'The Standard')?.console, '');
    assert.equal(rowOf(shown, 'Chromium')?.console, shown.console);
  });

  it('keep back third-party cookies as they are installed', async () => {
    const shown = await simulate({ credentials: 'include' });
    assert.equal(shown.agreement, 'Firefox and WebKit differ from Chromium.');
    assert.match(rowOf(shown, 'WebKit')?.differences.join(' ') ?? '', /^The cookie session is not sent: the browser blocks third-party cookies\. CORS has no say in that\.$/);
    assert.deepEqual(rowOf(shown, 'The Standard')?.differences, []);
  });

  it('are compared with the one that is chosen', async () => {
    const shown = await simulate({ credentials: 'include', engine: 'webkit' });
    assert.equal(shown.everywhere.find(({ chosen }) => chosen)?.title, 'WebKit');
    assert.match(rowOf(shown, 'Chromium')?.differences.join(' ') ?? '', /^The request has Cookie: session=1\.$/);
  });

  it('differ from the Standard where * covers Authorization', async () => {
    const shown = await express("{ allowedHeaders: '*' }")({ headers: 'Authorization: x' });
    assert.equal(shown.agreement, 'All browsers agree, and differ from the Standard.');
    assert.equal(shown.verdict, 'readable');
    assert.equal(rowOf(shown, 'The Standard')?.outcome, 'blocked');
    assert.match(rowOf(shown, 'The Standard')?.differences.join(' ') ?? '', /authorization/i);
  });

  it('tell after a redirect what the preflight tells', async () => {
    const shown = await simulate({ redirectsTo: 'https://www.example.org/', redirectStatus: 307, method: 'PUT' }, "allow_origins=['https://app.example.net', 'null'], allow_methods=['PUT']");
    assert.equal(shown.verdict, 'readable');
    const firefox = rowOf(shown, 'Firefox')?.differences.join(' ') ?? '';
    assert.match(firefox, /The preflight has Origin: https:\/\/app\.example\.net instead of null\./);
  });
});
