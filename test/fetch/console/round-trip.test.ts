import assert from 'node:assert/strict';
import { refused as ofChromium } from '../../../src/fetch/console/chromium';
import { consoleText, thrownText } from '../../../src/fetch/console/console';
import type { FailedRequest } from '../../../src/fetch/console/failed-request';
import { refused as ofFirefox } from '../../../src/fetch/console/firefox';
import { readConsole, type ConsoleMessage } from '../../../src/fetch/console/read';
import { isThrown, type RefusedReason, type ThrownReason } from '../../../src/fetch/console/sentence';
import { refused as ofWebkit } from '../../../src/fetch/console/webkit';
import type { Failure } from '../../../src/fetch/trace';
import type { EngineName, Initiator, PageRequest } from '../../../src/fetch/types';
import type { Reason } from '../../../src/http/reason';

const engines: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];
const initiators: readonly Initiator[] = ['fetch', 'xhr', 'script', 'image', 'font', 'stylesheet', 'video', 'preload', 'resource'];
const exchanges: readonly Failure['exchange'][] = ['preflight', 'actual'];
const refusedReasons = Object.keys(ofChromium) as RefusedReason[];
const url = "https://api.example:8443/items/a(b)?from=origin&q='x'#part";
const firstUrl = 'https://old.example/items.';
const origin = 'https://app.example';

/** Values that an Access-Control-Allow-Origin, or another header that is read, can have. */
const seenBy: Readonly<Partial<Record<Reason, readonly (readonly string[])[]>>> = {
  'origin mismatch': [['https://other.example'], ['https://app.example/'], ['null'], ['*.app.example'], [''], ['"https://app.example"'], ['https://a.example, https://b.example'], ['https://a.example', 'https://a.example']],
  'credentials not true': [[''], ['True'], ['false'], ['true', 'true']],
  'methods unreadable': [['GET POST'], ['"PUT"'], ['PUT, (x)']],
  'headers unreadable': [['x-a x-b'], ["'x-a'"], ['x-a; x-b']],
  'local network mismatch': [['local']],
};
const detailOf: Readonly<Partial<Record<Reason, string>>> = { 'method not allowed': 'PATCH', 'header not allowed': "x-it's-mine" };

function failureOf(reason: Reason, exchange: Failure['exchange'], seen: readonly string[]): Failure {
  return { kind: 'failure', reason, exchange, detail: detailOf[reason], seen, status: 418 };
}

function failedRequest(initiator: Initiator, redirected: boolean): FailedRequest {
  return { initiator, mode: 'cors', origin, toldOrigin: origin, method: 'PATCH', url, firstUrl: redirected ? firstUrl : url, asked: { href: url, isCors: true }, redirects: redirected };
}

/** Reads a text that must hold one message. */
function only(text: string): ConsoleMessage {
  const messages = readConsole(text);
  assert.equal(messages.length, 1, `${String(messages.length)} messages in: ${text}\n${JSON.stringify(messages, undefined, 1)}`);
  return messages[0]!;
}

function told(expected: string | undefined, actual: string | undefined, text: string): void {
  // What the words do not hold cannot be read; what they hold must be.
  if (expected !== undefined && text.includes(expected) && expected !== '') assert.equal(actual, expected, text);
}

describe('the console, written and read again', () => {
  for (const engine of engines) {
    for (const reason of refusedReasons) {
      it(`${engine}: ${reason}`, () => {
        for (const seen of seenBy[reason] ?? [[]]) {
          // WebKit has no words for an element of another origin in mode same-origin, which no element has.
          for (const initiator of engine === 'webkit' && reason === 'mode same-origin' ? ['fetch', 'xhr', 'resource'] as const : initiators) {
            for (const redirected of [false, true]) {
              for (const exchange of exchanges) writtenAndRead(engine, failureOf(reason, exchange, seen), failedRequest(initiator, redirected));
            }
          }
        }
      });
    }
  }

  function writtenAndRead(engine: EngineName, failure: Failure, failed: FailedRequest): void {
    const text = consoleText(engine, failure, failed);
    const message = only(text);
    assert.equal(message.engine, engine, text);
    assert.equal(message.kind === 'hidden' ? failure.reason : message.reasons.find((one) => one === failure.reason), failure.reason, text);
    if (message.exchange === 'preflight' || message.exchange === 'actual') assert(message.exchange === failure.exchange || ownExchange(engine, failure.reason), text);
    told(failed.url, message.url, text);
    assert.equal(message.redirectedFrom, text.includes('(redirected from') ? failed.firstUrl : undefined);
    if (message.origin !== undefined) assert.equal(message.origin, origin, text);
    told(failure.detail, message.detail, text);
    if (text.includes('Status code: 418')) assert.equal(message.status, 418, text);
    if (message.seen !== undefined && message.seen !== '*') assert(failure.seen.join(', ').includes(message.seen), `${message.seen} is not of ${failure.seen.join(', ')}`);
    // Nothing but fetch has modes.
    if (message.initiator !== undefined) assert.equal(message.initiator, text.startsWith('Fetch API cannot load') ? 'fetch' : failed.initiator, text);
  }

  /** Reasons that are about one exchange whatever the failure says. */
  function ownExchange(engine: EngineName, reason: Reason): boolean {
    const table = { chromium: ofChromium, firefox: ofFirefox, webkit: ofWebkit }[engine];
    return !isThrown(reason) && table[reason].some(({ exchange }) => exchange !== undefined);
  }

  it('tells the value that Chromium quotes, whatever is in it', () => {
    for (const seen of seenBy['origin mismatch']!) {
      assert.equal(only(consoleText('chromium', failureOf('origin mismatch', 'actual', seen), failedRequest('fetch', false))).seen, seen.join(', '));
    }
    const bytes = only(consoleText('chromium', failureOf('origin mismatch', 'actual', ['https://b\u00fc.example']), failedRequest('fetch', false)));
    assert.equal(bytes.seen, 'https://b\u00fc.example');
  });

  it('tells whose answer was refused, and who asked', () => {
    for (const exchange of exchanges) {
      for (const initiator of initiators) {
        const message = only(consoleText('chromium', failureOf('origin missing', exchange, []), failedRequest(initiator, true)));
        assert.deepEqual([message.exchange, message.initiator, message.url, message.redirectedFrom, message.origin], [exchange, initiator, url, firstUrl, origin]);
      }
    }
  });

  it('tells who asked from the second line of WebKit', () => {
    for (const initiator of ['fetch', 'xhr', 'resource'] as const) {
      assert.equal(only(consoleText('webkit', failureOf('origin missing', 'actual', []), failedRequest(initiator, false))).initiator, initiator);
    }
  });
});

describe('what a constructor throws, written and read again', () => {
  const reasons: readonly ThrownReason[] = ['url invalid', 'url with credentials', 'method forbidden', 'method needs cors', 'header invalid', 'body on get', 'stream needs cors'];
  const page: PageRequest = { from: origin, url: 'https://user:secret@api.example/', method: 'TRACE', headers: [['x-a', 'two\nlines']], credentials: 'omit' };
  const xhr: PageRequest = { ...page, initiator: 'xhr' };
  const pages: readonly PageRequest[] = [page, { ...page, method: 'A B' }, { ...page, headers: [['x-a', '\u2026']] }, xhr, { ...xhr, method: 'A B' }, { ...xhr, headers: [['x-a', '\u2026']] }];

  for (const engine of engines) {
    for (const reason of reasons) {
      it(`${engine}: ${reason}`, () => {
        for (const one of pages) {
          for (const detail of reason === 'header invalid' ? ['x-a', 'no token'] : [undefined]) {
            const text = thrownText(engine, { kind: 'failure', reason, exchange: 'none', detail, seen: [], status: undefined }, one);
            const message = only(`Uncaught (in promise) ${text}\n    at app.js:12:3`);
            assert.equal(message.engine, engine, text);
            if (message.kind === 'hidden') assert.equal(`${engine}: ${reason}`, 'firefox: stream needs cors');
            else assert(message.reasons.includes(reason), `${text}: ${message.reasons.join()}`);
            if (reason !== 'header invalid') told(one.method, message.method, text);
            told(detail, message.detail, text);
          }
        }
      });
    }
  }

  it('says of every other reason only that it failed', () => {
    const failure = failureOf('origin missing', 'actual', []);
    assert.deepEqual(engines.map((engine) => thrownText(engine, failure, page)), [
      'TypeError: Failed to fetch', 'TypeError: NetworkError when attempting to fetch resource.', 'TypeError: Load failed',
    ]);
  });
});
