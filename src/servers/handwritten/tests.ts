import { firstOf } from '../../http/header-list';
import type { HttpRequest } from '../../http/message';
import { isUnknown, type Known } from '../../http/unknown';
import type { Test } from '../../model/handwritten';
import { optionOf, type RecordValue, type Value } from '../../model/value';

/** Whom a test is about. */
export interface Asked { readonly options: RecordValue; readonly request: HttpRequest }

/** The truth of a test for one request. */
export function decide(test: Test, asked: Asked): Known<boolean> {
  switch (test.kind) {
    case 'known': return test.is;
    case 'method': return test.methods.includes(test.fold ? asked.request.method.toUpperCase() : asked.request.method);
    case 'has': return ifKnown(firstOf(asked.request.headers, test.header), (text) => text !== '');
    case 'listed': return ifKnown(firstOf(asked.request.headers, test.header), (text) => holds(listOf(test, asked), text));
    case 'not': return ifKnown(decide(test.test, asked), (is) => !is);
    case 'and': return both(decide(test.left, asked), () => decide(test.right, asked), false);
    case 'or': return both(decide(test.left, asked), () => decide(test.right, asked), true);
    case 'unknown': return { kind: 'unknown', because: test.because };
  }
}

/** One that is `settles` settles both; an unknown one matters only when the other does not. */
function both(left: Known<boolean>, right: () => Known<boolean>, settles: boolean): Known<boolean> {
  if (left === settles) return settles;
  const other = right();
  return isUnknown(left) && other !== settles ? left : other;
}

function ifKnown<T>(value: Known<T>, make: (value: T) => Known<boolean>): Known<boolean> {
  return isUnknown(value) ? value : make(value);
}

function listOf({ list, option }: Test & { kind: 'listed' }, { options }: Asked): Value {
  return (option === undefined ? undefined : optionOf(options, option)) ?? list;
}

/** A header that is not there is in no list of texts. */
function holds(list: Value, text: string): Known<boolean> {
  if (list.kind === 'literal' && typeof list.value === 'string') return text !== '' && list.value.includes(text);
  if (list.kind === 'unknown') return list;
  if (list.kind !== 'list') return { kind: 'unknown', because: 'what it is compared with is not followed' };
  if (list.elements.some((each) => each.kind === 'literal' && each.value === text)) return text !== '';
  const doubtful = list.elements.find((each) => each.kind !== 'literal');
  return list.rest ?? (doubtful ? { kind: 'unknown', because: 'an entry of the list is not followed' } : false);
}
