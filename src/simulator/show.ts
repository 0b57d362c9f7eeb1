import type { HeaderLine } from '../http/header-list';
import { isUnknown } from '../http/unknown';
import type { Blame, Exchange, Met, Policy, Span, Walkthrough } from '../service/api';
import type { ShownBlame, ShownConfiguration, ShownExchange, ShownHeader, ShownLayer, ShownStep, ShownWalkthrough } from './protocol';
import { curlOf } from './curl';
import { agreementOf, showEverywhere } from './everywhere';
import { originOf } from './form';
import { headlineOf, sentencesOf } from './words';

export { formFor, questionOf, type FormReading } from './form';

/** Turns a span into words, and into the token by which the page asks for it to be revealed. */
export type Describe = (span: Span) => { readonly place: string; readonly reveal: string };

/** By this the page finds its configuration again after a reload. */
export function configurationId(policy: Policy): string {
  return `${policy.at.file}#${String(policy.at.start)}`;
}

/** The configuration as the page's heading shows it. */
export function showConfiguration(policy: Policy, describe: Describe): ShownConfiguration {
  const { place, reveal } = describe(policy.at);
  return {
    id: configurationId(policy), place, reveal, server: policy.serverTitle, summary: policy.summary,
    release: policy.releaseText,
    unknowns: policy.unknowns.map(({ name, because, at }) => ({ name, because, reveal: describe(at).reveal })),
    origins: namedOrigins(policy),
  };
}

/** Those origins that the resolved option spells as a browser sends them. */
function namedOrigins({ options }: Policy): readonly string[] {
  const texts = options.filter(({ role }) => role === 'origins').map(({ text }) => text);
  const named = texts.flatMap((text) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ''));
  return [...new Set(named)].filter((origin) => !origin.includes('*') && originOf(origin) === origin && origin !== 'null');
}

/** The whole answer in words, with the place that decided each header and each step. */
export function showWalkthrough(walkthrough: Walkthrough, describe: Describe): ShownWalkthrough {
  const { fetched, policy } = walkthrough;
  const everywhere = showEverywhere(fetched, walkthrough.everywhere);
  const sentences = before(walkthrough, describe) ?? [...sentencesOf(fetched, policy.unknowns.map(({ name }) => name)), decidedBy(walkthrough, describe)];
  return {
    verdict: fetched.verdict.kind,
    headline: headlineOf(fetched),
    because: sentences.filter((sentence) => sentence !== '').join(' '),
    exchanges: showExchanges(walkthrough, describe),
    steps: fetched.trace.map((step, index): ShownStep => ({
      section: step.section, step: step.step, says: step.says, outcome: step.outcome, exchange: step.exchange,
      blame: showBlame(walkthrough.steps[index], describe),
    })),
    console: 'console' in fetched.verdict ? fetched.verdict.console : '',
    everywhere,
    agreement: agreementOf(everywhere),
    curl: curlOf(fetched),
  };
}

/** Where the configuration was not asked at all, its options have no part in it. */
function before({ fetched: { verdict }, answeredBefore }: Walkthrough, describe: Describe): readonly string[] | undefined {
  if (!answeredBefore || verdict.kind !== 'refused') return undefined;
  return [`${answeredBefore.name} (${describe(answeredBefore.at).place}) answers before the request comes to this configuration.`, 'Register the configuration before it.'];
}

/** What the page shows while the form cannot be read. */
export function showUnclear(because: string): ShownWalkthrough {
  return { verdict: 'unknown', headline: because, because: '', exchanges: [], steps: [], console: '', everywhere: [], agreement: '', curl: '' };
}

function decidedBy({ fetched, steps }: Walkthrough, describe: Describe): string {
  const last = fetched.trace.findLastIndex((step) => step.outcome === 'fails' || step.outcome === 'unknown');
  const blame = steps[last] ?? [];
  if (blame.length === 0) return '';
  const options = blame.map((one) => `${one.option} (${describe(one.at).place})`).join(' and ');
  return fetched.trace[last]?.outcome === 'unknown' ? `It depends on ${options}.` : `Decided by ${options}.`;
}

/** In order; what comes again and again, from a redirect in a circle, is shown once. */
function showExchanges(walkthrough: Walkthrough, describe: Describe): readonly ShownExchange[] {
  const { exchanges } = walkthrough.fetched;
  const shown: ShownExchange[] = [];
  for (const [at, exchange] of exchanges.entries()) {
    const last = shown.at(-1);
    const before = exchanges[at - 1];
    if (last && before && JSON.stringify(before) === JSON.stringify(exchange)) shown.splice(-1, 1, { ...last, repeated: last.repeated + 1 });
    else shown.push(showExchange(exchange, at, walkthrough, describe));
  }
  return shown;
}

function showExchange(exchange: Exchange, at: number, walkthrough: Walkthrough, describe: Describe): ShownExchange {
  const { kind, request, answer } = exchange;
  const { exchanges, trace } = walkthrough.fetched;
  const sent = answer.kind === 'response' ? answer.response.headers : [];
  const isRedirected = exchanges.slice(0, at).some((earlier) => earlier.kind === 'actual');
  const followsRedirect = exchanges[at - 1]?.kind === 'actual';
  const redirect = trace.find((step) => step.at === at - 1 && step.outcome === 'goes on' && step.reads.includes('location'));
  return {
    kind,
    title: titles[kind][isRedirected ? 'redirected' : 'first'],
    redirected: followsRedirect ? redirect?.says ?? '' : '',
    repeated: 0,
    request: `${request.method} ${request.url}`,
    requestHeaders: request.headers.map((line) => showHeader(line, [])),
    status: answer.kind === 'response' ? statusOf(answer.response.status) : `${answer.kind}: ${answer.because}`,
    responseHeaders: [
      ...sent.map((line) => showHeader(line, headerBlame(at, line.name, walkthrough, describe))),
      ...(answer.kind === 'response' ? missingHeaders(at, sent, walkthrough, describe) : []),
    ],
    way: showWay(walkthrough.ways[at] ?? [], describe),
    handler: answer.kind === 'response' ? handlerOf(answer.handlerRuns) : '',
  };
}

/** One alone says nothing that the answer does not. */
function showWay(way: readonly Met[], describe: Describe): readonly ShownLayer[] {
  return way.length < 2 ? [] : way.map(({ name, at, does }) => ({ label: name, does: does === 'passes on' ? '' : does === 'answers' ? 'answers' : '(taken to pass on)', ...describe(at) }));
}

const titles = {
  preflight: { first: 'Preflight', redirected: 'Preflight of the redirected request' },
  actual: { first: 'Request', redirected: 'Redirected request' },
} as const;

function statusOf(status: number | { readonly because: string }): string {
  return typeof status === 'number' ? String(status) : `unknown: ${status.because}`;
}

function handlerOf(runs: boolean | { readonly because: string }): string {
  if (typeof runs !== 'boolean') return '';
  return runs ? 'The handler ran.' : 'The handler did not run.';
}

function showHeader({ name, value }: HeaderLine, blame: readonly ShownBlame[]): ShownHeader {
  return isUnknown(value) ? { name, value: value.because, unknown: true, blame } : { name, value, unknown: false, blame };
}

/** Headers that a step looked for in vain: what is absent is often the whole answer. */
function missingHeaders(at: number, sent: readonly HeaderLine[], walkthrough: Walkthrough, describe: Describe): readonly ShownHeader[] {
  const failed = walkthrough.fetched.trace.filter((step) => step.at === at && step.outcome === 'fails');
  const names = new Set(failed.flatMap((step) => step.reads));
  for (const { name } of sent) names.delete(name.toLowerCase());
  return [...names].map((name) => ({ name: name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()), value: '', unknown: false, missing: true, blame: headerBlame(at, name, walkthrough, describe) }));
}

function headerBlame(at: number, name: string, walkthrough: Walkthrough, describe: Describe): readonly ShownBlame[] {
  return showBlame(walkthrough.headers[`${String(at)} ${name.toLowerCase()}`], describe);
}

function showBlame(blame: readonly Blame[] | undefined, describe: Describe): readonly ShownBlame[] {
  return (blame ?? []).map((one) => ({ label: one.option, ...describe(one.at) }));
}
