import type { EngineName } from '../../../src/fetch/types';
import type { RecordedEngine } from './engines.mjs';

/** The recording of those cases whose places are in `kept`, as text. */
export declare function written(recorded: ReadonlyMap<EngineName, RecordedEngine>, kept: readonly number[]): string;
