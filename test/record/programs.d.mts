export interface Framework {
  readonly id: string;
  readonly language: 'javascript' | 'python';
  readonly entry: string;
  readonly programs: readonly { readonly name: string; readonly paths: readonly string[] }[];
}
export const failing: string;
export function frameworksWithPrograms(): Promise<readonly Framework[]>;
export function programFolder(framework: string, name: string): string;
export function programRecording(framework: string, name: string): string;
export function recordPrograms(wanted: readonly string[]): AsyncGenerator<readonly [string, string]>;
