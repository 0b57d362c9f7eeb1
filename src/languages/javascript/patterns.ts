import { matches } from '../automaton';

/** `RegExp.prototype.test` of a fresh pattern; undefined where it cannot be told (other flags than `i`, syntax outside the subset). */
export function test(source: string, flags: string, text: string): boolean | undefined {
  if (/[^i]/.test(flags)) return undefined;
  return matches(source, text, { begins: 'anywhere', ends: 'anywhere', ignoreCase: flags.includes('i') });
}
