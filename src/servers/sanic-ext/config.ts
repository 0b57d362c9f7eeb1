import { keywordOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import { walk, type AnyNode, type Call, type Expression, type ExpressionStatement, type Assignment, type Statement } from '../../model/syntax';
import type { Entry, RecordValue, Unknown } from '../../model/value';
import { isImport, type Configuration, type Place } from '../server';

/** What one statement puts into `app.config`. */
interface Setting {
  readonly statement: Assignment | ExpressionStatement;
  readonly config: Expression;
  readonly options: RecordValue;
  /** An object of options that more can be written into. */
  readonly record: Place | undefined;
}

/** Whatever fills the config of the application called `app` in this file, where it says something of CORS. */
export function* configOf(module: Module): Generator<Configuration> {
  const settings = [...walk(module.syntax.body)].flatMap((node) => settingOf(node, module));
  for (const app of new Set(settings.map(({ config }) => textOf(config, module)))) {
    const own = settings.filter(({ config }) => textOf(config, module) === app);
    const options = together(own, module);
    const first = [...options.entries.values()].toSorted((a, b) => a.at.start - b.at.start)[0];
    if (first) yield { span: first.at, name: first.key, options, place: placeOf(own, app, module) };
  }
}

/** The names that are given to a config anywhere in the file, for a route that states fewer of its own. */
export function everySetting(module: Module): RecordValue {
  return together([...walk(module.syntax.body)].flatMap((node) => settingOf(node, module)), module);
}

function textOf({ start, end }: AnyNode, { syntax }: Module): string {
  return syntax.text.slice(start, end);
}

function settingOf(node: AnyNode, module: Module): readonly Setting[] {
  if (node.kind === 'assignment') return assigned(node, module);
  return node.kind === 'expressionStatement' && node.expression.kind === 'call' ? updated(node, node.expression, module) : [];
}

/** `app.config.CORS_ORIGINS = …` and `app.config["CORS_ORIGINS"] = …`. */
function assigned(statement: Assignment, module: Module): readonly Setting[] {
  const { target, value } = statement;
  if (!value || (target.kind !== 'member' && target.kind !== 'index') || !isConfig(target.object, module)) return [];
  const name = target.kind === 'member' ? target.name.name : target.index.kind === 'text' ? target.index.value : '';
  if (!isOption(name)) return [];
  const at = module.span(statement);
  const key = module.span(target.kind === 'member' ? target.name : target.index);
  const entry: Entry = { value: statement.operator === '=' ? module.evaluate(value) : unknownAt(`${name} is changed here`, at), key, at };
  return [{ statement, config: target.object, options: { kind: 'record', entries: new Map([[name, entry]]), rest: undefined, at }, record: undefined }];
}

/** `app.config.update({…})`, and other ways to fill a config, which are not followed. */
function updated(statement: ExpressionStatement, call: Call, module: Module): readonly Setting[] {
  const { callee, arguments: [first] } = call;
  if (callee.kind !== 'member' || !isConfig(callee.object, module) || !/^(?:update|update_config|load\w*|from_\w+)$/.test(callee.name.name)) return [];
  const at = module.span(call);
  const given = first && !first.name && !first.spread ? module.evaluate(first.value) : undefined;
  const named = keywordOptions(call, module, [], 0);
  const readable = callee.name.name.startsWith('update') && (!given || given.kind === 'record') && call.arguments.filter(({ name }) => !name).length < 2;
  const read = given?.kind === 'record' ? given : named;
  const all = [...given?.kind === 'record' ? given.entries : [], ...named.entries].filter(([name]) => isOption(name));
  const rest = readable ? named.rest ?? read.rest : unknownAt(`app.config.${callee.name.name}() is not followed`, at);
  const written = given?.kind === 'record' && given.at.file === module.file && first?.value.kind === 'record';
  return [{
    statement, config: callee.object, options: { kind: 'record', entries: new Map(all), rest, at },
    record: written ? { kind: 'record', record: given.at } : undefined,
  }];
}

function isOption(name: string): boolean {
  return name.startsWith('CORS_') || name === 'CORS';
}

function unknownAt(because: string, at: Unknown['at']): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}

/** `app.config` of what is certainly an application of Sanic. */
function isConfig(expression: Expression, module: Module): boolean {
  if (expression.kind !== 'member' || expression.name.name !== 'config') return false;
  const made = module.definitionOf(expression.object);
  return made?.expression.kind === 'call' && isImport(made.module.importOf(made.expression.callee), ['sanic', 'sanic.app'], ['Sanic']);
}

/** The last one counts; what is set in a branch may be set or not. */
function together(settings: readonly Setting[], module: Module): RecordValue {
  const sure = new Set(certain(module.syntax.body));
  const entries = new Map<string, Entry>();
  for (const { statement, options } of settings) {
    for (const [name, entry] of options.entries) {
      const isSure = sure.has(statement);
      entries.set(name, isSure ? entry : { ...entry, value: unknownAt(`${name} is set in one place of several`, entry.at) });
    }
  }
  const rest = settings.map(({ options }) => options.rest).find((each) => each) ?? extended(module);
  return { kind: 'record', entries, rest, at: settings[0]?.options.at ?? module.span({ start: 0, end: 0 }) };
}

/** The statements that run whenever the module or their function does. */
function* certain(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    if (statement.kind === 'functionStatement') yield* certain(statement.function.body);
  }
}

/** `Extend(app, config=…)`, whose options count where the config of the application has none. */
function extended(module: Module): Unknown | undefined {
  const call = module.calls.find(({ callee, arguments: given }) => {
    const extend = isImport(module.importOf(callee), ['sanic_ext', 'sanic_ext.bootstrap'], ['Extend']) || (callee.kind === 'member' && callee.name.name === 'extend');
    return extend && given.some(({ name, spread }) => name !== undefined || spread !== undefined);
  });
  const own = call ?? module.calls.find(({ callee, arguments: given }) => (
    isImport(module.importOf(callee), ['sanic', 'sanic.app'], ['Sanic']) && given.some(({ name, spread }) => name?.name === 'config' || spread !== undefined)));
  return own && unknownAt('what the application is extended with is not followed', module.span(own));
}

/** Into the object that is given, or below the last assignment that stands in no branch. */
function placeOf(settings: readonly Setting[], config: string, module: Module): Place {
  const sure = new Set(certain(module.syntax.body));
  const last = settings.findLast(({ statement }) => sure.has(statement));
  if (last?.record) return last.record;
  return last?.statement.kind === 'assignment'
    ? { kind: 'statement', after: module.span(last.statement), before: `${config}.` }
    : { kind: 'nowhere', because: 'the config is filled elsewhere' };
}
