import { objectOptions, objectValue } from '../../model/arguments';
import type { Module } from '../../model/module';
import { truthyInJavascript } from '../../model/ternary';
import type { Call, Expression } from '../../model/syntax';
import type { RecordValue } from '../../model/value';
import { isImport, wordOf, type Configuration } from '../server';

/** What carries a Nest application, and so who answers for its CORS options: the `cors` package or `@fastify/cors`. */
export type Adapter = 'express' | 'fastify';

const delegate = 'a function chooses the options for each request';
const adapters: Readonly<Record<Adapter, string>> = { express: '@nestjs/platform-express', fastify: '@nestjs/platform-fastify' };
const classes: Readonly<Record<Adapter, string>> = { express: 'ExpressAdapter', fastify: 'FastifyAdapter' };

/** `NestFactory.create(…, { cors })` and `app.enableCors(…)` of applications on the adapter. */
export function* nestConfigurations(module: Module, adapter: Adapter): Generator<Configuration> {
  for (const call of module.calls) {
    if (isCreation(call, module)) {
      const given = adapterOf(call, module) === adapter ? created(call, module) : undefined;
      if (given) yield given;
    } else if (call.callee.kind === 'member' && call.callee.name.name === 'enableCors' && carrierOf(call.callee.object, module) === adapter) {
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0, delegate) };
    }
  }
}

function isCreation({ callee }: Call, module: Module): boolean {
  return callee.kind === 'member' && callee.name.name === 'create' && isImport(module.importOf(callee.object), ['@nestjs/core'], ['NestFactory']);
}

/** The adapter of the application that an expression stands for. */
function carrierOf(application: Expression, module: Module): Adapter | undefined {
  const found = module.definitionOf(application);
  const made = found?.expression.kind === 'await' ? found.expression.operand : found?.expression;
  return found && made?.kind === 'call' && isCreation(made, found.module) ? adapterOf(made, found.module) : undefined;
}

/** Express, unless the second argument is another adapter; undefined where that cannot be told. */
function adapterOf(creation: Call, module: Module): Adapter | undefined {
  const second = creation.arguments[1];
  if (!second) return 'express';
  if (creation.arguments.some((each) => each.spread)) return undefined;
  const made = second.value.kind === 'call' ? { expression: second.value, module } : module.definitionOf(second.value);
  if (made?.expression.kind === 'call') return adapterMade(made.expression, made.module);
  return creation.arguments.length === 2 && module.evaluate(second.value).kind === 'record' ? 'express' : undefined;
}

function adapterMade({ callee, constructs }: Call, module: Module): Adapter | undefined {
  const found = module.importOf(callee);
  const isMade = (adapter: Adapter) => constructs && isImport(found, [adapters[adapter]], [classes[adapter]]);
  return isMade('express') ? 'express' : isMade('fastify') ? 'fastify' : undefined;
}

/** The `cors` option of a creation; anything truthy that is no object means the defaults. */
function created(creation: Call, module: Module): Configuration | undefined {
  const options = creation.arguments.slice(1).map(({ value }) => module.evaluate(value)).find((value) => value.kind === 'record');
  const entry = options?.entries.get('cors');
  if (!entry || truthyInJavascript(entry.value) === false) return undefined;
  const none: RecordValue = { kind: 'record', entries: new Map(), rest: undefined, at: entry.value.at };
  return { span: module.span(creation), name: entry.key, ...objectValue(entry.value, none, delegate) };
}
