import { explain, type Cause, type Explanation } from '../explain/explain';
import { explainHar, type HarReport, type Judged } from '../explain/har/har';
import type { Format } from './arguments';
import { exit, type Io, type Output } from './io';
import { styleFor, type Style } from './style';
import { readAll, readText } from './whole-text';
import { UsageError } from './usage';

/** What `explain` is given: a text, a HAR file, or neither, which means standard input. */
export interface Explained { readonly text: string | undefined; readonly har: string | undefined }

type JudgedReport = Extract<HarReport, { kind: 'judged' }>;

/** `cors-lens explain`: what a browser's message or recording means, and who must change what. */
export async function explainCommand(io: Io, { text, har }: Explained, format: Format, out: Output, err: Output): Promise<number> {
  const style = styleFor(out.terminal, io.env);
  if (har !== undefined) return printReport(await reportOf(io, har), style, format, out);
  const typed = text === undefined && 'isTTY' in io.stdin && io.stdin.isTTY === true;
  if (typed) await err.line('Paste what the console says, and end with Ctrl+D (Windows: Ctrl+Z).');
  const messages = explain(text ?? await readAll(io.stdin));
  if (messages.length === 0) throw new UsageError(text?.endsWith('.har') === true ? `A recording? cors-lens explain --har ${text}` : nothingFound);
  if (format === 'json') await out.line(JSON.stringify({ messages }, undefined, 2));
  else await out.write(`${messages.map((message) => messageLines(message, style).join('\n')).join('\n\n\n')}\n`);
  return exit.fine;
}

const nothingFound = 'No message about CORS found. Give what the browser’s console says, whole and in English, such as '
  + '"Access to fetch at \'https://…\' from origin \'https://…\' has been blocked by CORS policy: …" (Chrome, Edge), '
  + '"Cross-Origin Request Blocked: …" (Firefox) or "Origin … is not allowed by Access-Control-Allow-Origin." (Safari). '
  + '"Failed to fetch" alone does not tell the reason.';

async function reportOf(io: Io, har: string): Promise<JudgedReport> {
  const name = har === '-' ? 'standard input' : har;
  const report = explainHar(har === '-' ? await readAll(io.stdin) : await readText(io.cwd, har));
  if (report.kind === 'judged') return report;
  throw new UsageError(`${name} cannot be read: ${report.because}. Export it from the Network panel of the developer tools.`);
}

async function printReport(report: JudgedReport, style: Style, format: Format, out: Output): Promise<number> {
  if (format === 'json') {
    const { creator, entries, requests, passedOver, leftOut } = report;
    await out.line(JSON.stringify({ creator, entries, requests, passedOver, leftOut }, undefined, 2));
    return exit.fine;
  }
  for (const alike of groupedAlike(report.requests, style)) await out.write(`${alike.join('\n')}\n\n`);
  for (const { entry, because } of report.leftOut) await out.line(style.faint(`Entry ${entry} is left out: ${because}.`));
  await out.line(summaryOf(report));
  return exit.fine;
}

function messageLines(explanation: Explanation, style: Style): readonly string[] {
  const { kind, means, causes: [cause, ...others], reach } = explanation;
  const place = placeOf(explanation);
  return [
    style.severity(kind === 'refusal' ? 'error' : 'warning', means), ...(reach === '' ? [] : [reach]), ...(place === '' ? [] : ['', style.faint(place)]),
    ...(cause === undefined ? [] : causeLines(cause, style)),
    ...section('It can also mean', [...new Set(others.map((other) => other.means))], style),
  ];
}

function placeOf({ origin, url, redirectedFrom, status, engine, initiator }: Explanation): string {
  const ways = [redirectedFrom, url].filter((part) => part !== undefined).join(', redirected to ');
  if (origin === undefined && ways === '') return '';
  const known = [
    `page ${origin ?? 'not told'}`, `URL ${ways === '' ? 'not told' : ways}`, ...(status === undefined ? [] : [`status ${status}`]),
    ...(initiator === undefined ? [] : [initiator]), ...(engine === undefined ? [] : [titles[engine]]),
  ];
  return known.join(' · ');
}

const titles = { chromium: 'Chrome, Edge', firefox: 'Firefox', webkit: 'Safari' } as const;

function causeLines({ who, remedy, send, hints }: Cause, style: Style): readonly string[] {
  return [
    ...section(`To change: ${who.map((party) => parties[party]).join(', or ')}`, [remedy], style),
    ...section('Header lines that the answer needs', send, style),
    ...section('Worth knowing', hints, style),
  ];
}

const parties = {
  server: 'the server', page: 'the page', infrastructure: 'what is between them (proxy, hosting, network)', browser: 'the browser’s settings',
} as const;

function section(title: string, lines: readonly string[], { strong }: Style): readonly string[] {
  return lines.length === 0 ? [] : ['', strong(title), ...lines.map((line) => `  ${line}`)];
}

/** A page that asks again and again is told of once, with all its entries. */
function groupedAlike(requests: readonly Judged[], style: Style): readonly (readonly string[])[] {
  const groups = new Map<string, { readonly judged: Judged; readonly entries: number[] }>();
  for (const judged of requests) {
    const lines = judgedLines(judged, [], style).join('\n');
    const group = groups.get(lines);
    if (group) group.entries.push(...judged.entries);
    else groups.set(lines, { judged, entries: [...judged.entries] });
  }
  return [...groups.values()].map(({ judged, entries }) => judgedLines(judged, entries, style));
}

function judgedLines({ request, error, outcome, notes }: Judged, entries: readonly number[], style: Style): readonly string[] {
  const title = `${request.method} ${request.url}`;
  const numbers = `${entries.length === 1 ? 'entry' : 'entries'} ${entries.join(', ')}`;
  const origin = `from ${request.from}${request.credentials === 'include' ? ' with credentials' : ''}`;
  const place = style.faint([origin, numbers, ...(error === undefined ? [] : [error])].join(' · '));
  const further = notes.map((note) => style.faint(note));
  switch (outcome.kind) {
    case 'readable': return [`${style.good('The page can read it:')} ${title}`, place, ...further];
    case 'unknown': return [`${style.severity('warning', 'Cannot tell:')} ${title}`, place, `Because ${outcome.because}.`, ...further];
    case 'refused': return [
      `${style.severity('error', 'The browser blocks it:')} ${title}`, place, outcome.cause.means, outcome.reach, ...further,
      ...causeLines(outcome.cause, style),
    ];
  }
}

function summaryOf({ requests, passedOver }: JudgedReport): string {
  const count = (kind: Judged['outcome']['kind']) => requests.filter(({ outcome }) => outcome.kind === kind).length;
  const others = Object.entries(passedOver).filter(([, many]) => many > 0).map(([why, many]) => `${many} ${why}`);
  const passed = others.length === 0 ? '' : ` Passed over: ${others.join(', ')}.`;
  return `${requests.length} ${requests.length === 1 ? 'request' : 'requests'} across origins: `
    + `${count('readable')} readable, ${count('refused')} blocked, ${count('unknown')} not to be told.${passed}`;
}
