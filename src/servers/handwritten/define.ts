import { allowOrigin, type Handler } from '../../model/handwritten';
import type { Module } from '../../model/module';
import { encloses, type Span } from '../../model/span';
import { walk, type AnyNode, type Language, type RecordExpression } from '../../model/syntax';
import type { Entry } from '../../model/value';
import { defineServer, type Configuration, type Server } from '../server';
import { extractOptions } from './options';
import { outcomeOf, type LinesOf } from './run';

/** Where headers are written in one language, and what its functions write for a value. */
interface Handwriting<Within extends AnyNode> {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly mark: RegExp;
  /** The framework whose release stands for all. */
  readonly main: { readonly package: string; readonly newest: string };
  /** The function that sends a value as it stands. */
  readonly plainly: string;
  readonly linesOf: LinesOf;
  readonly handlersIn: (module: Module) => Iterable<{ readonly within: Within; readonly handler: Handler }>;
  /** The words for what the headers are written in, where they stand in another file. */
  readonly wordOf: (within: Within) => Pick<AnyNode, 'start' | 'end'>;
}

const header = (name: string) => `access-control-${name}`;

/** A server for headers that are written by hand: each configuration carries the one that does as its function does. */
export function defineHandwritten<Within extends AnyNode>({ id, title, language, mark, main, plainly, linesOf, handlersIn, wordOf }: Handwriting<Within>): Server {
  const server: Server = defineServer<object>({}, {
    id, title, language, mark,
    releases: { package: main.package, from: {}, newest: main.newest },
    roles: {
      origins: allowOrigin, credentials: header('allow-credentials'), methods: header('allow-methods'), requestHeaders: header('allow-headers'),
      exposedHeaders: header('expose-headers'), maxAge: header('max-age'), privateNetwork: header('allow-private-network'),
    },
    oneOrigin: true,
    optionNames: [...['allow-origin', 'allow-credentials', 'allow-methods', 'allow-headers', 'expose-headers', 'max-age', 'allow-private-network'].map(header), 'vary'],

    *recognise(module) {
      const seen = new Set<string>();
      for (const { within, handler } of handlersIn(module)) {
        const span = module.span(within);
        const found = configurationOf(handler, span, module.span(wordOf(within)), module);
        const entry = found?.options.entries.get(allowOrigin);
        if (!found || !entry) continue;
        const place = `${entry.at.file} ${entry.at.start}`;
        // What several functions share is one configuration, and so is a handler that calls another.
        if (seen.has(place)) continue;
        seen.add(place);
        yield encloses(span, entry.at) ? found : shared(found, entry, module);
      }
    },

    /** Of headers that nobody writes: as a middleware would that sends each as it stands. */
    respond(options, request) {
      const steps = [...options.entries].map(([option, { value, key, at }]) => ({ kind: 'write', header: option, value, given: true, option, by: plainly, repeats: false, key, at } as const));
      return outcomeOf({ steps, onError: 'unknown', end: 'passes on' }, options, request, linesOf);
    },
  });

  /** A function that writes the header, with a server that does as the function does. */
  function configurationOf({ steps, ...handler }: Handler, span: Span, word: Span, module: Module): Configuration | undefined {
    const found = extractOptions(steps, span);
    const entry = found?.options.entries.get(allowOrigin);
    if (!found || !entry) return undefined;
    const own: Handler = { ...handler, steps: found.steps };
    return {
      span, name: entry.key.file === module.file ? entry.key : word, options: found.options, place: { kind: 'nowhere', because: 'the headers are written by hand' },
      server: { ...server, respond: (options, request) => outcomeOf(own, options, request, linesOf) },
    };
  }

  return server;
}

/** Headers that are written outside the function, under a name: the object is the configuration where it is in this file. */
function shared(found: Configuration, entry: Entry, module: Module): Configuration {
  const object = [...walk(module.syntax.body)].filter((node): node is RecordExpression => node.kind === 'record' && encloses(module.span(node), entry.at)).at(-1);
  return entry.at.file === module.file && object ? { ...found, span: module.span(object), name: entry.key } : found;
}
