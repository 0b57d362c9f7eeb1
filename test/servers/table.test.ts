import assert from 'node:assert/strict';
import { servers } from '../../src/servers/index';

/** What rules, simulator and reports take from a server beside its answers. */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  starlette: {
    title: 'CORSMiddleware (Starlette, FastAPI)', language: 'python', package: 'starlette', recorded: '0.26.1 0.51.0 1.0.0 1.7.0 1.10.0',
    origins: 'allow_origins', originPattern: 'allow_origin_regex', credentials: 'allow_credentials', methods: 'allow_methods',
    requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age', privateNetwork: 'allow_private_network',
  },
  cors: {
    title: 'cors (Express)', language: 'javascript', package: 'cors', recorded: '2.8.5 2.8.6',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders',
    maxAge: 'maxAge', preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
};
const files: Readonly<Record<string, readonly [yes: readonly string[], no: readonly string[]]>> = {
  starlette: [['app.add_middleware(CORSMiddleware)'], ['', 'app.add_middleware(GZipMiddleware)']],
  cors: [["import cors from 'cors'", 'require("cors")', 'require(`cors`)'], ['', 'cors', "'cors\"", "'@koa/cors'"]],
};

describe('the table of servers', () => {
  for (const { id, title, language, releases, roles, optionNames, mark } of servers) {
    it(`tells of CORSMiddleware or where cors is: ${id}`, () => {
      assert.deepEqual({ title, language, package: releases.package, recorded: releases.recorded.join(' '), ...roles }, table[id]);
      for (const name of Object.values(roles)) assert.ok(optionNames.includes(name), `${name} is an option`);
    });
    it(`marks the files where cors or CORSMiddleware may be: ${id}`, () => {
      const [yes, no] = files[id] ?? [[], []];
      for (const text of yes) assert.match(text, mark);
      for (const text of no) assert.doesNotMatch(text, mark);
    });
  }
});
