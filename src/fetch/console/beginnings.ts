/** Things that are listened for, by what they begin with. */
export interface Beginnings<Heard> {
  /** What a text may have at this place: all that begins with the next characters. */
  readonly at: (text: string, place: number) => readonly Heard[];
  /** Every place where something may begin, ascending. */
  readonly allIn: (text: string) => Generator<{ readonly place: number; readonly phrases: readonly Heard[] }>;
}

/** As many characters decide where it is worth to look; nothing that is listened for begins with fewer, if with any. */
const length = 4;

/** Sorts what is listened for by its first characters, so that a text is passed over once however much that is. */
export function beginningsOf<Heard>(all: readonly Heard[], beginning: (heard: Heard) => string): Beginnings<Heard> {
  const byCode = new Map<number, Heard[]>();
  const known = new Uint8Array(0x10000);
  for (const heard of all) {
    const words = beginning(heard);
    if (words.length < length) continue;
    const code = codeAt(words, 0);
    byCode.set(code, [...byCode.get(code) ?? [], heard]);
    known[code] = 1;
  }
  const at = (text: string, place: number): readonly Heard[] => place + length <= text.length ? byCode.get(codeAt(text, place)) ?? [] : [];
  return {
    at,
    *allIn(text) {
      for (let place = 0; place + length <= text.length; place++) {
        if (known[codeAt(text, place)] === 1) yield { place, phrases: at(text, place) };
      }
    },
  };
}

/** A number below 0x10000 that most texts share with no other. */
function codeAt(text: string, place: number): number {
  const [first, second, third, fourth] = [text.charCodeAt(place), text.charCodeAt(place + 1), text.charCodeAt(place + 2), text.charCodeAt(place + 3)];
  return (first * 35937 + second * 1089 + third * 33 + fourth) & 0xffff;
}
