import type { Assignment, Call, Language, Syntax } from '../model/syntax';
import { walk } from '../model/syntax';

const javascriptEndings = ['', '.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '/index.ts', '/index.tsx', '/index.js', '/index.mjs', '/index.cjs'];
/** How far above the importing file a Python package may start. */
const pythonRoots = 4;

/** What other modules the file names, each once: `./config`, `app.settings`, `.settings`. */
export function specifiersOf(syntax: Syntax): readonly string[] {
  const found = new Set<string>();
  for (const node of walk(syntax.body)) {
    if (node.kind === 'import') {
      found.add(node.from);
      if (syntax.language === 'python') for (const name of node.names) if (name.imported !== '*') found.add(joinPython(node.from, name.imported));
    } else if (node.kind === 'export' && node.from !== undefined) found.add(node.from);
    else if (node.kind === 'call' && loadsModule(node)) {
      const first = node.arguments[0]?.value;
      if (first?.kind === 'text') found.add(first.value);
    } else if (node.kind === 'assignment' && node.target.kind === 'name' && node.target.name.endsWith('MIDDLEWARE')) for (const path of pathsIn(node)) found.add(path);
  }
  return [...found];
}

/** The modules of the classes that Django's list of middleware names by their paths, but for Django's own. */
function* pathsIn({ value }: Assignment): Generator<string> {
  for (const node of value ? walk([value]) : []) {
    const path = node.kind === 'text' && !node.value.startsWith('django.') ? /^(\w+(?:\.\w+)*)\.\w+$/.exec(node.value)?.[1] : undefined;
    if (path !== undefined) yield path;
  }
}

/** `require('x')` and `import('x')`. */
export function loadsModule({ callee }: Call): boolean {
  return callee.kind === 'name' && (callee.name === 'require' || callee.name === 'import');
}

/** `.` + `settings` is `.settings`, `app` + `settings` is `app.settings`. */
export function joinPython(from: string, name: string): string {
  return from.endsWith('.') ? from + name : `${from}.${name}`;
}

/** Files that the specifier may mean, likeliest first; none for a package from a registry. */
export function candidates(importer: string, specifier: string, language: Language): readonly string[] {
  return language === 'javascript' ? javascriptCandidates(importer, specifier) : pythonCandidates(importer, specifier);
}

function javascriptCandidates(importer: string, specifier: string): readonly string[] {
  if (!specifier.startsWith('.')) return [];
  const path = resolve(folderOf(importer), specifier);
  const written = /\.[cm]?jsx?$/.exec(path);
  if (written) return [path, path.slice(0, -written[0].length) + written[0].replace('js', 'ts'), `${path.slice(0, -written[0].length)}.tsx`];
  return javascriptEndings.map((ending) => path + ending).filter((file) => /\.[cm]?[jt]sx?$/.test(file));
}

function pythonCandidates(importer: string, specifier: string): readonly string[] {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const path = specifier.slice(dots).replaceAll('.', '/');
  let folder = folderOf(importer);
  if (dots > 0) {
    for (let i = 1; i < dots; i++) folder = folderOf(folder);
    return inPython(folder, path);
  }
  const files: string[] = [];
  for (let i = 0; i < pythonRoots && folder.includes('/'); i++, folder = folderOf(folder)) files.push(...inPython(folder, path));
  return files;
}

function inPython(folder: string, path: string): readonly string[] {
  return path === '' ? [`${folder}/__init__.py`] : [`${folder}/${path}.py`, `${folder}/${path}/__init__.py`];
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

function resolve(folder: string, relative: string): string {
  let path = folder;
  for (const part of relative.split('/')) {
    if (part === '..') path = folderOf(path);
    else if (part !== '.' && part !== '') path = `${path}/${part}`;
  }
  return path;
}
