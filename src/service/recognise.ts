import { createProgram, type LoadedFile, type Settled } from '../program/program';
import type { KnownRelease, Releases } from '../program/releases/releases';
import type { Configuration, Server } from '../servers/server';
import type { Report, Subject } from './problems';
import { neighbourhoodOf } from './site';

/** Where servers are looked for: a file with its imports. */
export interface Source {
  readonly file: string;
  readonly files: ReadonlyMap<string, LoadedFile>;
  readonly servers: readonly Server[];
  readonly report: Report;
}

/** A configuration, before it is known which release of the library reads it. */
export type Recognised = Omit<Subject, 'release' | 'releaseFrom'>;

/** What the workspace says of releases, by package. */
export type ReleasesByPackage = ReadonlyMap<string, KnownRelease>;

/** The configurations of a file, in order. */
export function recognise({ file, files, servers, report }: Source, settled: Settled): readonly Recognised[] {
  const module = createProgram(files, settled).module(file);
  if (!module) return [];
  const around = neighbourhoodOf([...files.values()].map((each) => each.syntax.text));
  const found: Recognised[] = [];
  for (const server of servers.filter((each) => each.language === module.language && each.mark.test(module.syntax.text))) {
    try {
      for (const configuration of server.recognise(module)) found.push(recognised(server, configuration, around));
    } catch (error) {
      report(server.id, file, error);
    }
  }
  return found.toSorted((a, b) => a.configuration.span.start - b.configuration.span.start);
}

function recognised(server: Server, configuration: Configuration, around: Recognised['around']): Recognised {
  const { path, server: own = server } = configuration;
  const api = path === undefined ? around.api : new URL(path, around.api).href;
  return { server: own, configuration, around: { ...around, api } };
}

/** Which release of each library reads the configurations of a file: only libraries that are used there are asked about. */
export async function releasesOf(found: readonly Recognised[], file: string, releases: Releases): Promise<ReleasesByPackage> {
  const packages = new Map(found.map(({ server }) => [server.releases.package, server.language]));
  const known = await Promise.all([...packages].map(async ([name, language]) => [name, await releases.find({ package: name, language }, file)] as const));
  return new Map(known.flatMap(([name, release]) => (release ? [[name, release] as const] : [])));
}

/** The configuration in the release that the workspace uses, else in the newest on record. */
export function inRelease(found: Recognised, releases: ReleasesByPackage): Subject {
  const { package: name, recorded } = found.server.releases;
  const known = releases.get(name);
  if (known) return { ...found, release: known.release, releaseFrom: known.from };
  return { ...found, release: recorded.at(-1) ?? '', releaseFrom: { kind: 'assumed' } };
}
