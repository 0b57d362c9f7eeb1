import type { Reason } from '../../http/reason';
import type { Failure } from '../trace';
import type { Initiator } from '../types';

/** The reasons for which the Request constructor throws: nothing is sent, and the script learns why. */
export type ThrownReason = Extract<Reason,
  'url invalid' | 'url with credentials' | 'method forbidden' | 'method needs cors' | 'header invalid' | 'body on get'
  | 'stream needs cors' | 'stream not supported'>;

/** The reasons that only the console tells. */
export type RefusedReason = Exclude<Reason, ThrownReason>;

const throwing: Readonly<Record<ThrownReason, true>> = {
  'url invalid': true, 'url with credentials': true, 'method forbidden': true, 'method needs cors': true, 'header invalid': true, 'body on get': true,
  'stream needs cors': true, 'stream not supported': true,
};

/** Whether the constructor throws for this reason. */
export function isThrown(reason: Reason): reason is ThrownReason {
  return Object.hasOwn(throwing, reason);
}

/** What a sentence leaves open, written `{url}` in it. */
export type Hole =
  | 'kind' | 'url' | 'firstUrl' | 'origin' | 'page' | 'method' | 'scheme' | 'location' | 'port' | 'space'
  | 'input'    // what is no URL
  | 'detail'   // the header name or method at fault
  | 'value'    // the value of the header that was read
  | 'status';

/** What stands in the holes of one sentence. */
export type Values = Readonly<Partial<Record<Hole, string>>>;

/** One thing that a console says: `Asked` is what decides beside the failure which of several it is. */
export interface Row<Asked> {
  readonly says: string;
  /** `reason` follows an opening that names the request; `sentence` stands alone; `hidden` says that it failed, and not why. */
  readonly form: 'reason' | 'sentence' | 'hidden';
  /** The exchange that it is always about; undefined where the words do not tell. */
  readonly exchange?: Failure['exchange'];
  /** Whom its words tell as the one who asked. */
  readonly initiator?: Initiator;
  /** Whether this row is the one; a row without it always is. */
  readonly when?: (failure: Failure, asked: Asked) => boolean;
}

/** For every reason the rows that say it, the first that fits; reasons in the order of how likely they are. */
export type Rows<R extends Reason, Asked, One extends Row<Asked> = Row<Asked>> = Readonly<Record<R, readonly [One, ...One[]]>>;

/** Chooses among the rows of one reason. */
export function rowOf<Asked, One extends Row<Asked>>(rows: readonly [One, ...One[]], failure: Failure, asked: Asked): One {
  return rows.find(({ when }) => when === undefined || when(failure, asked)) ?? rows[0];
}

/** Writes a sentence: every hole becomes its value. */
export function write(sentence: string, values: Values): string {
  const known: ReadonlyMap<string, string> = new Map(Object.entries(values));
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, hole: string) => known.get(hole) ?? '');
}
