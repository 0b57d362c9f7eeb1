import type { Reason } from '../../http/reason';
import type { EngineName, Initiator } from '../types';
import * as chromium from './chromium';
import * as firefox from './firefox';
import type { ConsoleMessage } from './message';
import { olderClosings, olderEndings, olderOpenings, olderReasons, olderSentences } from './older';
import { phraseOf, type Phrase } from './phrase';
import type { Row } from './sentence';
import * as webkit from './webkit';

/** What the words of a sentence tell by themselves. */
export interface Told {
  readonly engine: EngineName | undefined;
  readonly kind: ConsoleMessage['kind'];
  readonly reasons: readonly Reason[];
  readonly exchange: ConsoleMessage['exchange'];
  readonly initiator: Initiator | undefined;
}

/** A phrase that is listened for, and what it tells. */
export interface Heard {
  /** An opening waits for a reason, a closing names the request of the reason before it, an ending adds to the reason before it. */
  readonly role: 'opening' | 'reason' | 'sentence' | 'closing' | 'ending';
  readonly phrase: Phrase;
  readonly told: Told;
  /** A reason that counts without an opening; an opening or a closing that counts without a reason. */
  readonly alone: boolean;
  /** An opening after which the preflight's answer is named if it is that. */
  readonly tellsExchange: boolean;
}

interface Written {
  readonly says: string;
  readonly form: Row<never>['form'];
  readonly reasons: readonly Reason[];
  readonly exchange: ConsoleMessage['exchange'];
  readonly initiator: Initiator | undefined;
}

const nothingTold: Told = { engine: undefined, kind: 'refusal', reasons: [], exchange: undefined, initiator: undefined };

function heard(role: Heard['role'], says: string, told: Partial<Told>, alone = false, tellsExchange = false): Heard {
  return { role, phrase: phraseOf(says.trim()), told: { ...nothingTold, ...told }, alone, tellsExchange };
}

/** Turns a table round: for every sentence the reasons that are written with it, in the table's order. */
function written(table: Readonly<Partial<Record<Reason, readonly Omit<Row<never>, 'when'>[]>>>): readonly Written[] {
  const bySays = new Map<string, Written>();
  for (const [reason, rows] of entriesOf(table)) {
    for (const { says, form, exchange, initiator } of rows) {
      const known = bySays.get(says);
      bySays.set(says, {
        says, form, initiator,
        reasons: [...known?.reasons ?? [], reason],
        exchange: known === undefined || known.exchange === exchange ? exchange : undefined,
      });
    }
  }
  return [...bySays.values()].filter(({ says }) => says !== '');
}

function entriesOf<Key extends string, Value>(record: Readonly<Partial<Record<Key, Value>>>): readonly (readonly [Key, Value])[] {
  const keys = Object.keys(record).filter((key): key is Key & string => key in record);
  return keys.flatMap((key) => {
    const value = record[key];
    return value === undefined ? [] : [[key, value] as const];
  });
}

/** Reasons and sentences of one engine; `alone` tells which reasons are long enough to count without an opening. */
function ofTable(engine: EngineName, rows: readonly Written[], alone: boolean): readonly Heard[] {
  return rows.map(({ says, form, reasons, exchange, initiator }) => {
    if (form === 'hidden') return heard('sentence', hiddenText(says), { engine, kind: 'hidden' });
    return heard(form, says, { engine, reasons, exchange, initiator }, alone);
  });
}

/** Firefox's counts without its type, which a console may leave out. */
function hiddenText(says: string): string {
  return says === firefox.rejection ? says.replace('TypeError: ', '') : says;
}

const isOfNetwork = ({ says }: Written): boolean => says.startsWith('{');

const ofChromium: readonly Heard[] = [
  ...ofTable('chromium', written(chromium.refused).filter((row) => !isOfNetwork(row)), true),
  ...ofTable('chromium', written(chromium.thrown), false),
  heard('opening', chromium.openings.blocked, { engine: 'chromium' }, true, true),
  heard('opening', chromium.openings.redirected, { engine: 'chromium' }, true, true),
  heard('opening', chromium.openings.load, { engine: 'chromium', initiator: 'fetch' }),
  heard('opening', chromium.openings.fetch, { engine: 'chromium', initiator: 'fetch' }),
  ...entriesOf(chromium.endings).map(([initiator, says]) => heard('ending', says, { initiator })),
];

const ofFirefox: readonly Heard[] = [
  ...ofTable('firefox', written(firefox.refused), false),
  ...ofTable('firefox', written(firefox.thrown), false),
  heard('reason', firefox.noBytesInList, { engine: 'firefox', reasons: ['header invalid'] }),
  // The full stop is left to the URL: some write none.
  heard('opening', firefox.openings.blocked.replace('}. (', '} ('), { engine: 'firefox' }, true),
  heard('opening', firefox.openings.fetch, { engine: 'firefox', initiator: 'fetch' }),
  heard('sentence', firefox.warning, { engine: 'firefox', kind: 'warning', reasons: ['header not allowed'], exchange: 'preflight' }),
];

const ofWebkit: readonly Heard[] = [
  ...ofTable('webkit', written(webkit.refused), true),
  ...ofTable('webkit', written(webkit.thrown), false),
  ...entriesOf(webkit.closings).filter(([, says]) => says !== '').map(([initiator, says]) => heard('closing', says, { engine: 'webkit', initiator })),
  ...olderClosings.map(({ says, initiator }) => heard('closing', says + webkit.access, { engine: 'webkit', initiator })),
];

const ofOlder: readonly Heard[] = [
  ...olderReasons.map(({ says, engine, reasons, exchange }) => heard('reason', says, { engine, reasons, exchange }, engine !== 'firefox')),
  ...olderOpenings.map(({ says, engine, initiator, common, tellsExchange }) => heard('opening', says, { engine, initiator }, common !== true, tellsExchange === true)),
  ...olderEndings.map(({ says, initiator }) => heard('ending', says, { initiator })),
  ...olderSentences.map(({ says, ...told }) => heard('sentence', says, told)),
];

/** All that is listened for. */
export const everythingHeard: readonly Heard[] = [...ofChromium, ...ofFirefox, ...ofWebkit, ...ofOlder];

/** The errors of Chromium's network stack that are in its table, without `net::`. */
export const networkReasons: ReadonlyMap<string, readonly Reason[]> = new Map(
  written(chromium.refused).filter(isOfNetwork).map(({ says, form, reasons }) => [says.slice(says.indexOf('ERR_')), form === 'hidden' ? [] : reasons]),
);
