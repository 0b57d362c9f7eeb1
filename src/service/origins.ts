import type { Workspace } from '../program/workspace';

const mostFiles = 20;
const mostOrigins = 6;
const viteNames = ['vite.config.ts', 'vite.config.js', 'vite.config.mts', 'vite.config.mjs'];
const vitePort = 5173;

/** Variables whose value is where a browser finds the front end: never a secret, never the API itself. */
const frontEnd = /^(?:export\s+)?(?:[A-Z0-9]+_)*(?:FRONT_?END|CLIENT|WEB|SITE|APP|UI|ORIGINS?|ALLOWED_ORIGINS?)(?:_[A-Z0-9]+)*$/i;

/**
 * Origins that the workspace itself names: `.env*` values such as FRONTEND_URL, the port of the Vite dev server.
 * Nothing else of an `.env` file is looked at or kept.
 */
export async function workspaceOrigins(workspace: Workspace): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const file of await workspace.find(['.env*'], mostFiles)) {
    for (const origin of originsInEnvironment(await workspace.read(file) ?? '')) found.add(origin);
  }
  for (const file of await workspace.find(viteNames, mostFiles)) {
    const text = await workspace.read(file);
    if (text !== undefined) found.add(`http://localhost:${portIn(text)}`);
  }
  return [...found].slice(0, mostOrigins);
}

function originsInEnvironment(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const split = line.indexOf('=');
    if (split < 0 || line.trimStart().startsWith('#') || !frontEnd.test(line.slice(0, split).trim())) continue;
    for (const part of line.slice(split + 1).replace(/["']/g, '').split(/[\s,;]+/)) {
      const origin = originOf(part);
      if (origin !== undefined) found.push(origin);
    }
  }
  return found;
}

function originOf(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return origin.includes('*') ? undefined : origin;
}

function portIn(viteConfig: string): number {
  const server = /\bserver\s*:\s*\{([^}]*)\}/.exec(viteConfig)?.[1] ?? '';
  return Number(/\bport\s*:\s*(\d{2,5})/.exec(server)?.[1] ?? vitePort);
}
