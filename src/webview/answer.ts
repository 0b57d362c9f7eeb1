import type { ShownBlame, ShownExchange, ShownHeader, ShownStep, ShownWalkthrough } from '../simulator/protocol';
import { button, icon, make, redraw, spoken } from './elements';

/** The part of the page that shows what became of the request. */
export interface AnswerView {
  readonly element: HTMLElement;
  show(walkthrough: ShownWalkthrough): void;
}

interface Asks { readonly reveal: (token: string) => void; readonly copy: (text: string) => void }
type Verdict = ShownWalkthrough['verdict'];

const verdictIcons: Readonly<Record<Verdict, string>> = { readable: 'pass-filled', refused: 'error', throws: 'circle-slash', unknown: 'question' };
const stepIcons: Readonly<Record<ShownStep['outcome'], string>> = { 'goes on': 'arrow-down', passes: 'pass', fails: 'error', unknown: 'question' };

/** Makes the view. Its banner and its list of steps stay, so that they are heard once and stay open. */
export function answerView(asks: Asks): AnswerView {
  const banner = make('div', { class: 'banner', role: 'status' });
  const story = make('div', { class: 'story' });
  const summary = make('summary', {}, '');
  const steps = make('ol', { class: 'steps' });
  const details = make('details', {}, summary, steps);
  const below = make('div', {});
  return {
    element: make('section', { class: 'answer', 'aria-label': 'Answer' }, banner, story, details, below),
    show(walkthrough) {
      showVerdict(banner, walkthrough);
      redraw(story, textBlock('console', 'Console of the page', walkthrough.console, asks), timeline(walkthrough, asks));
      details.hidden = walkthrough.steps.length === 0;
      summary.textContent = `What the browser did, step by step (${String(walkthrough.steps.length)})`;
      redraw(steps, ...walkthrough.steps.map((step, index) => stepRow(step, index, asks)));
      redraw(below, textBlock('curl', 'The same with curl', walkthrough.curl, asks));
    },
  };
}

/** Drawn only when it says something else: a screen reader reads the banner aloud each time. */
function showVerdict(banner: HTMLElement, { verdict, headline, because }: ShownWalkthrough): void {
  const words = `${verdict}\n${headline}\n${because}`;
  if (banner.dataset.words === words) return;
  banner.dataset.words = words;
  banner.className = `banner ${verdict}`;
  banner.replaceChildren(icon(verdictIcons[verdict]), make('div', {}, make('p', { class: 'headline' }, headline), ...(because === '' ? [] : [make('p', {}, because)])));
}

function timeline({ exchanges, verdict }: ShownWalkthrough, asks: Asks): HTMLElement | undefined {
  if (exchanges.length === 0) return undefined;
  const preflight = exchanges.some(({ kind }) => kind === 'preflight');
  const actual = exchanges.some(({ kind }) => kind === 'actual');
  return make('ol', { class: 'timeline', 'aria-label': 'What crossed the wire' },
    preflight ? undefined : make('li', { class: 'quiet' }, make('p', {}, 'No preflight: the browser sends this request right away.')),
    ...exchanges.map((exchange) => exchangeCard(exchange, asks)),
    actual ? undefined : make('li', { class: 'quiet' }, make('p', {}, verdict === 'unknown' ? 'Whether the request itself follows cannot be told.' : 'The request itself was never sent.')));
}

function exchangeCard(exchange: ShownExchange, asks: Asks): HTMLElement {
  const { kind, request, requestHeaders, status, responseHeaders, handler } = exchange;
  const title = kind === 'preflight' ? 'Preflight' : 'Request';
  return make('li', { class: kind },
    make('h2', {}, title),
    make('div', { class: 'message' },
      make('p', { class: 'line' }, icon('arrow-right'), spoken('The browser sends: '), make('code', {}, request)),
      headerTable(`Headers of the ${title.toLowerCase()}`, requestHeaders, kind, asks)),
    make('div', { class: 'message' },
      make('p', { class: 'line' }, icon('arrow-left'), spoken('The server answers: '), make('code', {}, status), handler === '' ? undefined : make('span', { class: 'handler' }, handler)),
      headerTable(`Headers of the response to the ${title.toLowerCase()}`, responseHeaders, `${kind}-response`, asks)));
}

function headerTable(caption: string, headers: readonly ShownHeader[], key: string, asks: Asks): HTMLElement | undefined {
  if (headers.length === 0) return undefined;
  return make('table', {}, make('caption', { class: 'spoken' }, caption),
    make('tbody', {}, ...headers.map((header, index) => headerRow(header, `${key}-${String(index)}`, asks))));
}

function headerRow({ name, value, unknown, missing, blame }: ShownHeader, key: string, asks: Asks): HTMLElement {
  const matters = /^(access-control-|origin$|vary$)/i.test(name);
  const words = missing === true ? make('em', {}, icon('circle-slash'), 'not sent') : unknown ? make('em', {}, icon('question'), `unknown: ${value}`) : make('code', {}, value);
  return make('tr', { class: [matters ? 'matters' : '', missing === true ? 'missing' : '', unknown ? 'unknown' : ''].join(' ').trim() },
    make('th', { scope: 'row' }, name), make('td', {}, make('div', { class: 'value' }, words, whysOf(blame, key, asks))));
}

function stepRow({ section, step, says, outcome, blame }: ShownStep, index: number, asks: Asks): HTMLElement {
  return make('li', { class: outcome.replace(' ', '-') },
    icon(stepIcons[outcome]), spoken(`${outcome}: `),
    make('div', {}, make('p', {}, says), make('p', { class: 'section' }, `${section}, step ${step}`), whysOf(blame, `step-${String(index)}`, asks)));
}

function whysOf(blame: readonly ShownBlame[], key: string, asks: Asks): HTMLElement | undefined {
  if (blame.length === 0) return undefined;
  return make('div', { class: 'whys' }, ...blame.map(({ label, place, reveal }, index) => (
    button({ class: 'why', 'data-key': `${key}-${String(index)}`, title: `Show it in ${place}` }, () => { asks.reveal(reveal); },
      make('span', { class: 'prefix' }, 'why? '), `${label} `, make('span', { class: 'place' }, place))
  )));
}

function textBlock(kind: string, title: string, text: string, asks: Asks): HTMLElement | undefined {
  if (text === '') return undefined;
  return make('div', { class: `block ${kind}` },
    make('div', { class: 'block-title' }, make('h2', {}, title),
      button({ class: 'tool', 'data-key': `copy-${kind}`, title: 'Copy', 'aria-label': `Copy: ${title}` }, () => { asks.copy(text); }, icon('copy'))),
    make('pre', { tabindex: '0', 'aria-label': title, role: 'region' }, text));
}
