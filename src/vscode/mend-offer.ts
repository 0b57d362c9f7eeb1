import * as vscode from 'vscode';
import type { Explanation } from '../explain/explain';
import type { Likely } from '../service';
import type { AppliedFix, Policy, Span, Workspace } from '../service/api';
import type { Documents } from './documents';
import { showExplanation } from './explanation-page';
import { Places } from './places';
import type { Simulator } from './simulator-panel';
import { uriOf } from './sources';

const showMore = 'Show Explanation';

interface Offer {
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly simulator: Simulator;
  readonly visitors: readonly string[];
  /** `app/main.py:12` */
  readonly place: string;
}

type Chosen = Pick<Likely, 'likeness' | 'told' | 'settled'> & { readonly candidate: { readonly policy: Policy } };

/** Says in a notification what happened and what to do, with a button that does it. */
export async function offerMend(explanation: Explanation, chosen: Chosen, offer: Offer): Promise<void> {
  const fix = await mendOf(explanation, chosen, offer);
  const buttons = [...(fix ? [`Fix: ${fix.title}`] : []), showMore];
  const answer = await vscode.window.showInformationMessage(messageOf(explanation, chosen, offer), ...buttons);
  if (answer === undefined) return;
  if (answer === showMore) return showExplanation(explanation);
  await apply(await mendOf(explanation, chosen, offer), offer); // what was typed since the offer counts
}

function messageOf({ origin, means, causes }: Explanation, { likeness, candidate: { policy } }: Chosen, { place }: Offer): string {
  const names = policy.unknowns.map(({ name }) => name).join(', ');
  const says = {
    same: `${place} answers like that.`,
    open: `${place} may answer like that: it depends on ${names === '' ? 'what is unknown' : names}.`,
    near: `${place} refuses this too, but with another value: the server may run other code.`,
    other: '',
  };
  const untold = origin === undefined && isAboutOrigin(causes) ? 'The message does not tell the page: enter its origin in the simulator.' : '';
  const [cause] = causes;
  return [says[likeness], means, cause?.remedy ?? '', untold].filter((part) => part !== '').join(' ');
}

/** What the page's origin is must be told, not guessed, before it is let in. */
async function mendOf({ origin, causes }: Explanation, chosen: Chosen, offer: Offer): Promise<AppliedFix | undefined> {
  if (origin === undefined && isAboutOrigin(causes)) return undefined;
  const { candidate: { policy }, told, settled } = chosen;
  const snapshot = await offer.documents.snapshotOf(uriOf(policy.at.file));
  const now = snapshot?.policies.find(({ at, server }) => at.start === policy.at.start && server === policy.server);
  const origins = [...(origin === undefined ? [] : [origin]), ...offer.visitors].filter((each) => each !== 'null');
  return now && snapshot?.mend(now, told, settled, [...new Set(origins)]);
}

function isAboutOrigin([cause]: Explanation['causes']): boolean {
  return cause?.reason === 'origin missing' || cause?.reason === 'origin mismatch';
}

async function apply(fix: AppliedFix | undefined, { workspace, simulator }: Offer): Promise<void> {
  const places = await Places.of(workspace, fix?.edits.map(({ at }) => at) ?? []);
  const written = fix && await vscode.workspace.applyEdit(places.edit(fix.edits)) ? writtenBy(fix) : undefined;
  if (written) await simulator.reveal(written);
  else void vscode.window.showWarningMessage('The configuration has changed since: nothing was fixed. Run the command again.');
}

/** Where the first edit stands in the changed file, without the comma and the blanks that came with it. */
function writtenBy({ edits }: AppliedFix): Span | undefined {
  const [first] = edits.toSorted((a, b) => a.at.start - b.at.start);
  if (!first) return undefined;
  const { at, text } = first;
  const before = /^[\s,]*/.exec(text)?.[0].length ?? 0;
  return { ...at, start: at.start + before, end: at.start + text.replace(/,?$/, '').length };
}
