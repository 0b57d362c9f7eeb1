import { statSync } from 'node:fs';
import { createService } from '../service/index';
import type { Service } from '../service/api';
import { stackOf, type Io, type Output } from './io';
import { Places } from './places';
import { styleFor, type Style } from './style';
import { nodeWorkspace, projectOf, uriOf } from './workspace';

/** What every command works with. */
export interface Session {
  readonly io: Io;
  readonly out: Output;
  readonly err: Output;
  readonly service: Service;
  readonly places: Places;
  readonly style: Style;
}

/** Makes a session about the project that each path belongs to. */
export function sessionFor(io: Io, paths: readonly string[], out: Output, err: Output): Session {
  const cwd = uriOf(io.cwd, '.');
  const roots = paths.map((path) => rootOf(uriOf(io.cwd, path)));
  // A bug of ours must not hide in a run that looks clean.
  const report = (what: string, file: string, error: unknown) => { void err.line(`cors-lens: internal error in ${what} on ${file}: ${stackOf(error)}`); };
  const service = createService(nodeWorkspace([...new Set(roots)]), { severity: {} }, { report });
  return { io, out, err, service, places: new Places(cwd), style: styleFor(out.terminal, io.env) };
}

function rootOf(uri: string): string {
  return statSync(uri, { throwIfNoEntry: false })?.isDirectory() === true ? uri : projectOf(uri);
}
