import { withoutVaguer } from './firefox-lines';
import type { ConsoleMessage } from './message';
import type { Squeezed } from './squeezed';

/** What a message tells, without its text. */
export type Fields = Omit<ConsoleMessage, 'text'>;

/** Something that was found, with its place in the squeezed text. */
export type Piece = { readonly start: number; readonly end: number; readonly fields: Fields } & (
  | { readonly kind: 'message' }
  /** WebKit's second line; `access` tells whether it blames access control. */
  | { readonly kind: 'closing'; readonly access: boolean }
  /** A line of Chromium's network stack, which repeats a request that another line explains. */
  | { readonly kind: 'network' });

/** A message to be: what it tells, and where that was found. */
export interface Draft { readonly fields: Fields; readonly pieces: readonly Piece[] }

/** Makes messages of what was found, pieces of one kind in the order of the text: lines about one request are one message, and what repeats a message is left out. */
export function arrange(pieces: readonly Piece[], squeezed: Squeezed): readonly ConsoleMessage[] {
  const drafts = [...ofWebkit(pieces, squeezed), ...ofOthers(pieces)];
  const messages = distinct(withoutHidden(withoutVaguer(withNetworkLines(drafts, pieces))));
  return messages.map(({ fields, pieces: parts }) => ({ ...fields, text: excerpt(parts, squeezed) }));
}

function startOf({ pieces: [first] }: Draft): number {
  return first?.start ?? 0;
}

function isWebkits({ kind, fields }: Piece): boolean {
  return kind === 'closing' || (fields.engine === 'webkit' && fields.kind === 'refusal');
}

function ofOthers(pieces: readonly Piece[]): readonly Draft[] {
  return pieces.filter((piece) => piece.kind === 'message' && !isWebkits(piece)).map((piece) => ({ fields: piece.fields, pieces: [piece] }));
}

type Closing = Extract<Piece, { readonly kind: 'closing' }>;

/** WebKit says the reason in one line and names the request in the next; some copy them in the other order. */
function ofWebkit(all: readonly Piece[], squeezed: Squeezed): readonly Draft[] {
  const pieces = all.filter(isWebkits);
  const closingsFirst = pieces[0]?.kind === 'closing' && pieces.at(-1)?.kind === 'message';
  const ordered = closingsFirst ? pieces.toReversed() : pieces;
  const drafts: Draft[] = [];
  let waiting: Piece[] = [];
  const echoes: Piece[] = [];
  for (const run of runsOf(ordered)) {
    const partners = run.closings.map((closing, index) => ({ closing, reason: waiting.at(index - run.closings.length) }));
    drafts.push(...partners.map(({ closing, reason }) => paired(closing, reason)));
    const taken = new Set(partners.map(({ reason }) => reason));
    drafts.push(...waiting.filter((reason) => !taken.has(reason)).map(single));
    waiting = [];
    for (const reason of run.reasons) (isEcho(reason, squeezed) ? echoes : waiting).push(reason);
  }
  drafts.push(...waiting.map(single));
  return withEchoes(drafts, echoes);
}

function single(piece: Piece): Draft {
  return { fields: piece.fields, pieces: [piece] };
}

interface Run { readonly closings: readonly Closing[]; readonly reasons: readonly Piece[] }

/** Closings that follow each other, and the reasons after them up to the next closing. */
function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: { closings: Closing[]; reasons: Piece[] }[] = [{ closings: [], reasons: [] }];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece.kind !== 'closing') last?.reasons.push(piece);
    else if (last?.reasons.length === 0) last.closings.push(piece);
    else runs.push({ closings: [piece], reasons: [] });
  }
  return runs;
}

function paired(closing: Closing, reason: Piece | undefined): Draft {
  const { url, initiator } = closing.fields;
  if (reason === undefined || (reason.fields.url !== undefined && url !== undefined && reason.fields.url !== url)) return alone(closing);
  const pieces = [reason, closing].sort((one, other) => one.start - other.start);
  return { pieces, fields: { ...reason.fields, url: reason.fields.url ?? url, initiator } };
}

/** A request that WebKit names without a reason. */
function alone(closing: Closing): Draft {
  if (closing.access) return { pieces: [closing], fields: { ...closing.fields, kind: 'hidden' } };
  return { pieces: [closing], fields: { ...closing.fields, reasons: ['mode same-origin'], exchange: 'none' } };
}

/** WebKit repeats a reason as that of a resource which failed to load. */
function isEcho({ start }: Piece, { text }: Squeezed): boolean {
  const words = 'failedtoloadresource:';
  return text.startsWith(words, start - words.length);
}

/** An echo gives its reason to a request that has none, repeats another, or is all there is. */
function withEchoes(drafts: readonly Draft[], echoes: readonly Piece[]): readonly Draft[] {
  const result = [...drafts];
  const told = new Set(drafts.map(({ fields }) => reasonKey(fields)));
  const unexplained = [...drafts.entries()].filter(([, { fields }]) => fields.kind === 'hidden').values();
  for (const echo of echoes) {
    const key = reasonKey(echo.fields);
    if (told.has(key)) continue;
    told.add(key);
    const [index, draft] = unexplained.next().value ?? [];
    const closing = draft?.pieces[0];
    if (index !== undefined && closing?.kind === 'closing') result[index] = paired(closing, echo);
    else result.push(single(echo));
  }
  return result;
}

function reasonKey({ reasons, origin, detail }: Fields): string {
  return JSON.stringify([reasons, origin, detail]);
}

/** Lends method and status of a network line to the message about its request; a line about no other message is one itself. */
function withNetworkLines(drafts: readonly Draft[], pieces: readonly Piece[]): readonly Draft[] {
  const result = [...drafts];
  const explained = drafts.some(({ fields }) => fields.engine === 'chromium' && fields.kind === 'refusal');
  const byUrl = chromiumsByUrl(drafts);
  const next = new Map<string | undefined, number>();
  for (const line of pieces) {
    if (line.kind !== 'network') continue;
    const { url } = line.fields;
    const known = url === undefined ? undefined : byUrl.get(url);
    // Of several requests to one URL, each line is about the next; what is left over is about the last.
    const turn = next.get(url) ?? 0;
    const [index, draft] = known?.[Math.min(turn, known.length - 1)] ?? [];
    if (draft !== undefined && index !== undefined) result[index] = { ...draft, fields: completed(result[index]?.fields ?? draft.fields, line.fields) };
    else if (!explained || line.fields.kind === 'refusal') result.push(single(line));
    next.set(url, turn + 1);
  }
  return result.sort((one, other) => startOf(one) - startOf(other));
}

type Placed = readonly [index: number, draft: Draft];

/** A request that was redirected is known to the network by its first URL. */
function chromiumsByUrl(drafts: readonly Draft[]): ReadonlyMap<string | undefined, readonly Placed[]> {
  const byUrl = new Map<string | undefined, Placed[]>();
  for (const [index, draft] of drafts.entries()) {
    const { engine, redirectedFrom, url } = draft.fields;
    if (engine !== 'chromium') continue;
    const key = redirectedFrom ?? url;
    const known = byUrl.get(key);
    if (known === undefined) byUrl.set(key, [[index, draft]]);
    else known.push([index, draft]);
  }
  return byUrl;
}

function completed(fields: Fields, { method, status }: Fields): Fields {
  return { ...fields, method: fields.method ?? method, status: fields.status ?? status };
}

/** What a script learned says nothing beside a message that tells more. */
function withoutHidden(drafts: readonly Draft[]): readonly Draft[] {
  const told = drafts.filter(({ fields }) => fields.kind !== 'hidden');
  const urls = new Set(told.map(({ fields }) => fields.url));
  const named = drafts.filter(({ fields }) => fields.url !== undefined && !urls.has(fields.url));
  const kept = new Set([...told, ...named]);
  return kept.size === 0 ? drafts : drafts.filter((draft) => kept.has(draft));
}

function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = JSON.stringify(draft.fields);
    if (!seen.has(key)) seen.set(key, draft);
  }
  return [...seen.values()];
}

/** The lines of a message; what stands between two of them, unless it is long. */
function excerpt(pieces: readonly Piece[], { source, at }: Squeezed): string {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return '';
  if (last.start - first.end < 200) return source.slice(at(first.start), at(last.end - 1) + 1);
  return pieces.map(({ start, end }) => source.slice(at(start), at(end - 1) + 1)).join('\n');
}
