import { childrenOf, type AnyNode, type Assignment, type Call, type Expression, type FunctionExpression, type If, type Name, type Other, type Syntax } from '../model/syntax';

/** Something that gives a name its value, or changes it. */
export type Event =
  | { readonly kind: 'assigned'; readonly node: Assignment; readonly path: readonly string[]; readonly under: Under; readonly inner: boolean }
  | { readonly kind: 'mutated'; readonly call: Call; readonly method: string; readonly under: Under; readonly inner: boolean }
  | { readonly kind: 'imported'; readonly from: string; readonly name: string; readonly at: { readonly start: number; readonly end: number } }
  | { readonly kind: 'function'; readonly node: FunctionExpression }
  | { readonly kind: 'class'; readonly node: AnyNode & { kind: 'class' } }
  /** `inPlace`: it stays what it is, with something in it changed. */
  | { readonly kind: 'opaque'; readonly because: string; readonly inPlace?: true; readonly at: { readonly start: number; readonly end: number } };

/** The branch a statement stands in: straight on, one arm of an `if`, or somewhere that may run any number of times. */
export type Under = { readonly kind: 'straight' } | { readonly kind: 'arm'; readonly of: If; readonly then: boolean } | { readonly kind: 'sometimes' };

export interface Scope {
  readonly start: number;
  readonly end: number;
  readonly parent: Scope | undefined;
  readonly events: ReadonlyMap<string, readonly Event[]>;
  readonly children: readonly Scope[];
  /** Its names are not seen from the functions inside it. */
  readonly isClass: boolean;
}

interface OpenScope extends Scope {
  readonly parent: OpenScope | undefined;
  readonly events: Map<string, Event[]>;
  readonly children: OpenScope[];
}

const straight: Under = { kind: 'straight' };
const sometimes: Under = { kind: 'sometimes' };
const mutators: ReadonlySet<string> = new Set([
  'append', 'extend', 'insert', 'add', 'update', 'push', 'unshift', 'splice', 'pop', 'remove', 'clear', 'set', 'delete',
  'sort', 'reverse', 'setdefault', 'fill', 'shift', 'discard', 'assign',
]);

/** Who gives each name its value, scope by scope. A scope is the module, a function or a class body. */
export function scopesOf(syntax: Syntax): Scope {
  const binder = new Binder(syntax);
  binder.visitAll(syntax.body, binder.root, straight);
  binder.settle();
  return binder.root;
}

/** The innermost scope around an offset. */
export function scopeAt(root: Scope, offset: number): Scope {
  let scope = root;
  for (;;) {
    const inner = scope.children.find((child) => child.start <= offset && offset < child.end);
    if (!inner) return scope;
    scope = inner;
  }
}

class Binder {
  readonly root: OpenScope;
  private readonly changes: { readonly name: string; readonly scope: OpenScope; readonly event: Event }[] = [];

  private readonly syntax: Syntax;

  constructor(syntax: Syntax) {
    this.syntax = syntax;
    this.root = open(undefined, { start: 0, end: syntax.text.length + 1 });
  }

  visitAll(nodes: readonly AnyNode[], scope: OpenScope, under: Under): void {
    for (const node of nodes) this.visit(node, scope, under);
  }

  private visit(node: AnyNode, scope: OpenScope, under: Under): void {
    switch (node.kind) {
      case 'assignment': this.assign(node, node.target, [], scope, under); break;
      case 'import': for (const name of node.names) bind(scope, name.local, { kind: 'imported', from: node.from, name: name.imported, at: name }); return;
      case 'functionStatement': if (node.function.name) bind(scope, node.function.name.name, { kind: 'function', node: node.function }); break;
      case 'function': this.enterFunction(node, scope); return;
      case 'class': this.enterClass(node, scope); return;
      case 'if': this.enterIf(node, scope, under); return;
      case 'block': this.enterBlock(node, scope, under); return;
      case 'call': this.noteMutation(node, scope, under); break;
      case 'unary': if (node.operator === 'delete') this.changeInPlace(node.operand, scope); break;
      case 'other': this.noteStatement(node, scope); break;
      default: break;
    }
    this.visitAll(childrenOf(node), scope, under);
  }

  private assign(node: Assignment, target: Expression, path: readonly string[], scope: OpenScope, under: Under): void {
    if (target.kind === 'name') {
      const event: Event = { kind: 'assigned', node, path, under, inner: false };
      if (node.declares || this.syntax.language === 'python') bind(scope, target.name, event);
      else this.changes.push({ name: target.name, scope, event });
    } else if (target.kind === 'record') {
      for (const entry of target.entries) {
        if (entry.kind === 'spread') this.makeOpaque(entry.value, scope);
        else if (entry.key.kind === 'text' && entry.value.kind === 'name') this.assign(node, entry.value, [...path, entry.key.value], scope, under);
        else this.makeOpaque(entry.value, scope);
      }
    } else if (target.kind === 'list') {
      target.elements.forEach((element) => { this.makeOpaque(element.kind === 'spread' ? element.value : element, scope); });
    } else if (target.kind === 'index' || target.kind === 'member') {
      this.changeInPlace(target, scope);
    }
  }

  private changeInPlace(target: Expression, scope: OpenScope): void {
    const name = rootName(target);
    if (name) this.changes.push({ name: name.name, scope, event: { kind: 'opaque', because: `${name.name} is changed in place`, inPlace: true, at: target } });
  }

  /** `del x[0]`, and `global x`, after which a function assigns to the module's x. */
  private noteStatement(node: Other, scope: OpenScope): void {
    for (const child of node.children) {
      if (node.why === '`del`' && 'object' in child) this.changeInPlace(child, scope);
      if (node.why === '`global`' && child.kind === 'name') {
        this.changes.push({ name: child.name, scope: this.root, event: { kind: 'opaque', because: `${child.name} is assigned inside a function`, at: child } });
      }
    }
  }

  private makeOpaque(target: Expression, scope: OpenScope): void {
    for (const name of namesIn(target)) bind(scope, name.name, { kind: 'opaque', because: `${name.name} is taken out of another value`, at: name });
  }

  private noteMutation(call: Call, scope: OpenScope, under: Under): void {
    if (call.callee.kind !== 'member' || !mutators.has(call.callee.name.name)) return;
    const [first] = call.arguments;
    if (isObject(call.callee.object) && first) { this.changeInPlace(first.value, scope); return; }
    const name = rootName(call.callee.object);
    if (!name) return;
    const direct = call.callee.object.kind === 'name';
    const event: Event = direct
      ? { kind: 'mutated', call, method: call.callee.name.name, under, inner: false }
      : { kind: 'opaque', because: `${name.name} is changed in place`, inPlace: true, at: call };
    this.changes.push({ name: name.name, scope, event });
  }

  private enterFunction(node: FunctionExpression, scope: OpenScope): void {
    this.visitAll(node.decorators, scope, straight);
    const inner = open(scope, node);
    for (const parameter of node.parameters) {
      for (const name of parameter.binds) bind(inner, name.name, { kind: 'opaque', because: `${name.name} is a parameter`, at: name });
      if (parameter.initial) this.visit(parameter.initial, scope, sometimes);
    }
    this.visitAll(node.body, inner, straight);
  }

  private enterClass(node: AnyNode & { kind: 'class' }, scope: OpenScope): void {
    if (node.name) bind(scope, node.name.name, { kind: 'class', node });
    this.visitAll([...node.decorators, ...node.bases], scope, straight);
    const first = node.body[0];
    if (first) this.visitAll(node.body, open(scope, { start: first.start, end: node.end }, true), straight);
  }

  private enterIf(node: If, scope: OpenScope, under: Under): void {
    this.visit(node.test, scope, under);
    const arm = (then: boolean): Under => (under.kind === 'straight' ? { kind: 'arm', of: node, then } : sometimes);
    this.visitAll(node.then, scope, arm(true));
    this.visitAll(node.otherwise, scope, arm(false));
  }

  private enterBlock(node: AnyNode & { kind: 'block' }, scope: OpenScope, under: Under): void {
    for (const name of node.binds) bind(scope, name.name, { kind: 'opaque', because: `${name.name} changes from turn to turn`, at: name });
    this.visitAll(node.head, scope, under);
    const calm = node.of === 'plain' || node.of === 'with' || node.of === 'try';
    this.visitAll(node.body, scope, calm ? under : sometimes);
  }

  /** Changes of a name go to the scope that declares it, in source order. */
  settle(): void {
    for (const { name, scope, event } of this.changes) {
      let home: OpenScope | undefined = scope;
      while (home && !home.events.has(name)) home = home.parent;
      if (!home) continue;
      const inner = home !== scope;
      bind(home, name, inner && 'inner' in event ? { ...event, inner } : event);
    }
  }
}

function open(parent: OpenScope | undefined, range: { readonly start: number; readonly end: number }, isClass = false): OpenScope {
  const scope: OpenScope = { start: range.start, end: range.end, parent, events: new Map(), children: [], isClass };
  parent?.children.push(scope);
  return scope;
}

function bind(scope: OpenScope, name: string, event: Event): void {
  const events = scope.events.get(name);
  if (events) events.push(event);
  else scope.events.set(name, [event]);
}

/** The global of `Object.assign(target, …)`. */
function isObject(expression: Expression): boolean {
  return expression.kind === 'name' && expression.name === 'Object';
}

/** `a` in `a.b.c[0]`. */
function rootName(expression: Expression): Name | undefined {
  let inner = expression;
  while (inner.kind === 'member' || inner.kind === 'index') inner = inner.object;
  return inner.kind === 'name' ? inner : undefined;
}

function* namesIn(expression: Expression): Generator<Name> {
  const pending: AnyNode[] = [expression];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'name') yield node;
    else pending.push(...(node.kind === 'other' && node.why === 'a default' ? node.children.slice(0, 1) : childrenOf(node)));
  }
}
