import { isRelease, onlyOne, pythonName } from './lock';
import { jsonOf, linesOf, memberOf, textAt } from './text';

/** What a file written by people wants of a package. */
export type Wishes = (name: string) => Wish | undefined;

/** One release exactly, or a range, which tells nothing without a lock file. */
export type Wish = { readonly kind: 'release'; readonly release: string } | { readonly kind: 'range'; readonly range: string };

/** Which files of a folder tell what Python packages a program wants, those first that are for running it. */
export function pinFilesOf(names: readonly string[]): readonly string[] {
  const listed = names.filter((name) => /^(?:requirements|constraints)[\w.-]*\.txt$/i.test(name)).toSorted();
  const first = ['requirements.txt', 'pyproject.toml', 'Pipfile'].filter((name) => names.includes(name));
  return [...first, ...listed.filter((name) => !first.includes(name))];
}

const groups = ['dependencies', 'optionalDependencies', 'devDependencies', 'peerDependencies'];

/** `package.json`. */
export function manifestWishes(text: string): Wishes {
  const root = jsonOf(text);
  return (name) => {
    const written = groups.map((group) => textAt(memberOf(root, group), name)?.trim()).find((each) => each !== undefined);
    if (written === undefined) return undefined;
    const exact = written.replace(/^[=v]+\s*/, '');
    const isExact = /^\d+\.\d+\.\d/.test(exact) && isRelease(exact);
    return isExact ? { kind: 'release', release: exact } : { kind: 'range', range: written };
  };
}

/** `requirements.txt` and its like, one requirement a line. */
export function requirementWishes(text: string): Wishes {
  return pinned([...linesOf(text)].flatMap(requirementOf));
}

/** `pyproject.toml` and `Pipfile`: requirements in quotes, and the tables of Poetry and Pipenv. */
export function tomlWishes(text: string): Wishes {
  const found: Pin[] = [];
  let table = '';
  for (const line of linesOf(text)) {
    if (line.startsWith('[')) table = line;
    if (line.trimStart().startsWith('#')) continue;
    found.push(...line.split(/["']/).flatMap(requirementOf), ...(packageTable.test(table) ? entryOf(line, table) : []));
  }
  return pinned(found);
}

type Pin = readonly [name: string, release: string];

/** `starlette[full] == 0.27.0 ; python_version > "3.8"`: what holds on one platform only is told all the same. */
function requirementOf(text: string): readonly Pin[] {
  const at = text.indexOf('==');
  if (at < 0) return [];
  const [name = ''] = text.slice(0, at).split('[', 1);
  const [release = ''] = text.slice(at).replace(/^={2,3}\s*/, '').split(/[\s;#\\]/, 1);
  return /^[a-z0-9][\w.-]*$/i.test(name.trim()) && isRelease(release) ? [[pythonName(name), release]] : [];
}

/** Tables whose keys are packages. */
const packageTable = /^\[(?:tool\.poetry\.(?:group\.[\w-]+\.)?(?:dev-)?dependencies|packages|dev-packages)\]/;

/** `starlette = "0.27.0"`, which is exact in Poetry's tables, or `starlette = { version = "==0.27.0", extras = ["full"] }`. */
function entryOf(line: string, table: string): readonly Pin[] {
  const [, name = '', value = ''] = /^["']?([\w.-]+)["']?\s*=\s*(\S.*)$/.exec(line) ?? [];
  const [, written = ''] = /^(?:\{.*\bversion\s*=\s*)?["']([^"']*)["']/.exec(value) ?? [];
  const isExact = written.startsWith('==') || table.startsWith('[tool.poetry');
  const release = written.replace(/^={2,3}\s*/, '');
  return isExact && isRelease(release) ? [[pythonName(name), release]] : [];
}

/** A package that a file pins twice, for two platforms, is not told. */
function pinned(pins: readonly Pin[]): Wishes {
  return (name) => {
    const release = onlyOne(pins.filter(([each]) => each === name).map(([, each]) => each));
    return release === undefined ? undefined : { kind: 'release', release };
  };
}
