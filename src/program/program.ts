import type { Imported, Module } from '../model/module';
import type { AnyNode, Call, Expression, FunctionExpression, Syntax } from '../model/syntax';
import { walk } from '../model/syntax';
import type { Span } from '../model/span';
import type { RecordValue, Value } from '../model/value';
import { Evaluator } from './evaluate';
import { Names } from './names';
import { Resolver } from './resolve';
import { scopesOf, type Scope } from './scopes';

/** A file as the evaluator sees it: its syntax, its scopes, and what its imports led to. */
export interface LoadedFile {
  readonly file: string;
  readonly syntax: Syntax;
  readonly scopes: Scope;
  /** Specifier → file, for those that lead into the workspace. */
  readonly imports: ReadonlyMap<string, string>;
}

/** What the user settled: a variable's or unknown's name → its text. */
export type Settled = Readonly<Record<string, string>>;

/** Many files as one. Immutable; everything about values is answered on demand and remembered. */
export interface Program {
  readonly files: ReadonlyMap<string, LoadedFile>;
  module(file: string): Module | undefined;
}

export function loadedFile(syntax: Syntax, imports: ReadonlyMap<string, string>): LoadedFile {
  return { file: syntax.file, syntax, imports, scopes: scopesOf(syntax) };
}

export function createProgram(files: ReadonlyMap<string, LoadedFile>, settled: Settled = {}): Program {
  const resolver = new Resolver(files);
  const evaluator = new Evaluator(resolver, settled);
  const modules = new Map<string, Module>();
  return {
    files,
    module(file) {
      const loaded = files.get(file);
      if (!loaded) return undefined;
      const module = modules.get(file) ?? new ProgramModule(loaded, resolver, evaluator, (other) => this.module(other));
      modules.set(file, module);
      return module;
    },
  };
}

class ProgramModule implements Module {
  private found: readonly Call[] | undefined;
  private written: readonly FunctionExpression[] | undefined;
  private readonly loaded: LoadedFile;
  private readonly resolver: Resolver;
  private readonly evaluator: Evaluator;
  private readonly holders: Names;
  private readonly moduleOf: (file: string) => Module | undefined;

  constructor(loaded: LoadedFile, resolver: Resolver, evaluator: Evaluator, moduleOf: (file: string) => Module | undefined) {
    this.loaded = loaded;
    this.resolver = resolver;
    this.evaluator = evaluator;
    this.holders = new Names(resolver, evaluator);
    this.moduleOf = moduleOf;
  }

  get file() { return this.loaded.file; }
  get language() { return this.loaded.syntax.language; }
  get syntax() { return this.loaded.syntax; }

  get calls(): readonly Call[] {
    this.found ??= [...walk(this.loaded.syntax.body)].filter((node) => node.kind === 'call').sort((a, b) => a.start - b.start);
    return this.found;
  }

  get functions(): readonly FunctionExpression[] {
    this.written ??= [...walk(this.loaded.syntax.body)].filter((node) => node.kind === 'function').sort((a, b) => a.start - b.start);
    return this.written;
  }

  evaluate(expression: Expression): Value { return this.evaluator.evaluate(expression, this.loaded); }
  importOf(expression: Expression): Imported | undefined { return this.resolver.importOf(expression, this.loaded); }
  baseOf(expression: Expression): Imported | undefined { return this.resolver.baseOf(expression, this.loaded); }
  names(owner?: Expression): RecordValue | undefined { return owner ? this.holders.of(owner, this.loaded) : this.holders.ofModule(this.loaded); }

  definitionOf(expression: Expression) {
    const found = this.resolver.definitionOf(expression, this.loaded);
    const module = found && this.moduleOf(found.file.file);
    return module && { expression: found.expression, module };
  }

  classOf(expression: Expression) { return this.inModule(this.resolver.classOf(expression, this.loaded)); }
  classAt(path: string) { return this.inModule(this.resolver.classAt(path, this.loaded)); }

  private inModule(found: ReturnType<Resolver['classOf']>) {
    const module = found && this.moduleOf(found.file.file);
    return module && { node: found.node, module };
  }

  span(node: Pick<AnyNode, 'start' | 'end'>): Span { return { file: this.file, start: node.start, end: node.end }; }
}
