import type { HttpAnswer, HttpRequest } from '../http/message';
import type { Reason } from '../http/reason';
import type { Known } from '../http/unknown';
import type { Role } from '../model/role';
import type { Span } from '../model/span';
import type { Value } from '../model/value';

/** A request that a page could send. Left out: GET where that comes to the configuration, no headers, credentials omitted, to the configured API. */
export interface Question {
  readonly from: string;
  readonly to?: string;
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  /** The handler behind the configuration answers, unless it is said to throw. */
  readonly handler?: 'throws';
}

/** What becomes of it in a browser. */
export interface Answer {
  readonly question: Question;
  readonly outcome: 'readable' | 'opaque' | 'refused' | 'unknown';
  readonly refusedBecause: Reason | undefined;
  readonly exchanges: readonly { readonly kind: 'preflight' | 'actual'; readonly request: HttpRequest; readonly answer: HttpAnswer }[];
  /** The header of the last response, lines joined; null when absent. */
  header(name: string): Known<string | null>;
}

/**
 * The words to underline, always in the configuring file. `elsewhere` is where the value is really written,
 * when that is another file.
 */
export interface Stated extends Span { readonly elsewhere?: Span }

/** One element of a list-valued option, or the lone value of a scalar one. */
export interface ListEntry {
  readonly role: Role;
  readonly value: Value;
  readonly span: Stated;
}

/** One configuration in one world, ready to be asked. */
export interface Site {
  readonly server: string;
  /** Origins that occur nowhere in the source and that a browser can really send. */
  readonly strangers: readonly string[];
  ask(question: Question): Answer;
  /** What the option is worth; undefined when it is not given. */
  value(role: Role): Value | undefined;
  entries(role: Role): readonly ListEntry[];
  /** The place to underline for a role: the guilty value, or the configuration's name when nothing is written. */
  stated(role: Role): Stated;
  /** The same site with the option not given. */
  without(role: Role): Site;
  /** The same site whose option holds nothing but this entry. */
  only(entry: ListEntry): Site;
}

/** A website that the author did not mean reads credentialed responses; browsers refuse what the author wants; any website may read; a note. */
export type VerdictKind = 'leaks' | 'breaks' | 'public' | 'note';
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severityOf: Readonly<Record<VerdictKind, Severity>> = {
  leaks: 'error', breaks: 'warning', public: 'information', note: 'hint',
};

/** A change to the configuration; the service turns it into edits when a menu opens. */
export type Change =
  /** Put explicit origins in place of what the option holds, or add the option. */
  | { readonly kind: 'list origins'; readonly role: Role }
  | { readonly kind: 'remove option'; readonly role: Role }
  | { readonly kind: 'rewrite entry'; readonly entry: ListEntry; readonly text: string };

export interface Fix<Key extends string> {
  readonly title: Key;
  readonly data?: Readonly<Record<string, string>>;
  readonly preferred?: boolean;
  readonly change: Change;
}

export interface Finding<Message extends string, FixTitle extends string> {
  readonly verdict: VerdictKind;
  readonly at: Stated;
  readonly message: Message;
  /** Fills `{name}` in the message. */
  readonly data?: Readonly<Record<string, string>>;
  readonly witness?: Answer;
  /** The other places that decided it. */
  readonly related?: readonly { readonly at: Stated; readonly says: string }[];
  readonly fixes?: readonly Fix<FixTitle>[];
}

export interface Rule<Message extends string = string, FixTitle extends string = string> {
  readonly id: string;
  /** One line for settings and lists: what is wrong. */
  readonly summary: string;
  readonly verdict: VerdictKind;
  readonly cwe: readonly number[];
  readonly messages: Readonly<Record<Message, string>>;
  readonly fixes: Readonly<Record<FixTitle, string>>;
  check(site: Site): Iterable<Finding<NoInfer<Message>, NoInfer<FixTitle>>>;
}

/** Message and fix keys are inferred from the tables: a misspelt key does not compile. */
export function defineRule<const Message extends string, const FixTitle extends string>(rule: Rule<Message, FixTitle>): Rule<Message, FixTitle> {
  return Object.freeze(rule);
}
