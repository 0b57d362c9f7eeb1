import { servers } from '../../src/servers/index';
import { answersOf, inOrder, readRecording } from '../servers/replay';
import { record, recordedServers, type RecordedServer } from './servers.mjs';

const combinations = 120;
const shown = 3;

/** Installs each package, asks it all that is on record and combinations besides, and gives the number of answers that are not the model's. */
export async function serverConformance(wanted: readonly string[]): Promise<number> {
  let differences = 0;
  for (const [id, spec] of Object.entries(recordedServers)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    const asked: RecordedServer = { ...spec, options: [...spec.options, ...combined(spec.options)] };
    for (const release of spec.releases) differences += await compared(id, asked, release);
  }
  return differences;
}

async function compared(id: string, spec: RecordedServer, release: string): Promise<number> {
  const server = servers.find((each) => each.id === id);
  if (!server) throw new Error(`${id} is no server.`);
  const recording = readRecording(record(id, spec, release));
  const found: string[] = [];
  let unknown = 0;
  for (const { options, answers } of recording.rows) {
    const said = await answersOf(server, options, recording, spec);
    said.forEach((each, i) => {
      const { method = '', headers = [] } = recording.requests[i] ?? {};
      const [model, real] = spec.unordered === true && each !== undefined ? [inOrder(each), inOrder(answers[i] ?? '')] : [each, answers[i]];
      if (model === undefined) unknown += 1;
      else if (model !== real) found.push(`${options}\n    ${method} ${headers.map(({ name, value }) => `${name}: ${value}`).join(', ')}\n    model: ${line(model)}\n    real:  ${line(real ?? '')}`);
    });
  }
  const all = recording.rows.length * recording.requests.length;
  console.log(`${id} ${release}: ${all} answers, ${found.length} are not the model’s, ${unknown} it does not know.`);
  for (const each of found.slice(0, shown)) console.log(`  ${each}`);
  return found.length;
}

function line(text: string): string {
  return text.replaceAll('\n', ' | ');
}

/** Combinations of three to five options that stand alone on record, always the same ones. */
function combined(options: readonly string[]): readonly string[] {
  const objects = singles(options, /^\{ (?<name>\w+): (?<value>.*) \}$/);
  const keywords = singles(options, /^(?<name>\w+)=(?<value>.*)$/);
  const [found, write] = objects.length > keywords.length
    ? [objects, (parts: readonly Single[]) => `{ ${parts.map(({ name, value }) => `${name}: ${value}`).join(', ')} }`] as const
    : [keywords, (parts: readonly Single[]) => parts.map(({ name, value }) => `${name}=${value}`).join(', ')] as const;
  const next = generator(20_261_125);
  const some = Array.from({ length: combinations }, () => {
    const byName = new Map(Array.from({ length: 3 + (next() % 3) }, () => found[next() % found.length]).flatMap((one) => (one ? [[one.name, one] as const] : [])));
    return write([...byName.values()]);
  });
  return found.length < 2 ? [] : [...new Set(some)].filter((text) => !options.includes(text));
}

interface Single { readonly name: string; readonly value: string }

/** Those that hold one option: no further name of an option stands in the value. */
function singles(options: readonly string[], form: RegExp): readonly Single[] {
  const found = options.flatMap((text) => {
    const { name, value } = form.exec(text)?.groups ?? {};
    return name !== undefined && value !== undefined ? [{ name, value }] : [];
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
