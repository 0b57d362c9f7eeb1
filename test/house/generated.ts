import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Files that are made from others: path → the text that they ought to have. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const ids = readdirSync(path.join(root, 'src/rules')).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3)).sort();
  return new Map([
    ['src/rules/index.ts', ruleRegistry(ids)],
    ['src/rules/pages.ts', rulePages(ids)],
    ['src/servers/index.ts', serverRegistry(serverIds())],
    ['src/frameworks/index.ts', frameworkRegistry(idsIn('src/frameworks', '.ts', ['index', 'framework']))],
    ['test/record/servers/index.mjs', recordedRegistry(idsIn('test/record/servers', '.mjs', ['index']))],
  ]);
}

/** Every file of an implementation. */
export function serverIds(): readonly string[] {
  return idsIn('src/servers', '.ts', ['index', 'server']);
}

const note = '// Made by `UPDATE=1 npm run test:unit` from the files beside it.\n';

function ruleRegistry(ids: readonly string[]): string {
  const written = ids.filter((id) => existsSync(path.join(root, `src/rules/${id}.ts`)));
  const imports = written.map((id) => `import { ${camelCase(id)} } from './${id}';\n`).join('');
  const list = written.map((id) => `  ${camelCase(id)},\n`).join('');
  return `${note}${imports}import type { Rule } from './rule';\n\n/** Every rule there is. */\nexport const rules: readonly Rule[] = [\n${list}];\n`;
}

function rulePages(ids: readonly string[]): string {
  const entries = ids.map((id) => {
    const lines = readFileSync(path.join(root, `src/rules/${id}.md`), 'utf8').trimEnd().split('\n').map((line) => `    ${JSON.stringify(line)},\n`).join('');
    return `  '${id}': [\n${lines}  ].join('\\n'),\n`;
  });
  return `${note}\n/** The page of each rule, in Markdown. */\nexport const pages: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
}

/** Names of files without their ending, but for those that are no member of the registry. */
function idsIn(folder: string, ending: string, others: readonly string[]): readonly string[] {
  const names = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  return names.filter((name) => !others.includes(name)).sort();
}

function serverRegistry(ids: readonly string[]): string {
  const imports = ids.map((id) => `import { ${camelCase(id)} } from './${id}';\n`).join('');
  const list = ids.map((id) => `  ${camelCase(id)},\n`).join('');
  return `${note}${imports}import type { Server } from './server';\n\n/** Every implementation that is known. */\nexport const servers: readonly Server[] = [\n${list}];\n`;
}

function frameworkRegistry(ids: readonly string[]): string {
  const imports = ids.map((id) => `import { ${camelCase(id)} } from './${id}';\n`).join('');
  const list = ids.map((id) => `  ${camelCase(id)},\n`).join('');
  return `${note}${imports}import type { Framework } from './framework';\n\n/** Everything that is known to build applications. */\nexport const frameworks: readonly Framework[] = [\n${list}];\n`;
}

function recordedRegistry(ids: readonly string[]): string {
  const imports = ids.map((id) => `import ${camelCase(id)} from './${id}.mjs';\n`).join('');
  const list = ids.map((id) => `  '${id}': ${camelCase(id)},\n`).join('');
  return `${note}${imports}\n/** Every implementation that is recorded, by id. */\nexport const servers = {\n${list}};\n`;
}

function camelCase(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
