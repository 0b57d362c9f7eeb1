import type { Policy, PolicyOption } from '../service/api';
import type { Format } from './arguments';
import { clearProgress, eachSnapshot, exitOf } from './each-snapshot';
import type { Session } from './session';

/** The whole reason is in the JSON. */
const longestReason = 100;

/** `cors-lens policies`: every configuration, its options as they resolve. */
export async function policies(session: Session, paths: readonly string[], format: Format): Promise<number> {
  const found: unknown[] = [];
  const walked = await eachSnapshot(session, paths, async (snapshot) => {
    for (const policy of snapshot.policies) {
      if (format === 'json') found.push(policyRecord(session, policy));
      else await printPolicy(session, policy);
    }
  });
  if (format === 'json') {
    await session.out.line(JSON.stringify({ policies: found, files: walked.files, skipped: walked.skipped }, undefined, 2));
  }
  return exitOf(walked, false);
}

/** A configuration as JSON tells it. */
export function policyRecord({ places }: Session, policy: Policy): unknown {
  return {
    file: places.nameOf(policy.at.file), range: places.rangeOf(policy.at),
    server: policy.server, title: policy.serverTitle,
    release: policy.release, releaseAssumed: policy.releaseFrom.kind === 'assumed', releaseFrom: releaseSource(policy.releaseFrom, places),
    advisories: policy.advisories,
    summary: policy.summary,
    options: policy.options.map(({ name, role, text, known, at }) => (
      { name, ...(role ? { role } : {}), value: text, known, file: places.nameOf(at.file), range: places.rangeOf(at) }
    )),
    unknowns: policy.unknowns.map(({ name, because, at }) => ({ name, because, file: places.nameOf(at.file), range: places.rangeOf(at) })),
  };
}

function releaseSource(from: Policy['releaseFrom'], places: Session['places']): unknown {
  return from.kind === 'assumed' ? from : { kind: from.kind, file: places.nameOf(from.file) };
}

async function printPolicy(session: Session, policy: Policy): Promise<void> {
  const { out, places, style } = session;
  await clearProgress(session);
  await out.line(`${style.strong(places.placeOf(policy.at))} ${policy.serverTitle} ${style.faint(policy.releaseText)}`);
  for (const { id, fixed, says } of policy.advisories) await out.line(`  ${style.severity('warning', id)}, fixed in ${fixed}: ${says}`);
  for (const option of policy.options) await out.line(optionLine(option, session));
  for (const { name, because } of policy.unknowns) await out.line(style.faint(`  unknown: ${name}, ${shortened(because)}`));
}

function shortened(text: string): string {
  return text.length <= longestReason ? text : `${text.slice(0, longestReason)}…`;
}

function optionLine({ name, text, known }: PolicyOption, { style }: Session): string {
  return `  ${name}: ${known ? text : style.severity('warning', text)}`;
}
