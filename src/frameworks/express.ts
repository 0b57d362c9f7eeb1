import { everyPath } from '../model/application';
import { isImport, type Module } from '../model/module';
import type { Call, Expression } from '../model/syntax';
import type { Framework } from './framework';
import { layersOf, type Sequential } from './javascript/sequential';
import { applicationsIn } from './reading/registrations';

const dialect: Sequential = {
  makes,
  usesBelow: true,
  // `(err, req, res, next)`
  isForErrors: ({ expression }) => expression.kind === 'function' && expression.parameters.length > 3,
  // `(req, res) => res.status(404)…`
  isLast: ({ expression }) => expression.kind === 'function' && expression.parameters.length < 3,
  prefix: () => everyPath,
};

/** Express 4 and 5: what is registered runs in the order in which it is written; a route answers, and nothing behind it runs. */
export const express: Framework = {
  id: 'express',
  language: 'javascript',
  mark: /(['"`])express\1/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) {
      // Without a handler for it, the router itself answers OPTIONS with the methods that a path has.
      yield { framework: express.id, layers: layersOf(made, module, dialect), wins: 'inner', otherwise: (method) => (method === 'OPTIONS' ? 200 : 404) };
    }
  },
};

/** `express()`, `express.Router()` and `Router()`. */
function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['express'], ['default', '*', 'Router']) || isRouterOf(call.callee, module);
}

function isRouterOf(callee: Expression, module: Module): boolean {
  return callee.kind === 'member' && callee.name.name === 'Router' && isImport(module.importOf(callee.object), ['express'], ['default', '*']);
}
