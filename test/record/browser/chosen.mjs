// Which cases are written down: all of them would be megabytes, most of which say the same.

/** Groups whose cases are few and unlike. */
const WHOLE = new Set(['real servers', 'preflight cache', 'secure page', 'initiators']);
/** How many cases of a group that behave alike are kept. */
const ALIKE = 1;
/** Cases that tell an engine from the Standard where those that behave alike do not: by their values alone. */
const TELLING = new Set(['exposed headers: "*, a b"', 'redirects: B to a URL beyond ASCII', 'referrer policies: unsafe-url: no-cors POST from S to plain HTTP']);

/** Indexes of the cases to keep: of those that behave alike in every engine the first, and all in which engines differ. */
export function chosen(recorded) {
  const all = [...recorded.values()].map(({ results }) => results);
  const seen = new Map();
  return [...all[0].keys()].filter((index) => {
    const one = all.find((results) => results[index] !== undefined)?.[index];
    if (one === undefined) return false;
    const isDrawn = one.group === 'fuzz';
    // Chance draws many cases that behave like those of the other groups.
    const kind = JSON.stringify([isDrawn ? '' : one.group, rangesOf(one), ...all.map((results) => kindOf(results[index], isDrawn))]);
    const alike = seen.get(kind) ?? 0;
    seen.set(kind, alike + 1);
    return WHOLE.has(one.group) || TELLING.has(`${one.group}: ${one.name}`) || alike < (isDrawn ? 1 : ALIKE);
  });
}

/** The numbers of a Range are judged one by one. */
function rangesOf({ group, steps }) {
  return group === 'request headers' ? steps.map(({ asked }) => asked.headers.filter(([name]) => name === 'Range')) : '';
}

/** What an engine made of a case, without the values that the case brings. */
function kindOf(one, isDrawn) {
  return one?.steps.map(({ asked, saw, console: text, wire }) => [
    isDrawn ? asked.credentials === 'include' : [asked.credentials === 'include', asked.mode, asked.redirect, asked.initiator],
    saw.error?.replace(/'[^]*'|http.*|method [^]*|: [^]*? is an invalid/, '') ?? [saw.type, saw.redirected],
    text === undefined ? '' : masked(text),
    wire.map(({ request: [method, , lines], response }) => [isDrawn ? method === 'OPTIONS' : method, isDrawn ? '' : lines.map(([name, value]) => [name, name === 'origin' || name === 'cookie' ? value : '']), response === 'no answer' ? response : isDrawn ? '' : Math.floor(response[0] / 100)]),
  ]);
}

/** A console text without what is quoted in it, and without names and numbers. */
function masked(text) {
  return text.split('\n').map((line) => line.replace(/^.*policy: /, '').replace(/'.*'|\u2018.*\u2019|http\S*/g, '').replace(/field \S+ is|header \S+ is|Method \S+ is|value: .*|\d+/g, '')).join('\n');
}
