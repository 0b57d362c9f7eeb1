import type { Expression, Statement } from '../model/syntax';
import type { Span } from '../model/span';
import type { Entry, RecordValue, Unknown } from '../model/value';
import type { Evaluator } from './evaluate';
import type { LoadedFile } from './program';
import type { Resolver } from './resolve';
import type { Event } from './scopes';
import { record, unknown } from './values';

/** Star imports and base classes deeper than this are not followed. */
const deepest = 8;

/** What a module or a class holds by name once it has been read to its end: `rest` where a part of it was not read. */
export class Names {
  private readonly resolver: Resolver;
  private readonly evaluator: Evaluator;

  constructor(resolver: Resolver, evaluator: Evaluator) {
    this.resolver = resolver;
    this.evaluator = evaluator;
  }

  ofModule(file: LoadedFile, depth = 0): RecordValue {
    const at: Span = { file: file.file, start: 0, end: 0 };
    const own = new Map<string, Entry>();
    for (const [name, events] of file.scopes.events) {
      const entry = name === '*' ? undefined : this.entryOf(name, events, file);
      if (entry) own.set(name, entry);
    }
    const bases = depth < deepest ? this.resolver.starredFiles(file).map((base) => this.ofModule(base, depth + 1)) : [];
    return [...bases, record(own, at)].reduce((below, above) => merged(below, above, at), record(new Map(), at, this.unreadIn(file)));
  }

  /** A star import that was not read. One in a `try` is meant to be missing where it is. */
  private unreadIn(file: LoadedFile): Unknown | undefined {
    const star = file.syntax.body.find((statement) => statement.kind === 'import' && statement.names.some(({ local }) => local === '*')
      && !this.resolver.fileFor(statement.from, file));
    return star?.kind === 'import' ? unknown(`${star.from} was not read`, spanIn(file, star)) : undefined;
  }

  /** Of a class or module that an expression names; undefined where it names neither. */
  of(owner: Expression, file: LoadedFile, depth = 0): RecordValue | undefined {
    const module = owner.kind === 'name' || owner.kind === 'member' ? this.resolver.moduleOf(owner, file) : undefined;
    if (module) return this.ofModule(module);
    const found = this.resolver.classOf(owner, file);
    if (!found || depth > deepest) return undefined;
    const at: Span = { file: found.file.file, start: found.node.start, end: found.node.end };
    const fields = new Map(found.node.body.flatMap((statement) => this.fieldOf(statement, found.file)));
    const bases = found.node.bases.filter((base) => base.kind !== 'name' || base.name !== 'object')
      .map((base) => this.of(base, found.file, depth + 1) ?? record(new Map(), at, unknown('a base class was not read', at)));
    return [...bases.toReversed(), record(fields, at)].reduce((below, above) => merged(below, above, at));
  }

  private entryOf(name: string, events: readonly Event[], file: LoadedFile): Entry | undefined {
    const last = events.findLast((event) => event.kind === 'assigned');
    if (!last) return undefined;
    const value = this.evaluator.atEnd(name, file);
    return { value, key: spanIn(file, last.node.target), at: spanIn(file, last.node) };
  }

  private fieldOf(statement: Statement, file: LoadedFile): readonly (readonly [string, Entry])[] {
    if (statement.kind !== 'assignment' || statement.target.kind !== 'name' || !statement.value) return [];
    const value = this.evaluator.evaluate(statement.value, file);
    return [[statement.target.name, { value, key: spanIn(file, statement.target), at: spanIn(file, statement) }]];
  }
}

/** What is above hides what is below, whether or not all of that was read. */
function merged(below: RecordValue, above: RecordValue, at: Span): RecordValue {
  return record(new Map([...below.entries, ...above.entries]), at, above.rest ?? below.rest);
}

function spanIn({ file }: LoadedFile, { start, end }: { readonly start: number; readonly end: number }): Span {
  return { file, start, end };
}
