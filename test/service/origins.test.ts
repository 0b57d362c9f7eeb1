import assert from 'node:assert/strict';
import { workspaceOrigins } from '../../src/service/origins';
import { memoryWorkspace } from './memory-workspace';

describe('origins that the workspace names', () => {
  const cases: Readonly<Record<string, { readonly files: Readonly<Record<string, string>>; readonly origins: readonly string[] }>> = {
    'come from variables that name the front end': {
      files: { '/p/.env': 'FRONTEND_URL=https://app.example.com/login\nNEXT_PUBLIC_SITE_URL="https://www.example.com"\n' },
      origins: ['https://app.example.com', 'https://www.example.com'],
    },
    'come from lists': { files: { '/p/.env.local': 'ALLOWED_ORIGINS=https://a.example, https://b.example:8443\n' }, origins: ['https://a.example', 'https://b.example:8443'] },
    'come from the port of the Vite dev server': {
      files: { '/p/web/vite.config.ts': 'export default defineConfig({ server: { host: true, port: 4000 } });' }, origins: ['http://localhost:4000'],
    },
    'are Vite’s default where its configuration names no port': { files: { '/p/vite.config.js': 'export default {};' }, origins: ['http://localhost:5173'] },
    'never come from other variables': {
      files: { '/p/.env': 'DATABASE_URL=https://user:secret@db.example\nAPI_KEY=https://key.example\n# FRONTEND_URL=https://old.example\nFRONTEND_URL=soon\n' }, origins: [],
    },
    'are named once': { files: { '/p/.env': 'WEB_URL=https://a.example\n', '/p/.env.test': 'APP_ORIGIN=https://a.example/x\n' }, origins: ['https://a.example'] },
  };
  for (const [title, { files, origins }] of Object.entries(cases)) {
    it(title, async () => { assert.deepEqual(await workspaceOrigins(memoryWorkspace(files)), origins); });
  }
});
