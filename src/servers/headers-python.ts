import { defineHandwritten } from './handwritten/define';
import { handlersIn } from './headers-python/handlers';
import { linesOf } from './headers-python/lines';

/** Views, middleware, hooks and handler classes that write `Access-Control-*` themselves, and dicts of headers that responses are made with. */
export const headersPython = defineHandwritten({
  id: 'headers-python',
  title: 'headers written by hand (Flask, Django, FastAPI, Tornado, aiohttp, http.server, Lambda, …)',
  language: 'python',
  mark: /access[-_]control[-_]allow[-_]origin|cors_?headers/i,
  main: { package: 'flask', newest: '3.1.3' },
  plainly: 'str',
  linesOf,
  handlersIn,
  wordOf: (within) => within.name ?? within,
});
