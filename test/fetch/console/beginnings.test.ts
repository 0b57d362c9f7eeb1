import assert from 'node:assert/strict';
import { beginningsOf } from '../../../src/fetch/console/beginnings';

const all = ['abcd', 'abcde', 'bcd', 'wxyz', ''];
const begin = () => beginningsOf(all, (one) => one);

describe('what is listened for by its beginning', () => {
  it('is found at every place where it may begin, to the end', () => {
    assert.deepEqual([...begin().allIn('abcdabcdwxyz')], [{ place: 0, phrases: ['abcd', 'abcde'] }, { place: 4, phrases: ['abcd', 'abcde'] }, { place: 8, phrases: ['wxyz'] }]);
    assert.deepEqual([...begin().allIn('xxwxy')], []);
    assert.deepEqual([...begin().allIn('abc')], []);
  });
  it('is known at one place', () => {
    assert.deepEqual([begin().at('abcd', 0), begin().at('abcd', 1), begin().at('xwxyz', 1), begin().at('bcdx', 0)], [['abcd', 'abcde'], [], ['wxyz'], []]);
  });
  it('tells four characters from the same in another order', () => {
    for (const other of ['bacd', 'acbd', 'abdc', 'dbca', 'bbcd', 'accd', 'abdd', 'abcc']) assert.deepEqual([...begin().allIn(other)], [], other);
  });
});
