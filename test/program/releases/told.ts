import { languageOf } from '../../../src/program/load';
import { Releases } from '../../../src/program/releases/releases';
import { memoryWorkspace } from '../../service/memory-workspace';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** `2.8.5 (package-lock.json)`: what is known of a package's release, and by which file; undefined when nothing tells. */
export async function told(name: string, source: string, files: Files): Promise<string | undefined> {
  const language = languageOf(source);
  if (!language) throw new Error(`${source} has no language`);
  const asked = { package: name, language };
  const known = await new Releases(memoryWorkspace({ '/repo/.git/HEAD': '', ...files }), [asked]).find(asked, source);
  return known && `${known.release} (${known.from.file.replace('/repo/', '')})`;
}
