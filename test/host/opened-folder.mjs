// The folder that the editor opens: a copy of examples/, so that no test changes the repository.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './install.mjs';

export function openedFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cors-lens-folder-'));
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
