// Runs in the extension host. Bundled with mocha's browser build, so that one file runs in the desktop (Electron),
// server (Node) and web (worker) extension hosts.
import 'mocha/mocha';
import { say } from './say';

export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = say;
  mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: 'spec' });
  await import('./diagnostics.test');
  await import('./code-actions.test');
  await import('./code-lens.test');
  await import('./hover.test');
  await import('./simulator.test');
  await import('./explain.test');
  await import('./manifest.test');
  await new Promise<void>((resolve, reject) => {
    // Not mocha.run(): the browser build's own reads globalThis.location, which Node has not.
    const runner = Mocha.prototype.run.call(mocha, (failures: number) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      say(`${passes} passed, ${failures} failed, ${pending} skipped`);
      if (failures > 0) reject(new Error(`${failures} test(s) failed`));
      else resolve();
    });
  });
}
