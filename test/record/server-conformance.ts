import { servers } from '../../src/servers/index';
import { answersOf, inOrder, readRecording } from '../servers/replay';
import { record, recordedServers, type RecordedServer } from './servers.mjs';

const combinations = 120;

/**
 * Installs each package, asks it all that is on record and combinations besides, and gives the number of answers that are not the model's.
 * `shown` of the options where they differ are printed, with one request each.
 */
export async function serverConformance(wanted: readonly string[], shown: number): Promise<number> {
  let differences = 0;
  for (const [id, spec] of Object.entries(recordedServers)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    const asked: RecordedServer = { ...spec, options: [...spec.options, ...combined(spec)] };
    for (const release of spec.releases) differences += await compared(id, asked, release, shown);
  }
  return differences;
}

async function compared(id: string, spec: RecordedServer, release: string, shown: number): Promise<number> {
  const server = servers.find((each) => each.id === id);
  if (!server) throw new Error(`${id} is no server.`);
  const recording = readRecording(record(id, spec, release));
  const found = new Map<string, string>();
  let [different, unknown] = [0, 0];
  for (const { options, answers } of recording.rows) {
    const said = await answersOf(server, options, recording, spec);
    said.forEach((each, i) => {
      const { method = '', headers = [] } = recording.requests[i] ?? {};
      const [model, real] = spec.unordered === true && each !== undefined ? [inOrder(each), inOrder(answers[i] ?? '')] : [each, answers[i]];
      if (model === undefined) unknown += 1;
      else if (model !== real) {
        different += 1;
        found.set(options, `${method} ${headers.map(({ name, value }) => `${name}: ${value}`).join(', ')}\n    model: ${line(model)}\n    real:  ${line(real ?? '')}`);
      }
    });
  }
  const all = recording.rows.length * recording.requests.length;
  console.log(`${id} ${release}: ${all} answers, ${different} are not the model’s, ${unknown} it does not know.`);
  for (const [options, text] of [...found].slice(0, shown)) console.log(`  ${options}\n    ${text}`);
  return different;
}

function line(text: string): string {
  return text.replaceAll('\n', ' | ');
}

/** What stands around options and between them, unless a specification has its own words. */
const usualForms = [{ start: '{ ', between: ', ', end: ' }' }, { start: '', between: ', ', end: '' }];

/** Combinations of three to five options that stand alone on record, always the same ones. */
function combined({ options, form }: RecordedServer): readonly string[] {
  const forms = (form ? [form] : usualForms).map((each) => ({ ...each, found: singles(options, each) }));
  const { start, between, end, found } = forms.reduce((most, each) => (each.found.length > most.found.length ? each : most));
  const next = generator(20_261_125);
  const some = Array.from({ length: combinations }, () => {
    const byName = new Map(Array.from({ length: 3 + (next() % 3) }, () => found[next() % found.length]).flatMap((one) => (one ? [[one.name, one.text] as const] : [])));
    return start + [...byName.values()].join(between) + end;
  });
  return found.length < 2 ? [] : [...new Set(some)].filter((text) => !options.includes(text));
}

interface Single { readonly name: string; readonly text: string }

/** Those that hold one option: no further name of an option stands in its value. */
function singles(options: readonly string[], { start, end }: NonNullable<RecordedServer['form']>): readonly Single[] {
  const inner = options.filter((text) => text.startsWith(start) && text.endsWith(end)).map((text) => text.slice(start.length, text.length - end.length));
  const found = inner.flatMap((text) => {
    const { name, value } = /^(?<name>\w+)(?:: | = |=)(?<value>.*)$/.exec(text)?.groups ?? {};
    return name !== undefined && value !== undefined ? [{ name, value, text }] : [];
  });
  const names = [...new Set(found.map(({ name }) => name))];
  return found.filter(({ value }) => !names.some((name) => new RegExp(`\\b${name}\\s*[:=]`).test(value)));
}

/** The minimal standard generator of Lehmer: numbers that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}
