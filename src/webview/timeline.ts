import type { ShownBlame, ShownExchange, ShownHeader, ShownLayer, ShownWalkthrough } from '../simulator/protocol';
import { button, icon, make, spoken } from './elements';

type Reveal = (token: string) => void;

/** What crossed the wire, from top to bottom; nothing when nothing did. */
export function timeline({ exchanges, verdict }: ShownWalkthrough, reveal: Reveal): HTMLElement | undefined {
  const [first, last] = [exchanges[0], exchanges.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return make('ol', { class: 'timeline', 'aria-label': 'What crossed the wire' },
    first.kind === 'preflight' ? undefined : remark('No preflight: the browser sends this request right away.'),
    ...exchanges.flatMap((exchange, at) => [...hop(exchange), exchangeCard(exchange, at, reveal)]),
    last.kind === 'actual' ? undefined : remark(unsent(verdict, exchanges.some(({ kind }) => kind === 'actual'))));
}

function remark(text: string): HTMLElement {
  return make('li', { class: 'quiet' }, make('p', {}, text));
}

function unsent(verdict: ShownWalkthrough['verdict'], isRedirected: boolean): string {
  if (verdict === 'unknown') return 'Whether the request itself follows cannot be told.';
  return isRedirected ? 'The redirected request was never sent.' : 'The request itself was never sent.';
}

function hop({ redirected }: ShownExchange): readonly HTMLElement[] {
  return redirected === '' ? [] : [make('li', { class: 'hop' }, make('p', {}, icon('redo'), make('span', {}, redirected)))];
}

function exchangeCard(exchange: ShownExchange, at: number, reveal: Reveal): HTMLElement {
  const { kind, title, request, requestHeaders, status, responseHeaders, handler, repeated, way } = exchange;
  return make('li', { class: kind },
    make('h2', {}, title),
    make('div', { class: 'message' },
      make('p', { class: 'line' }, icon('arrow-right'), spoken('The browser sends: '), make('code', {}, request)),
      headerTable(`Headers of the ${title.toLowerCase()}`, requestHeaders, `${String(at)}-request`, reveal)),
    wayOf(way, at, reveal),
    make('div', { class: 'message' },
      make('p', { class: 'line' }, icon('arrow-left'), spoken('The server answers: '), make('code', {}, status), handler === '' ? undefined : make('span', { class: 'handler' }, handler)),
      headerTable(`Headers of the response to the ${title.toLowerCase()}`, responseHeaders, `${String(at)}-response`, reveal)),
    repeated === 0 ? undefined : make('p', { class: 'repeated' }, `And the same again, ${repeated === 1 ? 'once' : `${String(repeated)} times`}.`));
}

/** The layers between the request and its answer, each a button that shows where it is registered. */
function wayOf(way: readonly ShownLayer[], at: number, reveal: Reveal): HTMLElement | undefined {
  if (way.length === 0) return undefined;
  return make('ol', { class: 'way', 'aria-label': 'What it met in the application' }, ...way.map(({ label, does, place, reveal: token }, index) => make('li', {},
    button({ class: 'why', 'data-key': `${String(at)}-way-${String(index)}`, title: `Show it in ${place}` }, () => { reveal(token); }, label),
    does === '' ? undefined : make('span', {}, ` ${does}`))));
}

function headerTable(caption: string, headers: readonly ShownHeader[], key: string, reveal: Reveal): HTMLElement | undefined {
  if (headers.length === 0) return undefined;
  return make('table', {}, make('caption', { class: 'spoken' }, caption),
    make('tbody', {}, ...headers.map((header, index) => headerRow(header, `${key}-${String(index)}`, reveal))));
}

function headerRow({ name, value, unknown, missing, blame }: ShownHeader, key: string, reveal: Reveal): HTMLElement {
  const matters = /^(access-control-|origin$|vary$|cookie$|location$)/i.test(name);
  const words = missing === true ? make('em', {}, icon('circle-slash'), 'not sent') : unknown ? make('em', {}, icon('question'), `unknown: ${value}`) : make('code', {}, value);
  return make('tr', { class: [matters ? 'matters' : '', missing === true ? 'missing' : '', unknown ? 'unknown' : ''].join(' ').trim() },
    make('th', { scope: 'row' }, name), make('td', {}, make('div', { class: 'value' }, words, whysOf(blame, key, reveal))));
}

/** Buttons that show the words in the source which decided something. */
export function whysOf(blame: readonly ShownBlame[], key: string, reveal: Reveal): HTMLElement | undefined {
  if (blame.length === 0) return undefined;
  return make('div', { class: 'whys' }, ...blame.map(({ label, place, reveal: token }, index) => (
    button({ class: 'why', 'data-key': `${key}-${String(index)}`, title: `Show it in ${place}` }, () => { reveal(token); },
      make('span', { class: 'prefix' }, 'why? '), `${label} `, make('span', { class: 'place' }, place))
  )));
}
