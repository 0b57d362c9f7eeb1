import type { Expression } from '../model/syntax';
import type { Imported } from '../model/module';

/** A read of an environment variable. `required`: reading it fails when it is not set. */
export interface EnvironmentRead { readonly variable: string; readonly fallback: Expression | undefined; readonly required: boolean }

/** `process.env.X`, `process.env['X']`, `import.meta.env.X`, `Bun.env.X`, `Deno.env.get('X')`. */
export function javascriptRead(expression: Expression, textOf: (expression: Expression) => string): EnvironmentRead | undefined {
  const [owner, variable] = access(expression);
  if (owner && variable !== undefined && /^(?:process|import\.meta|Bun)\s*\.\s*env$/.test(textOf(owner))) {
    return { variable, fallback: undefined, required: false };
  }
  if (expression.kind !== 'call' || textOf(expression.callee) !== 'Deno.env.get') return undefined;
  const name = expression.arguments[0]?.value;
  return name?.kind === 'text' ? { variable: name.value, fallback: undefined, required: false } : undefined;
}

/** `os.environ["X"]`, `os.environ.get("X", d)`, `os.getenv("X", d)`, under whatever names they were imported. */
export function pythonRead(expression: Expression, importOf: (expression: Expression) => Imported | undefined): EnvironmentRead | undefined {
  if (expression.kind === 'index') {
    return expression.index.kind === 'text' && isEnviron(importOf(expression.object))
      ? { variable: expression.index.value, fallback: undefined, required: true } : undefined;
  }
  if (expression.kind !== 'call') return undefined;
  const { callee } = expression;
  const [name, fallback] = expression.arguments.map((argument) => argument.value);
  if (name?.kind !== 'text') return undefined;
  const found = importOf(callee);
  const reads = (found?.from === 'os' && found.name === 'getenv')
    || (callee.kind === 'member' && callee.name.name === 'get' && isEnviron(importOf(callee.object)));
  return reads ? { variable: name.value, fallback, required: false } : undefined;
}

function isEnviron(found: Imported | undefined): boolean {
  return found?.from === 'os' && found.name === 'environ';
}

function access(expression: Expression): readonly [Expression | undefined, string | undefined] {
  if (expression.kind === 'member') return [expression.object, expression.name.name];
  if (expression.kind === 'index' && expression.index.kind === 'text') return [expression.object, expression.index.value];
  return [undefined, undefined];
}
