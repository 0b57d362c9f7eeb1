import { get } from '../http/header-list';
import type { HttpAnswer, HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { Fetched } from '../fetch/types';
import type { Entry, RecordValue, Value } from '../model/value';
import type { Configuration } from '../servers/server';
import type { Blame, Met } from './api';
import { behind, passageOf, respond, type Configured } from './ask';

/** What decided each header and step: index of an exchange and header, `0 vary` → options; index of a step → options. */
export interface Blames { readonly headers: Readonly<Record<string, readonly Blame[]>>; readonly steps: Readonly<Record<number, readonly Blame[]>> }

/** The name under which the status of an answer is blamed. */
const status = ':status';

/**
 * Counterfactual: an option decided a header if the server answers otherwise without it. Where only two options
 * together do, both are named; where none does, those are whose value could have changed it; else the default did.
 */
export function blamesOf(fetched: Fetched, configuration: Configuration, configured: Configured): Blames {
  const headers: Record<string, readonly Blame[]> = {};
  for (const [at, { request, answer }] of fetched.exchanges.entries()) {
    if (answer.kind !== 'response') continue;
    const other = answeredBefore(configured, request);
    const names = new Set([status, ...answer.response.headers.map((line) => line.name.toLowerCase()), 'access-control-allow-origin', 'access-control-allow-credentials']);
    const signatures = signaturesOf(configured, request);
    const seen = signatureOf(answer);
    for (const name of names) {
      // What a proxy or the application answered is no doing of the configuration.
      if (seen(name) !== signatures.whole(name)) continue;
      headers[`${String(at)} ${name}`] = other ? [{ option: other.name, written: true, at: other.at }] : blame(name, signatures, configuration, configured);
    }
  }
  const steps: Record<number, readonly Blame[]> = {};
  fetched.trace.forEach((step, index) => {
    if (step.at === undefined) return;
    const reads = step.reads.length > 0 ? step.reads : step.outcome === 'fails' ? [status] : [];
    const found = reads.flatMap((name) => headers[`${String(step.at)} ${name}`] ?? []);
    if (found.length > 0) steps[index] = found.filter((each, i) => found.findIndex((other) => other.option === each.option) === i);
  });
  return { headers, steps };
}

/** The layer that answers before a request comes to the configuration. */
export function answeredBefore(configured: Configured, request: HttpRequest): Met | undefined {
  const own = configured.standing?.own;
  const { by, passed } = passageOf(configured, request);
  if (!own || !by || own.has(by) || passed.some((layer) => own.has(layer)) || configured.standing.application.addsAfterwards) return undefined;
  return { name: by.name, at: by.span, does: 'answers' };
}

/** How the server answers as it is, with options left out, and with one option set to something else. */
interface Signatures {
  readonly whole: Signature;
  readonly without: (names: readonly string[]) => Signature;
  readonly otherwise: (name: string) => readonly Signature[];
}
type Signature = (header: string) => string;

function signaturesOf(configured: Configured, request: HttpRequest): Signatures {
  const known = new Map<string, readonly Signature[]>();
  const remember = (key: string, compute: () => readonly Signature[]) => {
    const before = known.get(key) ?? compute();
    known.set(key, before);
    return before;
  };
  const whole = signatureFrom(configured, request);
  return {
    whole,
    without: (names) => remember(names.join(' '), () => [signatureFrom(withOptions(configured, (entries) => { names.forEach((name) => entries.delete(name)); }), request)])[0] ?? whole,
    otherwise: (name) => remember(`other ${name}`, () => substitutes(request, configured.options).map((value) => {
      const place = configured.options.entries.get(name) ?? { key: configured.options.at, at: configured.options.at };
      return signatureFrom(withOptions(configured, (entries) => { entries.set(name, { ...place, value }); }), request);
    }).filter((signature) => signature(status) !== '500')),
  };
}

function withOptions(configured: Configured, change: (entries: Map<string, Entry>) => void): Configured {
  const entries = new Map(configured.options.entries);
  change(entries);
  return { ...configured, options: { ...configured.options, entries } };
}

/** Values that an option could have had instead: one of them fits whatever the option is for. */
function substitutes(request: HttpRequest, { at }: RecordValue): readonly Value[] {
  const literal = (value: string | number | boolean): Value => ({ kind: 'literal', value, at });
  const list = (value: string): Value => ({ kind: 'list', of: 'list', elements: [literal(value)], rest: undefined, at });
  const origin = get(request.headers, 'origin');
  const texts = ['*', ...(typeof origin === 'string' ? [origin] : [])];
  return [literal(true), literal(false), literal(1), ...texts.map(list)];
}

function signatureFrom(configured: Configured, request: HttpRequest): Signature {
  return signatureOf(behind(respond(configured, request)));
}

function signatureOf(answer: HttpAnswer): Signature {
  if (answer.kind !== 'response') return () => answer.kind;
  return (header) => {
    const value = header === status ? answer.response.status : get(answer.response.headers, header);
    return isUnknown(value) ? `unknown ${value.because}` : String(value);
  };
}

function blame(header: string, signatures: Signatures, configuration: Configuration, { options, server }: Configured): readonly Blame[] {
  const written = [...options.entries.keys()];
  const now = signatures.whole(header);
  const differs = (left: readonly string[]) => signatures.without(left)(header) !== now;
  const couldDiffer = (name: string) => signatures.otherwise(name).some((signature) => signature(header) !== now);
  const alone = written.filter((name) => differs([name]));
  const guilty = firstFilled([() => alone, () => pairThat(written, differs), () => written.filter(couldDiffer)]);
  if (guilty.length > 0) return guilty.map((name) => ({ option: name, written: true, at: options.entries.get(name)?.at ?? configuration.name }));
  const defaults = server.optionNames.filter((name) => !options.entries.has(name) && couldDiffer(name));
  return [{ option: defaults.length === 1 ? `${String(defaults[0])} (default)` : 'the default', written: false, at: configuration.name }];
}

function firstFilled(ways: readonly (() => readonly string[])[]): readonly string[] {
  for (const way of ways) {
    const names = way();
    if (names.length > 0) return names;
  }
  return [];
}

function pairThat(names: readonly string[], differs: (left: readonly string[]) => boolean): readonly string[] {
  for (const [i, first] of names.entries()) {
    for (const second of names.slice(i + 1)) if (differs([first, second])) return [first, second];
  }
  return [];
}
