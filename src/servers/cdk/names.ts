import type { Module } from '../../model/module';
import { walk, type Call, type Expression, type ListExpression } from '../../model/syntax';
import type { Span } from '../../model/span';
import type { Entry, ListValue, RecordValue, Value } from '../../model/value';

const methods = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE', 'PATCH', 'OPTIONS'];
/** `Cors.ALL_METHODS`. */
export const allMethods = ['OPTIONS', 'GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD'];
/** `Cors.DEFAULT_HEADERS`. */
export const defaultHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token', 'X-Amz-User-Agent'];

const constants: ReadonlyMap<string, string | readonly string[]> = new Map<string, string | readonly string[]>([
  ['aws_apigateway.Cors.ALL_ORIGINS', ['*']],
  ['aws_apigateway.Cors.ALL_METHODS', allMethods],
  ['aws_apigateway.Cors.DEFAULT_HEADERS', defaultHeaders],
  ...methods.flatMap((name) => [[`aws_apigatewayv2.CorsHttpMethod.${name}`, name], [`aws_lambda.HttpMethod.${name}`, name]] as const),
  ['aws_apigatewayv2.CorsHttpMethod.ANY', '*'],
  ['aws_lambda.HttpMethod.ALL', '*'],
]);
const secondsIn: ReadonlyMap<string, number> = new Map([
  ['Duration.millis', 0.001], ['Duration.seconds', 1], ['Duration.minutes', 60], ['Duration.hours', 3600], ['Duration.days', 86_400],
]);

/** What an expression names of the CDK, whichever way it is imported: `aws_apigateway.RestApi`, `Duration.days`. */
export function cdkName(expression: Expression, module: Module): string | undefined {
  const found = module.importOf(expression);
  if (found) {
    const [, inside] = /^aws(?:-cdk-lib|_cdk)(?:[/.](.+))?$/.exec(found.from) ?? [];
    if (inside === undefined && !/^aws(?:-cdk-lib|_cdk)$/.test(found.from)) return undefined;
    const parts = [inside === undefined || inside === 'core' ? '' : inside.replaceAll('-', '_'), found.name === '*' ? '' : found.name];
    return parts.filter((part) => part !== '').join('.');
  }
  if (expression.kind !== 'member') return undefined;
  const owner = cdkName(expression.object, module);
  return owner === undefined ? undefined : [owner, expression.name.name].filter((part) => part !== '').join('.');
}

/** The options with what the CDK's own names stand for in the file: `Cors.ALL_ORIGINS`, `HttpMethod.GET`, `Duration.days(1)`. */
export function withCdkNames(options: RecordValue, module: Module): RecordValue {
  const known = new KnownNames(module);
  const settled = ([name, entry]: readonly [string, Entry]): [string, Entry] => [name, { ...entry, value: known.settled(entry.value) }];
  return { ...options, entries: new Map([...options.entries].map(settled)) };
}

/** The seconds of a `Duration`; `fails` for what is none, and where they are not whole. */
export function durationOf(value: Value): number | 'fails' {
  const seconds = value.kind === 'record' ? value.entries.get('seconds') : undefined;
  // An object that is written has its entries inside.
  if (seconds?.at.start !== value.at.start || seconds.at.end !== value.at.end || seconds.value.kind !== 'literal') return 'fails';
  return typeof seconds.value.value === 'number' && Number.isInteger(seconds.value.value) ? seconds.value.value : 'fails';
}

/** The names of the CDK in one file, by where they are written: the evaluator does not read packages. */
class KnownNames {
  private readonly values = new Map<string, Value>();
  private readonly spread = new Map<string, { readonly index: number; readonly elements: readonly Value[] }>();

  constructor(module: Module) {
    for (const node of walk(module.syntax.body)) {
      const value = node.kind === 'member' ? constantOf(node, module) : node.kind === 'call' ? durationMadeBy(node, module) : undefined;
      if (value) this.values.set(keyOf(value.at), value);
      if (node.kind === 'list') this.noteSpread(node, module);
    }
  }

  /** `[...Cors.DEFAULT_HEADERS, 'X-Custom']`. */
  private noteSpread(list: ListExpression, module: Module): void {
    const index = list.elements.findIndex(({ kind }) => kind === 'spread');
    const only = list.elements[index];
    if (only?.kind !== 'spread' || list.elements.some((each, i) => i !== index && each.kind === 'spread')) return;
    const value = constantOf(only.value, module);
    if (value?.kind === 'list') this.spread.set(keyOf(module.span(list)), { index, elements: value.elements });
  }

  settled(value: Value): Value {
    switch (value.kind) {
      case 'unknown': return this.values.get(keyOf(value.at)) ?? value;
      case 'list': return this.settledList(value);
      case 'choice': return { ...value, options: value.options.map((option) => ({ ...option, value: this.settled(option.value) })) };
      case 'literal': case 'record': case 'pattern': case 'callable': case 'requestHeader': return value;
    }
  }

  private settledList(list: ListValue): ListValue {
    const elements = list.elements.map((each) => this.settled(each));
    const spread = list.rest && this.spread.get(keyOf(list.at));
    return spread ? { ...list, elements: elements.toSpliced(spread.index, 0, ...spread.elements), rest: undefined } : { ...list, elements };
  }
}

function keyOf({ file, start, end }: Span): string {
  return `${file}:${String(start)}:${String(end)}`;
}

function constantOf(expression: Expression, module: Module): Value | undefined {
  const name = cdkName(expression, module);
  const constant = name === undefined ? undefined : constants.get(name);
  if (constant === undefined) return undefined;
  const at = module.span(expression);
  const literal = (value: string): Value => ({ kind: 'literal', value, at });
  return typeof constant === 'string' ? literal(constant) : { kind: 'list', of: 'list', elements: constant.map(literal), rest: undefined, at };
}

/** `Duration.minutes(5)`, as a record of its seconds that stands where the call does. */
function durationMadeBy(call: Call, module: Module): Value | undefined {
  const name = cdkName(call.callee, module);
  const unit = name === undefined ? undefined : secondsIn.get(name);
  const [amount] = call.arguments;
  if (unit === undefined || !amount || amount.spread) return undefined;
  const value = module.evaluate(amount.value);
  if (value.kind !== 'literal' || typeof value.value !== 'number' || value.value < 0) return undefined;
  const at = module.span(call);
  const seconds: Value = { kind: 'literal', value: unit === 0.001 ? value.value / 1000 : value.value * unit, at };
  return { kind: 'record', entries: new Map([['seconds', { value: seconds, key: at, at }]]), rest: undefined, at };
}
