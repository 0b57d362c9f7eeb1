import { defineHandwritten } from './handwritten/define';
import { handlersIn } from './headers-javascript/handlers';
import { linesOf } from './headers-javascript/lines';

/** Handlers, middleware and hooks that write `Access-Control-*` themselves, and objects of headers that responses are made with. */
export const headersJavascript = defineHandwritten({
  id: 'headers-javascript',
  title: 'headers written by hand (Node, Express, Fastify, Koa, Hono, Next.js, Lambda, …)',
  language: 'javascript',
  mark: /access-control-allow-origin|cors_?headers/i,
  main: { package: 'express', newest: '5.3.0' },
  plainly: 'node',
  linesOf,
  handlersIn,
  wordOf: (within) => within,
});
