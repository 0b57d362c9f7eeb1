import { everyPath, type Application, type Layer } from '../model/application';
import type { Module } from '../model/module';
import type { Value } from '../model/value';
import type { Framework } from './framework';
import { doesOfClass } from './python/middleware';

/** Django's settings: the first in the list of middleware is outermost; views are elsewhere. */
export const django: Framework = {
  id: 'django',
  language: 'python',
  mark: /\bMIDDLEWARE\b/,
  *applications(module) {
    const listed = module.names()?.entries.get('MIDDLEWARE')?.value;
    const classes = module.syntax.body.flatMap((each) => (each.kind === 'class' && each.name ? module.names(each.name)?.entries.get('MIDDLEWARE')?.value ?? [] : []));
    for (const value of [...(listed ? [listed] : []), ...classes]) {
      if (value.kind === 'list') yield applicationOf(value.elements, module);
    }
  },
};

function applicationOf(elements: readonly Value[], module: Module): Application {
  return { framework: django.id, layers: elements.flatMap((each) => layerOf(each, module)), wins: 'outer', otherwise: () => 405 };
}

/** A class by its path, `shop.middleware.TokenMiddleware`. The settings themselves are what configures django-cors-headers. */
function layerOf(element: Value, module: Module): readonly Layer[] {
  if (element.kind !== 'literal' || typeof element.value !== 'string') return [];
  const path = element.value;
  const found = module.classAt(path);
  const whole = { file: module.file, start: 0, end: module.syntax.text.length };
  return [{
    name: path.slice(path.lastIndexOf('.') + 1), span: element.at, written: path.startsWith('corsheaders.middleware.') ? whole : element.at,
    reach: { methods: undefined, path: everyPath }, ...(found ? doesOfClass(found.node, found.module) : { does: 'unknown' }),
  }];
}
