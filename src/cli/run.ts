import { version } from '../../package.json';
import { commandOf, type Command } from './arguments';
import { check } from './check';
import { explainCommand } from './explain';
import { exit, Output, stackOf, type Io } from './io';
import { policies } from './policies';
import { respond } from './respond';
import { sessionFor } from './session';
import { simulate } from './simulate';
import { targetOf } from './target';
import { help, UsageError } from './usage';

/** Runs one command line and answers its exit code. Nothing is lost that was written, and nothing is thrown. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [out, err] = [new Output(io.stdout), new Output(io.stderr)];
  try {
    const code = await perform(commandOf(argv), io, out, err);
    if (out.failed === undefined) return code;
    await err.line(`cors-lens: cannot write: ${out.failed}`);
  } catch (error) {
    await err.line(error instanceof UsageError ? `cors-lens: ${error.message}\nTry cors-lens --help.` : `cors-lens: ${stackOf(error)}`);
  }
  return exit.trouble;
}

async function perform(command: Command, io: Io, out: Output, err: Output): Promise<number> {
  switch (command.kind) {
    case 'help': await out.write(help); return exit.fine;
    case 'version': await out.line(version); return exit.fine;
    case 'check': return check(sessionFor(io, command.paths, out, err), command.paths, command.format);
    case 'policies': return policies(sessionFor(io, command.paths, out, err), command.paths, command.format);
    case 'simulate': return simulate(sessionFor(io, [targetOf(command.target, io.cwd).path], out, err), command.target, command.asked, command.format);
    case 'explain': return explainCommand(io, command.explained, command.format, out, err);
    case 'respond': return respond(sessionFor(io, [targetOf(command.target, io.cwd).path], out, err), command.target, command.release);
  }
}
