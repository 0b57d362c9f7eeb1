import { everyPath, type PathPattern } from '../model/application';
import { isImport, type Module } from '../model/module';
import type { Call } from '../model/syntax';
import type { Framework } from './framework';
import { pathPatternOf } from './javascript/paths';
import { layersOf, type Sequential } from './javascript/sequential';
import { applicationsIn, type Made } from './reading/registrations';

const dialect: Sequential = { makes, usesBelow: false, isForErrors: () => false, isLast: ({ expression }) => expression.kind === 'function' && expression.parameters.length < 2, prefix };

/** Hono: what is registered runs in the order in which it is written, for the paths that fit; OPTIONS is a method like any other. */
export const hono: Framework = {
  id: 'hono',
  language: 'javascript',
  mark: /(['"`])(?:npm:|jsr:@hono\/)?hono(?:@[^'"`]*)?\1/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) yield { framework: hono.id, layers: layersOf(made, module, dialect), wins: 'inner', otherwise: () => 404 };
  },
};

/** `new Hono()`, and `new Hono().basePath('/api')`, which makes another one. */
function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['hono', 'hono/tiny', 'hono/quick', '@hono/hono'], ['Hono']) || isBase(call, module);
}

function isBase({ callee }: Call, module: Module): boolean {
  return callee.kind === 'member' && callee.name.name === 'basePath' && callee.object.kind === 'call' && makes(callee.object, module);
}

function prefix({ creation, module }: Made): PathPattern | undefined {
  const [first] = creation.callee.kind === 'member' ? creation.arguments : [];
  return first ? pathPatternOf(module.evaluate(first.value), true) : everyPath;
}
