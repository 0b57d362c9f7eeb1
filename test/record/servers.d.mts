/** What is recorded of one implementation, and how. */
export interface RecordedServer {
  readonly language: 'javascript' | 'python';
  /** The releases that the model tells apart, and the newest. */
  readonly releases: readonly string[];
  readonly packages: (release: string) => readonly string[];
  /** Source texts of options. */
  readonly options: readonly string[];
  /** Left out: the usual ones. `path` is `/` unless it is said, which Python's driver alone asks for. */
  readonly requests?: readonly (readonly [method: string, headers: readonly (readonly [string, string])[], path?: string])[];
  /** What stands around options and between them in a text of `options`, where that is neither an object nor keywords. */
  readonly form?: { readonly start: string; readonly between: string; readonly end: string };
  /** Where the file stands, when that is what tells that it is a configuration. */
  readonly file?: string;
  /** The text of a file that is configured with one of `options`, as people write it. */
  readonly source: (options: string) => string;
  /** The options whose answers the model may leave unknown, because functions, patterns or constructors decide. */
  readonly mayStayUnknown: RegExp;
  /** How many answers stay unknown in each release. */
  readonly unknownAnswers: number | Readonly<Record<string, number>>;
  /** Whether the library keeps names in sets, so that the order in its lists means nothing. */
  readonly unordered?: boolean;
  /** Of several configurations in the source, the last is that of the route that is asked. */
  readonly lastAnswers?: true;
  /** What the README's table says of it. */
  readonly readme?: ReadmeRow;
}

/** Who can read a response to a GET from another website, with the cookies of its visitor or without. */
export type WhoReads =
  | 'any website, with cookies' | 'any website, no cookies' | 'browsers refuse' | 'localhost only' | 'nobody' | 'every request fails' | 'does not start';

/** What one of `options` leads to in the newest release, and a public page that says so. */
export interface Told {
  readonly options: string;
  readonly says: WhoReads;
  readonly source: readonly [text: string, url: string];
}

/** A row of the README's table, as far as nobody can count it. */
export interface ReadmeRow {
  /** Where it is recognised, as people write it. */
  readonly shapes: readonly string[];
  /** Any origin is allowed, and so are credentials. */
  readonly wildcardWithCredentials?: Told;
  /** The option for origins is not given. */
  readonly unsetOrigin?: Told;
}

export const recordedServers: Readonly<Record<string, RecordedServer>>;
export function recordingFile(id: string, release: string): string;
export function record(id: string, server: RecordedServer, release: string): string;
