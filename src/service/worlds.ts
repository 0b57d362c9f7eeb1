import type { Choice, Entry, RecordValue, Unknown, Value } from '../model/value';
import { insideOf } from '../model/value';
import type { Settled } from '../program/program';
import { notSet, variableOf } from '../program/values';

/** More worlds than this are not looked at one by one: the conditions beyond become unknown. */
export const mostWorlds = 16;

/** One way the outside can be: for each condition, the option that holds. */
export type World = ReadonlyMap<string, string>;

/** The worlds in which a configuration has different values, and whether the cap cut some off. */
export function worldsOf(options: RecordValue): { readonly worlds: readonly World[]; readonly capped: boolean } {
  let worlds: readonly World[] = [new Map()];
  let capped = false;
  for (const [condition, ways] of conditionsOf(options)) {
    if (worlds.length * ways.length > mostWorlds) capped = true;
    else worlds = worlds.flatMap((world) => ways.map((way) => new Map([...world, [condition, way]])));
  }
  return { worlds, capped };
}

/** Each condition and the options it chooses between. */
function conditionsOf(options: RecordValue): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const value of insideOf(options)) {
    if (value.kind === 'choice') found.set(value.condition, value.options.map((option) => option.when));
  }
  return found;
}

/** The options as they are in one world: no choices left. */
export function inWorld(options: RecordValue, world: World): RecordValue {
  const entries = new Map<string, Entry>();
  for (const [name, entry] of options.entries) entries.set(name, { ...entry, value: settle(entry.value, world) });
  return { ...options, entries };
}

/** The options with each open choice as an unknown that can be settled by its name. */
export function withoutChoices(options: RecordValue): RecordValue {
  return inWorld(options, new Map());
}

/** What a user would enter in the simulator to be in this world. */
export function settledIn(world: World): Settled {
  const settled: Record<string, string> = {};
  for (const [condition, way] of world) {
    const variable = variableOf(condition);
    if (variable === undefined) settled[condition] = way.endsWith(' is true') ? 'true' : 'false';
    else if (way.endsWith(' is not set')) settled[variable] = notSet;
  }
  return settled;
}

function settle(value: Value, world: World): Value {
  switch (value.kind) {
    case 'choice': {
      const way = world.get(value.condition);
      const option = value.options.find((each) => each.when === way);
      return option ? settle(option.value, world) : undecided(value);
    }
    case 'list': return { ...value, elements: value.elements.map((element) => settle(element, world)) };
    case 'record': return inWorld(value, world);
    case 'literal': case 'pattern': case 'callable': case 'requestHeader': case 'unknown': return value;
  }
}

function undecided(value: Choice): Unknown {
  const name = variableOf(value.condition) ?? value.condition;
  return { kind: 'unknown', because: `${name} decides`, name, at: value.at };
}

/**
 * In words, what sets `some` apart: `when …` for the conditions that they share, else `unless …` for those that the
 * others share; empty when `some` are all.
 */
export function wordsFor(some: readonly World[], all: readonly World[]): string {
  if (some.length === all.length) return '';
  const shared = sharedBy(some, all);
  if (shared !== '') return `when ${shared}`;
  const others = sharedBy(all.filter((world) => !some.includes(world)), all);
  return others === '' ? 'in some configurations' : `unless ${others}`;
}

/** The conditions that hold in all of `some` and not in all of `all`. */
function sharedBy(some: readonly World[], all: readonly World[]): string {
  const words: string[] = [];
  for (const condition of all[0]?.keys() ?? []) {
    const held = new Set(some.map((world) => world.get(condition)));
    const possible = new Set(all.map((world) => world.get(condition)));
    if (held.size < possible.size) words.push([...held].join(' or '));
  }
  return words.join(' and ');
}
