import type { Role } from '../model/role';
import type { RecordValue, Unknown, Value } from '../model/value';
import { insideOf } from '../model/value';
import { variableOf } from '../program/values';
import { compareReleases, type Server } from '../servers/server';
import { elementsOf, entriesOf } from './roles';
import type { PolicyOption, ReleaseFrom, UnknownName } from './api';

const longestText = 200;

/** A value for people: as it would be written in JSON, with unknown parts named. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'literal': return typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value);
    case 'list': return `[${[...value.elements.map(textOf), ...(value.rest ? [`… (${value.rest.because})`] : [])].join(', ')}]`;
    case 'record': return `{ ${[...value.entries].map(([name, entry]) => `${name}: ${textOf(entry.value)}`).join(', ')} }`;
    case 'pattern': return value.dialect === 'python' ? JSON.stringify(value.source) : `/${value.source}/${value.flags}`;
    case 'callable': return 'a function';
    case 'requestHeader': return `the request’s ${value.name}`;
    case 'choice': return value.options.map((option) => `${nested(option.value)} when ${option.when}`).join('; ');
    case 'unknown': return `unknown: ${value.because}`;
  }
}

function nested(value: Value): string {
  return value.kind === 'choice' ? `(${textOf(value)})` : textOf(value);
}

/** The options that are written, as resolved. */
export function optionsOf(options: RecordValue, server: Server): readonly PolicyOption[] {
  const roles = new Map(Object.entries(server.roles).map(([role, name]) => [name, role as Role]));
  return [...options.entries].map(([name, { value, at }]) => ({
    name, role: roles.get(name), text: shorten(textOf(value)), known: unknownIn(value).length === 0, at,
  }));
}

/** What is unknown or open in a configuration, each name once. */
export function unknownsOf(options: RecordValue): readonly UnknownName[] {
  const names = new Map<string, UnknownName>();
  for (const value of insideOf(options)) {
    if (value.kind === 'choice') {
      const name = variableOf(value.condition) ?? value.condition;
      if (!names.has(name)) names.set(name, { name, because: textOf(value), at: value.at });
    } else if (value.kind === 'unknown' && value.name !== undefined && !names.has(value.name)) {
      names.set(value.name, { name: value.name, because: value.because, at: value.at });
    }
  }
  return [...names.values()];
}

function unknownIn(value: Value): readonly Unknown[] {
  return [...insideOf(value)].filter((inner) => inner.kind === 'unknown');
}

/** One line above a configuration: what is known of it, and what is not. `letsIn` tells whether a stranger is let in, if known. */
export function summaryOf(options: RecordValue, server: Server, letsIn: boolean | undefined): string {
  const of = (role: Role) => {
    if (server.roles[role] === undefined) return undefined;
    return entriesOf(server, options, role)[0]?.value ?? options.rest;
  };
  const origins = of('origins');
  const pattern = of('originPattern');
  const anyone = switchText(of('anyOrigin'));
  const parts = [anyone ?? (origins || !pattern ? originsText(origins, letsIn) : undefined), anyone === 'any origin' ? undefined : pattern && `origins matching ${textOf(pattern)}`, credentialsText(of('credentials'))];
  return shorten(parts.filter((part) => part !== undefined && part !== '').join(' · '));
}

/** What there is to say of a switch that lets everybody in. */
function switchText(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal') return value.value ? 'any origin' : undefined;
  return value?.kind === 'choice' ? `any origin depends on ${variableOf(value.condition) ?? value.condition}` : undefined;
}

function originsText(value: Value | undefined, letsIn: boolean | undefined): string {
  if (!value) return letsIn === undefined ? 'default origins' : letsIn ? 'any origin (default)' : 'no other origin (default)';
  if (value.kind === 'unknown') return `origins unknown: ${value.because}`;
  if (value.kind === 'choice') return `origins depend on ${variableOf(value.condition) ?? value.condition}`;
  if (value.kind !== 'list' && value.kind !== 'record') return `origin ${textOf(value)}`;
  const [first, { length }] = [elementsOf(value)[0], elementsOf(value)];
  if (length === 1 && first && !value.rest) return `origin ${textOf(first)}`;
  return `${length} ${length === 1 ? 'origin' : 'origins'}${value.rest ? ` and unknown ones: ${value.rest.because}` : ''}`;
}

function credentialsText(value: Value | undefined): string {
  if (!value) return '';
  if (value.kind === 'literal') return value.value === true ? 'credentials' : '';
  return value.kind === 'unknown' ? `credentials unknown: ${value.because}` : '';
}

function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}

/** A release with how it is known, and what is known of it when it is not among those on record. */
export function releaseText(release: string, from: ReleaseFrom, { releases: { recorded } }: Server): string {
  if (from.kind === 'assumed') return `${release} (assumed: the newest on record)`;
  const where = from.kind === 'installed' ? 'installed' : from.file.slice(from.file.lastIndexOf('/') + 1);
  const [oldest = release] = recorded;
  const newest = recorded.at(-1) ?? release;
  if (compareReleases(release, oldest) < 0) return `${release} (${where}), older than the oldest on record, ${oldest}`;
  return `${release} (${where})${compareReleases(release, newest) > 0 ? `, taken to behave like ${newest}, the newest on record` : ''}`;
}
