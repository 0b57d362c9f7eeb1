import type { Known } from '../../http/unknown';
import { raises, str, textsOf } from '../../languages/python/dialect';
import { truthyInPython, undecided } from '../../model/ternary';
import type { Value } from '../../model/value';

/** The header lines that each writer makes of a value. */
export function linesOf(by: string, value: Value): readonly Known<string>[] | 'throws' {
  if (value.kind === 'unknown') return [value];
  if (value.kind === 'choice' || value.kind === 'requestHeader') return [undecided(value)];
  switch (by) {
    case 'str': return [str(value)];
    case 'encoded': return isText(value) ? [value.value] : 'throws';
    case 'tornado': return isText(value) || isInteger(value) ? [str(value)] : 'throws';
    case 'lambda': return jsonLines(value);
    case 'words': return words(value);
    case 'flag': return flag(value);
    default: return [isText(value) ? value.value : { kind: 'unknown', because: 'what is no text is not followed' }];
  }
}

function isText(value: Value): value is Value & { kind: 'literal'; value: string } {
  return value.kind === 'literal' && typeof value.value === 'string';
}

/** A bool is an integer, too. */
function isInteger(value: Value): boolean {
  return value.kind === 'literal' && (typeof value.value === 'boolean' || Number.isInteger(value.value));
}

/** A Lambda function's result travels as JSON. */
function jsonLines(value: Value): readonly Known<string>[] {
  if (value.kind !== 'literal') return [{ kind: 'unknown', because: 'what is no text is not followed' }];
  return value.value === null || value.value === undefined ? [] : [String(value.value)];
}

/** Werkzeug's `dump_header`: a text is a list of its characters. */
function words(value: Value): readonly Known<string>[] | 'throws' {
  if (value.kind === 'literal' && value.value === null) return [];
  const texts = textsOf(value);
  if (raises(texts)) return 'throws';
  return 'kind' in texts ? [texts] : [texts.map((text) => (/^[\w!#$%&'*+.^`|~-]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`)).join(', ')];
}

/** Werkzeug's `access_control_allow_credentials`: there or not. */
function flag(value: Value): readonly Known<string>[] {
  const is = truthyInPython(value);
  return typeof is === 'boolean' ? (is ? ['true'] : []) : [is];
}
