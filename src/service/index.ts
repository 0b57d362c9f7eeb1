import { frameworks as allFrameworks } from '../frameworks/index';
import type { Framework } from '../frameworks/framework';
import { languageOf, loadClosure, SyntaxCache } from '../program/load';
import { Releases } from '../program/releases/releases';
import { rules as allRules } from '../rules/index';
import { pages } from '../rules/pages';
import { severityOf, type Rule } from '../rules/rule';
import { servers as allServers } from '../servers/index';
import type { Server } from '../servers/server';
import type { Service, Settings, Snapshot, Workspace } from './api';
import { workspaceOrigins } from './origins';
import { lazyParsers } from './parsers';
import type { Report } from './problems';
import { recognise, releasesOf } from './recognise';
import { emptySnapshot, LoadedSnapshot } from './snapshot';

export type * from './api';
export { clearlyFirst, likeliest, type Candidate, type Likely } from './likeliest';
export { releaseFiles, tellsReleases } from '../program/releases/ecosystems';
export type { NearText } from './whereabouts';

/** Files longer than this many characters are not read. */
const longestFile = 5 * 1024 * 1024;

/** What a service can be made of instead of everything there is. */
export interface Parts {
  readonly servers?: readonly Server[];
  readonly frameworks?: readonly Framework[];
  readonly rules?: readonly Rule[];
  /** Hears of our own bugs: what was thrown while a rule or server looked at a file. */
  readonly report?: Report;
}

/** The product without its editor: reads files through `workspace` and answers in snapshots. */
export function createService(workspace: Workspace, settings: Settings = { severity: {} }, parts: Parts = {}): Service {
  const { servers = allServers, frameworks = allFrameworks, rules = allRules, report = () => undefined } = parts;
  const parserFor = lazyParsers(workspace);
  const cache = new SyntaxCache();
  const releases = new Releases(workspace, servers.map((server) => ({ package: server.releases.package, language: server.language })));
  const mayMatter = (file: string, text: string) => {
    const language = languageOf(file);
    return language !== undefined && servers.some((server) => server.language === language && server.mark.test(text));
  };
  return Object.freeze({
    mayMatter,
    async load(file: string, given?: string): Promise<Snapshot> {
      const language = languageOf(file);
      if (!language) return emptySnapshot(file, 'it is no JavaScript, TypeScript or Python file');
      const text = given ?? await workspace.read(file);
      if (text === undefined) return emptySnapshot(file, 'it could not be read as text');
      if (text.length > longestFile) return emptySnapshot(file, 'it is longer than 5 MB');
      if (!mayMatter(file, text)) return emptySnapshot(file, undefined);
      const files = await loadClosure(file, text, language, workspace, parserFor, cache);
      const source = { file, files, servers, frameworks, report };
      const recognised = recognise(source, {});
      return new LoadedSnapshot({ ...source, recognised, releases: await releasesOf(recognised, file, releases), rules, settings });
    },
    origins: () => workspaceOrigins(workspace),
    page: (rule: string) => (Object.hasOwn(pages, rule) ? pages[rule] : undefined),
    rules: rules.map(({ id, summary, verdict }) => ({ id, summary, verdict, severity: severityOf[verdict] })),
  });
}
