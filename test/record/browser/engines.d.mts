import type { EngineName } from '../../../src/fetch/types';

/** What one browser answered to every case, as test/record/browser/written.mjs writes it. */
export interface RecordedEngine { readonly versions: Readonly<Record<string, string>>; readonly results: readonly unknown[] }

export declare const engineNames: readonly EngineName[];
/** Undefined when the browser is not installed. */
export declare function recordEngine(name: EngineName): Promise<RecordedEngine | undefined>;
