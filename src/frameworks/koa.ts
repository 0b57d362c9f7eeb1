import { everyPath, type Layer, type PathPattern } from '../model/application';
import { isImport, type Module } from '../model/module';
import type { Call } from '../model/syntax';
import type { Framework } from './framework';
import { pathPatternOf } from './javascript/paths';
import { layersOf, type Sequential } from './javascript/sequential';
import { applicationsIn, type Made } from './reading/registrations';

const routers = ['@koa/router', 'koa-router'];
const dialect: Sequential = { makes, usesBelow: true, isForErrors: () => false, isLast: () => false, prefix };

/** Koa with its router: middleware runs in the order in which it is written; an error is answered with no header but its own. */
export const koa: Framework = {
  id: 'koa',
  language: 'javascript',
  mark: /(['"`])(?:koa|@koa\/router|koa-router)\1/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) {
      const answersOptions = module.syntax.text.includes('allowedMethods(');
      const otherwise = (method: string) => (answersOptions ? (method === 'OPTIONS' ? 200 : 405) : 404);
      yield { framework: koa.id, layers: [errors(made), ...layersOf(made, module, dialect)], wins: 'inner', otherwise };
    }
  },
};

/** `new Koa()` and `new Router()`. */
function makes(call: Call, module: Module): boolean {
  const found = module.importOf(call.callee);
  return isImport(found, ['koa'], ['default', '*']) || isImport(found, routers, ['default', '*', 'Router']);
}

/** `ctx.onerror` */
function errors({ creation, module }: Made): Layer {
  return { name: 'ctx.onerror', span: module.span(creation), written: module.span(creation.callee), reach: { methods: undefined, path: everyPath }, does: 'answers errors' };
}

/** `new Router({ prefix: '/api' })` */
function prefix({ creation, module }: Made): PathPattern | undefined {
  const [first] = creation.arguments;
  const options = first && module.evaluate(first.value);
  const own = options?.kind === 'record' ? options.entries.get('prefix')?.value : undefined;
  return own ? pathPatternOf(own, true) : everyPath;
}
