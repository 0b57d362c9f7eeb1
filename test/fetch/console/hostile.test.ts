import assert from 'node:assert/strict';
import { readConsole } from '../../../src/fetch/console/read';

const message = "Access to fetch at 'https://api.example/' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/** Beginnings without ends, ends without beginnings, and what is left out, as often as fits. */
const hostile: readonly string[] = [
  'access to', 'accesstoat', 'Access to fetch at ', "Access to fetch at 'x' from origin 'y' has been blocked by CORS policy: ", 'origin', 'origin\nhttp://x\n',
  `${'accesstoat'.repeat(80)}fromoriginhasbeenblockedbycorspolicy:`, `${'origin'.repeat(40)}isnotallowedbyaccess-control-allow-origin`, 'net::ERR_', ' net::ERR_FAILED',
  'Fetch API cannot load', 'Fetch API cannot load x. ', 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ', 'reason:', '(Reason: ', 'Method PUT ',
  "contains the invalid value 'x", "The 'Access-Control-Allow-Origin' header contains the invalid value '", 'Failed to load x: ', ' Status code: 1', '"', "'", '`', '\\', '\\n', '&', '&#39;', '>', '\n>', '\u001b[', ' ', '\n', '\u00a0\u200b',
];

describe('texts that are made to be hard', () => {
  // Twice as much may take twice as long, and not four times; a slow machine is slow for both.
  it('takes time that grows with the text and not with its square', () => {
    for (const part of hostile) {
      const [short, long] = [20_000, 320_000].map((length) => cost(part.repeat(Math.ceil(length / part.length))));
      assert(long! < 64 * (short! + 20), `${JSON.stringify(part)}: ${short!.toFixed(1)} ms, 16 times as much ${long!.toFixed(1)} ms`);
    }
  });

  it('finds a message behind any of it', () => {
    for (const part of hostile) {
      const read = readConsole(`${part.repeat(50)}\n\n${message}`);
      assert(read.some(({ reasons, url }) => reasons.includes('origin missing') && url === 'https://api.example/'), JSON.stringify(part));
    }
  });

  it('reads any mixture of them', () => {
    const random = seeded(42);
    const words = [...hostile, message, ...message.split(' '), 'https://', '(null)', ').', '{url}', '\ud800', '\u0000'];
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: 30 }, () => words[Math.floor(random() * words.length)]!).join(random() < 0.5 ? ' ' : '');
      for (const { text: excerpt } of readConsole(text)) assert(excerpt !== '');
    }
  });
});

function cost(text: string): number {
  const start = performance.now();
  readConsole(text);
  return performance.now() - start;
}

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
