import type { Problem, Snapshot } from '../service/api';
import type { Format } from './arguments';
import { clearProgress, eachSnapshot, exitOf } from './each-snapshot';
import type { Session } from './session';

/** `cors-lens check`: what is wrong, where, and how it was found out. */
export async function check(session: Session, paths: readonly string[], format: Format): Promise<number> {
  const findings: unknown[] = [];
  let count = 0;
  let bad = false;
  const walked = await eachSnapshot(session, paths, async (snapshot: Snapshot) => {
    for (const problem of inSourceOrder(snapshot.problems)) {
      count += 1;
      bad ||= problem.severity === 'error' || problem.severity === 'warning';
      if (format === 'json') findings.push(findingOf(session, problem));
      else await printProblem(session, problem);
    }
  });
  if (format === 'json') {
    await session.out.line(JSON.stringify({ findings, files: walked.files, skipped: walked.skipped }, undefined, 2));
  } else if (session.err.terminal) {
    await session.err.line(`${counted(count, 'finding')} in ${counted(walked.files, 'file')}`);
  }
  return exitOf(walked, bad);
}

function inSourceOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || (a.rule < b.rule ? -1 : 1));
}

function findingOf({ places }: Session, problem: Problem): unknown {
  const { rule, severity, verdict, message, at, server, witness, settled } = problem;
  return {
    rule, severity, verdict, message, file: places.nameOf(at.file), range: places.rangeOf(at), server,
    ...(witness ? { witness } : {}), ...(Object.keys(settled).length > 0 ? { settled } : {}),
  };
}

async function printProblem(session: Session, { at, severity, message, rule }: Problem): Promise<void> {
  const { out, places, style } = session;
  const { start } = places.rangeOf(at);
  const place = `${places.nameOf(at.file)}:${String(start.line)}:${String(start.column)}`;
  await clearProgress(session);
  await out.line(`${style.strong(place)} ${style.severity(severity)} ${message.replaceAll(/\s*\n\s*/g, ' ')}  ${style.faint(rule)}`);
  if (!out.terminal) return;
  const { text, from, to } = places.excerptOf(at);
  await out.line(`  ${text}`);
  // Tabs stay tabs, so that the underline stands below the words.
  await out.line(`  ${text.slice(0, from).replaceAll(/[^\t]/g, ' ')}${style.severity(severity, '~'.repeat(to - from))}`);
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
