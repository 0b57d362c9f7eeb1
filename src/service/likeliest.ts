import type { Explanation } from '../explain/explain';
import { readConsole, type ConsoleMessage } from '../fetch/console/read';
import type { Fetched } from '../fetch/types';
import type { Reason } from '../http/reason';
import { notSet } from '../program/values';
import type { Policy, Scenario, Settled, Snapshot } from './api';
import { requestsOf, toldRequest } from './failing-request';
import { isBelow } from './mount';
import { hintsFor, type Hint, type NearText } from './whereabouts';

/** A configuration that may have answered, with what is written around it. */
export interface Candidate {
  readonly snapshot: Pick<Snapshot, 'fetched'>;
  readonly policy: Policy;
  readonly near: readonly NearText[];
}

/**
 * How a configuration's answer compares with a message: browsers would say the same of it; it depends on what is unknown;
 * they would refuse it for the same reason, and quote something else; or they would say something else, or nothing.
 */
export type Likeness = 'same' | 'open' | 'near' | 'other';

/** How likely it is that a configuration gave the answer that a message is about. */
export interface Likely<C extends Candidate = Candidate> extends Asked {
  readonly candidate: C;
  /** The failing request with nothing assumed, the page's origin apart: what is not in the message needs no mending. */
  readonly told: Scenario;
  /** What the source says of the address, the weightiest first. */
  readonly hints: readonly Hint[];
}

interface Asked {
  readonly likeness: Likeness;
  /** The failing request, with all that must be assumed of it. */
  readonly scenario: Scenario;
  /** Unknowns that the message settles. */
  readonly settled: Settled;
  /** What the configuration makes of it. */
  readonly fetched: Fetched;
}

/** What can come of a configuration, whatever is unknown of it: none redirects, and none decides what is asked. */
const ofConfigurations: ReadonlySet<Reason> = new Set([
  'no answer', 'origin missing', 'wildcard with credentials', 'origin mismatch', 'credentials not true', 'status not ok',
  'methods unreadable', 'headers unreadable', 'method not allowed', 'header not allowed',
] satisfies readonly Reason[]);
/** Where the workspace names no origin: some page. */
const somePage = 'https://app.example.com';
const mostVisitors = 3;
/** An origin that no page has. */
const elsewhere = 'https://elsewhere.invalid';
const mostUnknowns = 3;
const order: readonly Likeness[] = ['same', 'open', 'near', 'other'];

/**
 * Ranks configurations by how likely it is that they gave the answer that `explanation` is about: each is asked what the
 * page asked. `visitors` are origins that the workspace names.
 */
export function likeliest<C extends Candidate>(
  explanation: Explanation, candidates: readonly C[], visitors: readonly string[],
): readonly Likely<C>[] {
  const [first, ...others] = requestsOf(explanation, [...visitors, somePage].slice(0, mostVisitors));
  if (!first) return [];
  const url = explanation.url ?? first.to ?? '';
  return candidates
    .map((candidate) => {
      const closest = comparedOf(candidate, explanation, url, first, others);
      const told = toldRequest(explanation, closest.scenario.from) ?? closest.scenario;
      return { candidate, ...closest, told, hints: hintsFor(url, candidate.near) };
    })
    .toSorted((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
}

/** The first, where nothing speaks as much for the second. */
export function clearlyFirst<C extends Candidate>([first, second]: readonly Likely<C>[]): Likely<C> | undefined {
  if (!first || !second) return first;
  return rank(first) < rank(second) || weight(first) > weight(second) ? first : undefined;
}

function rank({ likeness }: Asked): number {
  return order.indexOf(likeness);
}

function weight({ hints }: Likely): number {
  return hints.reduce((sum, hint) => sum + hint.weight, 0);
}

/** Where the configuration does not answer at all, it is another's answer. */
function comparedOf(candidate: Candidate, message: Explanation, url: string, first: Scenario, others: readonly Scenario[]): Asked {
  const { mount } = candidate.policy;
  if (mount === undefined || isBelow(url, mount)) return closestOf(candidate, message, first, others);
  return { ...askedOf(candidate, message, first, {}), likeness: 'other' };
}

/** The request that a configuration answers most like the message says, else the plainest. */
function closestOf(candidate: Candidate, message: Explanation, first: Scenario, others: readonly Scenario[]): Asked {
  let closest = askedOf(candidate, message, first, {});
  for (const scenario of others) {
    if (closest.likeness === 'same') return closest;
    const asked = askedOf(candidate, message, scenario, {});
    if (rank(asked) < rank(closest)) closest = asked;
  }
  return closest.likeness === 'open' ? settledBy(candidate, message, closest) : closest;
}

/** What depends on unknowns, with each of them settled to what would tell: what the message quotes may be their value. */
function settledBy(candidate: Candidate, message: Explanation, open: Asked): Asked {
  const ask = (value: string) => candidate.policy.unknowns.slice(0, mostUnknowns)
    .map(({ name }) => askedOf(candidate, message, open.scenario, { [name]: value }));
  const quoted = message.seen === undefined ? [] : ask(message.seen);
  const same = quoted.find(({ likeness }) => likeness === 'same');
  if (same) return same;
  const tried = [...quoted, ...[open.scenario.from, elsewhere, notSet, 'true', 'false'].flatMap(ask)];
  if (tried.length === 0 || tried.some(({ likeness }) => likeness === 'same' || likeness === 'open')) return open;
  return { ...open, likeness: tried.some(({ likeness }) => likeness === 'near') ? 'near' : 'other' };
}

function askedOf({ snapshot, policy }: Candidate, message: Explanation, scenario: Scenario, settled: Settled): Asked {
  const fetched = snapshot.fetched(policy, scenario, settled);
  return { scenario, settled, fetched, likeness: likenessOf(fetched, message) };
}

function likenessOf({ verdict }: Fetched, message: Explanation): Likeness {
  switch (verdict.kind) {
    case 'readable': case 'opaque': return 'other';
    case 'unknown': return message.causes.some(({ reason }) => ofConfigurations.has(reason)) ? 'open' : 'other';
    case 'refused': case 'throws': {
      const { reason, exchange } = verdict.refusal;
      if (!message.causes.some((cause) => cause.reason === reason) || (message.exchange ?? exchange) !== exchange) return 'other';
      return readConsole(verdict.console).some((said) => agree(said, message)) ? 'same' : 'near';
    }
  }
}

/** Whether a browser says the same, as far as the message tells. Names of headers have no case. */
function agree(said: ConsoleMessage, { seen, detail }: Explanation): boolean {
  return (seen === undefined || said.seen === seen)
    && (detail === undefined || said.detail?.toLowerCase() === detail.toLowerCase());
}
