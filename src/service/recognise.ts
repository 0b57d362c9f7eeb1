import type { Framework } from '../frameworks/framework';
import type { Application, Layer } from '../model/application';
import type { Module } from '../model/module';
import { encloses } from '../model/span';
import { createProgram, type LoadedFile, type Program, type Settled } from '../program/program';
import type { KnownRelease, Releases } from '../program/releases/releases';
import type { Configuration, Server } from '../servers/server';
import type { Report, Subject } from './problems';
import { neighbourhoodOf, type Neighbourhood } from './site';
import { addressOf, type Standing } from './standing';

/** Where servers are looked for: a file with its imports. */
export interface Source {
  readonly file: string;
  readonly files: ReadonlyMap<string, LoadedFile>;
  readonly servers: readonly Server[];
  readonly frameworks: readonly Framework[];
  readonly report: Report;
}

/** A configuration, before it is known which release of the library reads it. */
export interface Recognised extends Omit<Subject, 'release' | 'releaseFrom' | 'standing'> {
  readonly standing: Standing<Recognised> | undefined;
}

/** What the workspace says of releases, by package. */
export type ReleasesByPackage = ReadonlyMap<string, KnownRelease>;

/** The configurations of a file, in order, each where it stands in its application. */
export function recognise(source: Source, settled: Settled): readonly Recognised[] {
  const program = createProgram(source.files, settled);
  const module = program.module(source.file);
  if (!module) return [];
  const around = neighbourhoodOf([...source.files.values()].map((each) => each.syntax.text));
  const found = configurationsIn(module, source, around);
  if (found.length === 0) return found;
  const layers = new Layers(program, source, around, found);
  const applications = applicationsIn(module, source);
  return found.map((each) => {
    const standing = layers.standingOf(each.configuration, applications);
    if (!standing) return each;
    const { path, method } = addressOf(standing);
    const api = each.configuration.path === undefined ? new URL(path, around.api).href : each.around.api;
    return { ...each, standing, around: { ...each.around, api, method } };
  });
}

function configurationsIn(module: Module, { servers, report }: Source, around: Neighbourhood): readonly Recognised[] {
  const found: Recognised[] = [];
  for (const server of servers.filter((each) => each.language === module.language && each.mark.test(module.syntax.text))) {
    try {
      for (const configuration of server.recognise(module)) found.push(recognised(server, configuration, around));
    } catch (error) {
      report(server.id, module.file, error);
    }
  }
  return found.toSorted((a, b) => a.configuration.span.start - b.configuration.span.start);
}

function recognised(server: Server, configuration: Configuration, around: Neighbourhood): Recognised {
  const { path, server: own = server } = configuration;
  const api = path === undefined ? around.api : new URL(path, around.api).href;
  return { server: own, configuration, around: { ...around, api }, standing: undefined };
}

function applicationsIn(module: Module, { frameworks, report }: Source): readonly Application[] {
  const found: Application[] = [];
  for (const framework of frameworks.filter((each) => each.language === module.language && each.mark.test(module.syntax.text))) {
    try {
      found.push(...framework.applications(module));
    } catch (error) {
      report(framework.id, module.file, error);
    }
  }
  return found;
}

/** Which configurations the layers of applications are, in whatever files they are written. */
class Layers {
  private readonly byFile: Map<string, readonly Recognised[]>;
  private readonly program: Program;
  private readonly source: Source;
  private readonly around: Neighbourhood;

  constructor(program: Program, source: Source, around: Neighbourhood, found: readonly Recognised[]) {
    this.program = program;
    this.source = source;
    this.around = around;
    this.byFile = new Map([[source.file, found]]);
  }

  /** Of the applications that run the configuration the whole one: what is mounted is part of another, which has more layers. */
  standingOf({ span }: Configuration, applications: readonly Application[]): Standing<Recognised> | undefined {
    const isOwn = ({ written }: Layer) => encloses(written, span);
    const [application] = applications.filter(({ layers }) => layers.some(isOwn)).toSorted((a, b) => b.layers.length - a.layers.length);
    if (!application) return undefined;
    const own = new Set(application.layers.filter(isOwn));
    return { application, own, others: this.occupants(application.layers.filter((layer) => !own.has(layer))) };
  }

  private occupants(layers: readonly Layer[]): ReadonlyMap<Layer, Recognised> {
    return new Map(layers.flatMap((layer) => {
      const occupant = this.configurationsOf(layer.written.file).find(({ configuration }) => encloses(layer.written, configuration.span));
      return occupant ? [[layer, occupant] as const] : [];
    }));
  }

  private configurationsOf(file: string): readonly Recognised[] {
    const before = this.byFile.get(file);
    if (before) return before;
    const module = this.program.module(file);
    const found = module ? configurationsIn(module, this.source, this.around) : [];
    this.byFile.set(file, found);
    return found;
  }
}

/** Which release of each library reads the configurations of a file: only libraries that are used there are asked about. */
export async function releasesOf(found: readonly Recognised[], file: string, releases: Releases): Promise<ReleasesByPackage> {
  const all = found.flatMap((each) => [each, ...(each.standing?.others.values() ?? [])]);
  const packages = new Map(all.map(({ server }) => [server.releases.package, server.language]));
  const known = await Promise.all([...packages].map(async ([name, language]) => [name, await releases.find({ package: name, language }, file)] as const));
  return new Map(known.flatMap(([name, release]) => (release ? [[name, release] as const] : [])));
}

/** The configuration in the release that the workspace uses, else in the newest on record. */
export function inRelease(found: Recognised, releases: ReleasesByPackage): Subject {
  const { package: name, recorded } = found.server.releases;
  const known = releases.get(name);
  const standing = found.standing && {
    ...found.standing, others: new Map([...found.standing.others].map(([layer, other]) => [layer, inRelease(other, releases)])),
  };
  if (known) return { ...found, standing, release: known.release, releaseFrom: known.from };
  return { ...found, standing, release: recorded.at(-1) ?? '', releaseFrom: { kind: 'assumed' } };
}
