import { existsSync } from 'node:fs';
import type { Policy, Snapshot } from '../service/api';
import { messageOf } from './text-file';
import type { Session } from './session';
import { UsageError } from './usage';
import { uriOf } from './workspace';

interface Target { readonly path: string; readonly line: number | undefined }

/** `app.py` or `app.py:12`; a file whose name ends like that wins. */
export function targetOf(text: string, cwd: string): Target {
  const numbered = /^(.+?):(\d+)(?::\d+)?$/.exec(text);
  if (existsSync(uriOf(cwd, text)) || !numbered) return { path: text, line: undefined };
  return { path: numbered[1] ?? text, line: Number(numbered[2]) };
}

/** The one configuration that the target names; throws a UsageError that lists the others. */
export async function chosenConfiguration(session: Session, { path, line }: Target): Promise<{ readonly snapshot: Snapshot; readonly policy: Policy }> {
  const { io, service, places } = session;
  const uri = uriOf(io.cwd, path);
  if (!existsSync(uri)) throw new UsageError(`${path}: no such file.`);
  places.name(uri, path);
  const snapshot = await service.load(uri).catch((error: unknown) => { throw new UsageError(`${path}: ${messageOf(error)}`); });
  const reason = snapshot.skipped === undefined ? '' : `: ${snapshot.skipped}`;
  if (snapshot.policies.length === 0) throw new UsageError(`${path}: no CORS configuration found${reason}.`);
  const [policy, another] = line === undefined ? snapshot.policies : narrowestAt(session, snapshot.policies, line);
  if (policy && !another) return { snapshot, policy };
  const said = policy ? `${path} holds several configurations; name one by its line:` : `${path} has no configuration on line ${String(line)}; it has:`;
  throw new UsageError([said, ...snapshot.policies.map((each) => `  ${places.placeOf(each.at)}  ${each.serverTitle}  ${each.summary}`)].join('\n'));
}

/** Of the configurations that cover the line, those that start last: an inner one before the one around it. */
function narrowestAt({ places }: Session, policies: readonly Policy[], line: number): readonly Policy[] {
  const ranges = policies.map((policy) => ({ policy, range: places.rangeOf(policy.at) }));
  const covering = ranges.filter(({ range }) => range.start.line <= line && line <= range.end.line);
  const last = Math.max(...covering.map(({ range }) => range.start.line));
  return covering.filter(({ range }) => range.start.line === last).map(({ policy }) => policy);
}
