import type { Role } from '../model/role';
import type { Entry, RecordValue, Value } from '../model/value';
import type { Server } from '../servers/server';

/** The entries that a role names: one beside the origins, or where options stand by origin, those below the origins that have it. */
export function entriesOf(server: Server, options: RecordValue, role: Role): readonly Entry[] {
  const name = server.roles[role];
  if (name === undefined) return [];
  const records = server.optionsPerOrigin && role !== 'origins' ? byOrigin(server, options) : [options];
  return records.map(({ entries }) => entries.get(name)).filter((entry) => entry !== undefined);
}

function byOrigin({ roles }: Server, { entries }: RecordValue): readonly RecordValue[] {
  const origins = entries.get(roles.origins ?? '')?.value;
  return origins?.kind === 'record' ? [...origins.entries.values()].map(({ value }) => value).filter((value) => value.kind === 'record') : [];
}

/** What a list holds, the keys of a record, or the value itself. */
export function elementsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list': return value.elements;
    case 'record': return [...value.entries].map(([origin, { key }]): Value => ({ kind: 'literal', value: origin, at: key }));
    case 'literal': case 'pattern': case 'callable': case 'requestHeader': case 'choice': case 'unknown': return [value];
  }
}

/** A list or a record with nothing but the element. */
export function onlyElement(whole: Value, element: Value): Value {
  if (whole.kind === 'list') return { ...whole, elements: [element], rest: undefined };
  if (whole.kind !== 'record' || element.kind !== 'literal') return element;
  return { ...whole, entries: new Map([...whole.entries].filter(([origin]) => origin === element.value)), rest: undefined };
}

/** The options without what the role names, below every origin where options stand there. */
export function withoutRole(server: Server, options: RecordValue, role: Role): RecordValue {
  const name = server.roles[role];
  const origins = options.entries.get(server.roles.origins ?? '');
  if (name === undefined) return options;
  if (!server.optionsPerOrigin || role === 'origins' || origins?.value.kind !== 'record') return without(options, name);
  const below = [...origins.value.entries].map(([origin, entry]): [string, Entry] => (
    [origin, entry.value.kind === 'record' ? { ...entry, value: without(entry.value, name) } : entry]));
  const value: Value = { ...origins.value, entries: new Map(below) };
  return { ...options, entries: new Map([...options.entries, [server.roles.origins ?? '', { ...origins, value }]]) };
}

function without(options: RecordValue, name: string): RecordValue {
  return { ...options, entries: new Map([...options.entries].filter(([each]) => each !== name)) };
}
