import { lineIf, type HeaderLine } from '../http/header-list';
import type { Known } from '../http/unknown';
import { isTrue, raises, str, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import { walk, type Assignment, type Call, type Expression, type Name } from '../model/syntax';
import { truthyInPython } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Configuration } from './server';

const optionNames = ['allow_origin', 'allow_headers', 'expose_headers', 'max_age', 'allow_credentials'];
const alwaysAllowed = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];
const modules = ['chalice', 'chalice.app'];
/** Those of a route for each method, as `chalice deploy` writes them. */
const routedMethods = 'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS';

/**
 * `chalice/app.py`: what is configured is sent to everybody, whoever asks. `chalice deploy` makes of it the answer of a
 * mock integration of API Gateway to OPTIONS, which never reaches the function.
 */
export const chalice = defineServer({}, {
  id: 'chalice',
  title: 'CORSConfig (AWS Chalice)',
  language: 'python',
  mark: /chalice/,
  releases: { package: 'chalice', from: { '1.28.0': {} }, newest: '1.34.0' },
  roles: {
    origins: 'allow_origin', credentials: 'allow_credentials', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  oneOrigin: true,
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      const found = configured(call, module) ?? enabledByRoute(call, module);
      if (found) yield found;
    }
    yield* enabledForAll(module);
  },

  respond(options, request) {
    const config = configOf(options);
    if (raises(config)) return { kind: 'failsToStart', because: config.error };
    const { preflightOrigin, origins, others } = config;
    if (request.method !== 'OPTIONS') return { kind: 'passesOn', headers: [...origins.map(allowOrigin), ...others] };
    const methods = { name: 'Access-Control-Allow-Methods', value: routedMethods };
    return { kind: 'answers', status: 200, headers: [methods, allowOrigin(preflightOrigin), ...others], handlerRuns: false };
  },
});

/** `CORSConfig(…)`, wherever it is handed to a route or to `app.api.cors`. */
function configured(call: Call, module: Module): Configuration | undefined {
  const names = ['CORSConfig'];
  if (!isImport(module.importOf(call.callee), modules, names) && !isImport(module.baseOf(call.callee), modules, names)) return undefined;
  return {
    span: module.span(call), name: module.span(wordOf(call.callee)), options: keywordOptions(call, module, optionNames, 0),
    place: { kind: 'keyword', call: module.span(call), close: call.close },
  };
}

/** `@app.route('/', cors=True)`. */
function enabledByRoute(call: Call, module: Module): Configuration | undefined {
  if (call.callee.kind !== 'member' || call.callee.name.name !== 'route' || !isApplication(call.callee.object, module)) return undefined;
  const argument = call.arguments.find(({ name }) => name?.name === 'cors');
  return argument?.name && isTrue(module.evaluate(argument.value)) === true ? enabled(call, argument.name, module) : undefined;
}

/** `app.api.cors = True`. */
function* enabledForAll(module: Module): Generator<Configuration> {
  for (const node of walk(module.syntax.body)) {
    if (node.kind !== 'assignment') continue;
    const name = nameOfApi(node, module);
    if (name && node.value && isTrue(module.evaluate(node.value)) === true) yield enabled(node, name, module);
  }
}

function nameOfApi({ target }: Assignment, module: Module): Name | undefined {
  if (target.kind !== 'member' || target.name.name !== 'cors' || target.object.kind !== 'member') return undefined;
  return target.object.name.name === 'api' && isApplication(target.object.object, module) ? target.name : undefined;
}

function isApplication(expression: Expression, module: Module): boolean {
  const defined = module.definitionOf(expression);
  if (defined?.expression.kind !== 'call') return false;
  return isImport(defined.module.importOf(defined.expression.callee), modules, ['Chalice', 'Blueprint']);
}

function enabled(node: Call | Assignment, name: Name, module: Module): Configuration {
  return {
    span: module.span(node), name: module.span(name), options: { kind: 'record', entries: new Map(), rest: undefined, at: module.span(node) },
    place: { kind: 'nowhere', because: 'cors=True takes no options: a CORSConfig has to be given instead' },
  };
}

interface Config {
  /** The header lines of an answer of the function, one for each element of a list. */
  readonly origins: readonly Known<string>[];
  readonly preflightOrigin: Known<string>;
  readonly others: readonly HeaderLine[];
}

/** `get_access_control_headers`, which `chalice deploy` calls: what raises there is never deployed. */
function configOf(options: RecordValue): Config | Raises {
  if ([...options.entries.keys()].some((name) => !optionNames.includes(name))) return typeError;
  const headers = headersText(optionOf(options, 'allow_headers'));
  if (raises(headers)) return headers;
  const exposed = optionOf(options, 'expose_headers');
  const exposes = truthyInPython(exposed);
  const exposedNames = exposed && exposes !== false ? joined(exposed) : '';
  if (raises(exposedNames)) return exposedNames;
  const maxAge = optionOf(options, 'max_age');
  const others = [
    { name: 'Access-Control-Allow-Headers', value: headers },
    ...lineIf('Access-Control-Expose-Headers', exposes, exposedNames),
    ...(maxAge && !isNone(maxAge) ? [{ name: 'Access-Control-Max-Age', value: str(maxAge) }] : []),
    ...lineIf('Access-Control-Allow-Credentials', isTrue(optionOf(options, 'allow_credentials')), 'true'),
  ];
  return { ...originsOf(optionOf(options, 'allow_origin')), others };
}

/** What is no text reaches API Gateway as it is: what that makes of it is not told. */
function originsOf(given: Value | undefined): Pick<Config, 'origins' | 'preflightOrigin'> {
  if (!given) return { origins: ['*'], preflightOrigin: '*' };
  const texts = given.kind === 'list' && given.of === 'list' && !given.rest ? textsOf(given) : undefined;
  const value = given.kind === 'literal' && typeof given.value === 'string' ? given.value : untold(given);
  return texts && !('kind' in texts) ? { origins: texts, preflightOrigin: untold(given) } : { origins: [value], preflightOrigin: value };
}

function untold(value: Value): Unknown {
  return value.kind === 'unknown' ? value : { kind: 'unknown', because: 'an origin that is no text is up to API Gateway', name: undefined, at: value.at };
}

function allowOrigin(value: Known<string>): HeaderLine {
  return { name: 'Access-Control-Allow-Origin', value };
}

/** `set(list(allow_headers) + …)`, sorted. */
function headersText(value: Value | undefined): Known<string> | Raises {
  const texts = value && !isNone(value) ? textsOf(value) : [];
  return 'kind' in texts ? texts : [...new Set([...alwaysAllowed, ...texts])].sort().join(',');
}

function joined(value: Value): Known<string> | Raises {
  const texts = textsOf(value);
  return 'kind' in texts ? texts : texts.join(',');
}

function isNone(value: Value): boolean {
  return value.kind === 'literal' && value.value === null;
}
