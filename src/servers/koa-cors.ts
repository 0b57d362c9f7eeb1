import { objectOptions } from '../model/arguments';
import { respondAsKoa, type KoaTraits } from './koa/respond';
import { defineServer, isImport, wordOf } from './server';

const initial: KoaTraits = { credentialsByFunction: false, privateNetwork: false, reflectsWithCredentials: false, needsOrigin: true, reflectsByDefault: true };

/** `@koa/cors/index.js`. */
export const koaCors = defineServer<KoaTraits>(initial, {
  id: 'koa-cors',
  title: '@koa/cors',
  language: 'javascript',
  mark: /@koa\/cors/,
  releases: {
    package: '@koa/cors',
    from: {
      '3.0.0': {}, '3.1.0': { credentialsByFunction: true }, '3.3.0': { privateNetwork: true }, '3.4.1': { reflectsWithCredentials: true },
      '3.4.2': { needsOrigin: false }, '3.4.3': { needsOrigin: true }, '4.0.0': { needsOrigin: false }, '5.0.0': { reflectsByDefault: false },
    },
    newest: '5.0.0',
    advisories: [{ id: 'CVE-2023-49803', fixed: '5.0.0', says: 'without an origin option, whatever origin asks is allowed' }],
  },
  roles: {
    origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
    privateNetwork: 'privateNetworkAccess',
  },
  oneOrigin: true,
  optionNames: ['origin', 'allowMethods', 'exposeHeaders', 'allowHeaders', 'maxAge', 'credentials', 'keepHeadersOnError', 'secureContext', 'privateNetworkAccess'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['@koa/cors'], ['default', '*'])) continue;
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0) };
    }
  },

  respond: respondAsKoa,
});
