import assert from 'node:assert/strict';
import { found } from './shapes';

const imports = 'from flask_cors import CORS, cross_origin\n';
const one = 'CORS at 2: origins=["a"]';
const made = (lines: string) => `${imports}app = Flask(__name__)\n${lines}`;

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'an application': { source: `${imports}CORS(app, origins=["a"])`, found: [one] },
  'an application by keyword': { source: `${imports}CORS(app=app, origins=["a"])`, found: [one] },
  'no options': { source: `${imports}CORS(app)`, found: ['CORS at 2: '] },
  'a blueprint': { source: `${imports}CORS(orders, origins=["a"])`, found: [one] },
  'the module by its name': { source: 'import flask_cors\nflask_cors.CORS(app, origins=["a"])', found: [one] },
  'an alias': { source: 'from flask_cors import CORS as C\nC(app, origins=["a"])', found: ['C at 2: origins=["a"]'] },
  'the module of the extension': { source: 'from flask_cors.extension import CORS\nCORS(app, origins=["a"])', found: [one] },
  'a dict that is spread': { source: `${imports}options = {"origins": ["a"]}\nCORS(app, **options, max_age=1)`, found: ['CORS at 3: origins=["a"], max_age=1'] },
  'init_app': { source: `${imports}cors = CORS()\ncors.init_app(app, origins=["a"])`, found: ['init_app at 3: origins=["a"]'] },
  'init_app over the options of the extension': {
    source: `${imports}cors = CORS(origins=["b"], max_age=1)\ncors.init_app(app, origins=["a"])`, found: ['init_app at 3: origins=["a"], max_age=1'],
  },
  'init_app where it is made': { source: `${imports}CORS().init_app(app, origins=["a"])`, found: ['init_app at 2: origins=["a"]'] },
  'init_app of an extension of another file': {
    source: 'from .extensions import cors\ncors.init_app(app, origins=["a"])', found: ['init_app at 2: max_age=1, origins=["a"]'],
    others: { '/app/extensions.py': 'from flask_cors import CORS\ncors = CORS(max_age=1)\n' },
  },
  'init_app of a member of another module': {
    source: 'from . import extensions\nextensions.cors.init_app(app, origins=["a"])', found: ['init_app at 2: origins=["a"]'],
    others: { '/app/extensions.py': 'from flask_cors import CORS\ncors = CORS()\n' },
  },
  'in a factory': { source: `${imports}def create_app():\n    app = Flask(__name__)\n    CORS(app, origins=["a"])\n    return app`, found: ['CORS at 4: origins=["a"]'] },

  'resources without options of their own': { source: `${imports}CORS(app, resources=r"/api/*", origins=["a"])`, found: ['CORS at 2: resources="/api/*", origins=["a"]'] },
  'each resource is one': {
    source: `${imports}CORS(app, max_age=1, resources={\n  r"/api/*": {"origins": ["a"]},\n  "/open": {"max_age": 2},\n})`,
    found: [
      'r"/api/*" at 3: max_age=1, resources={ /api/*: {  }, /open: unknown: the options for /open decide }, origins=["a"]',
      '"/open" at 4: max_age=2, resources={ /api/*: unknown: the options for /api/* decide, /open: {  } }',
    ],
  },
  'a resource whose options are a constant': {
    source: `${imports}api = {"origins": ["a"]}\nCORS(app, resources={"/api/*": api})`, found: ['"/api/*" at 3: resources={ /api/*: {  } }, origins=["a"]'],
  },
  'resources of another file stay together': {
    source: `from .settings import resources\n${imports}CORS(app, resources=resources)`, found: ['CORS at 3: resources={ /api/*: { origins: ["a"] } }'],
    others: { '/app/settings.py': 'resources = {"/api/*": {"origins": ["a"]}}\n' },
  },

  'a decorator': { source: `${imports}@app.route("/")\n@cross_origin(origins=["a"])\ndef home(): pass`, found: ['cross_origin at 3: origins=["a"]'] },
  'a decorator without options': { source: `${imports}@app.get("/")\n@cross_origin()\ndef home(): pass`, found: ['cross_origin at 3: '] },
  'decorators of a view class': { source: `${imports}class Orders(MethodView):\n    decorators = [cross_origin(origins=["a"])]`, found: ['cross_origin at 3: origins=["a"]'] },
  'a decorator above the route decorates what nobody calls': { source: `${imports}@cross_origin(origins=["a"])\n@app.route("/")\ndef home(): pass`, found: [] },

  'a config that is written before': {
    source: made('app.config["CORS_ORIGINS"] = ["a"]\nCORS(app, max_age=1)'), found: ['CORS at 4: origins=["a"], max_age=1'],
  },
  'a config gives way to keywords': { source: made('app.config["CORS_ORIGINS"] = ["b"]\nCORS(app, origins=["a"])'), found: ['CORS at 4: origins=["a"]'] },
  'a config that is written afterwards is not read': { source: made('CORS(app)\napp.config["CORS_ORIGINS"] = ["a"]'), found: ['CORS at 3: '] },
  'a config of another application is not read': { source: made('other.config["CORS_ORIGINS"] = ["b"]\nCORS(app)'), found: ['CORS at 4: '] },
  'None in a config is nothing': { source: made('app.config["CORS_ORIGINS"] = None\nCORS(app)'), found: ['CORS at 4: '] },
  'names that no option has are nothing': { source: made('app.config["CORS_HEADERS"] = "Content-Type"\nCORS(app)'), found: ['CORS at 4: '] },
  'a config that may be written is unknown': {
    source: made('if debug:\n    app.config["CORS_ORIGINS"] = "*"\nCORS(app)'), found: ['CORS at 5: origins=unknown: CORS_ORIGINS is set in one place of several'],
  },
  'a config that is updated': {
    source: made('app.config.update(CORS_ORIGINS=["a"], DEBUG=True)\napp.config.from_mapping({"CORS_MAX_AGE": 1})\nCORS(app)'), found: ['CORS at 5: origins=["a"], max_age=1'],
  },
  'a config from a class': {
    source: `${imports}class Base:\n    CORS_MAX_AGE = 1\nclass Config(Base):\n    CORS_ORIGINS = ["a"]\napp.config.from_object(Config)\nCORS(app)`, found: ['CORS at 7: max_age=1, origins=["a"]'],
  },
  'a config from a module': {
    source: `from . import settings\n${imports}app.config.from_object(settings)\nCORS(app)`, found: ['CORS at 4: origins=["a"]'],
    others: { '/app/settings.py': 'CORS_ORIGINS = ["a"]\n' },
  },
  'a config that may be read from a file leaves what is not written unknown': {
    source: made('if testing:\n    app.config.from_mapping(CORS_MAX_AGE=1)\nelse:\n    app.config.from_pyfile("settings.py")\nCORS(app, origins=["a"])'),
    found: ['CORS at 7: max_age=unknown: CORS_MAX_AGE is set in one place of several, origins=["a"]'],
  },
  'a config that a decorator reads at each request': {
    source: made('@app.route("/")\n@cross_origin()\ndef home(): pass\napp.config["CORS_ORIGINS"] = ["a"]'), found: ['cross_origin at 4: origins=["a"]'],
  },
  'an application in its own block': {
    source: `${imports}if __name__ == "__main__":\n    app.config["CORS_ORIGINS"] = ["a"]\n    CORS(app)`, found: ['CORS at 4: origins=["a"]'],
  },

  'an extension that meets no application is none yet': { source: `${imports}cors = CORS(origins=["a"])`, found: [] },
  'init_app of something else is none': { source: `${imports}db.init_app(app)\nother = SQLAlchemy()\nother.init_app(app)`, found: [] },
  'a class of one’s own with that name is none': { source: 'class CORS: pass\nCORS(app)  # flask_cors', found: [] },
  'the same name from another package is none': { source: 'from other import CORS\nCORS(app)  # flask_cors', found: [] },
  'cross_origin of another package is none': { source: 'from sanic_cors import cross_origin\n@cross_origin(origins="*")\ndef home(): pass  # flask_cors', found: [] },
};

describe('where flask-cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});
