import { everyPath, type Application, type Layer } from '../model/application';
import { isImport, type Module } from '../model/module';
import { truthyInJavascript } from '../model/ternary';
import type { Call, Expression } from '../model/syntax';
import type { Framework } from './framework';
import { nameOf } from './javascript/middleware';
import { usedBy, type Sequential } from './javascript/sequential';
import { routesOf } from './nest/routes';
import { applicationsIn, registrationsOn, type Made, type Registration } from './reading/registrations';

/** What carries a Nest application. */
type Adapter = 'express' | 'fastify';

const dialect: Sequential = {
  makes,
  usesBelow: true,
  isForErrors: ({ expression }) => expression.kind === 'function' && expression.parameters.length > 3,
  isLast: ({ expression }) => expression.kind === 'function' && expression.parameters.length === 2,
  prefix: () => everyPath,
};

/**
 * Nest: on Express what is registered runs in the order in which it is written, and the `cors` of a creation after
 * that, when the application is initialised; on Fastify CORS comes first. Guards, interceptors and controllers are behind.
 */
export const nest: Framework = {
  id: 'nest',
  language: 'javascript',
  mark: /(['"`])@nestjs\/core\1/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) {
      const layers = layersOn(made, module);
      if (layers) yield applicationWith(layers);
    }
  },
};

function applicationWith(layers: readonly Layer[]): Application {
  return { framework: nest.id, layers, wins: 'inner', otherwise: () => 404 };
}

/** `NestFactory.create(…)` */
function makes({ callee }: Call, module: Module): boolean {
  return callee.kind === 'member' && callee.name.name === 'create' && isImport(module.importOf(callee.object), ['@nestjs/core'], ['NestFactory']);
}

function layersOn(made: Made, reader: Module): readonly Layer[] | undefined {
  const calls = registrationsOn(made, makes, reader).filter(isOnItself);
  const routes = routesOf(made, calls);
  const created = createdWith(made);
  switch (adapterOf(made)) {
    case 'express': return onExpress(calls, created, routes, made);
    case 'fastify': return onFastify(calls, created, routes);
    case undefined: return undefined;
  }
}

/** Called on the application or on what carries it, not on what `app.get(ConfigService)` hands out. */
function isOnItself({ call: { callee } }: Registration): boolean {
  let inner: Expression | undefined = callee.kind === 'member' ? callee.object : undefined;
  while (inner?.kind === 'call') {
    if (inner.callee.kind !== 'member' || /^(?:get|resolve|select)$/.test(inner.callee.name.name)) return inner.callee.kind === 'member' && inner.callee.name.name === 'create';
    inner = inner.callee.object;
  }
  return true;
}

/** Express, unless the second argument is another adapter; undefined where that cannot be told, or what it carries has layers of its own. */
function adapterOf({ creation, module }: Made): Adapter | undefined {
  const second = creation.arguments[1];
  if (creation.arguments.some(({ spread }) => spread)) return undefined;
  if (!second) return 'express';
  const made = second.value.kind === 'call' ? { expression: second.value, module } : module.definitionOf(second.value);
  if (made?.expression.kind !== 'call') return creation.arguments.length === 2 && module.evaluate(second.value).kind === 'record' ? 'express' : undefined;
  const found = made.module.importOf(made.expression.callee);
  if (isImport(found, ['@nestjs/platform-fastify'], ['FastifyAdapter'])) return 'fastify';
  const isBare = made.expression.arguments.length === 0;
  return isBare && isImport(found, ['@nestjs/platform-express'], ['ExpressAdapter']) ? 'express' : undefined;
}

/** What the option `cors` of a creation registers. */
function createdWith({ creation, module }: Made): readonly Layer[] {
  const options = creation.arguments.slice(1).map(({ value }) => module.evaluate(value)).find((value) => value.kind === 'record');
  const entry = options?.entries.get('cors');
  if (!entry || truthyInJavascript(entry.value) === false) return [];
  return [{ name: 'the option cors', span: entry.at, written: module.span(creation), reach: { methods: undefined, path: everyPath }, does: 'unknown' }];
}

/** What comes after the application listens stands behind the answer to what was not found. */
function onExpress(calls: readonly Registration[], created: readonly Layer[], routes: readonly Layer[], made: Made): readonly Layer[] {
  const started = calls.findIndex(({ method }) => method === 'listen' || method === 'init');
  const [before, after] = started < 0 ? [calls, []] : [calls.slice(0, started), calls.slice(started)];
  const late = after.flatMap(addedBy);
  return [...before.flatMap(addedBy), ...created, ...routes, ...(late.length > 0 ? [notFound(made), ...late] : [])];
}

function notFound({ creation, module }: Made): Layer {
  return { name: 'not found', span: module.span(creation), written: module.span(creation.callee), reach: { methods: undefined, path: everyPath }, does: 'answers', status: 404 };
}

/** Registering CORS twice does not start. Plugins come after the middleware, whose plugin is the first. */
function onFastify(calls: readonly Registration[], created: readonly Layer[], routes: readonly Layer[]): readonly Layer[] | undefined {
  const cors = [...calls.filter(({ method }) => method === 'enableCors').map(corsOf), ...created];
  const started = calls.findIndex(({ method }) => method === 'listen' || method === 'init');
  if (cors.length > 1 || (started >= 0 && calls.slice(started).some(({ method }) => method === 'enableCors'))) return undefined;
  const plugins = calls.filter(({ method }) => method === 'register').flatMap(pluginOf);
  return [...cors, ...calls.filter(({ method }) => method === 'use').flatMap(addedBy), ...plugins, ...routes];
}

function pluginOf({ call, arguments: [plugin], module }: Registration): readonly Layer[] {
  return plugin ? [{ name: nameOf(plugin.value, module), span: module.span(call), written: module.span(call), reach: { methods: undefined, path: everyPath }, does: 'unknown' }] : [];
}

/** `app.use(…)` and `app.enableCors(…)`. */
function addedBy(registration: Registration): readonly Layer[] {
  if (registration.method === 'enableCors') return [corsOf(registration)];
  return registration.method === 'use' ? usedBy(registration, dialect, everyPath, 0) : [];
}

function corsOf({ call, module }: Registration): Layer {
  return { name: 'enableCors()', span: module.span(call), written: module.span(call), reach: { methods: undefined, path: everyPath }, does: 'unknown' };
}
