import { keywordOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import { walk, type AnyNode, type Assignment, type Call, type Expression, type Member, type Statement } from '../../model/syntax';
import type { Entry, RecordValue, Unknown } from '../../model/value';

const keys: ReadonlySet<string> = new Set([
  'ORIGINS', 'METHODS', 'ALLOW_HEADERS', 'EXPOSE_HEADERS', 'SUPPORTS_CREDENTIALS', 'MAX_AGE', 'SEND_WILDCARD', 'AUTOMATIC_OPTIONS', 'VARY_HEADER',
  'RESOURCES', 'INTERCEPT_EXCEPTIONS', 'ALWAYS_SEND', 'ALLOW_PRIVATE_NETWORK',
].map((name) => `CORS_${name}`));

/** Ways to fill a config from what is not in the program: files, the environment. */
const loads: ReadonlySet<string> = new Set(['from_object', 'from_pyfile', 'from_envvar', 'from_prefixed_env', 'from_file', 'from_json', 'from_mapping', 'update']);

/**
 * The options that `app.config["CORS_…"]` holds where `call` stands. Without an `app` that of any application counts,
 * at any time: a decorator reads it at each request.
 */
export function configBefore(call: Call, app: Expression | undefined, module: Module): RecordValue {
  const around = statementsAround(call, module);
  const entries = new Map<string, Entry>();
  let rest: Unknown | undefined;
  const put = (name: string, entry: Entry) => {
    if (keys.has(name) && !(entry.value.kind === 'literal' && entry.value.value === null)) entries.set(optionOf(name), entry);
  };
  for (const statement of around.filter(({ end }) => !app || end <= call.start)) {
    if (statement.kind === 'assignment') {
      const name = keyOf(statement, app);
      if (name !== undefined && statement.value) put(name, entryOf(statement, module));
    } else if (statement.kind === 'expressionStatement' && statement.expression.kind === 'call') {
      const loaded = loadedBy(statement.expression, app, module);
      rest = loaded?.rest ?? rest;
      for (const [name, entry] of loaded?.entries ?? []) put(name, entry);
    }
  }
  const elsewhere = setElsewhere(around, app, module);
  for (const [name, entry] of elsewhere.entries) put(name, entry);
  return { kind: 'record', entries, rest: rest ?? elsewhere.rest, at: module.span(call) };
}

function optionOf(key: string): string {
  return key.toLowerCase().replace('cors_', '');
}

/** The statements of the lists that `call` stands in, those of its function and of the module: they run for certain. */
function statementsAround(call: Call, module: Module): readonly Statement[] {
  const found: Statement[] = [];
  let inside: readonly Statement[] = module.syntax.body;
  while (inside.length > 0) {
    found.push(...inside);
    inside = bodyAround(call, inside.find((statement) => holds(statement, call)));
  }
  return found;
}

function holds(outer: AnyNode, { start, end }: Call): boolean {
  return outer.start <= start && end <= outer.end;
}

function bodyAround(call: Call, statement: Statement | undefined): readonly Statement[] {
  switch (statement?.kind) {
    case 'functionStatement': return statement.function.body;
    case 'class': case 'block': return statement.body;
    case 'if': return statement.then.some((each) => holds(each, call)) ? statement.then : statement.otherwise;
    case 'assignment': case 'import': case 'export': case 'return': case 'expressionStatement': case undefined: return [];
  }
}

/** `app.config` of the application, whatever it is called where none is said. */
function isConfig(expression: Expression, app: Expression | undefined): expression is Member {
  if (expression.kind !== 'member' || expression.name.name !== 'config') return false;
  return !app || (app.kind === 'name' && expression.object.kind === 'name' && expression.object.name === app.name);
}

/** `CORS_…` in `app.config["CORS_…"] = …`. */
function keyOf({ target, operator }: Assignment, app: Expression | undefined): string | undefined {
  if (target.kind !== 'index' || operator !== '=' || target.index.kind !== 'text' || !isConfig(target.object, app)) return undefined;
  return target.index.value;
}

function entryOf(statement: Assignment, module: Module): Entry {
  const at = module.span(statement);
  return { value: statement.value ? module.evaluate(statement.value) : { kind: 'literal', value: null, at }, key: module.span(statement.target), at };
}

/** What a call like `app.config.update(…)` puts into the config; undefined when it is no such call. */
function loadedBy(call: Call, app: Expression | undefined, module: Module): RecordValue | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' || !loads.has(callee.name.name) || !isConfig(callee.object, app)) return undefined;
  const [first] = call.arguments;
  const unread = (): RecordValue => ({
    kind: 'record', entries: new Map(), at: module.span(call),
    rest: { kind: 'unknown', because: `app.config.${callee.name.name}() is not followed`, name: undefined, at: module.span(call) },
  });
  if (callee.name.name === 'from_object') return (first && module.names(first.value)) ?? unread();
  if (callee.name.name !== 'update' && callee.name.name !== 'from_mapping') return unread();
  const given = first && !first.name && !first.spread ? module.evaluate(first.value) : undefined;
  if (given && given.kind !== 'record') return unread();
  const named = keywordOptions(call, module, [], 0);
  return { ...named, entries: new Map([...given?.entries ?? [], ...named.entries]), rest: named.rest ?? given?.rest };
}

/** What is set in a branch or another function may be set or not. */
function setElsewhere(around: readonly Statement[], app: Expression | undefined, module: Module): Pick<RecordValue, 'entries' | 'rest'> {
  const entries = new Map<string, Entry>();
  let rest: Unknown | undefined;
  const perhaps = (name: string, { key, at }: Entry) => {
    entries.set(name, { key, at, value: { kind: 'unknown', because: `${name} is set in one place of several`, name: undefined, at } });
  };
  for (const node of walk(module.syntax.body)) {
    if ((node.kind !== 'assignment' && node.kind !== 'expressionStatement') || around.includes(node)) continue;
    if (node.kind === 'assignment') {
      const name = keyOf(node, app);
      if (name !== undefined) perhaps(name, entryOf(node, module));
    } else if (node.expression.kind === 'call') {
      const loaded = loadedBy(node.expression, app, module);
      for (const [name, entry] of loaded?.entries ?? []) perhaps(name, entry);
      rest ??= loaded?.rest;
    }
  }
  return { entries, rest };
}
