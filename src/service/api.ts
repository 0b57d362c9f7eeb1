import type { Settled } from '../program/program';
import type { ReleaseSource } from '../program/releases/releases';
import type { Body, Cookie, EngineName, Fetched, Initiator, RedirectMode, RequestMode } from '../fetch/types';
import type { Advisory, Outcome } from '../servers/server';
import type { Question, Severity, VerdictKind } from '../rules/rule';
import type { Span } from '../model/span';
import type { Role } from '../model/role';

export type { Body, EngineName, Exchange, Fetched, Initiator, RedirectMode, Refusal, RequestMode } from '../fetch/types';
export type { Span } from '../model/span';
export type { Question, Severity } from '../rules/rule';
export type { Advisory, Outcome } from '../servers/server';
export type { Workspace } from '../program/workspace';

export interface Settings {
  /** By rule id; a rule not named has the severity of its verdict. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
}

export interface Problem {
  readonly rule: string;
  readonly verdict: VerdictKind;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Span;
  readonly related: readonly { readonly at: Span; readonly says: string }[];
  readonly server: string;
  /** The name of the server's title, for people. */
  readonly serverTitle: string;
  /** The configuration it is about: the start of its span, by which `ask` finds it. */
  readonly configuration: Span;
  readonly witness: Question | undefined;
  /** The values under which it happens, where it does not always. */
  readonly settled: Settled;
  readonly fixes: readonly OfferedFix[];
}

export interface OfferedFix { readonly id: string; readonly title: string; readonly preferred: boolean }

export interface TextEdit { readonly at: Span; readonly text: string }

export interface AppliedFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Where the user goes on typing after a placeholder was written: the range of the placeholder in the changed file. */
  readonly placeholder: Span | undefined;
}

/** One option as it was resolved: unknown parts named. */
export interface PolicyOption { readonly name: string; readonly role: Role | undefined; readonly text: string; readonly known: boolean; readonly at: Span }

/** How a release is known: a file says it, else the newest on record is assumed. */
export type ReleaseFrom = ReleaseSource | { readonly kind: 'assumed' };

export interface Policy {
  readonly server: string;
  readonly serverTitle: string;
  readonly release: string;
  readonly releaseFrom: ReleaseFrom;
  /** The release for people, with how it is known: `2.8.5 (package-lock.json)`. */
  readonly releaseText: string;
  /** What was published of the release that the workspace uses; none of one that is assumed. */
  readonly advisories: readonly Advisory[];
  readonly at: Span;
  readonly name: Span;
  /** A URL that it answers at: what a request is sent to when nobody says where. */
  readonly url: string;
  /** The path that it is mounted on, where the call around it names one: elsewhere it does not answer. */
  readonly mount?: string;
  readonly options: readonly PolicyOption[];
  /** What is unknown and can be settled in the simulator. */
  readonly unknowns: readonly UnknownName[];
  /** One line for a CodeLens: `2 origins · credentials · max age from MAX_AGE (unknown)`. */
  readonly summary: string;
}

export interface UnknownName { readonly name: string; readonly because: string; readonly at: Span }

/** Why a header or step came out as it did: an option that is written, or the default of one that is not. */
export interface Blame { readonly option: string; readonly written: boolean; readonly at: Span }

/** A question with what a rule never asks: another browser, other cookies, a redirect. */
export interface Scenario extends Question {
  /** Left out: Chromium. */
  readonly engine?: EngineName;
  readonly mode?: RequestMode;
  readonly redirect?: RedirectMode;
  readonly body?: Body;
  readonly initiator?: Initiator;
  /** The session cookie that the browser holds for the URL's host; left out, it is `SameSite=None; Secure`. */
  readonly cookie?: Pick<Cookie, 'sameSite' | 'secure'>;
  /** Left out: as the browser is installed. */
  readonly thirdPartyCookies?: 'allowed' | 'blocked';
  /** The URL answers with a redirect: the application's own, with its CORS headers, or one of a proxy before it, without. */
  readonly redirects?: { readonly status: 301 | 302 | 303 | 307 | 308; readonly to: string; readonly by: 'application' | 'proxy' };
}

/** Something that a request met in the application. */
export interface Met { readonly name: string; readonly at: Span; readonly does: 'passes on' | 'answers' | 'is taken to pass on' }

/** An answer with its reasons, for the simulator. */
export interface Walkthrough {
  readonly fetched: Fetched;
  /** The same in every engine and by the Standard alone, `fetched` among them. */
  readonly everywhere: readonly Fetched[];
  readonly policy: Policy;
  /** Index of an exchange and header, `0 access-control-allow-origin` → what decided it. */
  readonly headers: Readonly<Record<string, readonly Blame[]>>;
  /** By exchange, all that the request met in the application, outermost first; empty where nothing is known of it. */
  readonly ways: readonly (readonly Met[])[];
  /** Who gave the last answer, where the request did not come as far as the configuration. */
  readonly answeredBefore: Met | undefined;
  /** Index of a step of the trace → what decided it. */
  readonly steps: Readonly<Record<number, readonly Blame[]>>;
}

/** Values that the user settles: unknown's name → text; `(not set)` for an environment variable that is not. */
export type { Settled } from '../program/program';

/** A file with its imports loaded; answers at once, and never throws for what the source says. */
export interface Snapshot {
  readonly file: string;
  /** Why the file could not be read properly, undefined when it could. */
  readonly skipped: string | undefined;
  readonly problems: readonly Problem[];
  readonly policies: readonly Policy[];
  /** Edits of one offered fix; undefined when it does not apply any more. `origins` are those that the workspace names. */
  fix(problem: Problem, id: string, origins: readonly string[]): AppliedFix | undefined;
  /** Edits after which a refused request is let in, and no other page is: the fix of a problem that explains the refusal, else what the request lacks. */
  mend(policy: Policy, scenario: Scenario, settled: Settled, origins: readonly string[]): AppliedFix | undefined;
  /** The configuration whose span starts at `policy.at.start`, asked by a browser. */
  ask(policy: Policy, scenario: Scenario, settled?: Settled): Walkthrough;
  /** The same without its reasons: cheap enough to ask every configuration of a workspace. */
  fetched(policy: Policy, scenario: Scenario, settled?: Settled): Fetched;
  /** The server's model alone. `release` undefined: the one of the policy. */
  respond(policy: Policy, request: { method: string; url: string; headers: readonly (readonly [string, string])[] }, release?: string): Outcome;
}

export interface Service {
  /** Whether a text can hold a configuration at all; cheap enough for every file. */
  mayMatter(file: string, text: string): boolean;
  /** The only asynchronous step: loads the file, its imports and the parser it needs. */
  load(file: string, text?: string): Promise<Snapshot>;
  /** Origins that the workspace itself names: `.env*` values, the Vite dev server's port. */
  origins(near: string): Promise<readonly string[]>;
  readonly rules: readonly { readonly id: string; readonly summary: string; readonly verdict: VerdictKind; readonly severity: Severity }[];
  /** The rule's page as Markdown; undefined for a rule that does not exist. */
  page(rule: string): string | undefined;
}
