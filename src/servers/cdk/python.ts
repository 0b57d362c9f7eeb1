import { keywordOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import type { Call } from '../../model/syntax';
import type { Entry, RecordValue, Value } from '../../model/value';
import { wordOf, type Configuration } from '../server';
import { cdkName, durationOf, withCdkNames } from './names';
import { isResource, type Construct } from './shapes';

/** Names in Python, and those of the same options in JavaScript; what type each is of. */
const options: Readonly<Record<Construct, ReadonlyMap<string, readonly [name: string, type: 'texts' | 'switch' | 'duration' | 'number']>>> = {
  restApi: new Map([
    ['allow_origins', ['allowOrigins', 'texts']], ['allow_methods', ['allowMethods', 'texts']], ['allow_headers', ['allowHeaders', 'texts']], ['expose_headers', ['exposeHeaders', 'texts']],
    ['allow_credentials', ['allowCredentials', 'switch']], ['max_age', ['maxAge', 'duration']], ['disable_cache', ['disableCache', 'switch']], ['status_code', ['statusCode', 'number']],
  ]),
  httpApi: new Map([
    ['allow_origins', ['allowOrigins', 'texts']], ['allow_methods', ['allowMethods', 'texts']], ['allow_headers', ['allowHeaders', 'texts']], ['expose_headers', ['exposeHeaders', 'texts']],
    ['allow_credentials', ['allowCredentials', 'switch']], ['max_age', ['maxAge', 'duration']],
  ]),
  functionUrl: new Map([
    ['allowed_origins', ['allowedOrigins', 'texts']], ['allowed_methods', ['allowedMethods', 'texts']], ['allowed_headers', ['allowedHeaders', 'texts']], ['exposed_headers', ['exposedHeaders', 'texts']],
    ['allow_credentials', ['allowCredentials', 'switch']], ['max_age', ['maxAge', 'duration']],
  ]),
};
const noMember = 'a method is a member of an enumeration, and a text is none';
const structs: ReadonlyMap<string, Construct> = new Map<string, Construct>([
  ['aws_apigateway.CorsOptions', 'restApi'], ['aws_apigatewayv2.CorsPreflightOptions', 'httpApi'], ['aws_lambda.FunctionUrlCorsOptions', 'functionUrl'],
]);

/** The names of the options of a construct, as Python writes them. */
export function pythonNames(construct: Construct): readonly string[] {
  return [...options[construct].keys()];
}

/** `CorsOptions(…)` and its likes, wherever they are handed to, and `api.root.add_cors_preflight(…)`. */
export function* pythonConfigurations(module: Module): Generator<{ readonly construct: Construct; readonly configuration: Configuration }> {
  for (const call of module.calls) {
    const construct = structs.get(cdkName(call.callee, module) ?? '') ?? (addsPreflight(call, module) ? 'restApi' : undefined);
    if (construct) yield { construct, configuration: configurationOf(call, construct, module) };
  }
}

function addsPreflight({ callee }: Call, module: Module): boolean {
  return callee.kind === 'member' && callee.name.name === 'add_cors_preflight' && isResource(callee.object, module);
}

function configurationOf(call: Call, construct: Construct, module: Module): Configuration {
  const given = keywordOptions(call, module, [], 0);
  const marked = construct === 'restApi' ? given : withoutTexts(given, construct === 'httpApi' ? 'allow_methods' : 'allowed_methods');
  return {
    span: module.span(call), name: module.span(wordOf(call.callee)), options: withCdkNames(marked, module), place: { kind: 'keyword', call: module.span(call), close: call.close },
  };
}

/** Methods are members of an enumeration: a text raises there, which is told apart before the members become texts. */
function withoutTexts(given: RecordValue, name: string): RecordValue {
  const entry = given.entries.get(name);
  if (entry?.value.kind !== 'list') return given;
  const elements = entry.value.elements.map((each): Value => (
    each.kind === 'literal' && typeof each.value === 'string' ? { kind: 'unknown', because: noMember, name: undefined, at: each.at } : each));
  return { ...given, entries: new Map([...given.entries, [name, { ...entry, value: { ...entry.value, elements } }]]) };
}

/** The options as JavaScript gets them, `raises` where Python does not hand them on: it looks at every type. */
export function handedOn(given: RecordValue, construct: Construct): RecordValue | 'raises' {
  const entries = new Map<string, Entry>();
  for (const [name, entry] of given.entries) {
    const [as, type] = options[construct].get(name) ?? [];
    if (as === undefined || type === undefined) return 'raises';
    const { value } = entry;
    if (value.kind === 'literal' && value.value === null) continue;
    if (value.kind !== 'unknown' && !isOf(type, value)) return 'raises';
    entries.set(as, entry);
  }
  return { ...given, entries };
}

function isOf(type: 'texts' | 'switch' | 'duration' | 'number', value: Value): boolean {
  switch (type) {
    case 'texts': return value.kind === 'list' && value.of === 'list' && value.elements.every((each) => (each.kind === 'unknown' && each.because !== noMember) || (each.kind === 'literal' && typeof each.value === 'string'));
    case 'switch': return value.kind === 'literal' && typeof value.value === 'boolean';
    case 'duration': return durationOf(value) !== 'fails';
    case 'number': return value.kind === 'literal' && typeof value.value === 'number';
  }
}
