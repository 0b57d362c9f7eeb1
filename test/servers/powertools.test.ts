import assert from 'node:assert/strict';
import { powertools } from '../../src/servers/powertools';
import { because, linesOf, list, literal, origin, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig\n';
const one = 'CORSConfig at 2: allow_origin="a"';

const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'in the call of a resolver': [`${imports}app = APIGatewayRestResolver(cors=CORSConfig(allow_origin="a"))`, [one]],
  'as a constant': [`${imports}cors = CORSConfig(allow_origin="a")\napp = APIGatewayRestResolver(cors=cors)`, [one]],
  'without options': [`${imports}app = APIGatewayRestResolver(cors=CORSConfig())`, ['CORSConfig at 2: ']],
  'by position': [
    `${imports}cors = CORSConfig("a", ["b"], ["X"], ["Y"], 5, True)`,
    ['CORSConfig at 2: allow_origin="a", extra_origins=["b"], allow_headers=["X"], expose_headers=["Y"], max_age=5, allow_credentials=true'],
  ],
  'from a dict': [`${imports}options = {"allow_origin": "a"}\ncors = CORSConfig(**options)`, ['CORSConfig at 3: allow_origin="a"']],
  'under another name': ['from aws_lambda_powertools.event_handler.api_gateway import CORSConfig as C\ncors = C(allow_origin="a")', ['C at 2: allow_origin="a"']],
  'through the module': ['from aws_lambda_powertools.event_handler import api_gateway\ncors = api_gateway.CORSConfig(allow_origin="a")', [one]],
  'through the package': ['import aws_lambda_powertools.event_handler as events\ncors = events.CORSConfig(allow_origin="a")', [one]],
  'as a subclass': [`${imports}class Mine(CORSConfig): pass\ncors = Mine(allow_origin="a")`, ['Mine at 3: allow_origin="a"']],
  'not as a class of another package': ['from other import CORSConfig\nimport aws_lambda_powertools\ncors = CORSConfig(allow_origin="a")', []],
  'not where a resolver has none': [`${imports}app = APIGatewayRestResolver()`, []],
};

describe('where Powertools is configured', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', source), expected); });
  }
});

describe('what Powertools is told wrong', () => {
  const head = `${imports}app = APIGatewayRestResolver(cors=CORSConfig(`;
  it('a slash behind the origin, as in its own documentation, never matches', async () => {
    const source = `${head}allow_origin="https://www.example.com/", max_age=5))\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['origin-never-matches at "https://www.example.com/"']);
    assert.equal(await fixed('/app/main.py', source), `${head}allow_origin="https://www.example.com", max_age=5))\n`);
  });
  it('credentials beside a star are dropped, which leaks nothing', async () => {
    assert.ok(!(await problemsOf('/app/main.py', `${head}allow_credentials=True))\n`)).includes('any-origin-with-credentials at CORSConfig'));
  });
});

describe('what Powertools answers where something is unknown', () => {
  const known = { allow_origin: literal(origin), allow_credentials: literal(true), expose_headers: list(['X']), max_age: literal(5) };
  const headers = 'Access-Control-Allow-Headers: Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key';
  const whole = [`Access-Control-Allow-Origin: ${origin}`, headers, 'Access-Control-Expose-Headers: X', 'Access-Control-Max-Age: 5', 'Access-Control-Allow-Credentials: true'];
  const spoilt = (name: string) => whole.map((line) => (line.startsWith(`${name}:`) ? `${name}: unknown, ${because}` : line));

  for (const [option, name] of [
    ['allow_headers', 'Access-Control-Allow-Headers'], ['expose_headers', 'Access-Control-Expose-Headers'],
    ['max_age', 'Access-Control-Max-Age'], ['allow_credentials', 'Access-Control-Allow-Credentials'],
  ] as const) {
    it(`${option} spoils its own header alone`, () => { assert.deepEqual(linesOf(toActual(powertools, { ...known, [option]: unknown })), spoilt(name)); });
  }

  it('an unknown origin beside the one that asks changes nothing', () => {
    assert.deepEqual(linesOf(toActual(powertools, { ...known, extra_origins: list([unknown]) })), whole);
    assert.deepEqual(linesOf(toActual(powertools, { ...known, extra_origins: list(['b'], unknown) })), whole);
    assert.deepEqual(linesOf(toActual(powertools, { ...known, extra_origins: unknown })), whole);
  });

  it('an unknown origin spoils whatever depends on it', () => {
    const lines = linesOf(toActual(powertools, { ...known, allow_origin: unknown }));
    assert.ok(lines.every((line) => line.endsWith(`unknown, ${because}`)), lines.join('\n'));
    assert.equal(lines.length, 5);
  });

  it('a star beside an unknown origin leaves the credentials unknown', () => {
    const lines = linesOf(toActual(powertools, { allow_origin: unknown, extra_origins: list(['*']), allow_credentials: literal(true) }));
    assert.deepEqual(lines, [`Access-Control-Allow-Origin: unknown, ${because}`, headers, `Access-Control-Allow-Credentials: unknown, ${because}`]);
  });

  it('the origin of the request', () => {
    const asked = { lines: [['Origin', unknown]] } as const;
    assert.deepEqual(linesOf(toActual(powertools, { allow_origin: literal(origin) }, asked)), [`Access-Control-Allow-Origin: unknown, ${because}`, `Access-Control-Allow-Headers: unknown, ${because}`]);
  });

  it('options that are not known leave the methods of a preflight known', () => {
    const outcome = toPreflight(powertools, {}, { rest: unknown });
    assert.equal(linesOf(outcome)[0], 'Access-Control-Allow-Methods: DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT');
  });

  it('headers that are not hashable inside a tuple fail at the start', () => {
    const tuple = { ...list([list(['X'])]), of: 'tuple' } as const;
    assert.equal(toActual(powertools, { allow_headers: list([tuple]) }).kind, 'failsToStart');
    assert.equal(toActual(powertools, { allow_headers: list([unknown]) }).kind, 'passesOn');
  });
});
