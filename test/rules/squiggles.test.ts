import assert from 'node:assert/strict';
import { draw, erase } from './squiggles';

describe('squiggles', () => {
  it('are drawn under the words, one line for each', () => {
    const text = 'f(a,\n  b)\n';
    const marks = [{ at: { start: 7, end: 8 }, word: 'second' }, { at: { start: 2, end: 3 }, word: 'first' }];
    assert.equal(draw(text, marks, '//'), 'f(a,\n//~ first\n  b)\n//~ second\n');
  });

  it('are drawn under the first line of what spans several', () => {
    assert.equal(draw('  f(\n  )\n', [{ at: { start: 2, end: 8 }, word: '' }], '#'), '  f(\n# ~~\n  )\n');
  });

  it('leave no trace when erased, and no other comment goes with them', () => {
    assert.equal(erase('  a\n# ~ word\n# ~ is about\n//~~\n'), '  a\n# ~ is about\n');
  });

  it('cannot be drawn where the comment sign stands', () => {
    assert.throws(() => draw('abc\n', [{ at: { start: 0, end: 3 }, word: '' }], '//'), /column 0/);
  });
});
