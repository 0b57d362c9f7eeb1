import { get } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { Fetched } from '../service/api';
import type { ShownEngine } from './protocol';
import { readsSentence } from './words';

const titles: Readonly<Record<Fetched['engine'], string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit', 'the Standard': 'The Standard' };
const outcomes: Readonly<Record<Fetched['verdict']['kind'], string>> = {
  readable: 'can read it', opaque: 'sees nothing of it', refused: 'blocked', throws: 'nothing is sent', unknown: 'cannot be told',
};

/** The same request in every engine, compared with the chosen one. */
export function showEverywhere(chosen: Fetched, everywhere: readonly Fetched[]): readonly ShownEngine[] {
  return everywhere.map((fetched) => {
    const { engine, verdict } = fetched;
    return {
      engine: engine === 'the Standard' ? undefined : engine,
      title: titles[engine],
      chosen: engine === chosen.engine,
      verdict: verdict.kind,
      outcome: outcomes[verdict.kind],
      ...comparedWith(fetched, chosen),
      // What the Standard would print it does not say.
      console: 'console' in verdict && engine !== 'the Standard' ? verdict.console : '',
    };
  });
}

/** One line about who differs from the chosen one. */
export function agreementOf(shown: readonly ShownEngine[]): string {
  const chosen = shown.find((each) => each.chosen);
  const others = shown.filter(({ differs }) => differs);
  const browsers = others.filter(({ engine }) => engine !== undefined).map(({ title }) => title);
  if (chosen === undefined || others.length === 0) return 'All browsers agree.';
  if (browsers.length === 0) return 'All browsers agree, and differ from the Standard.';
  return `${browsers.join(' and ')} ${browsers.length === 1 ? 'differs' : 'differ'} from ${chosen.title}.`;
}

/** Verdict, reason and wire; no words where these are the same. */
function comparedWith(fetched: Fetched, chosen: Fetched): Pick<ShownEngine, 'differs' | 'differences'> {
  const isSame = sameVerdict(fetched, chosen);
  const sent = [...exchangeSentences('preflight', fetched, chosen, true), ...exchangeSentences('request', fetched, chosen, isSame)];
  if (isSame && sent.length === 0) return { differs: false, differences: [] };
  const notes = ownNotes(fetched, chosen);
  const told = notes.length > 0 ? sent.filter((sentence) => sentence !== cookieLess) : sent;
  return { differs: true, differences: [...new Set([...notes, ...(isSame ? [] : verdictSentences(fetched, chosen)), ...told])] };
}

/** A note says it with its reason. */
const cookieLess = 'The request has no Cookie.';

function sameVerdict({ verdict: a }: Fetched, { verdict: b }: Fetched): boolean {
  const decisive = (verdict: Fetched['verdict']) => {
    switch (verdict.kind) {
      case 'readable': return verdict.readableHeaders;
      case 'opaque': return verdict.type;
      case 'refused': case 'throws': return verdict.refusal;
      case 'unknown': return verdict.because;
    }
  };
  return a.kind === b.kind && JSON.stringify(decisive(a)) === JSON.stringify(decisive(b));
}

/** The step that decided, since a reason alone does not say what is this engine's own. */
function verdictSentences({ verdict, trace }: Fetched, chosen: Fetched): readonly string[] {
  switch (verdict.kind) {
    case 'readable': return chosen.verdict.kind === 'readable' ? [readsSentence(verdict.readableHeaders)] : [];
    case 'opaque': return [];
    case 'refused': case 'throws': return [trace.findLast(({ outcome }) => outcome === 'fails')?.says ?? verdict.refusal.reason];
    case 'unknown': return [`${verdict.because.charAt(0).toUpperCase()}${verdict.because.slice(1)}.`];
  }
}

/** Notes explain what is on the wire: a cookie that stays behind. */
function ownNotes({ trace }: Fetched, chosen: Fetched): readonly string[] {
  const known = new Set(chosen.trace.map(({ says }) => says));
  return trace.filter(({ outcome, says }) => outcome === 'notes' && !known.has(says)).map(({ says }) => says);
}

/** A request that a refusal kept back needs no sentence of its own: `counts` is false. */
function exchangeSentences(noun: 'preflight' | 'request', fetched: Fetched, chosen: Fetched, counts: boolean): readonly string[] {
  const kind = noun === 'request' ? 'actual' : noun;
  const requestsOf = ({ exchanges }: Fetched) => exchanges.filter((exchange) => exchange.kind === kind).map(({ request }) => request);
  const [sent, others] = [requestsOf(fetched), requestsOf(chosen)];
  const different = sent.flatMap((request, at) => {
    const other = others[at];
    return other === undefined ? [] : differentLines(request, other);
  });
  return [
    ...(counts ? countSentence(noun, sent.length, others.length) : []),
    ...(different.length > 0 ? [`The ${noun} has ${[...new Set(different)].join(', and ')}.`] : []),
  ];
}

function countSentence(noun: string, sent: number, otherwise: number): readonly string[] {
  if (sent === otherwise) return [];
  if (sent === 0) return [`It sends no ${noun}.`];
  return [otherwise === 0 ? `It sends a ${noun}.` : `It sends ${sent} ${noun}s instead of ${otherwise}.`];
}

/** Phrases that follow "the request has". */
function differentLines(request: HttpRequest, other: HttpRequest): readonly string[] {
  const [mine, theirs] = [linesOf(request), linesOf(other)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((name) => {
    const [value, instead] = [mine.get(name), theirs.get(name)];
    if (value === instead) return [];
    if (value === undefined) return [`no ${name}`];
    return [instead === undefined ? `${name}: ${value}` : `${name}: ${value} instead of ${instead}`];
  });
}

function linesOf({ method, url, headers }: HttpRequest): ReadonlyMap<string, string> {
  const lines = new Map([['method', method], ['URL', url]]);
  for (const { name } of headers) {
    const value = get(headers, name);
    lines.set(name, isUnknown(value) ? value.because : value ?? '');
  }
  return lines;
}
