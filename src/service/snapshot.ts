import { engines, standard } from '../fetch/engines';
import type { Fetched } from '../fetch/types';
import type { Settled } from '../program/program';
import type { Rule } from '../rules/rule';
import { advisoriesOf, type Outcome } from '../servers/server';
import type { AppliedFix, Policy, Problem, Scenario, Settings, Snapshot, Walkthrough } from './api';
import { fetchFrom, respondAlone, wayOf, type Configured } from './ask';
import { answeredBefore, blamesOf } from './blame';
import { optionsOf, releaseText, summaryOf, unknownsOf } from './describe';
import { applyFix } from './fixes';
import { mendOf } from './mends';
import { mountOf, reachOf } from './mount';
import { configuredIn, findIn, siteIn, type Found, type Subject } from './problems';
import { inRelease, recognise, type Recognised, type ReleasesByPackage, type Source } from './recognise';
import { inWorld, withoutChoices, worldsOf, type World } from './worlds';

/** What a snapshot is made with. */
export interface Ingredients extends Source {
  readonly recognised: readonly Recognised[];
  readonly releases: ReleasesByPackage;
  readonly rules: readonly Rule[];
  readonly settings: Settings;
}

/** A file of which nothing is known. */
export function emptySnapshot(file: string, skipped: string | undefined): Snapshot {
  const absent = (): never => { throw new Error(`${file} has no such configuration`); };
  return { file, skipped, problems: [], policies: [], fix: () => undefined, mend: () => undefined, ask: absent, fetched: absent, respond: absent };
}

/** A file with its imports, looked at. */
export class LoadedSnapshot implements Snapshot {
  readonly file: string;
  readonly skipped = undefined;
  readonly policies: readonly Policy[];
  private readonly from: Ingredients;
  private readonly subjects: readonly Subject[];
  private found: readonly Found[] | undefined;

  constructor(from: Ingredients) {
    this.from = from;
    this.file = from.file;
    this.subjects = from.recognised.map((found) => inRelease(found, from.releases));
    this.policies = this.subjects.map((subject) => this.policy(subject));
  }

  get problems(): readonly Problem[] {
    return this.findings.map(({ problem }) => problem);
  }

  fix(problem: Problem, id: string, origins: readonly string[]): AppliedFix | undefined {
    const found = this.findings.find((each) => each.problem === problem);
    const subject = this.subjects.find((each) => each.configuration.span.start === problem.configuration.start);
    return found && subject && this.applied(found, subject, id, origins);
  }

  ask(policy: Policy, scenario: Scenario, settled: Settled = {}): Walkthrough {
    const subject = this.subjectAt(policy, settled);
    const { fetched, configured } = this.fetch(subject, scenario);
    const everywhere = [...Object.values(engines), standard].map((engine) => (engine.name === fetched.engine ? fetched : fetchFrom(configured, scenario, subject.around, engine)));
    const ways = fetched.exchanges.map(({ request }) => wayOf(configured, request, scenario.handler));
    const last = fetched.exchanges.at(-1);
    return { fetched, everywhere, ways, answeredBefore: last && answeredBefore(configured, last.request), policy: this.policy(subject), ...blamesOf(fetched, subject.configuration, configured) };
  }

  fetched(policy: Policy, scenario: Scenario, settled: Settled = {}): Fetched {
    return this.fetch(this.subjectAt(policy, settled), scenario).fetched;
  }

  mend(policy: Policy, scenario: Scenario, settled: Settled, origins: readonly string[]): AppliedFix | undefined {
    const subject = this.subjectAt(policy, settled);
    for (const found of this.findings.filter(({ problem }) => this.explains(problem, policy, scenario, settled))) {
      const preferred = found.problem.fixes.find((fix) => fix.preferred);
      const applied = preferred && this.applied(found, subject, preferred.id, origins);
      if (applied) return applied;
    }
    const textOf = (file: string) => this.from.files.get(file)?.syntax.text;
    return mendOf(scenario, { subject, options: withoutChoices(subject.configuration.options), textOf });
  }

  respond(policy: Policy, request: Parameters<Snapshot['respond']>[1], release?: string): Outcome {
    const { server, configuration, release: own } = this.subjectAt(policy, {});
    const headers = request.headers.map(([name, value]) => ({ name, value }));
    return respondAlone({ server, options: withoutChoices(configuration.options), release: release ?? own }, { ...request, headers });
  }

  /** Whether a problem's own request is refused for the reason that `scenario` is. */
  private explains({ configuration, server, witness }: Problem, policy: Policy, scenario: Scenario, settled: Settled): boolean {
    if (configuration.start !== policy.at.start || server !== policy.server || !witness) return false;
    const reasonOf = (asked: Scenario) => {
      const { verdict } = this.fetched(policy, asked, settled);
      return verdict.kind === 'refused' ? verdict.refusal.reason : undefined;
    };
    const reason = reasonOf(scenario);
    if (reason === undefined || reason !== reasonOf(witness)) return false;
    return reason === 'wildcard with credentials' || witness.from === scenario.from;
  }

  private policy(subject: Subject): Policy {
    const { configuration: { span }, standing } = subject;
    const mount = standing ? reachOf(standing) : mountOf(this.from.files.get(span.file)?.syntax.text ?? '', span.start);
    return { ...policyOf(subject), ...(mount === undefined ? {} : { mount }) };
  }

  private get findings(): readonly Found[] {
    const { rules, settings, report } = this.from;
    this.found ??= this.subjects.flatMap((subject) => findIn(subject, rules, settings, report).map((found) => this.offered(found, subject)));
    return this.found;
  }

  /** The finding with those fixes alone that can be written in place. */
  private offered(found: Found, subject: Subject): Found {
    const fixes = found.problem.fixes.filter(({ id }) => this.applied(found, subject, id, []));
    return fixes.length === found.problem.fixes.length ? found : { ...found, problem: { ...found.problem, fixes } };
  }

  private applied({ problem, changes }: Found, subject: Subject, id: string, origins: readonly string[]): AppliedFix | undefined {
    const behind = changes.get(id);
    const title = problem.fixes.find((fix) => fix.id === id)?.title;
    if (!behind || title === undefined) return undefined;
    const options = inWorld(subject.configuration.options, behind.world);
    const textOf = (file: string) => this.from.files.get(file)?.syntax.text;
    const applied = applyFix(behind.change, { subject, options, origins, textOf });
    return applied && { title, ...applied };
  }

  /** In each world; where they do not agree, the open choices are unknown. */
  private fetch(subject: Subject, scenario: Scenario): { readonly fetched: Fetched; readonly configured: Configured } {
    const run = (world: World) => {
      const configured = configuredIn(subject, world);
      return { configured, fetched: fetchFrom(configured, scenario, subject.around) };
    };
    const [first, ...others] = worldsOf(subject.configuration.options).worlds.map(run);
    const same = first && others.every(({ fetched }) => JSON.stringify(fetched.exchanges) === JSON.stringify(first.fetched.exchanges));
    return same ? first : run(new Map());
  }

  private subjectAt(policy: Policy, settled: Settled): Subject {
    const subjects = Object.keys(settled).length > 0 ? recognise(this.from, settled).map((found) => inRelease(found, this.from.releases)) : this.subjects;
    const subject = subjects.find(({ server, configuration }) => configuration.span.start === policy.at.start && server.id === policy.server);
    if (!subject) throw new Error(`${this.file} has no configuration at ${String(policy.at.start)}`);
    return subject;
  }
}

function policyOf(subject: Subject): Policy {
  const { server, configuration, release, releaseFrom, around } = subject;
  const { options, span, name } = configuration;
  const [stranger] = around.strangers;
  const outcome = stranger === undefined ? 'unknown' : siteIn(subject, new Map()).ask({ from: stranger }).outcome;
  const letsIn = outcome === 'unknown' ? undefined : outcome === 'readable';
  return {
    server: server.id, serverTitle: server.title, release, releaseFrom, releaseText: releaseText(release, releaseFrom, server),
    advisories: releaseFrom.kind === 'assumed' ? [] : advisoriesOf(server, release), at: span, name,
    options: optionsOf(options, server), unknowns: unknownsOf(options), summary: summaryOf(options, server, letsIn), url: around.api,
  };
}
