import { get } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { Fetched } from '../fetch/types';
import type { RecordValue } from '../model/value';
import type { Configuration } from '../servers/server';
import type { Blame } from './api';
import { behind, respond, type Configured } from './ask';

/** What decided each header and step: `preflight vary` → options, and the index of a step → options. */
export interface Blames { readonly headers: Readonly<Record<string, readonly Blame[]>>; readonly steps: Readonly<Record<number, readonly Blame[]>> }

/** The name under which the status of an answer is blamed. */
const status = ':status';

/**
 * Counterfactual: an option decided a header if the server answers otherwise without it. Where only two options
 * together do, both are named; where none does, the default did.
 */
export function blamesOf(fetched: Fetched, configuration: Configuration, configured: Configured): Blames {
  const headers: Record<string, readonly Blame[]> = {};
  for (const { kind, request, answer } of fetched.exchanges) {
    if (answer.kind !== 'response') continue;
    const names = new Set([status, ...answer.response.headers.map((line) => line.name.toLowerCase()), 'access-control-allow-origin', 'access-control-allow-credentials']);
    const signatures = withoutOptions(configured, request);
    for (const name of names) headers[`${kind} ${name}`] = blame(name, signatures, configuration, configured.options);
  }
  const steps: Record<number, readonly Blame[]> = {};
  fetched.trace.forEach((step, index) => {
    if (!step.exchange) return;
    const reads = step.reads.length > 0 ? step.reads : step.outcome === 'fails' ? [status] : [];
    const found = reads.flatMap((name) => headers[`${String(step.exchange)} ${name}`] ?? []);
    if (found.length > 0) steps[index] = found.filter((each, i) => found.findIndex((other) => other.option === each.option) === i);
  });
  return { headers, steps };
}

/** How the server answers with some options left out. */
interface Signatures { readonly whole: Signature; without(names: readonly string[]): Signature }
type Signature = (header: string) => string;

function withoutOptions(configured: Configured, request: HttpRequest): Signatures {
  const known = new Map<string, Signature>();
  const without = (names: readonly string[]): Signature => {
    const key = names.join(' ');
    const signature = known.get(key) ?? signatureOf({ ...configured, options: leaveOut(configured.options, names) }, request);
    known.set(key, signature);
    return signature;
  };
  return { whole: without([]), without };
}

function leaveOut(options: RecordValue, names: readonly string[]): RecordValue {
  return { ...options, entries: new Map([...options.entries].filter(([name]) => !names.includes(name))) };
}

function signatureOf(configured: Configured, request: HttpRequest): Signature {
  const answer = behind(respond(configured, request));
  if (answer.kind !== 'response') return () => answer.kind;
  return (header) => {
    const value = header === status ? answer.response.status : get(answer.response.headers, header);
    return isUnknown(value) ? `unknown ${value.because}` : String(value);
  };
}

function blame(header: string, signatures: Signatures, configuration: Configuration, options: RecordValue): readonly Blame[] {
  const names = [...options.entries.keys()];
  const now = signatures.whole(header);
  const differs = (left: readonly string[]) => signatures.without(left)(header) !== now;
  const alone = names.filter((name) => differs([name]));
  const guilty = alone.length > 0 ? alone : pairThat(names, differs);
  if (guilty.length === 0) return [{ option: 'the default', written: false, at: configuration.name }];
  return guilty.map((name) => ({ option: name, written: true, at: options.entries.get(name)?.at ?? configuration.name }));
}

function pairThat(names: readonly string[], differs: (left: readonly string[]) => boolean): readonly string[] {
  for (const [i, first] of names.entries()) {
    for (const second of names.slice(i + 1)) if (differs([first, second])) return [first, second];
  }
  return [];
}
