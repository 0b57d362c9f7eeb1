import assert from 'node:assert/strict';
import { fixed, problemsOf, summariesOf } from './fixed';

const middleware = 'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\n';

/** By what is written: what is found, and the text after a fix. */
const cases: Readonly<Record<string, readonly [source: string, found: readonly string[], after: string, fix?: string]>> = {
  'the switch gives way to a list': [
    `${middleware}CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n`, ['any-origin-with-credentials at True'],
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://app.example.com"]\nCORS_ALLOW_CREDENTIALS = True\n`,
  ],
  'the former switch too': [
    `${middleware}CORS_ORIGIN_ALLOW_ALL = True\nCORS_ALLOW_CREDENTIALS = True\n`, ['any-origin-with-credentials at True'],
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://app.example.com"]\nCORS_ALLOW_CREDENTIALS = True\n`,
  ],
  'the switch is off where there is a list': [
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://shop.example.org"]\nCORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n`, ['any-origin-with-credentials at True'],
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://shop.example.org"]\nCORS_ALLOW_ALL_ORIGINS = False\nCORS_ALLOW_CREDENTIALS = True\n`,
  ],
  'credentials are off': [
    `${middleware}CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n`, ['any-origin-with-credentials at True'],
    `${middleware}CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = False\n`, 'dropCredentials',
  ],
  'a switch in a branch stays in it': [
    `DEBUG = env("DEBUG")\n${middleware}if DEBUG:\n    CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n`, ['any-origin-with-credentials at True'],
    `DEBUG = env("DEBUG")\n${middleware}if DEBUG:\n    CORS_ALLOWED_ORIGINS = ["https://app.example.com"]\nCORS_ALLOW_CREDENTIALS = True\n`,
  ],
  'behind a path': [
    `${middleware}CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\nCORS_URLS_REGEX = r"^/api/.*$"\n`, ['any-origin-with-credentials at True'],
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://app.example.com"]\nCORS_ALLOW_CREDENTIALS = True\nCORS_URLS_REGEX = r"^/api/.*$"\n`,
  ],
  'patterns that are one text': [
    `${middleware}CORS_ALLOWED_ORIGIN_REGEXES = r"^/api/.*"\nCORS_ALLOW_CREDENTIALS = True\n`, ['any-origin-with-credentials at r"^/api/.*"'],
    `${middleware}CORS_ALLOWED_ORIGIN_REGEXES = r"^/api/.*"\nCORS_ALLOW_CREDENTIALS = False\n`, 'dropCredentials',
  ],
  'an origin that never matches': [
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://Shop.example.org"]\n`, ['origin-never-matches at "https://Shop.example.org"'],
    `${middleware}CORS_ALLOWED_ORIGINS = ["https://shop.example.org"]\n`,
  ],
};

describe('what is said of django-cors-headers in a line', () => {
  const lines: Readonly<Record<string, string>> = {
    'CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOWED_ORIGIN_REGEXES = ["a"]\n': 'any origin',
    'CORS_ALLOW_ALL_ORIGINS = False\nCORS_ALLOWED_ORIGINS = ["https://a.example"]\n': 'origin "https://a.example"',
    'if debug():\n    CORS_ALLOW_ALL_ORIGINS = True\n': 'any origin depends on debug()',
    'CORS_ALLOWED_ORIGIN_REGEXES = ["a"]\nCORS_ALLOW_CREDENTIALS = True\n': 'origins matching ["a"] · credentials',
    'CORS_ALLOW_CREDENTIALS = True\n': 'no other origin (default) · credentials',
  };
  for (const [settings, line] of Object.entries(lines)) {
    it(line, async () => { assert.deepEqual(await summariesOf('/app/settings.py', middleware + settings), [line]); });
  }
});

describe('what django-cors-headers is told wrong', () => {
  for (const [title, [source, expected, after, fix]] of Object.entries(cases)) {
    it(`is mended: ${title}`, async () => {
      assert.deepEqual(await problemsOf('/app/settings.py', source), expected);
      assert.equal(await fixed('/app/settings.py', source, fix), after);
    });
  }
});
