import assert from 'node:assert/strict';
import { found } from './shapes';

const middleware = 'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\n';
const origins = 'CORS_ALLOWED_ORIGINS at 2: CORS_ALLOWED_ORIGINS=["https://a.example"]';
const listed = 'CORS_ALLOWED_ORIGINS = ["https://a.example"]\n';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a settings module': { source: `${middleware}${listed}`, found: [origins] },
  'settings before the list of middleware': { source: `${listed}${middleware}`, found: [origins.replace('2', '1')] },
  'the middleware alone, which lets nobody in': { source: `DEBUG = False\n${middleware}`, found: ['"corsheaders.middleware.CorsMiddleware" at 2: '] },
  'a tuple of middleware': { source: `MIDDLEWARE = ("django.Other", "corsheaders.middleware.CorsMiddleware")\n${listed}`, found: [origins] },
  'a list of middleware that cannot be read says nothing': {
    source: `MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"] + read()\n${listed}`, found: [],
  },
  'applications, where the middleware is elsewhere': { source: `INSTALLED_APPS = ["corsheaders", "shop"]\n${listed}`, found: [origins] },
  'the configuration of the application': { source: `INSTALLED_APPS = ["corsheaders.apps.CorsHeadersAppConfig"]\n${listed}`, found: [origins] },
  'former names': {
    source: `${middleware}CORS_ORIGIN_WHITELIST = ("https://a.example",)\nCORS_ORIGIN_ALLOW_ALL = False\n`,
    found: ['CORS_ORIGIN_WHITELIST at 2: CORS_ALLOWED_ORIGINS=["https://a.example"], CORS_ALLOW_ALL_ORIGINS=false'],
  },
  'the new name wins over the former one': {
    source: `${middleware}CORS_ORIGIN_WHITELIST = ["https://b.example"]\nCORS_ALLOWED_ORIGINS = ["https://a.example"]\n`, found: [origins.replace('at 2', 'at 3')],
  },
  'names that nothing else has': { source: 'CORS_ORIGIN_ALLOW_ALL = True\n', found: ['CORS_ORIGIN_ALLOW_ALL at 1: CORS_ALLOW_ALL_ORIGINS=true'] },
  'a list that grows': {
    source: `${middleware}${listed}CORS_ALLOWED_ORIGINS += ["https://b.example"]\nCORS_ALLOWED_ORIGINS.append("https://c.example")\n`,
    found: ['CORS_ALLOWED_ORIGINS at 3: CORS_ALLOWED_ORIGINS=["https://a.example", "https://b.example", "https://c.example"]'],
  },
  'a list with the library’s own defaults keeps what is not known': {
    source: `from corsheaders.defaults import default_headers\n${middleware}CORS_ALLOW_HEADERS = (*default_headers, "x-token")\n`,
    found: ['CORS_ALLOW_HEADERS at 3: CORS_ALLOW_HEADERS=["x-token", … (default_headers comes from corsheaders.defaults, which was not read)]'],
  },
  'a setting that DEBUG decides': {
    source: `import os\nDEBUG = bool(os.environ.get("DEBUG"))\n${middleware}if DEBUG:\n    CORS_ALLOW_ALL_ORIGINS = True\nelse:\n    CORS_ALLOWED_ORIGINS = ["https://a.example"]\n`,
    found: ['CORS_ALLOW_ALL_ORIGINS at 5: CORS_ALLOWED_ORIGINS=undefined when DEBUG is true; ["https://a.example"] when DEBUG is false, CORS_ALLOW_ALL_ORIGINS=true when DEBUG is true; undefined when DEBUG is false'],
  },
  'a package whose module star-imports a base': {
    source: 'from .base import *\nCORS_ALLOWED_ORIGINS = ["https://a.example"]\n', found: [`${origins}, CORS_ALLOW_CREDENTIALS=true`],
    others: { '/app/base.py': `${middleware}CORS_ALLOW_CREDENTIALS = True\nCORS_ALLOWED_ORIGINS = ["https://b.example"]\n` },
  },
  'a base of a base, whose list grows': {
    source: 'from .middle import *\nCORS_ALLOWED_ORIGINS += ["https://a.example"]\n',
    found: ['CORS_ALLOWED_ORIGINS at 2: CORS_ALLOWED_ORIGINS=["https://b.example", "https://a.example"]'],
    others: { '/app/middle.py': 'from .base import *\n', '/app/base.py': `${middleware}CORS_ALLOWED_ORIGINS = ["https://b.example"]\n` },
  },
  'a base that was not read leaves what is not written unknown': {
    source: 'from company.settings import *\nCORS_URLS_REGEX = r"^/api/"\n', found: ['CORS_URLS_REGEX at 2: CORS_URLS_REGEX="^/api/"'],
  },
  'a module that says nothing of CORS itself is none': {
    source: 'from .base import *  # CORS_\nDEBUG = True\n', found: [], others: { '/app/base.py': `${middleware}${listed}` },
  },
  'a class of settings': {
    source: `from configurations import Configuration\nclass Base(Configuration):\n    ${middleware}    ${listed}class Live(Base):\n    CORS_ALLOW_CREDENTIALS = True\n`,
    found: [
      'CORS_ALLOWED_ORIGINS at 4: CORS_ALLOWED_ORIGINS=["https://a.example"]',
      'CORS_ALLOW_CREDENTIALS at 6: CORS_ALLOWED_ORIGINS=["https://a.example"], CORS_ALLOW_CREDENTIALS=true',
    ],
  },
  'settings without the middleware are idle': { source: `INSTALLED_APPS = ["corsheaders"]\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\n${listed}`, found: [] },
  'a list of origins that another framework reads is none': { source: `${listed}CORS_ALLOW_CREDENTIALS = True\n`, found: [] },
  'names in a function are none': { source: `${middleware}def read():\n    ${listed}`, found: ['"corsheaders.middleware.CorsMiddleware" at 1: '] },
};

describe('where django-cors-headers is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/settings.py', shape.source, shape.others), shape.found); });
  }
});
