import { beforeUnsendable } from '../http/field-value';
import type { HeaderList } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import type { Known } from '../http/unknown';
import type { ObjectPlace } from '../model/arguments';
import { decoratedBy, type Module } from '../model/module';
import type { Role } from '../model/role';
import type { Span } from '../model/span';
import type { Call, Expression, Language } from '../model/syntax';
import type { RecordValue } from '../model/value';

export { isImport } from '../model/module';

/** Where a server is configured in source. */
export interface Configuration {
  /** The whole configuring expression, `cors({…})` or `app.add_middleware(…)`. */
  readonly span: Span;
  /** The words to underline when the guilty option is not written: the callee's or class's name. */
  readonly name: Span;
  readonly options: RecordValue;
  /** Where an absent option would be written. */
  readonly place: Place;
  /** A path where these options decide, when they do not decide everywhere. */
  readonly path?: string;
  /** Who answers, where that is not the one that recognised it: another way into the same library. */
  readonly server?: Server;
}

/**
 * Where a new option goes: into the call at `call` as a keyword argument, or into a record, which is either the
 * one written at `record` or a new one that becomes the call's last argument. Where options are names of a module, a
 * new one is a statement below another; `before` is what stands before its name, as in `app.config.CORS_ORIGINS`.
 */
export type Place =
  | { readonly kind: 'keyword'; readonly call: Span; readonly close: number }
  | { readonly kind: 'statement'; readonly after: Span; readonly before?: string }
  | ObjectPlace;

/** The words around a place: their style is kept. */
export function spanOfPlace(place: Exclude<Place, { kind: 'nowhere' }>): Span {
  switch (place.kind) {
    case 'keyword': return place.call;
    case 'statement': return place.after;
    case 'record': return place.record;
    case 'argument': return { file: place.file, start: place.open, end: place.close };
    case 'nested': return spanOfPlace(place.within);
    case 'value': return place.value;
  }
}

/** What an implementation does with one request. */
export type Outcome =
  /** It answers by itself: the handler behind it runs only where `handlerRuns` says so. */
  | { readonly kind: 'answers'; readonly status: Known<number>; readonly headers: HeaderList; readonly handlerRuns: Known<boolean> }
  /**
   * The handler answers; the implementation adds these headers to whatever comes back. `onError`: those that it hands to
   * who answers an error, which takes away what was set before.
   */
  | { readonly kind: 'passesOn'; readonly headers: HeaderList; readonly onError?: HeaderList }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'failsToStart'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** What is sent, unless Node throws at a text outside Latin-1 where that ends the process. */
export function unlessUnsendable(outcome: Extract<Outcome, { readonly kind: 'answers' | 'passesOn' }>): Outcome {
  return beforeUnsendable(outcome.headers) ? { kind: 'hangs' } : outcome;
}

/** What was published of releases that let in, or tell, what they should not. */
export interface Advisory {
  readonly id: string;
  /** The first release that has it; left out: all before `fixed`. */
  readonly from?: string;
  readonly fixed: string;
  /** Reads well after the id and a colon. */
  readonly says: string;
}

/** One CORS implementation: where it is configured in source, and what it answers. */
export interface Server {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** Text that a file must contain to be worth parsing for this server. */
  readonly mark: RegExp;
  readonly releases: { readonly package: string; readonly recorded: readonly string[]; readonly advisories: readonly Advisory[] };
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  /** The option for origins is one text: a list would be answered with a header line for each. */
  readonly oneOrigin?: true;
  /** Credentials are allowed unless the option says no. */
  readonly credentialsByDefault?: true;
  /** The option for origins is a record: its keys are the origins, and the other options stand in each of its values. */
  readonly optionsPerOrigin?: true;
  /** Options that the library knows, in the order of its positional arguments. */
  readonly optionNames: readonly string[];
  recognise(module: Module): Iterable<Configuration>;
  /**
   * What `release` answers. Total: unknown options spoil only what is computed from them.
   * `options` holds no choices: each is settled by the world.
   */
  respond(options: RecordValue, request: HttpRequest, release: string): Outcome;
}

interface Definition<Traits> extends Omit<Server, 'releases' | 'respond'> {
  /** Traits by the first release that has them, oldest first; later entries override earlier ones. */
  readonly releases: { readonly package: string; readonly from: Readonly<Record<string, Partial<Traits>>>; readonly newest: string; readonly advisories?: readonly Advisory[] };
  respond(options: RecordValue, request: HttpRequest, traits: Traits): Outcome;
}

/** Makes a Server whose `respond` sees the traits of the release asked for. Older than the first recorded is unknown. */
export function defineServer<Traits>(initial: Traits, definition: Definition<Traits>): Server {
  const { from, newest, advisories = [] } = definition.releases;
  const steps = Object.entries(from);
  return Object.freeze({
    ...definition,
    releases: { package: definition.releases.package, recorded: [...new Set([...steps.map(([release]) => release), newest])], advisories },
    respond(options: RecordValue, request: HttpRequest, release: string): Outcome {
      const reached = steps.filter(([first]) => compareReleases(first, release) <= 0);
      if (steps.length > 0 && reached.length === 0) {
        return { kind: 'unknown', because: `${definition.releases.package} ${release} is older than the oldest release on record` };
      }
      const traits = reached.reduce((all, [, some]) => ({ ...all, ...some }), initial);
      return definition.respond(options, request, traits);
    },
  });
}

/** Those that are about a release. */
export function advisoriesOf({ releases: { advisories } }: Server, release: string): readonly Advisory[] {
  return advisories.filter(({ from, fixed }) => compareReleases(release, fixed) < 0 && (from === undefined || compareReleases(from, release) <= 0));
}

/** Negative when `a` comes before `b`; both are dotted numbers, anything after them is ignored. */
export function compareReleases(a: string, b: string): number {
  const numbers = (text: string) => text.split(/[^0-9]+/, 4).map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The words to underline: a member's own name, else the whole expression. */
export function wordOf(expression: Expression): Expression {
  return expression.kind === 'member' ? expression.name : expression;
}

/** Whether a decorator of Flask or Quart stands above `@app.route(…)`, where it decorates what nobody calls. */
export function isAboveRoute(call: Call, module: Module): boolean {
  const decorated = decoratedBy(call, module);
  const below = decorated?.decorators.slice(decorated.decorators.indexOf(call) + 1) ?? [];
  return below.some((each) => each.kind === 'call' && each.callee.kind === 'member' && /^(?:route|get|post|put|patch|delete)$/.test(each.callee.name.name));
}
