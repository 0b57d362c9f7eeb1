import type { Choice, ShownStep, ShownWalkthrough } from '../simulator/protocol';
import { copyButton, icon, make, redraw, spoken } from './elements';
import { engineTable } from './engine-table';
import { timeline, whysOf } from './timeline';
import { showVerdict } from './verdict';

/** The part of the page that shows what became of the request. */
export interface AnswerView {
  readonly element: HTMLElement;
  show(walkthrough: ShownWalkthrough): void;
}

interface Asks { readonly reveal: (token: string) => void; readonly copy: (text: string) => void; readonly choose: (engine: Choice<'engine'>) => void }

const stepIcons: Readonly<Record<ShownStep['outcome'], string>> = { 'goes on': 'arrow-down', passes: 'check', fails: 'circle-slash', unknown: 'question', notes: 'info' };

/** Makes the view. Its banner and its folds stay, so that they are heard once and stay as the user left them. */
export function answerView(asks: Asks): AnswerView {
  const banner = make('div', { class: 'banner', role: 'status' });
  const console = make('div', {});
  const engines = engineTable(asks);
  const story = make('div', {});
  const summary = make('summary', {}, '');
  const steps = make('ol', { class: 'steps' });
  const details = make('details', {}, summary, steps);
  const below = make('div', {});
  return {
    element: make('section', { class: 'answer', 'aria-label': 'Answer' }, banner, console, engines.element, story, details, below),
    show(walkthrough) {
      showVerdict(banner, walkthrough);
      redraw(console, textBlock('console', 'Console of the page', walkthrough.console, asks));
      engines.show(walkthrough);
      redraw(story, timeline(walkthrough, asks.reveal));
      details.hidden = walkthrough.steps.length === 0;
      summary.textContent = `What the browser did, step by step (${String(walkthrough.steps.length)})`;
      redraw(steps, ...walkthrough.steps.map((step, index) => stepRow(step, index, asks)));
      redraw(below, textBlock('curl', 'The same with curl', walkthrough.curl, asks));
    },
  };
}

function stepRow({ section, step, says, outcome, blame }: ShownStep, index: number, asks: Asks): HTMLElement {
  return make('li', { class: outcome.replace(' ', '-') },
    icon(stepIcons[outcome]), spoken(outcome === 'notes' ? 'note: ' : `${outcome}: `),
    make('div', {}, make('p', {}, says), make('p', { class: 'section' }, `${section}, step ${step}`), whysOf(blame, `step-${String(index)}`, asks.reveal)));
}

function textBlock(kind: string, title: string, text: string, { copy }: Asks): HTMLElement | undefined {
  if (text === '') return undefined;
  return make('div', { class: `block ${kind}` },
    make('div', { class: 'block-title' }, make('h2', {}, title), copyButton(title, `copy-${kind}`, () => { copy(text); })),
    make('pre', { tabindex: '0', 'aria-label': title, role: 'region' }, text));
}
