import { untouched, type Form, type FromPage, type ShownConfiguration, type ToPage } from '../simulator/protocol';
import { answerView } from './answer';
import { button, icon, make, redraw } from './elements';
import { requestForm } from './request-form';
import { UnheardForms } from './unheard-forms';

interface State { readonly configuration: string; readonly form: Form }
/** What an earlier version may have kept: fields were added since. */
interface KeptState { readonly configuration: string; readonly form: Omit<Form, keyof typeof untouched> & Partial<Form> }
interface Editor { postMessage(message: FromPage): void; getState(): KeptState | undefined; setState(state: State): void }
declare function acquireVsCodeApi(): Editor;

/** Long enough for a word, short enough to feel live. */
const patience = 100;

start(acquireVsCodeApi(), document.querySelector('main') ?? document.body);

function start(editor: Editor, place: HTMLElement): void {
  const reveal = (token: string) => { editor.postMessage({ kind: 'reveal', reveal: token }); };
  const pick = () => { editor.postMessage({ kind: 'pick' }); };
  const answer = answerView({ reveal, copy: (text) => { editor.postMessage({ kind: 'copy', text }); }, choose: (engine) => { form.press({ engine }); } });
  const header = make('header', {});
  const unheard = new UnheardForms();
  let shown: ShownConfiguration | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const ask = () => {
    waiting = undefined;
    const asked = form.read();
    unheard.add(asked);
    if (shown) editor.setState({ configuration: shown.id, form: asked });
    editor.postMessage({ kind: 'ask', form: asked });
  };
  const form = requestForm({ reveal, changed: (soon) => { clearTimeout(waiting); waiting = setTimeout(ask, soon ? patience : 0); } });

  const show = (message: Extract<ToPage, { kind: 'show' }>) => {
    shown = message.configuration;
    if (!place.contains(form.element)) place.replaceChildren(header, form.element, answer.element);
    redraw(header, ...headerParts(shown, reveal, pick));
    form.fit(shown, message.form);
    // What the page asked for itself is in the fields already, and the user may have typed on since.
    if (!unheard.take(message.form)) form.write(message.form);
    if (waiting === undefined) editor.setState({ configuration: shown.id, form: form.read() });
    answer.show(message.walkthrough);
  };

  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    switch (data.kind) {
      case 'show': show(data); break;
      case 'nothing': place.replaceChildren(emptyPage(data.because, pick)); break;
    }
  });
  editor.postMessage({ kind: 'ready', saved: savedOf(editor.getState()) });
}

function savedOf(kept: KeptState | undefined): State | undefined {
  return kept && { configuration: kept.configuration, form: { ...untouched, ...kept.form } };
}

function headerParts({ place, server, release, summary, reveal: token }: ShownConfiguration, reveal: (token: string) => void, pick: () => void) {
  return [
    make('div', { class: 'heading' },
      make('h1', {}, server),
      make('p', { class: 'release' }, release),
      button({ class: 'link', 'data-key': 'place', title: 'Show it in the source' }, () => { reveal(token); }, icon('go-to-file'), place),
      button({ class: 'link', 'data-key': 'pick' }, pick, icon('list-selection'), 'Choose another…')),
    make('p', { class: 'summary' }, summary),
  ];
}

function emptyPage(because: string, pick: () => void): HTMLElement {
  return make('div', { class: 'empty', role: 'status' }, icon('globe'), make('h1', {}, 'CORS simulator'), make('p', {}, because),
    button({ class: 'primary' }, pick, 'Choose a configuration…'));
}
