import assert from 'node:assert/strict';
import { addEntry, entryText } from '../../src/languages/edit';
import { createProgram, loadedFile } from '../../src/program/program';
import { sanicExt } from '../../src/servers/sanic-ext';
import { answer, because, linesOf, list, literal, origin, spoilsOnly, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { parsers } from '../languages/parsers';
import { found } from './shapes';

const head = 'from sanic import Sanic\napp = Sanic("shop")\n';
const one = `CORS_ORIGINS at 3: CORS_ORIGINS="${origin}"`;

interface Shape { readonly source: string; readonly found: readonly string[] }

const shapes: Readonly<Record<string, Shape>> = {
  'an attribute of the config': { source: `${head}app.config.CORS_ORIGINS = "${origin}"`, found: [one] },
  'a key of the config': { source: `${head}app.config["CORS_ORIGINS"] = "${origin}"`, found: [`"CORS_ORIGINS" at 3: CORS_ORIGINS="${origin}"`] },
  'an update by keyword': { source: `${head}app.config.update(CORS_ORIGINS="${origin}")`, found: [one] },
  'an update with a dict': { source: `${head}app.config.update({"CORS_ORIGINS": "${origin}", "DEBUG": True})`, found: [`"CORS_ORIGINS" at 3: CORS_ORIGINS="${origin}"`] },
  'update_config': { source: `${head}app.config.update_config({"CORS_ORIGINS": "${origin}"})`, found: [`"CORS_ORIGINS" at 3: CORS_ORIGINS="${origin}"`] },
  'a dict of another statement': { source: `${head}options = {"CORS_ORIGINS": "${origin}"}\napp.config.update(options)`, found: [`"CORS_ORIGINS" at 3: CORS_ORIGINS="${origin}"`] },
  'several statements': {
    source: `${head}app.config.CORS_ORIGINS = "${origin}"\napp.config.CORS_SUPPORTS_CREDENTIALS = True\napp.config.CORS_MAX_AGE = 60`,
    found: [`${one}, CORS_SUPPORTS_CREDENTIALS=true, CORS_MAX_AGE=60`],
  },
  'the last of two': { source: `${head}app.config.CORS_ORIGINS = "*"\napp.config.CORS_ORIGINS = "${origin}"`, found: [`CORS_ORIGINS at 4: CORS_ORIGINS="${origin}"`] },
  'two applications': {
    source: `${head}other = Sanic("other")\napp.config.CORS_ORIGINS = "a"\nother.config.CORS_ORIGINS = "b"`,
    found: ['CORS_ORIGINS at 4: CORS_ORIGINS="a"', 'CORS_ORIGINS at 5: CORS_ORIGINS="b"'],
  },
  'a factory': { source: `from sanic import Sanic\ndef create():\n  app = Sanic("shop")\n  app.config.CORS_ORIGINS = "a"\n  return app`, found: ['CORS_ORIGINS at 4: CORS_ORIGINS="a"'] },
  'a branch leaves open what it sets': {
    source: `${head}if debug:\n  app.config.CORS_ORIGINS = "*"`, found: ['CORS_ORIGINS at 4: CORS_ORIGINS=unknown: CORS_ORIGINS is set in one place of several'],
  },
  'what is added leaves it open': { source: `${head}app.config.CORS_ORIGINS += ",x"`, found: ['CORS_ORIGINS at 3: CORS_ORIGINS=unknown: CORS_ORIGINS is changed here'] },
  'a route': {
    source: `${head}from sanic_ext import cors\n@app.get("/")\n@cors(origin="a")\nasync def handler(request): pass`, found: ['cors at 5: origin="a"'],
  },
  'a route has what the config says besides': {
    source: `${head}import sanic_ext\napp.config.CORS_MAX_AGE = 60\n@app.get("/")\n@sanic_ext.cors(origin="a")\nasync def handler(request): pass`,
    found: ['CORS_MAX_AGE at 4: CORS_MAX_AGE=60', 'cors at 6: CORS_MAX_AGE=60, origin="a"'],
  },
  'above its route it is none': { source: `${head}from sanic_ext import cors\n@cors(origin="*")\n@app.get("/")\nasync def handler(request): pass`, found: [] },
  'what Sanic-CORS reads is none': { source: `${head}from sanic_cors import CORS\napp.config.CORS_ORIGINS = "*"\nCORS(app)`, found: [] },
  'the config of another framework is none': { source: 'from flask import Flask\nimport sanic\napp = Flask("x")\napp.config["CORS_ORIGINS"] = "*"', found: [] },
  'a parameter is none': { source: 'import sanic\ndef configure(app):\n  app.config.CORS_ORIGINS = "*"', found: [] },
  'other names are none': { source: `${head}app.config.DEBUG = True\napp.config.update({"LOGO": None})\napp.name = "x"`, found: [] },
  'the decorator of another package is none': { source: `${head}from quart import cors\n@app.get("/")\n@cors(origin="*")\nasync def handler(request): pass`, found: [] },
};

describe('where Sanic Extensions are configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source), shape.found); });
  }
});

/** The text with one more option at the place where it belongs; undefined where there is none. */
async function withMaxAge(text: string): Promise<string | undefined> {
  const syntax = (await parsers()).python.parse('/main.py', text);
  const module = createProgram(new Map([['/main.py', loadedFile(syntax, new Map())]])).module('/main.py');
  const [place] = module ? [...sanicExt.recognise(module)].map((each) => each.place) : [];
  if (!place || place.kind === 'nowhere') return undefined;
  const edits = addEntry(text, 'python', place, entryText('CORS_MAX_AGE', '60', 'python', place, '"'));
  return edits.toSorted((a, b) => b.start - a.start).reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text);
}

describe('where one more option of Sanic Extensions is written', () => {
  it('below the last one, as an attribute of the same config', async () => {
    const source = `${head}app.config.CORS_ORIGINS = "a"  # the shop\n`;
    assert.equal(await withMaxAge(source), `${source}app.config.CORS_MAX_AGE = 60\n`);
  });
  it('into the dict that is given', async () => {
    assert.equal(await withMaxAge(`${head}app.config.update({"CORS_ORIGINS": "a"})\n`), `${head}app.config.update({"CORS_ORIGINS": "a", "CORS_MAX_AGE": 60})\n`);
  });
  it('nowhere where a branch holds all, or another statement the dict', async () => {
    assert.equal(await withMaxAge(`${head}if debug:\n  app.config.CORS_ORIGINS = "*"\n`), undefined);
    assert.equal(await withMaxAge(`${head}options = {"CORS_ORIGINS": "a"}\napp.config.update(options)\n`), undefined);
  });
});

describe('what Sanic Extensions are told wrong', () => {
  it('any origin with credentials, which only a route may say, is mended in its call', async () => {
    const source = (options: string) => `${head}from sanic_ext import cors\n@app.get("/")\n@cors(${options})\nasync def handler(request): pass\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source('origin="*", supports_credentials=True')), ['any-origin-with-credentials at "*"']);
    assert.equal(await fixed('/app/main.py', source('origin="*", supports_credentials=True')), source('origin=["https://app.example.com"], supports_credentials=True'));
  });
  it('a star in a list stands for itself', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${head}app.config.CORS_ORIGINS = ["*"]\n`), ['origin-never-matches at "*"']);
  });
  it('a slash at the end never matches', async () => {
    assert.equal(await fixed('/app/main.py', `${head}app.config.CORS_ORIGINS = ["https://a.example/"]\n`), `${head}app.config.CORS_ORIGINS = ["https://a.example"]\n`);
  });
  it('a route takes its star from the config, and its own origins are written into the call', async () => {
    const source = (options: string) => `${head}from sanic_ext import cors\napp.config.CORS_ORIGINS = "*"\n@app.get("/")\n@cors(${options})\nasync def handler(request): pass\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source('supports_credentials=True')), ['any-origin-with-credentials at cors']);
    assert.equal(await fixed('/app/main.py', source('supports_credentials=True')), source('supports_credentials=True, origin=["https://app.example.com"]'));
  });
});

describe('an unknown option of Sanic Extensions', () => {
  const [named, preflightLines] = [['Access-Control-Allow-Origin', 'Vary'], ['Access-Control-Allow-Headers', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Origin', 'Access-Control-Max-Age', 'Vary']];
  spoilsOnly(sanicExt, { CORS_ORIGINS: literal(origin), CORS_ALLOW_HEADERS: literal('x-a') }, {
    CORS_ORIGINS: [preflightLines, named],
    CORS_SUPPORTS_CREDENTIALS: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    CORS_METHODS: [['Access-Control-Allow-Methods'], []],
    CORS_ALLOW_HEADERS: [['Access-Control-Allow-Headers'], []],
    CORS_EXPOSE_HEADERS: [['Access-Control-Expose-Headers'], ['Access-Control-Expose-Headers']],
    CORS_MAX_AGE: [['Access-Control-Max-Age'], []],
    CORS_ALWAYS_SEND: [[], []],
    CORS_SEND_WILDCARD: [[], []],
  });
  it('in a list matters where nothing else allows the origin', () => {
    assert.deepEqual(linesOf(toActual(sanicExt, { CORS_ORIGINS: list([origin, unknown]) })), [`Access-Control-Allow-Origin: ${origin}`, 'Vary: origin']);
    assert.deepEqual(linesOf(toActual(sanicExt, { CORS_ORIGINS: list(['https://b.example'], unknown) })), [`Access-Control-Allow-Origin: unknown, ${because}`, `Vary: unknown, ${because}`]);
  });
  it('leaves open whether a star is sent', () => {
    const lines = linesOf(toActual(sanicExt, { CORS_ORIGINS: literal('*'), CORS_SEND_WILDCARD: unknown }));
    assert.equal(lines[0], `Access-Control-Allow-Origin: unknown, ${because}`);
  });
  it('that turns all off leaves the answer open', () => {
    assert.equal(toActual(sanicExt, { CORS: unknown }).kind, 'unknown');
    assert.equal(toPreflight(sanicExt, { CORS_ORIGINS: literal(origin), CORS_AUTOMATIC_OPTIONS: unknown }).kind, 'unknown');
  });
  it('and a request that is unknown spoils what is read of it', () => {
    assert.equal(answer(sanicExt, { CORS_ORIGINS: literal(origin) }, { lines: [['Origin', unknown]] }).kind, 'unknown');
    assert.deepEqual(linesOf(answer(sanicExt, { CORS_ORIGINS: literal(origin) }, {})), [`Access-Control-Allow-Origin: ${origin}`, 'Vary: origin']);
  });
});

describe('a compiled pattern of Sanic Extensions', () => {
  const compiled = (source: string, flags = '') => ({ kind: 'pattern', source, flags, dialect: 'python', at: { file: '/x', start: 0, end: 0 } } as const);
  const saysOrigin = (value: ReturnType<typeof compiled>) => linesOf(toActual(sanicExt, { CORS_ORIGINS: value }))[0];
  it('has to match the beginning of an origin', () => {
    assert.equal(saysOrigin(compiled('https://a')), `Access-Control-Allow-Origin: ${origin}`);
    assert.equal(saysOrigin(compiled('a\\.example')), undefined);
    assert.equal(saysOrigin(compiled('HTTPS://A', 'i')), `Access-Control-Allow-Origin: ${origin}`);
    assert.equal(saysOrigin(compiled('HTTPS://A')), undefined);
    assert.match(saysOrigin(compiled('a', 'x')) ?? '', /unknown, the regular expression is not decided/);
  });
  it('of anything is what a star is, but for credentials', () => {
    const given = { CORS_ORIGINS: compiled('.*'), CORS_SUPPORTS_CREDENTIALS: literal(true) };
    assert.deepEqual(linesOf(toActual(sanicExt, given)), [`Access-Control-Allow-Origin: ${origin}`, 'Access-Control-Allow-Credentials: true', 'Vary: origin']);
    assert.equal(linesOf(answer(sanicExt, given, {}))[0], 'Access-Control-Allow-Origin: *');
    assert.equal(toActual(sanicExt, { ...given, CORS_ORIGINS: literal('*') }).kind, 'failsToStart');
  });
});
