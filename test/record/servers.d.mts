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
}

export const recordedServers: Readonly<Record<string, RecordedServer>>;
export function recordingFile(id: string, release: string): string;
export function record(id: string, server: RecordedServer, release: string): string;
