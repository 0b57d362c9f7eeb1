import { beforeUnsendable } from '../http/field-value';
import { get, type HeaderLine, type HeaderList } from '../http/header-list';
import { isUnknown } from '../http/unknown';
import { isString } from '../languages/javascript/dialect';
import { rulesIn } from './next/rules';
import { defineServer } from './server';

const header = (name: string) => `access-control-${name}`;
const names = [...['allow-origin', 'allow-credentials', 'allow-methods', 'allow-headers', 'expose-headers', 'max-age'].map(header), 'vary'];

/**
 * `headers()` of `next.config.js`: headers that stay the same whoever asks, set before a handler runs. Nobody answers OPTIONS
 * but the handler, or Next.js where the handler is a route without one.
 */
export const next = defineServer<object>({}, {
  id: 'next',
  title: 'headers() (Next.js)',
  language: 'javascript',
  mark: /access-control-allow-origin/i,
  releases: { package: 'next', from: { '14.0.0': {} }, newest: '16.4.6' },
  roles: {
    origins: header('allow-origin'), credentials: header('allow-credentials'), methods: header('allow-methods'), requestHeaders: header('allow-headers'),
    exposedHeaders: header('expose-headers'), maxAge: header('max-age'),
  },
  oneOrigin: true,
  optionNames: names,

  recognise: rulesIn,

  respond(options) {
    const headers: HeaderLine[] = [];
    for (const [name, { value }] of options.entries) {
      if (isString(value)) headers.push({ name, value: value.value });
      else if (value.kind === 'unknown') headers.push({ name, value });
      else return { kind: 'failsToStart', because: 'the value of a header is no text' };
    }
    const { rest } = options;
    const all = rest ? [...headers, ...names.filter((name) => !options.entries.has(name)).map((name) => ({ name, value: rest }))] : headers;
    const kept = beforeUnsendable(all);
    return kept ? { kind: 'answers', status: 500, headers: compressed(kept), handlerRuns: false } : { kind: 'passesOn', headers: all };
  },
});

/** The page about the error, which Next.js compresses for who takes that; what was set before stays on it. */
function compressed(kept: HeaderList): HeaderList {
  const before = get(kept, 'vary');
  const value = before === null ? 'Accept-Encoding' : isUnknown(before) ? before : `${before}, Accept-Encoding`;
  return [...kept.filter(({ name }) => name !== 'vary'), { name: 'vary', value }];
}
