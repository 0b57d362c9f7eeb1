import type { Workspace } from '../workspace';
import type { Folder } from './folders';
import { isRelease, pythonName } from './lock';
import { jsonOf, textAt } from './text';

/** A release that lies on the disk, and the file that says so. */
export interface Installed { readonly release: string; readonly file: string }

const environments = ['.venv', 'venv'];
const ending = /\.(?:dist|egg)-info$/;

/** Node looks into `node_modules` of each folder, going out. */
export async function installedInNode(name: string, folders: readonly Folder[], workspace: Workspace): Promise<Installed | undefined> {
  for (const { uri } of folders.filter(({ names }) => names.has('node_modules'))) {
    const file = `${uri}node_modules/${name}/package.json`;
    const release = textAt(jsonOf(await workspace.read(file) ?? ''), 'version');
    if (release !== undefined && isRelease(release)) return { release, file };
  }
  return undefined;
}

/** The virtual environment nearest to the source holds a folder for each package that says its release in its name. */
export async function installedInPython(name: string, folders: readonly Folder[], workspace: Workspace): Promise<Installed | undefined> {
  for (const { uri, names } of folders) {
    for (const environment of environments.filter((each) => names.has(each))) {
      for (const packages of await sitePackages(`${uri}${environment}/`, workspace)) {
        const found = (await workspace.list(packages)).find((entry) => nameIn(entry) === name);
        const release = found?.replace(ending, '').split('-')[1];
        if (release !== undefined && isRelease(release)) return { release, file: `${packages}${found ?? ''}` };
      }
    }
  }
  return undefined;
}

/** `lib/python3.12/site-packages/`, on Windows `Lib/site-packages/`. */
async function sitePackages(environment: string, workspace: Workspace): Promise<readonly string[]> {
  const libraries = (await workspace.list(environment)).filter((name) => name.toLowerCase() === 'lib');
  const found = await Promise.all(libraries.map(async (library) => {
    const names = await workspace.list(`${environment}${library}/`);
    const direct = names.includes('site-packages') ? [`${environment}${library}/site-packages/`] : [];
    return [...direct, ...names.filter((name) => name.startsWith('python')).map((name) => `${environment}${library}/${name}/site-packages/`)];
  }));
  return found.flat();
}

/** `Flask_Cors-4.0.0.dist-info`, of older tools `Flask_Cors-3.0.10-py3.8.egg-info`: there `-` stands between the parts only. */
function nameIn(entry: string): string | undefined {
  return ending.test(entry) ? pythonName(entry.split('-', 1)[0] ?? '') : undefined;
}
