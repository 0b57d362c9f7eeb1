import type { Unknown, Value } from './value';

/** True, false, or why that cannot be told. */
export type Truth = boolean | Unknown;

/** Both; an unknown one matters only when the other does not settle it. */
export function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

/** Either; an unknown one matters only when the other does not settle it. */
export function or(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === false ? b : a;
}

export function not(a: Truth): Truth {
  return typeof a === 'boolean' ? !a : a;
}

/** Whether one of `values` passes. */
export function some<T>(values: readonly T[], passes: (value: T) => Truth): Truth {
  return values.reduce<Truth>((found, value) => or(found, found === true ? true : passes(value)), false);
}

/** A value's truth as JavaScript takes it. */
export function truthyInJavascript(value: Value | undefined): Truth {
  if (value === undefined) return false;
  switch (value.kind) {
    case 'literal': return Boolean(value.value);
    case 'list': case 'record': case 'pattern': case 'callable': return true;
    case 'choice': case 'requestHeader': return undecided(value);
    case 'unknown': return value;
  }
}

/** A value's truth as Python takes it: empty collections are false. */
export function truthyInPython(value: Value | undefined): Truth {
  if (value === undefined) return false;
  switch (value.kind) {
    case 'literal': return Boolean(value.value);
    case 'list': return value.elements.length > 0 ? true : value.rest ?? false;
    case 'record': return value.entries.size > 0 ? true : value.rest ?? false;
    case 'pattern': case 'callable': return true;
    case 'choice': case 'requestHeader': return undecided(value);
    case 'unknown': return value;
  }
}

/** A choice that no world settled, or what only a request does. */
export function undecided(value: Value): Unknown {
  return { kind: 'unknown', because: 'it depends on a condition', name: undefined, at: value.at };
}
