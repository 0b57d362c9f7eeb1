import { run } from './run';

// The exit code is set rather than process.exit called: what is still in a pipe would be lost.
void run(process.argv.slice(2), { ...streams(), cwd: process.cwd(), env: process.env }).then((code) => { process.exitCode = code; });

function streams() {
  const { stdin, stdout, stderr } = process;
  return { stdin, stdout, stderr };
}
