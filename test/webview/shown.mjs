// What the extension tells the page, written by hand: one message for each kind of answer.
const blame = (option, place, start) => ({ label: option, place, reveal: `token-${start}` });
const origins = blame('allow_origins', 'app/main.py:14', 1);
const credentials = blame('allow_credentials', 'app/main.py:15', 2);
const methods = blame('the default', 'app/main.py:12', 3);
const header = (name, value, ...by) => ({ name, value, unknown: false, blame: by });

const configuration = {
  id: '/workspace/app/main.py#310', place: 'app/main.py:12', server: 'CORSMiddleware (Starlette, FastAPI)', release: '1.3.1 (assumed: the newest on record)',
  summary: '2 origins · credentials', reveal: 'token-configuration', unknowns: [], origins: ['https://app.example.com', 'https://admin.example.com'],
};
const form = {
  from: 'https://app.example.com', to: 'https://api.example.com/', method: 'GET', headers: '', contentType: '', credentials: 'include', settled: {},
  engine: 'chromium', mode: 'cors', redirect: 'follow', cookie: 'none', thirdPartyCookies: 'as installed', redirectsTo: '', redirectStatus: 302, redirectedBy: 'application',
};
const exchange = (kind, parts) => ({ kind, title: kind === 'preflight' ? 'Preflight' : 'Request', redirected: '', repeated: 0, ...parts });
/** One row for each engine; those that are not named are as Chromium. */
const everywhere = (verdict, outcome, console, others = {}) => [['chromium', 'Chromium'], ['firefox', 'Firefox'], ['webkit', 'WebKit'], [undefined, 'The Standard']].map(([engine, title]) => ({
  engine, title, chosen: engine === 'chromium', verdict, outcome, differs: false, differences: [], console: engine === undefined ? '' : console, ...others[title],
}));
const agree = 'All browsers agree.';
const step = (section, number, says, outcome, exchange, ...by) => ({ section, step: number, says, outcome, exchange, blame: by });

export const readable = {
  kind: 'show', configuration, form,
  walkthrough: {
    verdict: 'readable', headline: 'The page can read the response.', because: 'Its scripts read status and body, and no header.',
    exchanges: [exchange('actual', {
      request: 'GET https://api.example.com/', requestHeaders: [header('Origin', 'https://app.example.com'), header('Cookie', 'session=1')],
      status: '200', way: [], handler: 'The handler ran.',
      responseHeaders: [
        header('Access-Control-Allow-Origin', 'https://app.example.com', origins), header('Access-Control-Allow-Credentials', 'true', credentials),
        header('Vary', 'Origin', origins, credentials),
      ],
    })],
    steps: [
      step('Main fetch', '12', 'The URL has another origin than the page: the response is tainted by CORS.', 'goes on', undefined),
      step('CORS check', '4', 'Access-Control-Allow-Origin is the page’s origin, letter by letter.', 'passes', 'actual', origins),
      step('CORS check', '7', 'Access-Control-Allow-Credentials is true.', 'passes', 'actual', credentials),
    ],
    console: '', everywhere: everywhere('readable', 'can read it', ''), agreement: agree, curl: "curl -i 'https://api.example.com/' \\\n  -H 'Origin: https://app.example.com' \\\n  -H 'Cookie: session=1'",
  },
};

export const preflightRefused = {
  kind: 'show', configuration, form: { ...form, method: 'DELETE', headers: 'X-Requested-With: fetch' },
  walkthrough: {
    verdict: 'refused', headline: 'The browser blocks it: Access-Control-Allow-Methods does not name DELETE.',
    because: 'That was the preflight: the request itself was never sent. curl sends no preflight, so there it works. If pages need it, allow the method DELETE. Decided by the default (app/main.py:12).',
    exchanges: [exchange('preflight', {
      request: 'OPTIONS https://api.example.com/', status: '400', way: [], handler: 'The handler did not run.',
      requestHeaders: [header('Origin', 'https://app.example.com'), header('Access-Control-Request-Method', 'DELETE'), header('Access-Control-Request-Headers', 'x-requested-with')],
      responseHeaders: [
        header('Access-Control-Allow-Origin', 'https://app.example.com', origins), header('Access-Control-Allow-Methods', 'GET', methods),
        { name: 'Access-Control-Max-Age', value: 'from MAX_AGE', unknown: true, blame: [blame('max_age', 'app/settings.py:3', 5)] },
        { name: 'Access-Control-Allow-Headers', value: '', unknown: false, missing: true, blame: [methods] },
      ],
    })],
    steps: [
      step('CORS-preflight fetch', '7', 'The preflight passes the CORS check.', 'passes', 'preflight', origins),
      step('CORS-preflight fetch', '7.5', 'DELETE is not among the allowed methods.', 'fails', 'preflight', methods),
    ],
    console: "Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.",
    everywhere: everywhere('refused', 'blocked', 'Cross-Origin Request Blocked: …'), agreement: agree,
    curl: "curl -i -X OPTIONS 'https://api.example.com/' \\\n  -H 'Origin: https://app.example.com' \\\n  -H 'Access-Control-Request-Method: DELETE'",
  },
};

export const unknown = {
  kind: 'show', form: { ...form, from: 'https://shop.example.com', settled: { FRONTEND_URL: '' } },
  configuration: {
    ...configuration, summary: 'origins unknown: from FRONTEND_URL', origins: [],
    unknowns: [{ name: 'FRONTEND_URL', because: 'from the environment variable FRONTEND_URL', reveal: 'token-frontend' }],
  },
  walkthrough: {
    ...readable.walkthrough, verdict: 'unknown', headline: 'Cannot tell: the origins come from FRONTEND_URL.', because: 'Fill in FRONTEND_URL to find out.', exchanges: [
      { ...readable.walkthrough.exchanges[0], responseHeaders: [{ name: 'Access-Control-Allow-Origin', value: 'from FRONTEND_URL', unknown: true, blame: [origins] }] },
    ],
    steps: [step('CORS check', '1', 'Access-Control-Allow-Origin cannot be told.', 'unknown', 'actual', origins)],
  },
};

const cookieLess = 'The cookie session is not sent: the browser blocks third-party cookies. CORS has no say in that.';

/** In Firefox; the page is of another site than the API. */
export const redirected = {
  kind: 'show', configuration, form: { ...form, from: 'https://app.example.net', engine: 'firefox', thirdPartyCookies: 'blocked', redirectsTo: 'https://www.example.org/', redirectStatus: 307 },
  walkthrough: {
    verdict: 'refused', headline: 'The browser blocks it: Access-Control-Allow-Origin of the response is not null.',
    because: 'The server has already run the handler: its work is done, only the page may not see the answer. curl ignores CORS and shows the answer. After a redirect from one foreign origin to another browsers name the origin null: fetch the final URL.',
    exchanges: [
      ...readable.walkthrough.exchanges.map((each) => ({ ...each, status: '307', requestHeaders: [header('Origin', 'https://app.example.net')], responseHeaders: [...each.responseHeaders, header('Location', 'https://www.example.org/')] })),
      exchange('actual', {
        title: 'Redirected request', redirected: 'The answer redirects to https://www.example.org/. From one foreign origin to another: from here on the request tells its origin as null.', repeated: 2,
        request: 'GET https://www.example.org/', requestHeaders: [header('Origin', 'null')], status: '200', way: [], handler: 'The handler ran.',
        responseHeaders: [header('Access-Control-Allow-Origin', 'https://app.example.net', origins)],
      }),
    ],
    steps: [
      step('HTTP-network-or-cache fetch', '8.21.1', cookieLess, 'notes', undefined),
      step('CORS check', '4', 'Access-Control-Allow-Origin is the page’s origin, letter by letter.', 'passes', 'actual', origins),
      step('HTTP-redirect fetch', '18', 'The answer redirects to https://www.example.org/.', 'goes on', 'actual'),
      step('CORS check', '4', 'Access-Control-Allow-Origin is https://app.example.net, not null.', 'fails', 'actual', origins),
    ],
    console: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://www.example.org/. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘null’).',
    everywhere: everywhere('refused', 'blocked', "Access to fetch at 'https://www.example.org/' (redirected from 'https://api.example.com/') from origin 'https://app.example.net' has been blocked by CORS policy.", {
      'Chromium': { chosen: false },
      'Firefox': { chosen: true },
      'WebKit': { verdict: 'readable', outcome: 'can read it', console: '', differs: true, differences: ['It sends a preflight.', 'The preflight has Origin: https://app.example.net instead of null.'] },
    }),
    agreement: 'WebKit differs from Firefox.', curl: "curl -i 'https://api.example.com/'",
  },
};

export const opaque = {
  kind: 'show', configuration, form: { ...form, mode: 'no-cors' },
  walkthrough: {
    ...readable.walkthrough, verdict: 'opaque', headline: 'The request is made, and the page sees nothing of the response.',
    because: 'Mode no-cors asks for no permission and shows neither status, headers nor body: to read them, fetch with mode cors.',
    everywhere: everywhere('opaque', 'sees nothing of it', ''),
  },
};

export const nothing = { kind: 'nothing', because: 'No configuration is chosen.' };
