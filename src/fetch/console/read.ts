import type { Initiator } from '../types';
import { arrange, type Fields, type Piece } from './arrange';
import { kinds, ofPreflight } from './chromium';
import { beginningsOf, type Beginnings } from './beginnings';
import { everythingHeard, type Heard, type Told } from './heard';
import type { ConsoleMessage } from './message';
import { networkLines } from './network-line';
import { seek, textIn, type Found, type Seeker, type Span } from './phrase';
import type { Hole } from './sentence';
import { squeeze, squeezedText, type Squeezed } from './squeezed';

export type { ConsoleMessage } from './message';

/**
 * Finds every message about CORS in a text that was copied from a console: whatever stands around it, in the words of any browser of today
 * and of most of the past. A message that stands there twice is told once; what a script caught is told where no console says more.
 */
export function readConsole(text: string): readonly ConsoleMessage[] {
  const squeezed = squeeze(text);
  const reader = readerOf(squeezed);
  const pieces: Piece[] = [...networkLines(squeezed)];
  let claimed = 0;
  for (const { place, phrases } of beginnings.allIn(squeezed.text)) {
    if (place < claimed) continue;
    const piece = longest(phrases.flatMap((heard) => counts(heard) ? pieceOf(reader, heard, place) ?? [] : []));
    if (piece === undefined) continue;
    pieces.push(piece);
    claimed = piece.end;
  }
  return arrange(pieces, squeezed);
}

const beginnings: Beginnings<Heard> = beginningsOf(everythingHeard, ({ phrase }) => phrase.fixed[0] ?? '');

/** What begins with a hole is heard behind an opening alone. */
const unbegun: readonly Heard[] = everythingHeard.filter(({ phrase }) => phrase.fixed[0] === '');

function counts({ role, alone }: Heard): boolean {
  return role !== 'reason' || alone;
}

interface Reader {
  readonly squeezed: Squeezed;
  /** Where a phrase stands, if it stands at this place. */
  readonly find: (heard: Heard, place: number) => Found | undefined;
}

function readerOf(squeezed: Squeezed): Reader {
  const seekers = new Map<Heard, Seeker>();
  const find = (heard: Heard, place: number): Found | undefined => {
    const known = seekers.get(heard);
    if (known !== undefined) return known(place);
    const seeker = seek(heard.phrase, squeezed);
    seekers.set(heard, seeker);
    return seeker(place);
  };
  return { squeezed, find };
}

function longest<Ending extends { readonly end: number }>(all: readonly Ending[]): Ending | undefined {
  return all.reduce<Ending | undefined>((best, one) => best === undefined || one.end > best.end ? one : best, undefined);
}

function pieceOf(reader: Reader, heard: Heard, place: number): Piece | undefined {
  const found = reader.find(heard, place);
  if (found === undefined) return undefined;
  switch (heard.role) {
    case 'opening': return ofOpening(reader, heard, found);
    case 'closing': return { kind: 'closing', access: true, start: found.start, end: found.end, fields: fieldsOf(reader, heard.told, [found]) };
    case 'reason': return withEndings(reader, heard.told, [found], found.end);
    case 'sentence': return ofSentence(reader, heard, found);
    case 'ending': return undefined;
  }
}

function ofSentence(reader: Reader, { told }: Heard, found: Found): Piece | undefined {
  // "Error: NetworkError when attempting …" is Firefox's.
  if (told.engine === undefined && reader.squeezed.text.startsWith('when', found.end)) return undefined;
  return { kind: 'message', start: found.start, end: found.end, fields: fieldsOf(reader, told, [found]) };
}

const preflightWords = squeezedText(ofPreflight);

function ofOpening(reader: Reader, opening: Heard, found: Found): Piece | undefined {
  const { text } = reader.squeezed;
  const saysPreflight = text.startsWith(preflightWords, found.end);
  const place = found.end + (saysPreflight ? preflightWords.length : 0);
  const reason = reasonAt(reader, opening, place);
  if (reason !== undefined) {
    if (fieldsOf(reader, opening.told, [found]).url === 'resource') return undefined;
    const exchange = saysPreflight ? 'preflight' : reason.heard.told.exchange ?? (opening.tellsExchange ? 'actual' : undefined);
    const { engine, initiator } = opening.told;
    const told: Told = { ...reason.heard.told, engine: engine === 'chromium' ? reason.heard.told.engine : engine, exchange, initiator };
    return withEndings(reader, told, [found, reason.found], reason.found.end);
  }
  if (opening.alone) return { kind: 'message', start: found.start, end: found.end, fields: fieldsOf(reader, opening.told, [found]) };
  return ofBareLoad(reader, opening, found);
}

/** "Fetch API cannot load {url}." and nothing behind it: WebKit, about anything but access control. */
function ofBareLoad(reader: Reader, { told }: Heard, found: Found): Piece | undefined {
  const { squeezed } = reader;
  const fields = fieldsOf(reader, told, [found]);
  const last = squeezed.at(found.end - 1);
  const isLast = found.end === squeezed.text.length || /[\n\r]|\\[nr]/.test(squeezed.source.slice(last + 1, squeezed.at(found.end)));
  const isWhole = squeezed.source.charAt(last) === '.' && isLast;
  if (told.initiator === undefined || fields.url === undefined || !isWhole) return undefined;
  return { kind: 'closing', access: false, start: found.start, end: found.end, fields: { ...fields, engine: 'webkit' } };
}

/** Words that were found behind others. */
interface Behind { readonly heard: Heard; readonly found: Found; readonly end: number }

/** The longest reason that stands at a place; those of Chromium and WebKit share their ancestors' openings. */
function reasonAt({ squeezed, find }: Reader, { told: { engine }, alone }: Heard, place: number): Behind | undefined {
  const candidates = [...beginnings.at(squeezed.text, place), ...alone ? [] : unbegun];
  return longest(candidates.flatMap((heard) => {
    if (heard.role !== 'reason' || (heard.told.engine === 'firefox') !== (engine === 'firefox')) return [];
    const found = find(heard, place);
    return found === undefined ? [] : [{ heard, found, end: found.end }];
  }));
}

/** What stands behind a reason tells the status, the page's origin or who asked. */
function withEndings(reader: Reader, told: Told, found: readonly Found[], reasonEnd: number): Piece {
  const all = [...found];
  let { initiator } = told;
  let end = reasonEnd;
  for (;;) {
    const place = end + stops(reader.squeezed.text, end);
    const ending = endingAt(reader, place);
    if (ending === undefined) break;
    all.push(ending.found);
    initiator ??= ending.heard.told.initiator;
    end = ending.end;
  }
  end += stops(reader.squeezed.text, end);
  return { kind: 'message', start: found[0]?.start ?? end, end, fields: fieldsOf(reader, { ...told, initiator }, all) };
}

function endingAt({ squeezed, find }: Reader, place: number): Behind | undefined {
  return longest(beginnings.at(squeezed.text, place).flatMap((heard) => {
    const found = heard.role === 'ending' ? find(heard, place) : undefined;
    return found === undefined ? [] : [{ heard, found, end: found.end }];
  }));
}

function stops(text: string, place: number): number {
  let count = 0;
  while (count < 3 && ').'.includes(text.charAt(place + count) || ' ')) count++;
  return count;
}

const initiators: ReadonlyMap<string, Initiator> = new Map([
  ...named(kinds), ['stylesheet', 'stylesheet'], ['cssresource', 'stylesheet'], ['audio', 'video'], ['internalresource', 'resource'],
]);
function named(words: Readonly<Record<Initiator, string>>): readonly (readonly [string, Initiator])[] {
  const all: readonly Initiator[] = ['fetch', 'xhr', 'script', 'image', 'font', 'stylesheet', 'video', 'preload', 'resource'];
  return all.map((initiator) => [squeezedText(words[initiator]), initiator]);
}

function fieldsOf({ squeezed }: Reader, told: Told, found: readonly Found[]): Fields {
  const holes = new Map<Hole, string>(found.flatMap(({ spans }) => spans.map((span) => [span.name, whole(textIn(span, squeezed), span)] as const)));
  const { kind, engine, reasons, exchange } = told;
  const status = Number(holes.get('status') ?? Number.NaN);
  const detail = holes.get('detail') ?? holes.get('space');
  return {
    kind, engine, reasons, exchange,
    initiator: told.initiator ?? initiators.get(holes.get('kind')?.toLowerCase().replace(/\s/g, '') ?? ''),
    origin: holes.get('origin') ?? originOf(holes.get('page')),
    url: holes.get('url') ?? holes.get('input'),
    redirectedFrom: holes.get('firstUrl'),
    method: holes.get('method') ?? (reasons[0] === 'method not allowed' ? detail : undefined),
    detail: detail ?? (reasons[0] === 'method forbidden' || reasons[0] === 'method needs cors' ? holes.get('method') : undefined),
    seen: seenOf(holes.get('value'), told),
    status: Number.isInteger(status) && status > 0 ? status : undefined,
  };
}

/** Chromium shows bytes that are not ASCII by their number; a wildcard is in the words. */
function seenOf(value: string | undefined, { engine, reasons }: Told): string | undefined {
  if (value === undefined) return reasons[0] === 'wildcard with credentials' ? '*' : undefined;
  return engine === 'chromium' ? value.replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : value;
}

/** The full stop or the colon behind a URL that stands without quotation marks is the sentence's. */
function whole(text: string, { name, quoted }: Span): string {
  return !quoted && (name === 'url' || name === 'origin' || name === 'method' || name === 'input') ? text.replace(/[’'"]?[.:]$/, '') : text;
}

function originOf(page: string | undefined): string | undefined {
  if (page === undefined) return undefined;
  return URL.canParse(page) ? new URL(page).origin : page;
}
