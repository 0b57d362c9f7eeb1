import { cors } from './cors';
import type { Server } from './server';
import { starlette } from './starlette';

/** Every implementation that is known. */
export const servers: readonly Server[] = [cors, starlette];
