import * as vscode from 'vscode';
import type { Explanation } from '../explain/explain';
import { clearlyFirst, likeliest, type Candidate, type Likely } from '../service';
import type { Snapshot, Workspace } from '../service/api';
import { commands } from './commands';
import { findConfigurations, nothingFound, type Found } from './configurations';
import { consoleMessage } from './console-message';
import type { Documents } from './documents';
import { showExplanation } from './explanation-page';
import { offerMend } from './mend-offer';
import { Neighbours } from './neighbours';
import { Places } from './places';
import type { Simulator } from './simulator-panel';

/** What the command works with. */
export interface Parts { readonly documents: Documents; readonly workspace: Workspace; readonly simulator: Simulator }

type Answering = Candidate & { readonly snapshot: Snapshot };

/** Explains what a console says: finds the configuration that answers like that, simulates the request, offers the fix. */
export function registerExplain(parts: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(commands.explain, async (given: unknown) => {
    const explanation = await consoleMessage(typeof given === 'string' ? given : undefined);
    if (explanation) await answer(explanation, parts);
  });
}

async function answer(explanation: Explanation, parts: Parts): Promise<void> {
  const found = mayBeConfigured(explanation) ? await findConfigurations(parts.documents) : undefined;
  if (!found) return showExplanation(explanation);
  const visitors = await visitorsOf(found, parts);
  const ranked = likeliest(explanation, found.map((each) => ({ ...each, near: [] })), visitors);
  const places = await Places.of(parts.workspace, ranked.map(({ candidate }) => candidate.policy.at));
  const alike = ranked.filter(({ likeness }) => likeness !== 'other');
  if (alike.length === 0) return nobody(explanation, ranked, places, parts);
  const chosen = clearlyFirst(alike) ?? await chosenOf(explanation, alike, visitors, places, parts);
  if (!chosen) return showExplanation(explanation);
  const { candidate: { policy }, scenario, settled } = chosen;
  await parts.simulator.open({ configuration: policy.at, question: scenario, settled });
  void offerMend(explanation, chosen, { ...parts, visitors, place: places.name(policy.at) });
}

/** Among several that answer alike: the one that the source around it speaks for, else the user chooses. */
async function chosenOf(
  explanation: Explanation, alike: readonly Likely<Answering>[], visitors: readonly string[], places: Places, { workspace }: Parts,
): Promise<Likely<Answering> | undefined> {
  const [first] = alike;
  const leading = alike.filter(({ likeness }) => likeness === first?.likeness);
  const neighbours = await Neighbours.in(workspace);
  const candidates = await Promise.all(leading.map(async ({ candidate }) => (
    { ...candidate, near: await neighbours.of(candidate.policy.at.file) }
  )));
  const ranked = likeliest(explanation, candidates, visitors);
  return clearlyFirst(ranked) ?? pick([...ranked, ...alike.slice(leading.length)], places);
}

/** No configuration of CORS has a say in what fails before anything is sent, or without an answer. */
function mayBeConfigured({ request: { url }, exchange, causes }: Explanation): boolean {
  return url !== undefined && exchange !== 'none' && causes.some(({ headersHelp }) => headersHelp);
}

/** Origins that the workspace names. */
async function visitorsOf([first]: readonly Found[], { documents }: Parts): Promise<readonly string[]> {
  if (!first) return [];
  const { file } = first.snapshot;
  return documents.serviceFor(vscode.Uri.parse(file, true)).origins(file);
}

async function pick(alike: readonly Likely<Answering>[], places: Places): Promise<Likely<Answering> | undefined> {
  const items = alike.map((likely) => ({
    label: places.name(likely.candidate.policy.at), description: likely.candidate.policy.serverTitle, detail: whyOf(likely), likely,
  }));
  const title = 'Several configurations can have answered';
  const options = { title, placeHolder: 'Configuration that answers at the URL', matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.likely;
}

function whyOf({ likeness, hints, candidate: { policy } }: Likely): string {
  const reasons = { same: 'Answers like that', open: 'May answer like that', near: 'Refuses it too, with another value', other: policy.summary };
  return [reasons[likeness], ...hints.slice(0, 2).map(({ says }) => says)].join(' · ');
}

function answerOf({ fetched, candidate: { policy } }: Likely): string {
  if (policy.mount !== undefined) return `answers at ${policy.mount}`;
  return fetched.verdict.kind === 'readable' ? 'lets this request in' : 'refuses it for another reason';
}

/** The explanation is worth having without a configuration too. */
async function nobody(
  explanation: Explanation, ranked: readonly Likely<Answering>[], places: Places, { simulator }: Parts,
): Promise<void> {
  await showExplanation(explanation);
  const [first] = ranked;
  if (!first) return void vscode.window.showInformationMessage(nothingFound);
  const { policy } = first.candidate;
  const simulate = 'Simulate Anyway';
  const place = places.name(policy.at);
  const instead = ranked.length > 1 ? '' : ` ${place} ${answerOf(first)}.`;
  const remedy = 'The answer may come from a proxy, from an error before CORS, or from a server that runs other code.';
  void vscode.window.showInformationMessage(`No configuration found here answers like that.${instead} ${remedy}`, simulate).then(async (chosen) => {
    const likely = chosen === undefined ? undefined : ranked.length > 1 ? await pick(ranked, places) : first;
    if (likely) await simulator.open({ configuration: likely.candidate.policy.at, question: likely.scenario, settled: likely.settled });
  });
}
