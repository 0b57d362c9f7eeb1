import type { Exchange, Fetched } from '../fetch/types';
import { extractTokens, isUnparsable, received } from '../http/header-values';
import type { HttpAnswer } from '../http/message';
import type { Reason } from '../http/reason';
import { isUnknown } from '../http/unknown';
import type { Role } from '../model/role';
import type { RecordValue } from '../model/value';
import { addTo, type Addition, type Written } from './allow';
import type { AppliedFix, Scenario } from './api';
import { fetchFrom } from './ask';
import { configuredIn, type Subject } from './problems';

export interface MendContext {
  readonly subject: Subject;
  /** The options with what the user settled, and no choices. */
  readonly options: RecordValue;
  readonly textOf: (file: string) => string | undefined;
}

/** What a refused request lacks: entries of an option, or that it is switched on. */
interface Lack { readonly role: Role; readonly values: readonly string[] | true }

/** A request lacks at most: credentials, its origin, its method, and its headers at once. */
const mostLacks = 4;

/**
 * Edits that allow what a refused request lacks, and nothing more: afterwards it is readable. Undefined where the
 * configuration cannot be extended in place, and where other pages would get in as well.
 */
export function mendOf(scenario: Scenario, context: MendContext): AppliedFix | undefined {
  const lacks: Lack[] = [];
  for (;;) {
    const written = writtenWith(lacks, scenario, context);
    const fetched = written && fetchedFrom(written.options, scenario, context);
    if (!fetched) return undefined;
    if (fetched.verdict.kind === 'readable') return lacks.length === 0 || opens(written.options, context) ? undefined : fixOf(lacks, written);
    const lack = lackOf(fetched, scenario);
    if (!lack || lacks.length === mostLacks || lacks.some(({ role }) => role === lack.role)) return undefined;
    lacks.push(lack);
  }
}

function fixOf(lacks: readonly Lack[], { edits }: Written): AppliedFix {
  return { title: `Allow ${lacks.map(wordsFor).join(' and ')}`, edits, placeholder: undefined };
}

function wordsFor({ role, values }: Lack): string {
  if (values === true) return 'credentials';
  const names = values.join(', ');
  if (role === 'origins') return names;
  const noun = role === 'methods' ? 'method' : 'header';
  return `the ${noun}${values.length === 1 ? '' : 's'} ${names}`;
}

function writtenWith(lacks: readonly Lack[], scenario: Scenario, context: MendContext): Written | undefined {
  const { subject: { server, configuration }, options, textOf } = context;
  const additions = lacks.map((lack) => additionOf(lack, scenario, context)).filter((addition) => addition !== undefined);
  if (additions.length < lacks.length) return undefined;
  return addTo(options, additions, { place: configuration.place, language: server.language, textOf });
}

function additionOf({ role, values }: Lack, scenario: Scenario, context: MendContext): Addition | undefined {
  const name = context.subject.server.roles[role];
  // By origin, what is lacking would belong below one of them.
  if (name === undefined || context.subject.server.optionsPerOrigin) return undefined;
  const otherwise = role === 'methods' ? answeredMethods(fetchedFrom(context.options, scenario, context)) : [];
  return { name, values, otherwise, joined: role !== 'origins' };
}

function lackOf({ verdict, exchanges }: Fetched, scenario: Scenario): Lack | undefined {
  const last = exchanges.at(-1);
  return verdict.kind === 'refused' && last ? lacking[verdict.refusal.reason]?.(last, scenario) : undefined;
}

/** Of the reasons that an option can do something about. */
const lacking: Readonly<Partial<Record<Reason, (last: Exchange, scenario: Scenario) => Lack | undefined>>> = {
  'origin missing': originLack,
  'origin mismatch': originLack,
  'credentials not true': () => ({ role: 'credentials', values: true }),
  'method not allowed': methodLack,
  'header not allowed': headersLack,
  // Some servers turn a preflight down altogether.
  'status not ok': (last, scenario) => methodLack(last) ?? headersLack(last, scenario),
};

/** `null` is every sandboxed frame and every local file: nobody's origin. */
function originLack({ request }: Exchange): Lack | undefined {
  const origin = received(request.headers, 'Origin');
  return typeof origin === 'string' && origin !== 'null' ? { role: 'origins', values: [origin] } : undefined;
}

/** A method in lower case is the page's mistake. */
function methodLack({ request, answer }: Exchange): Lack | undefined {
  const method = received(request.headers, 'Access-Control-Request-Method');
  if (typeof method !== 'string' || method !== method.toUpperCase()) return undefined;
  return namesIn(answer, 'Access-Control-Allow-Methods').includes(method) ? undefined : { role: 'methods', values: [method] };
}

/** As the page spells them. A page that sends headers of answers should not. */
function headersLack({ request, answer }: Exchange, { headers = [] }: Scenario): Lack | undefined {
  const asked = received(request.headers, 'Access-Control-Request-Headers');
  const allowed = namesIn(answer, 'Access-Control-Allow-Headers').map((name) => name.toLowerCase());
  const lower = typeof asked === 'string' ? asked.split(',').filter((name) => !allowed.includes(name)) : [];
  const values = headers.map(([name]) => name).filter((name) => lower.includes(name.toLowerCase()));
  return values.length === 0 || lower.some((name) => name.startsWith('access-control-')) ? undefined : { role: 'requestHeaders', values };
}

/** The methods that are allowed by default. */
function answeredMethods({ exchanges }: Fetched): readonly string[] {
  const preflight = exchanges.findLast(({ kind }) => kind === 'preflight');
  return preflight ? namesIn(preflight.answer, 'Access-Control-Allow-Methods') : [];
}

function namesIn(answer: HttpAnswer, header: string): readonly string[] {
  const names = answer.kind === 'response' ? extractTokens(answer.response.headers, header) : null;
  return names === null || isUnknown(names) || isUnparsable(names) ? [] : names;
}

function fetchedFrom(options: RecordValue, scenario: Scenario, { subject }: MendContext): Fetched {
  return fetchFrom(configuredIn(subject, new Map(), options), scenario, subject.around);
}

/** Whether a page that was meant by nobody reads what it did not: with the user's cookies, or without. */
function opens(options: RecordValue, context: MendContext): boolean {
  const { strangers } = context.subject.around;
  const reads = (from: string, some: RecordValue) => (['include', 'omit'] as const).map((credentials) => (
    fetchedFrom(some, { from, credentials }, context).verdict.kind !== 'refused'
  ));
  return strangers.some((from) => {
    const before = reads(from, context.options);
    return reads(from, options).some((readable, at) => readable && before[at] !== true);
  });
}
