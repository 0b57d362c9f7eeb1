import type { Imported } from '../model/module';
import type { Assignment, ClassStatement, Expression, FunctionStatement } from '../model/syntax';
import { joinPython, loadsModule } from './imports';
import type { LoadedFile } from './program';
import { scopeAt, type Event, type Scope } from './scopes';

/** Guards against cyclic imports and aliases. */
const deepest = 24;

/** What a name stands for: where its events are, and in which file. */
export interface Binding { readonly events: readonly Event[]; readonly file: LoadedFile }

/** A class of the workspace, and the file where it is written. */
export interface ClassFound { readonly node: ClassStatement; readonly file: LoadedFile }

/** Something a module exports: an expression of it, a binding, or the module as a whole. */
export type Exported =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly file: LoadedFile }
  | { readonly kind: 'binding'; readonly name: string; readonly binding: Binding }
  | { readonly kind: 'module'; readonly file: LoadedFile };

/** Answers what names and imports mean, across files. */
export class Resolver {
  private readonly files: ReadonlyMap<string, LoadedFile>;

  constructor(files: ReadonlyMap<string, LoadedFile>) { this.files = files; }

  /** The events of a name as seen from `offset`. */
  bindingOf(name: string, file: LoadedFile, offset: number): Binding | undefined {
    const innermost = scopeAt(file.scopes, offset);
    for (let scope: Scope | undefined = innermost; scope; scope = scope.parent) {
      const events = scope.isClass && scope !== innermost ? undefined : scope.events.get(name);
      if (events) return { events, file };
    }
    return undefined;
  }

  /** The workspace's file that a specifier leads to. */
  fileFor(from: string, importer: LoadedFile): LoadedFile | undefined {
    const file = importer.imports.get(from);
    return file === undefined ? undefined : this.files.get(file);
  }

  /** What `import { name } from from` brings in, when it comes from the workspace. */
  exported(from: string, name: string, importer: LoadedFile, depth = 0): Exported | undefined {
    if (depth > deepest) return undefined;
    const target = this.fileFor(from, importer);
    if (importer.syntax.language === 'python' && name !== '*') {
      const inside = target && this.exportOf(name, target, depth);
      if (inside) return inside;
      const submodule = this.fileFor(joinPython(from, name), importer);
      return submodule && { kind: 'module', file: submodule };
    }
    return target && this.exportOf(name, target, depth);
  }

  /** What the file exports as `name`; `*` is the module. */
  exportOf(name: string, file: LoadedFile, depth = 0): Exported | undefined {
    if (name === '*') return this.commonJs(file) ?? { kind: 'module', file };
    if (file.syntax.language === 'javascript') {
      const stated = this.statedExport(name, file, depth);
      if (stated) return stated;
      if (name === 'default') return this.commonJs(file);
    }
    const events = file.scopes.events.get(name);
    return events ? { kind: 'binding', name, binding: { events, file } } : this.starred(name, file, depth);
  }

  /** What `from … import *` brings in under a name: the last of them that has it. */
  starred(name: string, file: LoadedFile, depth = 0): Exported | undefined {
    if (depth > deepest || name.startsWith('_')) return undefined;
    for (const target of this.starredFiles(file).toReversed()) {
      const found = this.exportOf(name, target, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  /** The files of the workspace that a Python file star-imports, in source order. */
  starredFiles(file: LoadedFile): readonly LoadedFile[] {
    if (file.syntax.language !== 'python') return [];
    const stars = file.scopes.events.get('*') ?? [];
    return stars.flatMap((event) => (event.kind === 'imported' ? this.fileFor(event.from, file) ?? [] : []));
  }

  private statedExport(name: string, file: LoadedFile, depth: number): Exported | undefined {
    for (const statement of file.syntax.body) {
      if (name === 'default' && 'exported' in statement && statement.exported === 'default') return declared(statement, file);
      if (statement.kind !== 'export') continue;
      if (statement.value) {
        if (name === 'default') return { kind: 'expression', expression: statement.value, file };
        continue;
      }
      const line = statement.names.find((each) => each.exported === name || each.exported === '*');
      if (!line) continue;
      if (statement.from !== undefined) {
        const found = this.exported(statement.from, line.exported === '*' ? name : line.local, file, depth + 1);
        if (found || line.exported !== '*') return found;
      } else {
        const events = file.scopes.events.get(line.local);
        if (events) return { kind: 'binding', name: line.local, binding: { events, file } };
      }
    }
    return this.commonJsMember(name, file);
  }

  /** The value of the last `module.exports = …` at the top of a file. */
  private commonJs(file: LoadedFile): Exported | undefined {
    for (const statement of [...file.syntax.body].reverse()) {
      if (statement.kind === 'assignment' && statement.value && isModuleExports(statement.target)) return { kind: 'expression', expression: statement.value, file };
    }
    return undefined;
  }

  /** The value of `exports.name = …` or `module.exports.name = …`. */
  private commonJsMember(name: string, file: LoadedFile): Exported | undefined {
    const found = this.assignedExports(file).findLast((each) => each.name === name);
    return found && { kind: 'expression', expression: found.value, file };
  }

  /** All `exports.name = …` and `module.exports.name = …` of a file. */
  assignedExports(file: LoadedFile): readonly { readonly name: string; readonly value: Expression; readonly statement: Assignment }[] {
    return file.syntax.body.flatMap((statement) => {
      if (statement.kind !== 'assignment' || !statement.value || statement.target.kind !== 'member') return [];
      const { object, name } = statement.target;
      const isExports = (object.kind === 'name' && object.name === 'exports') || isModuleExports(object);
      return isExports ? [{ name: name.name, value: statement.value, statement }] : [];
    });
  }

  /** The package import that an expression stands for, aliases and re-exports followed. */
  importOf(expression: Expression, file: LoadedFile, depth = 0): Imported | undefined {
    if (depth > deepest) return undefined;
    switch (expression.kind) {
      case 'name': {
        const binding = this.bindingOf(expression.name, file, expression.start);
        if (binding) return this.importOfBinding(binding, depth);
        const starred = this.starred(expression.name, file, depth + 1);
        return starred?.kind === 'binding' ? this.importOfBinding(starred.binding, depth + 1) : undefined;
      }
      case 'member': {
        const owner = this.importOf(expression.object, file, depth + 1);
        return owner && memberOf(owner, expression.name.name, file.syntax.language === 'python');
      }
      case 'call': {
        const first = expression.arguments[0]?.value;
        if (!loadsModule(expression) || first?.kind !== 'text') return undefined;
        return this.importOfExported({ from: first.value, name: '*' }, file, depth);
      }
      case 'await': return this.importOf(expression.operand, file, depth + 1);
      default: return undefined;
    }
  }

  private importOfBinding({ events, file }: Binding, depth: number): Imported | undefined {
    const last = events.findLast((event) => event.kind === 'imported' || event.kind === 'assigned');
    if (!last || events.some((event) => event.kind === 'opaque' || event.kind === 'class' || event.kind === 'function')) return undefined;
    if (last.kind === 'imported') return this.importOfExported(last, file, depth);
    if (!last.node.value || last.node.operator !== '=') return undefined;
    const owner = this.importOf(last.node.value, file, depth + 1);
    return last.path.reduce<Imported | undefined>((found, name) => found && memberOf(found, name, file.syntax.language === 'python'), owner);
  }

  private importOfExported({ from, name }: Imported, file: LoadedFile, depth: number): Imported | undefined {
    const own = this.exported(from, name, file, depth + 1);
    if (!own || own.kind === 'module') return { from, name };
    if (own.kind === 'expression') return this.importOf(own.expression, own.file, depth + 1);
    return this.importOfBinding(own.binding, depth + 1);
  }

  /** What a name of the workspace is assigned, when it is assigned once, or before in a straight line, or the function that it declares. */
  definitionOf(expression: Expression, file: LoadedFile, depth = 0): { readonly expression: Expression; readonly file: LoadedFile } | undefined {
    if (depth > deepest) return undefined;
    const found = expression.kind === 'name' ? this.bindingOf(expression.name, file, expression.start) : this.bindingOfMember(expression, file);
    const only = found && eventBefore(expression, found, file);
    if (!only) return undefined;
    if (only.kind === 'assigned') {
      const { value, operator } = only.node;
      return value && operator === '=' && only.path.length === 0 ? { expression: value, file: found.file } : undefined;
    }
    if (only.kind === 'function') return { expression: only.node, file: found.file };
    const own = only.kind === 'imported' ? this.exported(only.from, only.name, found.file, depth + 1) : undefined;
    if (own?.kind === 'expression') return own;
    const end = own?.kind === 'binding' ? own.binding.file.syntax.text.length : 0;
    return own?.kind === 'binding' ? this.definitionOf({ kind: 'name', name: own.name, start: end, end }, own.binding.file, depth + 1) : undefined;
  }

  /** The module of the workspace that an expression names. */
  moduleOf(expression: Expression, file: LoadedFile): LoadedFile | undefined {
    if (expression.kind === 'member') {
      const owner = this.moduleOf(expression.object, file);
      const inside = owner && this.exportOf(expression.name.name, owner);
      return inside?.kind === 'module' ? inside.file : undefined;
    }
    const last = expression.kind === 'name' ? this.bindingOf(expression.name, file, expression.start)?.events.at(-1) : undefined;
    const own = last?.kind === 'imported' ? this.exported(last.from, last.name, file) : undefined;
    return own?.kind === 'module' ? own.file : undefined;
  }

  /** `extensions.cors`, where `extensions` is a module of the workspace. */
  private bindingOfMember(expression: Expression, file: LoadedFile): Binding | undefined {
    const owner = expression.kind === 'member' ? this.moduleOf(expression.object, file) : undefined;
    const found = owner && expression.kind === 'member' ? this.exportOf(expression.name.name, owner) : undefined;
    return found?.kind === 'binding' ? found.binding : undefined;
  }

  /** The import that a class of the workspace extends, directly or through others of it. */
  baseOf(expression: Expression, file: LoadedFile, depth = 0): Imported | undefined {
    const found = this.classOf(expression, file, depth);
    if (!found || depth > deepest || hasMethods(found.node)) return undefined;
    for (const base of found.node.bases) {
      const imported = this.importOf(base, found.file, depth + 1) ?? this.baseOf(base, found.file, depth + 1);
      if (imported) return imported;
    }
    return undefined;
  }

  /** The class that a dotted path names from where packages are found. */
  classAt(path: string, file: LoadedFile): ClassFound | undefined {
    const dot = path.lastIndexOf('.');
    const own = dot < 0 ? undefined : this.exported(path.slice(0, dot), path.slice(dot + 1), file);
    return own?.kind === 'binding' ? this.classBehind(own.binding, 0) : undefined;
  }

  /** The class of the workspace that an expression names. */
  classOf(expression: Expression, file: LoadedFile, depth = 0): ClassFound | undefined {
    const binding = expression.kind === 'name' ? this.bindingOf(expression.name, file, expression.start) : undefined;
    return binding && this.classBehind(binding, depth);
  }

  private classBehind(from: Binding, depth: number): ClassFound | undefined {
    let binding: Binding | undefined = from;
    for (let i = depth; binding && i < deepest; i++) {
      const last = binding.events.at(-1);
      if (last?.kind === 'class') return { node: last.node, file: binding.file };
      if (last?.kind !== 'imported') return undefined;
      const own: Exported | undefined = this.exported(last.from, last.name, binding.file, i);
      binding = own?.kind === 'binding' ? own.binding : undefined;
    }
    return undefined;
  }
}

/** What `export default function …` and `export default class …` give. */
function declared(statement: FunctionStatement | ClassStatement, file: LoadedFile): Exported | undefined {
  const name = statement.kind === 'class' ? statement.name : statement.function.name;
  const events = name && file.scopes.events.get(name.name);
  if (events) return { kind: 'binding', name: name.name, binding: { events, file } };
  return statement.kind === 'class' ? undefined : { kind: 'expression', expression: statement.function, file };
}

/** The only event of a name; of several assignments in a straight line, the last one before. */
function eventBefore({ start }: Expression, { events, file }: Binding, reader: LoadedFile): Event | undefined {
  const [first, ...others] = events;
  // An object that a call made stays the same whatever is called on it.
  const isObject = first?.kind === 'assigned' && (first.node.value?.kind === 'call' || first.node.value?.kind === 'await');
  if (others.every((event) => isObject && (event.kind === 'mutated' || (event.kind === 'opaque' && event.inPlace)))) return first;
  const isStraight = (event: Event) => event.kind === 'assigned' && event.under.kind === 'straight' && !event.inner;
  const isHere = file === reader && scopeAt(file.scopes, start).events.get(nameOf(events) ?? '') === events;
  return isHere && events.every(isStraight) ? events.findLast((event) => event.kind === 'assigned' && event.node.end <= start) : undefined;
}

function nameOf([first]: readonly Event[]): string | undefined {
  return first?.kind === 'assigned' && first.node.target.kind === 'name' ? first.node.target.name : undefined;
}

/** What a class with methods of its own does is not known from its base. */
function hasMethods(node: ClassStatement): boolean {
  return node.body.some((statement) => statement.kind === 'functionStatement');
}

function isModuleExports(expression: Expression): boolean {
  return expression.kind === 'member' && expression.name.name === 'exports' && expression.object.kind === 'name' && expression.object.name === 'module';
}

function memberOf(owner: Imported, name: string, python: boolean): Imported | undefined {
  if (owner.name === '*') return { from: owner.from, name };
  return python ? { from: `${owner.from}.${owner.name}`, name } : undefined;
}
