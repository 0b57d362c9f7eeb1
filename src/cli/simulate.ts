import type { Walkthrough } from '../service/api';
import type { ShownBlame, ShownExchange, ShownHeader, ShownWalkthrough } from '../simulator/protocol';
import { formFor, questionOf, showWalkthrough } from '../simulator/show';
import type { Asked, Format } from './arguments';
import { exit } from './io';
import { policyRecord } from './policies';
import type { Session } from './session';
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

function walkthroughRecord(session: Session, { fetched, policy }: Walkthrough, shown: ShownWalkthrough): unknown {
  const { verdict, request, sameOrigin } = fetched;
  const machine = verdict.kind === 'readable' ? { readableHeaders: verdict.readableHeaders }
    : verdict.kind === 'unknown' ? { unknown: verdict.because } : { refusal: verdict.refusal };
  return { configuration: policyRecord(session, policy), request, sameOrigin, ...shown, ...machine };
}

/** A token for the editor says nothing here. */
function withoutReveal(key: string, value: unknown): unknown {
  return key === 'reveal' ? undefined : value;
}

function textOf({ places, style }: Session, { policy }: Walkthrough, shown: ShownWalkthrough): readonly string[] {
  const { verdict, headline, because, exchanges, steps, console } = shown;
  const coloured = verdict === 'readable' ? style.good(headline) : style.severity(verdict === 'unknown' ? 'warning' : 'error', headline);
  return [
    coloured, ...(because === '' ? [] : [because]), '',
    style.faint(`${places.placeOf(policy.at)} ${policy.serverTitle} ${policy.release}${policy.releaseFrom === 'assumed' ? ' assumed' : ''}: ${policy.summary}`),
    ...exchanges.flatMap((exchange) => ['', ...exchangeLines(exchange, (text) => style.strong(text))]),
    '', style.strong('Steps'), ...steps.map((step) => `  ${step.section} ${step.step} (${step.outcome}): ${step.says}${blamed(step.blame)}`),
    ...(console === '' ? [] : ['', style.strong('Console'), ...indented(console)]),
    ...(shown.curl === '' ? [] : ['', style.strong('curl'), ...indented(shown.curl)]),
  ];
}

function exchangeLines({ kind, request, requestHeaders, status, responseHeaders, handler }: ShownExchange, strong: (text: string) => string): readonly string[] {
  return [
    strong(kind === 'preflight' ? 'Preflight' : 'Request'),
    `  > ${request}`, ...requestHeaders.map((line) => `  > ${headerText(line)}`),
    `  < ${status}${handler === '' ? '' : `  ${handler}`}`, ...responseHeaders.map((line) => `  < ${headerText(line)}${blamed(line.blame)}`),
  ];
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
