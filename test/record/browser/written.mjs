// The recording as text: numbers for what repeats, as it is long and says little that is new.

class Numbering {
  texts = [];
  numbers = new Map();
  of(value) {
    if (value === undefined) return null;
    const text = JSON.stringify(value);
    if (!this.numbers.has(text)) this.numbers.set(text, this.texts.push(text) - 1);
    return this.numbers.get(text);
  }
}

/** What a step asks unless it says otherwise. */
export const USUAL = { from: 'http://127.0.0.1:18000', url: 'http://127.0.0.1:18001/at', method: 'GET', headers: [], credentials: 'same-origin' };

/** Consoles say the same in front of every reason. */
const BETWEEN_PHRASES = /(?<=policy: |\(Reason: |\n|control check: )/;

const withoutUsual = (asked) => Object.fromEntries(Object.entries(asked).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(USUAL[name])));

/** One line a case: group, name, further facts, its steps, and for each engine by step what it saw, its console, and the wire. */
export function written(recorded, kept) {
  const tables = Object.fromEntries(['groups', 'lines', 'urls', 'cookies', 'asked', 'saw', 'phrases', 'consoles', 'requests', 'answers', 'outcomes'].map((name) => [name, new Numbering()]));
  const engines = [...recorded.values()].map(({ results }) => results);
  const rows = kept.map((index) => JSON.stringify(rowOf(engines.map((results) => results[index]), tables)));
  const versions = Object.assign({}, ...[...recorded.values()].map((engine) => engine.versions));
  const parts = Object.entries(tables).map(([name, { texts }]) => table(name, texts));
  return `{"versions":${JSON.stringify(versions)},\n"engines":${JSON.stringify([...recorded.keys()])},\n"usual":${JSON.stringify(USUAL)},\n${parts.join(',\n')},\n${table('cases', rows)}}\n`;
}

/** As many entries in a line of the file as fit: short entries would make it thousands of lines long. */
function table(name, entries) {
  const lines = [''];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last === '' || last.length + entry.length < 120) lines[lines.length - 1] = last === '' ? entry : `${last},${entry}`;
    else lines.push(entry);
  }
  return `"${name}":[\n${lines.join(',\n')}\n]`;
}

function rowOf(results, tables) {
  const { group, name, steps, ...facts } = results.find((one) => one !== undefined);
  const asked = steps.map((step) => tables.asked.of({ ...withoutUsual(step.asked), cookies: tables.cookies.of(step.asked.cookies) ?? undefined }));
  const outcomes = results.map((one) => (one === undefined ? null : one.steps.map((step) => tables.outcomes.of(outcomeOf(step, tables)))));
  return [tables.groups.of(group), name, facts, single(asked), ...outcomes.map(single)];
}

/** Most cases have one step. */
function single(list) {
  return list?.length === 1 ? list[0] : list;
}

function outcomeOf({ saw, console: text, wire }, tables) {
  const line = (pair) => tables.lines.of(pair);
  const exchanges = wire.map(({ request: [method, url, lines], response }) => [
    tables.requests.of([method, tables.urls.of(url), ...lines.map(line)]),
    tables.answers.of(response === 'no answer' ? response : [response[0], ...response[1].map(line)]),
  ]);
  return [tables.saw.of(saw.error ?? [saw.status, saw.type, saw.readable.join(' '), Number(saw.redirected)]), tables.consoles.of(text?.split(BETWEEN_PHRASES).map((phrase) => tables.phrases.of(phrase))), ...exchanges.flat()];
}
