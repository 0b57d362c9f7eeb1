import { match, pathsLike } from '../../languages/python/patterns';
import type { Module } from '../../model/module';
import type { Expression, Statement } from '../../model/syntax';
import { insideOf, type Entry, type RecordValue, type Value } from '../../model/value';
import type { Configuration, Place } from '../server';

/** Names from before 3.5.0, which count where the new ones are not given. */
const formerNames: ReadonlyMap<string, string> = new Map([
  ['CORS_ORIGIN_WHITELIST', 'CORS_ALLOWED_ORIGINS'], ['CORS_ORIGIN_REGEX_WHITELIST', 'CORS_ALLOWED_ORIGIN_REGEXES'], ['CORS_ORIGIN_ALLOW_ALL', 'CORS_ALLOW_ALL_ORIGINS'],
]);
const names = [
  'CORS_ALLOWED_ORIGINS', 'CORS_ALLOWED_ORIGIN_REGEXES', 'CORS_ALLOW_ALL_ORIGINS', 'CORS_URLS_REGEX', 'CORS_ALLOW_METHODS', 'CORS_ALLOW_HEADERS', 'CORS_EXPOSE_HEADERS',
  'CORS_PREFLIGHT_MAX_AGE', 'CORS_ALLOW_CREDENTIALS', 'CORS_ALLOW_PRIVATE_NETWORK',
];
/** Names that nothing else has, so that they count even where the list of middleware is elsewhere. */
const unmistakable = ['CORS_ALLOWED_ORIGIN_REGEXES', 'CORS_URLS_REGEX', 'CORS_PREFLIGHT_MAX_AGE', ...formerNames.keys()];

/** A settings module, and each class of settings in it, that says something of CORS itself. */
export function* settingsOf(module: Module): Generator<Configuration> {
  const held = module.names();
  if (held) yield* configurationOf(held, module.syntax.body, module);
  for (const statement of module.syntax.body) {
    if (statement.kind !== 'class' || !statement.name) continue;
    const fields = module.names(statement.name);
    // Nothing of CORS stands in the classes of django-configurations, the only base that need not be read.
    const rest = module.baseOf(statement.name)?.from === 'configurations' ? undefined : fields?.rest;
    if (fields) yield* configurationOf({ ...fields, rest }, statement.body, module);
  }
}

function* configurationOf(held: RecordValue, body: readonly Statement[], module: Module): Generator<Configuration> {
  const options = optionsIn(held);
  const own = [...options.entries.values()].filter(({ at }) => at.file === module.file && body.some((statement) => statement.start <= at.start && at.end <= statement.end))
    .toSorted((a, b) => a.at.start - b.at.start);
  const middleware = middlewareIn(body, module);
  const first = own[0] ?? (middleware && { at: middleware, key: middleware });
  if (!first || !isUsed(held)) return;
  const path = pathIn(options);
  yield { span: first.at, name: first.key, options, place: placeIn(body, own, module), ...(path === undefined ? {} : { path }) };
}

/** A path that CORS_URLS_REGEX covers, where that is not any. */
function pathIn(options: RecordValue): string | undefined {
  const pattern = options.entries.get('CORS_URLS_REGEX')?.value;
  const source = pattern?.kind === 'pattern' ? pattern.source : pattern?.kind === 'literal' ? String(pattern.value) : '';
  return match(source, '/', false) === true ? undefined : pathsLike(source).find((path) => match(source, path, false) === true);
}

/** Under their new names. */
function optionsIn(held: RecordValue): RecordValue {
  const entries = new Map<string, Entry>();
  for (const [former, name] of formerNames) {
    const entry = held.entries.get(former);
    if (entry) entries.set(name, entry);
  }
  for (const name of names) {
    const entry = held.entries.get(name);
    if (entry) entries.set(name, entry);
  }
  return { ...held, entries };
}

/**
 * Without its middleware all the rest is idle. Where the list of middleware cannot be read, the list of applications
 * or a name that nothing else has speaks for it.
 */
function isUsed(held: RecordValue): boolean {
  const middleware = held.entries.get('MIDDLEWARE')?.value ?? held.entries.get('MIDDLEWARE_CLASSES')?.value;
  if (middleware && mentions(middleware, 'corsheaders.middleware.')) return true;
  const isKnown = middleware?.kind === 'list' && !middleware.rest && middleware.elements.every(({ kind }) => kind === 'literal');
  if (isKnown) return false;
  const apps = held.entries.get('INSTALLED_APPS')?.value;
  return (apps !== undefined && mentions(apps, 'corsheaders')) || unmistakable.some((name) => held.entries.has(name));
}

function mentions(value: Value, text: string): boolean {
  return [...insideOf(value)].some((inner) => inner.kind === 'literal' && typeof inner.value === 'string' && inner.value.startsWith(text));
}

/** The name of the middleware, where it stands in a list of this body. */
function middlewareIn(body: readonly Statement[], module: Module): Configuration['name'] | undefined {
  for (const statement of body) {
    if (statement.kind !== 'assignment' || statement.target.kind !== 'name' || !statement.target.name.startsWith('MIDDLEWARE')) continue;
    const element = statement.value?.kind === 'list' ? statement.value.elements.find((each): each is Expression => each.kind === 'text' && each.value.startsWith('corsheaders.')) : undefined;
    if (element) return module.span(element);
  }
  return undefined;
}

/** Below the last statement about CORS that stands in no branch, else below the last of all assignments. */
function placeIn(body: readonly Statement[], own: readonly Entry[], module: Module): Place {
  const straight = body.filter((statement) => statement.kind === 'assignment');
  const last = straight.findLast(({ start }) => own.some(({ at }) => at.start === start)) ?? straight.at(-1);
  return last ? { kind: 'statement', after: module.span(last) } : { kind: 'nowhere', because: 'the settings are written in another file' };
}
