import type { Configuration, Server } from '../servers/server';
import { severityOf, type Change, type Finding, type Rule, type Severity, type Site } from '../rules/rule';
import type { OfferedFix, Problem, ReleaseFrom, Settings } from './api';
import type { Configured } from './ask';
import { ConfiguredSite, type Neighbourhood } from './site';
import type { Standing } from './standing';
import { inWorld, settledIn, wordsFor, worldsOf, type World } from './worlds';

/** A configuration with all that is needed to look at it. */
export interface Subject {
  readonly server: Server;
  readonly configuration: Configuration;
  readonly release: string;
  readonly releaseFrom: ReleaseFrom;
  readonly around: Neighbourhood;
  /** Undefined where nothing is known of what is registered around it. */
  readonly standing: Standing<Subject> | undefined;
}

/** A problem with the changes behind its offered fixes, by fix id. */
export interface Found { readonly problem: Problem; readonly changes: ReadonlyMap<string, { readonly change: Change; readonly world: World }> }

/** Called with what a rule threw: a bug of ours, never the user's fault. */
export type Report = (rule: string, file: string, error: unknown) => void;

interface Raw { readonly finding: Finding<string, string>; readonly rule: Rule; readonly world: World }

const lower: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'information', information: 'hint', hint: 'hint' };

/** What the rules find in one configuration: findings that are equal in several worlds become one. */
export function findIn(subject: Subject, rules: readonly Rule[], settings: Settings, report: Report): readonly Found[] {
  const { worlds } = worldsOf(subject.configuration.options);
  const groups = new Map<string, Raw[]>();
  for (const world of worlds) {
    const site = siteIn(subject, world);
    for (const rule of rules) {
      if (settings.severity[rule.id] === 'off') continue;
      for (const finding of checked(rule, site, subject, report)) {
        const key = JSON.stringify([rule.id, finding.at, finding.message, finding.data]);
        groups.set(key, [...(groups.get(key) ?? []), { finding, rule, world }]);
      }
    }
  }
  return [...groups.values()].map((group) => merge(group, worlds, subject, settings)).filter((found) => found !== undefined);
}

/** The configuration as it is in one world. */
export function siteIn(subject: Subject, world: World): ConfiguredSite {
  return new ConfiguredSite(subject.configuration, configuredIn(subject, world), subject.around);
}

/** A subject, and what stands around it, in one world; `options` where they are others than the source says. */
export function configuredIn({ server, configuration, release, standing }: Subject, world: World, options = inWorld(configuration.options, world)): Configured {
  const around = standing && { ...standing, others: new Map([...standing.others].map(([layer, other]) => [layer, configuredIn(other, world)])) };
  return { server, options, release, standing: around };
}

function checked(rule: Rule, site: Site, subject: Subject, report: Report): readonly Finding<string, string>[] {
  try {
    return [...rule.check(site)];
  } catch (error) {
    report(rule.id, subject.configuration.span.file, error);
    return [];
  }
}

function merge(group: readonly Raw[], worlds: readonly World[], subject: Subject, settings: Settings): Found | undefined {
  const [first] = group;
  if (!first) return undefined;
  const { finding, rule } = first;
  const when = wordsFor(group.map(({ world }) => world), worlds);
  const offered: readonly OfferedFix[] = (finding.fixes ?? []).map((fix) => ({
    id: fix.title, title: fill(rule.fixes[fix.title] ?? fix.title, fix.data), preferred: fix.preferred ?? false,
  }));
  const changes = new Map((finding.fixes ?? []).map((fix) => [fix.title, { change: fix.change, world: first.world }]));
  const at = { file: finding.at.file, start: finding.at.start, end: finding.at.end };
  const elsewhere = finding.at.elsewhere ? [{ at: finding.at.elsewhere, says: 'The value is written here.' }] : [];
  const usual = severityOf[finding.verdict];
  const problem: Problem = {
    rule: rule.id, verdict: finding.verdict, at,
    severity: settings.severity[rule.id] as Severity | undefined ?? (when === '' ? usual : lower[usual]),
    message: addWhen(fill(rule.messages[finding.message] ?? finding.message, finding.data), when),
    related: [...elsewhere, ...(finding.related ?? []).map(({ at: there, says }) => ({ at: there.elsewhere ?? plain(there), says }))],
    server: subject.server.id, serverTitle: subject.server.title, configuration: subject.configuration.span,
    witness: finding.witness?.question, settled: when === '' ? {} : settledIn(first.world), fixes: offered,
  };
  return { problem, changes };
}

function plain({ file, start, end }: { readonly file: string; readonly start: number; readonly end: number }) {
  return { file, start, end };
}

/** Puts the condition into the first sentence, which is the one that people see. */
function addWhen(message: string, when: string): string {
  if (when === '') return message;
  const end = message.search(/\.(?: |$)/);
  return end < 0 ? `${message} (${when})` : `${message.slice(0, end)} (${when})${message.slice(end)}`;
}

function fill(template: string, data: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(data, name) ? data[name] ?? whole : whole));
}
