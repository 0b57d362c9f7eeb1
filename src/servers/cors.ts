import { objectOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { respondAsCors } from './cors/respond';
import { socketConfigurations } from './cors/socket-io';
import { nestConfigurations } from './nest/applications';
import { defineServer, isImport, wordOf, type Configuration } from './server';

/** `cors/lib/index.js`, for Express, Connect and whatever else calls `(req, res, next)`. */
export const cors = defineServer<object>({}, {
  id: 'cors',
  title: 'cors (Express, NestJS, Socket.IO)',
  language: 'javascript',
  mark: /(['"`])(?:cors|socket\.io|@nestjs\/core|@nestjs\/websockets)\1/,
  releases: { package: 'cors', from: { '2.8.5': {} }, newest: '2.8.6' },
  roles: {
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders',
    maxAge: 'maxAge', preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
  optionNames: ['origin', 'methods', 'allowedHeaders', 'headers', 'exposedHeaders', 'credentials', 'maxAge', 'preflightContinue', 'optionsSuccessStatus'],

  *recognise(module) {
    for (const call of module.calls) {
      if (isImport(module.importOf(call.callee), ['cors'], ['default', '*'])) yield configurationOf(call, module);
    }
    yield* nestConfigurations(module, 'express');
    yield* socketConfigurations(module);
  },

  respond: respondAsCors,
});

function configurationOf(call: Call, module: Module): Configuration {
  return { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0, 'a function chooses the options for each request') };
}
