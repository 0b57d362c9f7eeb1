import { allowOrigin } from '../model/handwritten';
import type { Handler } from '../model/handwritten';
import type { Module } from '../model/module';
import type { ClassStatement, FunctionExpression, RecordExpression } from '../model/syntax';
import { walk } from '../model/syntax';
import type { Span } from '../model/span';
import type { Entry } from '../model/value';
import { extractOptions } from './handwritten/options';
import { outcomeOf } from './handwritten/run';
import { handlersIn } from './headers-python/handlers';
import { linesOf } from './headers-python/lines';
import { defineServer, type Configuration, type Server } from './server';

const header = (name: string) => `access-control-${name}`;

/** Views, middleware, hooks and handler classes that write `Access-Control-*` themselves, and dicts of headers that responses are made with. */
export const headersPython: Server = defineServer<object>({}, {
  id: 'headers-python',
  title: 'headers written by hand (Flask, Django, FastAPI, Tornado, aiohttp, http.server, Lambda, …)',
  language: 'python',
  mark: /access[-_]control[-_]allow[-_]origin|cors_?headers/i,
  releases: { package: 'flask', from: {}, newest: '3.1.3' },
  roles: {
    origins: allowOrigin, credentials: header('allow-credentials'), methods: header('allow-methods'), requestHeaders: header('allow-headers'),
    exposedHeaders: header('expose-headers'), maxAge: header('max-age'), privateNetwork: header('allow-private-network'),
  },
  oneOrigin: true,
  optionNames: [...['allow-origin', 'allow-credentials', 'allow-methods', 'allow-headers', 'expose-headers', 'max-age', 'allow-private-network'].map(header), 'vary'],

  *recognise(module) {
    const seen = new Set<string>();
    for (const { within, handler } of handlersIn(module)) {
      const found = configurationOf(handler, within, module);
      const entry = found?.options.entries.get(allowOrigin);
      if (!found || !entry) continue;
      const inside = isWithin(entry.at, module.span(within));
      const place = `${entry.at.file} ${entry.at.start}`;
      // What several functions share is one configuration, and so is a handler that calls another.
      if (seen.has(place)) continue;
      seen.add(place);
      yield inside ? found : shared(found, entry, module);
    }
  },

  /** Of headers that nobody writes: as a middleware would that sends each as it stands. */
  respond(options, request) {
    const steps = [...options.entries].map(([option, { value, key, at }]) => ({ kind: 'write', header: option, value, given: true, option, by: 'str', repeats: false, key, at } as const));
    return outcomeOf({ steps, onError: 'unknown', end: 'passes on' }, options, request, linesOf);
  },
});

/** A function that writes the header, with a server that does as the function does. */
function configurationOf({ steps, ...handler }: Handler, within: FunctionExpression | ClassStatement, module: Module): Configuration | undefined {
  const span = module.span(within);
  const found = extractOptions(steps, span);
  const entry = found?.options.entries.get(allowOrigin);
  if (!found || !entry) return undefined;
  const own: Handler = { ...handler, steps: found.steps };
  const name = entry.key.file === module.file ? entry.key : module.span(within.name ?? within);
  return {
    span, name, options: found.options, place: { kind: 'nowhere', because: 'the headers are written by hand' },
    server: { ...headersPython, respond: (options, request) => outcomeOf(own, options, request, linesOf) },
  };
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** Headers that are written outside the function, under a name: the object is the configuration where it is in this file. */
function shared(found: Configuration, entry: Entry, module: Module): Configuration {
  const object = [...walk(module.syntax.body)].filter((node): node is RecordExpression => node.kind === 'record' && isWithin(entry.at, module.span(node))).at(-1);
  return entry.at.file === module.file && object ? { ...found, span: module.span(object), name: entry.key } : found;
}
