import assert from 'node:assert/strict';
import { firstOf, get, has, headers, lineIf, linesOf, withOneVary } from '../../src/http/header-list';

const unknown = { kind: 'unknown', because: 'it depends' } as const;

describe('a header list', () => {
  it('gives the lines of one name in order, in any case', () => {
    const list = headers([['X-A', '1'], ['x-b', '2'], ['x-a', unknown]]);
    assert.deepEqual(linesOf(list, 'x-A'), ['1', unknown]);
    assert.deepEqual(linesOf(list, 'x-c'), []);
  });
  it('joins them as they stand', () => {
    const list = headers([['X-A', ' 1'], ['x-b', '2'], ['x-a', '']]);
    assert.deepEqual(['x-a', 'X-B', 'x-c'].map((name) => get(list, name)), [' 1, ', '2', null]);
  });
  it('is unknown where one of them is, and there alone', () => {
    const list = headers([['x-a', '1'], ['x-a', unknown], ['x-b', '2']]);
    assert.deepEqual(['x-a', 'x-b'].map((name) => get(list, name)), [unknown, '2']);
  });
  it('tells whether there is one', () => {
    const list = headers([['X-A', ''], ['x-b', unknown]]);
    assert.deepEqual(['x-a', 'X-B', 'x-c'].map((name) => has(list, name)), [true, true, false]);
  });
  it('gives the first, and an empty one for none', () => {
    const list = headers([['X-A', '1'], ['x-a', '2'], ['x-b', unknown]]);
    assert.deepEqual(['x-a', 'x-b', 'x-c'].map((name) => firstOf(list, name)), ['1', unknown, '']);
  });
});

describe('a line that is there on a condition', () => {
  it('is there where the condition holds', () => assert.deepEqual(lineIf('x-a', true, '1'), headers([['x-a', '1']])));
  it('is not there where it does not', () => assert.deepEqual(lineIf('x-a', false, '1'), []));
  it('is unknown where that is, because of what the condition depends on', () => {
    assert.deepEqual(lineIf('x-a', unknown, '1'), headers([['x-a', unknown]]));
    assert.deepEqual(lineIf('x-a', unknown, { kind: 'unknown', because: 'something else' }), headers([['x-a', unknown]]));
    assert.deepEqual(lineIf('x-a', true, unknown), headers([['x-a', unknown]]));
  });
});

describe('Vary as one line', () => {
  it('stands at the end, with the values in order', () => {
    assert.deepEqual(withOneVary(headers([['Vary', 'Accept'], ['X-A', '1'], ['Vary', 'Origin'], ['X-B', '2']])), headers([['X-A', '1'], ['X-B', '2'], ['Vary', 'Accept, Origin']]));
  });
  it('leaves what is written in another case', () => {
    assert.deepEqual(withOneVary(headers([['vary', 'Accept'], ['Vary', 'Origin'], ['X-A', '1']])), headers([['vary', 'Accept'], ['X-A', '1'], ['Vary', 'Origin']]));
  });
  it('is unknown where one of its lines is', () => {
    assert.deepEqual(withOneVary(headers([['Vary', unknown], ['Vary', 'Origin'], ['X-A', '1']])), headers([['X-A', '1'], ['Vary', unknown]]));
  });
  it('is none where there was none', () => assert.deepEqual(withOneVary(headers([['X-A', '1']])), headers([['X-A', '1']])));
});
