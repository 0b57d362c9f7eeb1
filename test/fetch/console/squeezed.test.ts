import assert from 'node:assert/strict';
import { squeeze, squeezedText } from '../../../src/fetch/console/squeezed';

describe('a text is squeezed', () => {
  const leavesOut = (...all: readonly string[]): void => {
    for (const one of all) assert.deepEqual(squeezedText(`a${one}b`), 'ab', JSON.stringify(one));
  };
  const keeps = (...all: readonly string[]): void => {
    for (const one of all) assert.deepEqual(squeezedText(`a${one}b`), `a${one}b`, JSON.stringify(one));
  };
  it('of blanks and line ends', () => {
    leavesOut(' ', '\t', '\0', '\n', '\r\n', '\u00a0', '\u2000', '\u2007', '\u200b', '\u200f', '\u2028', '\u2029', '\u202f', '\u2060', '\u3000');
    keeps('!', '~', '\u007f', '\u009f', '\u00a1', '\u1fff', '\u2010', '\u2027', '\u202a', '\u202e', '\u2030', '\u205f', '\u2061', '\u2fff', '\u3001', '\u3002', '\ufefe', '\u00fc');
  });
  it('of quotation marks, as characters, as entities and in a string literal', () => {
    leavesOut("'", '"', '`', '´', '‘', '’', '‚', '‛', '“', '”', '„', '‟', '′', '″', '«', '»', '‹', '›');
    leavesOut('&#39;', '&#x27;', '&apos;', '&quot;', '&#34;', '&#x22;', '&lsquo;', '&rsquo;', '&ldquo;', '&rdquo;', '&#8216;', '&#8217;', '&#x2018;', '&#x2019;', '&#96;', '&#x60;', '&nbsp;', '&#160;', '&#xa0;');
    leavesOut('\\n', '\\r', '\\"', "\\'", '\\`');
    keeps('\\', '\\t', '\\\\', '&', '&b=1', '&lt;', '&#38;', '&q', '&nb');
  });
  it('of the mark of a quoted line, but of no other', () => {
    assert.equal(squeezedText('> a > b\n> c\n >> d->e'), 'a>bcd->e');
    assert.equal(squeezedText('a\\n> b'), 'ab');
  });
  it('of what a terminal sets colours with', () => {
    assert.equal(squeezedText('\u001b[31ma\u001b[0mb\u001b'), 'ab');
    assert.equal(squeezedText('\u001b[38;2;100;100;100mb'), 'b');
    assert.equal(squeezedText('a\u001b[12345678901234567890m'), 'a[12345678901234567890m');
  });
  it('of capitals, ASCII alone', () => assert.equal(squeezedText('AZ@[aöÖ'), 'az@[aöÖ'));
  it('with an ampersand for its entity', () => assert.equal(squeezedText('?a&amp;b&amp;amp;'), '?a&b&amp;'));
  it('however long it is', () => {
    const long = 'abc'.repeat(5000);
    assert.equal(squeezedText(long), long);
    assert.equal(squeezedText(''), '');
  });
});

describe('a squeezed text knows', () => {
  const squeezed = squeeze(' ab c\n "d\' e&amp;f\\ng');
  it('where its characters stood', () => {
    assert.equal(squeezed.text, 'abcde&fg');
    assert.deepEqual(Array.from({ length: 10 }, (_, index) => squeezed.at(index)), [1, 2, 4, 8, 11, 12, 17, 20, 21, 21]);
  });
  it('what a blank and what a line end came before', () => {
    assert.deepEqual([0, 1, 3, 5].map((index) => squeezed.nextAfterBlank(index)), [0, 2, 4, -1]);
    assert.deepEqual([0, 4, 8].map((index) => squeezed.nextAfterLineEnd(index)), [3, 7, -1]);
    assert.deepEqual([squeeze('a\rb').nextAfterLineEnd(0), squeeze('a\\rb').nextAfterLineEnd(0), squeeze('a\\"b').nextAfterLineEnd(0), squeeze('a\n b').nextAfterBlank(0)], [1, 1, -1, -1]);
    assert.deepEqual(['\u00a0', '\u2003', '\u3000', '\u2028', '&nbsp;', '"', '\\"'].map((gap) => squeeze(`a${gap}b`).nextAfterBlank(0)), [1, 1, 1, 1, -1, -1, -1]);
  });
  it('where a quotation ends', () => {
    const after = (text: string, index: number) => squeeze(text).nextAfterQuote(index);
    assert.equal(after("a 'b' c", 1), 2);
    assert.equal(after("a 'it's' c", 1), 4);
    assert.equal(after("a 'b'. c", 1), 2);
    assert.equal(after("a ('b') c", 2), 3);
    assert.equal(after("'b'", 0), 1);
    assert.equal(after("'' c", 0), 0);
    assert.equal(after("'. b' c", 0), 2);
    assert.equal(after("a  '. b' c", 1), 3);
    assert.equal(after('a b', 1), -1);
    for (const [open, close] of [['"', '"'], ['`', '`'], ['‘', '’'], ['“', '”'], ['&#39;', '&#39;'], ['&quot;', '&quot;']] as const) assert.equal(after(`a ${open}b c${close} d`, 1), 3, open);
    assert.equal(after("a 'b'x' c", 1), 3);
  });
});
