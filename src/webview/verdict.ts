import type { ShownVerdict, ShownWalkthrough } from '../simulator/protocol';
import { icon, make } from './elements';

/** A picture for each verdict: neither a tick nor a cross, since whether it is good news depends on whose page asks. */
export const verdictIcons: Readonly<Record<ShownVerdict, string>> = {
  readable: 'eye', opaque: 'eye-closed', refused: 'circle-slash', throws: 'error', unknown: 'question',
};

/** Drawn only when it says something else: a screen reader reads the banner aloud each time. */
export function showVerdict(banner: HTMLElement, { verdict, headline, because }: ShownWalkthrough): void {
  const words = `${verdict}\n${headline}\n${because}`;
  if (banner.dataset.words === words) return;
  banner.dataset.words = words;
  banner.className = `banner ${verdict}`;
  banner.replaceChildren(icon(verdictIcons[verdict]), make('div', {}, make('p', { class: 'headline' }, headline), ...(because === '' ? [] : [make('p', {}, because)])));
}
