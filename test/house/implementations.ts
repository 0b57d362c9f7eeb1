import { existsSync, readFileSync } from 'node:fs';
import type { Server } from '../../src/servers/server';
import { recordingFile, type RecordedServer, type Told } from '../record/servers.mjs';

const languages = { python: 'Python', javascript: 'JavaScript and TypeScript' } as const;
const columns = ['implementation', 'releases proved', 'answers', 'recognised in', '`*` with credentials', 'origin not set'];

/** The README's tables of what is understood: one for each language, sorted by title. */
export function implementationTables(servers: readonly Server[], recorded: Readonly<Record<string, RecordedServer>>): string {
  return (['python', 'javascript'] as const).map((language) => {
    const own = servers.filter((server) => server.language === language).sort((a, b) => wordsOf(a).localeCompare(wordsOf(b), 'en'));
    const rows = own.map((server) => line(cells(server, recorded[server.id])));
    return `### ${languages[language]}\n\n${[line(columns), line(['---', '---', '---:', '---', '---', '---']), ...rows].join('')}`;
  }).join('\n');
}

/** The text of a page with `text` between its marks. */
export function between(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [first, last] = [page.indexOf(start), page.indexOf(end)];
  if (first < 0 || last < first) throw new Error(`The page has no ${start.trim()} … ${end}.`);
  return page.slice(0, first + start.length) + text + page.slice(last);
}

function wordsOf({ title }: Server): string {
  return title.replace(/^\W+/, '');
}

function cells({ id, title, releases }: Server, recorded: RecordedServer | undefined): readonly string[] {
  const { shapes = [], wildcardWithCredentials, unsetOrigin } = recorded?.readme ?? {};
  return [
    `[${title}](src/servers/${id}.ts)`,
    `\`${releases.package}\`<br>${span(releases.recorded)}`,
    recorded ? recorded.releases.map((release) => answersIn(recordingFile(id, release))).reduce((sum, each) => sum + each, 0).toLocaleString('en-GB') : 'from source',
    shapes.map((shape) => `\`${shape}\``).join(' ') || '—',
    told(wildcardWithCredentials),
    told(unsetOrigin),
  ];
}

/** `0.26.1 to 1.10.0 (5)` */
function span(releases: readonly string[]): string {
  const [first = '', last = ''] = [releases[0], releases.at(-1)];
  return releases.length > 1 ? together(`${first} to ${last} (${String(releases.length)})`) : first;
}

/** Each of the options was asked each of the requests. */
function answersIn(file: string): number {
  if (!existsSync(file)) return 0;
  const [, requests = '', , , rows = ''] = readFileSync(file, 'utf8').trimEnd().split('\n\n');
  return requests.split('\n').length * rows.split('\n').length;
}

function told(cell: Told | undefined): string {
  if (!cell) return '—';
  const [text, url] = cell.source;
  return `${together(cell.says).replace(',&nbsp;', ', ')} ([${text}](${url}))`;
}

/** Words that stay on one line, so that no column becomes a ladder. */
function together(text: string): string {
  return text.replaceAll(' ', '&nbsp;');
}

function line(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |\n`;
}
