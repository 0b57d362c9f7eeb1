// Packs the extension into out/cors-lens.vsix. vsce runs the production build through `vscode:prepublish`.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

mkdirSync(path.join(root, 'out'), { recursive: true });
execFileSync(process.execPath, [path.join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--no-rewrite-relative-links',
  '--allow-missing-repository', '--out', 'out/cors-lens.vsix', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
