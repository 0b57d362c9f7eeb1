import assert from 'node:assert/strict';
import { found } from './shapes';

const imports = 'from starlette.middleware.cors import CORSMiddleware\n';
const origins = 'CORSMiddleware at 2: allow_origins=["a"]';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'add_middleware': { source: `${imports}app.add_middleware(CORSMiddleware, allow_origins=["a"])`, found: [origins] },
  'add_middleware of Connexion, with a position': {
    source: `${imports}app.add_middleware(CORSMiddleware, position=MiddlewarePosition.BEFORE_EXCEPTION, allow_origins=["a"])`, found: [origins],
  },
  'Middleware in a list': {
    source: 'from starlette.middleware import Middleware\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI(middleware=[Middleware(CORSMiddleware, allow_origins=["a"])])',
    found: ['CORSMiddleware at 3: allow_origins=["a"]'],
  },
  'Middleware of FastAPI': {
    source: `${imports}from fastapi.middleware import Middleware as M\nm = M(CORSMiddleware, allow_origins=["a"])`, found: ['CORSMiddleware at 3: allow_origins=["a"]'],
  },
  'a wrapped application': { source: `${imports}app = CORSMiddleware(app, allow_origins=["a"])`, found: [origins] },
  'an application wrapped by keyword': { source: `${imports}app = CORSMiddleware(app=app, allow_origins=["a"])`, found: [origins] },
  'positional options': {
    source: `${imports}app = CORSMiddleware(app, ["a"], ["GET"], ["x"], True, ".*", False, ["e"], 5)`,
    found: ['CORSMiddleware at 2: allow_origins=["a"], allow_methods=["GET"], allow_headers=["x"], allow_credentials=true, allow_origin_regex=".*", allow_private_network=false, expose_headers=["e"], max_age=5'],
  },
  'an instance given to add_middleware is one configuration': { source: `${imports}app.add_middleware(CORSMiddleware(app, allow_origins=["a"]))`, found: [origins] },
  'a dict that is spread': {
    source: `${imports}options = {"allow_origins": ["a"], "max_age": 1}\napp.add_middleware(CORSMiddleware, **options, allow_credentials=True)`,
    found: ['CORSMiddleware at 3: allow_origins=["a"], max_age=1, allow_credentials=true'],
  },
  'the module by its name': { source: 'import starlette.middleware.cors\napp.add_middleware(starlette.middleware.cors.CORSMiddleware, allow_origins=["a"])', found: [origins] },
  'the module under a name': { source: 'from fastapi.middleware import cors\napp.add_middleware(cors.CORSMiddleware, allow_origins=["a"])', found: [origins] },
  'an alias': { source: 'from fastapi.middleware.cors import CORSMiddleware as C\napp.add_middleware(C, allow_origins=["a"])', found: ['C at 2: allow_origins=["a"]'] },
  'a subclass': { source: `${imports}class Mine(CORSMiddleware): pass\napp.add_middleware(Mine, allow_origins=["a"])`, found: ['Mine at 3: allow_origins=["a"]'] },
  'an import passed on by another file': {
    source: 'from .middleware import CORSMiddleware\napp.add_middleware(CORSMiddleware, allow_origins=["a"])', found: [origins],
    others: { '/app/middleware.py': 'from fastapi.middleware.cors import CORSMiddleware\n' },
  },
  'other middleware is none': { source: `${imports}app.add_middleware(GZipMiddleware, minimum_size=1)\nadd(CORSMiddleware)`, found: [] },
  'other methods that take the class are none': {
    source: `${imports}app.replace(CORSMiddleware, allow_origins=["a"])\nmake()(CORSMiddleware, allow_origins=["a"])\nadd_middleware(CORSMiddleware, allow_origins=["a"])`, found: [],
  },
  'a class of one’s own with that name is none': { source: 'class CORSMiddleware: pass\napp.add_middleware(CORSMiddleware, allow_origins=["a"])', found: [] },
  'the middleware by keyword is none that is understood': { source: `${imports}app.add_middleware(middleware_class=CORSMiddleware, allow_origins=["a"])`, found: [] },
};

describe('where CORSMiddleware is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});
