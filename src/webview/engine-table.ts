import type { Choice, ShownEngine, ShownWalkthrough } from '../simulator/protocol';
import { button, copyButton, icon, make, redraw } from './elements';
import { verdictIcons } from './verdict';

/** The same request in other browsers: one line while they agree. */
export interface EngineTable {
  readonly element: HTMLElement;
  show(walkthrough: ShownWalkthrough): void;
}

interface Asks { readonly choose: (engine: Choice<'engine'>) => void; readonly copy: (text: string) => void }

/** Makes the table. It opens when a difference comes up; the user may close it, and it stays so. */
export function engineTable(asks: Asks): EngineTable {
  const agreement = make('span', { class: 'agreement' });
  const table = make('div', {});
  const element = make('details', { class: 'engines' }, make('summary', {}, 'In other browsers ', agreement), table);
  const consoles = new Set<string>();
  let differed = false;
  return {
    element,
    show({ everywhere, agreement: text }) {
      const differs = everywhere.some((engine) => engine.differs);
      if (differs !== differed) element.open = differs;
      differed = differs;
      element.hidden = everywhere.length === 0;
      element.classList.toggle('differ', differs);
      agreement.textContent = text;
      redraw(table, tableOf(everywhere, consoles, asks));
    },
  };
}

function tableOf(everywhere: readonly ShownEngine[], consoles: Set<string>, asks: Asks): HTMLElement {
  const chosen = everywhere.find((each) => each.chosen);
  return make('table', {}, make('caption', { class: 'spoken' }, 'The same request in other browsers'),
    make('thead', {}, make('tr', {}, ...['Browser', 'The page', `Unlike ${chosen?.title ?? 'here'}`].map((text) => make('th', { scope: 'col' }, text)))),
    make('tbody', {}, ...everywhere.map((engine) => engineRow(engine, consoles, asks))));
}

function engineRow(shown: ShownEngine, consoles: Set<string>, asks: Asks): HTMLElement {
  const { verdict, outcome, differs, differences, chosen, console } = shown;
  return make('tr', { class: differs ? 'differs' : undefined },
    make('th', { scope: 'row' }, nameOf(shown, asks)),
    make('td', { class: `outcome ${verdict}` }, icon(verdictIcons[verdict]), outcome),
    make('td', {}, ...differences.map((sentence) => make('p', {}, sentence)), differs || chosen ? undefined : make('p', { class: 'same' }, 'the same'),
      chosen || console === '' ? undefined : consoleOf(shown, consoles, asks)));
}

function nameOf({ engine, title, chosen }: ShownEngine, { choose }: Asks): HTMLElement {
  if (engine === undefined || chosen) return make('span', { class: chosen ? 'chosen' : undefined }, title);
  return button({ class: 'link', 'data-key': `engine-${engine}`, title: `Simulate in ${title}` }, () => { choose(engine); }, title);
}

function consoleOf({ title, console }: ShownEngine, opened: Set<string>, { copy }: Asks): HTMLElement {
  const element = make('details', { class: 'said', open: opened.has(title) },
    make('summary', { 'data-key': `console-${title}` }, 'Console'),
    make('pre', { tabindex: '0', 'aria-label': `Console of ${title}`, role: 'region' }, console));
  element.addEventListener('toggle', () => {
    if (element.open) opened.add(title);
    else opened.delete(title);
  });
  return make('div', { class: 'said-row' }, element, copyButton(`Console of ${title}`, `console-copy-${title}`, () => { copy(console); }));
}
