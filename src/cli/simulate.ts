import type { Fetched, Severity, Walkthrough } from '../service/api';
import type { ShownBlame, ShownEngine, ShownExchange, ShownHeader, ShownStep, ShownVerdict, ShownWalkthrough } from '../simulator/protocol';
import { formFor, questionOf, showWalkthrough } from '../simulator/show';
import type { Format } from './arguments';
import type { Asked } from './asked';
import { exit } from './io';
import { policyRecord } from './policies';
import type { Session } from './session';
import type { Style } from './style';
import { chosenConfiguration, targetOf } from './target';
import { UsageError } from './usage';

/** `cors-lens simulate`: one request in front of a browser, step by step. */
export async function simulate(session: Session, target: string, asked: Asked, format: Format): Promise<number> {
  const { places, out, err } = session;
  const { snapshot, policy } = await chosenConfiguration(session, targetOf(target, session.io.cwd));
  const form = formFor(policy);
  const reading = questionOf({ ...form, ...asked, to: asked.to ?? form.to, method: asked.method ?? form.method, settled: { ...form.settled, ...asked.settled } });
  if (reading.kind === 'unclear') throw new UsageError(reading.because);
  for (const name of Object.keys(asked.settled).filter((each) => !policy.unknowns.some((unknown) => unknown.name === each))) {
    await err.line(`cors-lens: nothing in this configuration waits for ${name}`);
  }
  const walkthrough = snapshot.ask(policy, reading.question, reading.settled);
  const shown = showWalkthrough(walkthrough, (span) => ({ place: places.placeOf(span), reveal: '' }));
  if (format === 'json') await out.line(JSON.stringify(walkthroughRecord(session, walkthrough, shown), withoutReveal, 2));
  else await out.write(`${textOf(session, walkthrough, shown).join('\n')}\n`);
  return exit.fine;
}

function walkthroughRecord(session: Session, { fetched, everywhere, policy }: Walkthrough, shown: ShownWalkthrough): unknown {
  const { engine, request, sameOrigin, verdict } = fetched;
  return { configuration: policyRecord(session, policy), engine, request, sameOrigin, ...shown, everywhere: everywhere.map(engineRecord), ...machineVerdict(verdict) };
}

function machineVerdict(verdict: Fetched['verdict']): object {
  switch (verdict.kind) {
    case 'readable': return { readableHeaders: verdict.readableHeaders };
    case 'opaque': return { type: verdict.type };
    case 'refused': case 'throws': return { refusal: verdict.refusal };
    case 'unknown': return { unknown: verdict.because };
  }
}

function engineRecord({ engine, verdict }: Fetched): object {
  return {
    engine, verdict: verdict.kind, ...('refusal' in verdict ? { reason: verdict.refusal.reason } : {}),
    ...('console' in verdict && engine !== 'the Standard' ? { console: verdict.console } : {}),
  };
}

/** A token for the editor says nothing here. */
function withoutReveal(key: string, value: unknown): unknown {
  return key === 'reveal' ? undefined : value;
}

const severities: Readonly<Record<ShownVerdict, Severity>> = { readable: 'information', opaque: 'information', refused: 'error', throws: 'error', unknown: 'warning' };

function textOf({ places, style }: Session, { policy }: Walkthrough, shown: ShownWalkthrough): readonly string[] {
  const { verdict, headline, because, exchanges, steps, console } = shown;
  return [
    style.severity(severities[verdict], headline), ...(because === '' ? [] : [because]), '',
    style.faint(`${places.placeOf(policy.at)} ${policy.serverTitle} ${policy.releaseText}: ${policy.summary}`),
    ...exchanges.flatMap((exchange) => ['', ...exchangeLines(exchange, style)]),
    '', style.strong('Steps'), ...steps.map(stepLine),
    ...(console === '' ? [] : ['', style.strong('Console'), ...indented(console)]),
    '', style.strong('In other browsers'), `  ${shown.agreement}`, ...engineLines(shown.everywhere),
    ...(shown.curl === '' ? [] : ['', style.strong('curl'), ...indented(shown.curl)]),
  ];
}

function exchangeLines({ title, redirected, repeated, request, requestHeaders, status, responseHeaders, handler, way }: ShownExchange, { strong, faint }: Style): readonly string[] {
  return [
    ...(redirected === '' ? [] : [faint(redirected), '']),
    strong(title),
    `  > ${request}`, ...requestHeaders.map((line) => `  > ${headerText(line)}`),
    ...(way.length === 0 ? [] : [faint(`    ${way.map(({ label, does, place }) => `${label}${does === '' ? '' : ` ${does}`} (${place})`).join(' → ')}`)]),
    `  < ${status}${handler === '' ? '' : `  ${handler}`}`, ...responseHeaders.map((line) => `  < ${headerText(line)}${blamed(line.blame)}`),
    ...(repeated === 0 ? [] : [faint(`  and the same again, ${repeated === 1 ? 'once' : `${repeated} times`}`)]),
  ];
}

function stepLine({ section, step, says, outcome, blame }: ShownStep): string {
  return outcome === 'notes' ? `  Note: ${says}${blamed(blame)}` : `  ${section} ${step} (${outcome}): ${says}${blamed(blame)}`;
}

/** Nothing where all is the same: the line above says that. */
function engineLines(everywhere: readonly ShownEngine[]): readonly string[] {
  if (everywhere.every(({ differs }) => !differs)) return [];
  return everywhere.flatMap(({ title, chosen, outcome, differs, differences, console }) => [
    `  ${differs ? '≠' : ' '} ${title}: ${outcome}${differences.length === 0 ? '' : `. ${differences.join(' ')}`}`,
    ...(console === '' || chosen ? [] : indented(console).map((line) => `      ${line}`)),
  ]);
}

function headerText({ name, value, unknown, missing }: ShownHeader): string {
  if (missing === true) return `(no ${name})`;
  return `${name}: ${unknown ? `unknown, ${value}` : value}`;
}

function blamed(blame: readonly ShownBlame[]): string {
  return blame.length === 0 ? '' : `  [${blame.map(({ label, place }) => `${label}, ${place}`).join('; ')}]`;
}

function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
}
