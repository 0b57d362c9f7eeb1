import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';

export const app = new Elysia().use(cors({ origin: Bun.env.APP_ORIGIN!.split(','), credentials: true }));
