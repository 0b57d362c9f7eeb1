import { matches } from '../automaton';

/** `re.fullmatch(source, text)`; undefined where it cannot be told. */
export function fullmatch(source: string, text: string): boolean | undefined {
  return matches(source, text, { begins: 'at the start', ends: 'at the end', ignoreCase: false });
}
