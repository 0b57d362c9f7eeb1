import { beforeUnsendable } from '../http/field-value';
import type { HeaderLine, HeaderList } from '../http/header-list';
import { isUnknown } from '../http/unknown';
import { isArray, lineTexts } from '../languages/javascript/dialect';
import { truthyInJavascript } from '../model/ternary';
import { optionOf, type Entry, type RecordValue, type Value } from '../model/value';
import { rulesIn } from './nitro/rules';
import { defineServer } from './server';

const header = (name: string) => `access-control-${name}`;
/** What `cors: true` stands for. */
const byCors: Readonly<Record<string, string>> = { [header('allow-origin')]: '*', [header('allow-methods')]: '*', [header('allow-headers')]: '*', [header('max-age')]: '0' };

/**
 * Rules of Nitro and Nuxt for paths, `routeRules: { '/api/**': { cors: true, headers: { … } } }`: headers that stay the same whoever
 * asks, set before a handler runs. Nobody answers OPTIONS but a handler that takes it.
 */
export const nitro = defineServer<object>({}, {
  id: 'nitro',
  title: 'routeRules (Nitro, Nuxt)',
  language: 'javascript',
  mark: /\brouteRules\b/,
  releases: { package: 'nitropack', from: { '2.10.4': {} }, newest: '2.13.6' },
  roles: {
    origins: header('allow-origin'), credentials: header('allow-credentials'), methods: header('allow-methods'), requestHeaders: header('allow-headers'),
    exposedHeaders: header('expose-headers'), maxAge: header('max-age'),
  },
  oneOrigin: true,
  optionNames: ['cors', ...['allow-origin', 'allow-credentials', 'allow-methods', 'allow-headers', 'expose-headers', 'max-age'].map(header), 'vary'],

  recognise: rulesIn,

  respond(options) {
    const headers = [...defaults(options), ...[...options.entries].flatMap(([name, entry]) => (name === 'cors' ? [] : written(name, entry)))];
    const kept = beforeUnsendable(headers);
    return kept ? { kind: 'answers', status: 500, headers: [...kept, ...covered(options, kept)], handlerRuns: false } : { kind: 'passesOn', headers };
  },
});

/** Those of `cors: true` that are not written as headers. */
function defaults(options: RecordValue): readonly HeaderLine[] {
  const isOn = truthyInJavascript(optionOf(options, 'cors'));
  if (isOn === false) return [];
  return Object.entries(byCors).filter(([name]) => !options.entries.has(name)).map(([name, value]) => ({ name, value: isUnknown(isOn) ? isOn : value }));
}

/** Whether `cors` had set a header that a rule writes as well, before one that cannot be sent, depends on the case of its letters. */
function covered(options: RecordValue, kept: HeaderList): HeaderList {
  const because = 'it depends on how the name of the header is written';
  const names = truthyInJavascript(optionOf(options, 'cors')) === false ? [] : Object.keys(byCors);
  return names.filter((name) => !kept.some((line) => line.name === name)).map((name) => ({ name, value: { kind: 'unknown', because } }));
}

/** As the rules are written into the server, which is JSON, and then handed to Node. */
function written(name: string, { value }: Entry): readonly HeaderLine[] {
  const sent = asJson(value);
  return sent ? lineTexts(sent).map((text) => ({ name, value: text })) : [];
}

/** What JSON makes of a value; undefined for what it leaves out. */
function asJson(value: Value): Value | undefined {
  const { at } = value;
  const empty: Value = { kind: 'record', entries: new Map(), rest: undefined, at };
  const nothing: Value = { kind: 'literal', value: null, at };
  switch (value.kind) {
    case 'literal': return value.value === undefined ? undefined : typeof value.value === 'number' && !Number.isFinite(value.value) ? nothing : value;
    case 'callable': return undefined;
    case 'pattern': return empty;
    case 'list': return isArray(value) ? { ...value, elements: value.elements.map((each) => asJson(each) ?? nothing) } : empty;
    case 'record': case 'choice': case 'requestHeader': case 'unknown': return value;
  }
}
