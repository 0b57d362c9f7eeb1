import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createService, type Snapshot } from '../../src/service/index';
import { memoryWorkspace } from '../service/memory-workspace';

const folder = join(import.meta.dirname, 'cases');

/** How many configurations each file holds: silence about them must not be blindness. */
const expected: Readonly<Record<string, number>> = {
  'python/aiohttp_environment.py': 2,
  'python/aiohttp_listed.py': 1,
  'python/another_package.py': 0,
  'python/appended.py': 1,
  'python/asgi_cors_callback.py': 1,
  'python/asgi_cors_listed.py': 2,
  'python/blacksheep_listed.py': 1,
  'python/blacksheep_policies.py': 2,
  'python/browser_extensions.py': 1,
  'python/by_environment_name.py': 1,
  'python/chalice_environment.py': 1,
  'python/chalice_listed.py': 1,
  'python/cleared.py': 1,
  'python/computed.py': 1,
  'python/constants.py': 1,
  'python/django_environment.py': 1,
  'python/django_no_middleware.py': 0,
  'python/django_not_django.py': 0,
  'python/django_settings.py': 1,
  'python/django_trailing_slash.py': 1,
  'python/env_default_list.py': 1,
  'python/env_json.py': 1,
  'python/env_required.py': 1,
  'python/env_single.py': 1,
  'python/env_split.py': 1,
  'python/every_method_and_header.py': 1,
  'python/factory.py': 1,
  'python/falcon_listed.py': 1,
  'python/falcon_some_with_credentials.py': 1,
  'python/flask_decorator_order.py': 0,
  'python/flask_factory.py': 2,
  'python/flask_listed.py': 2,
  'python/flask_resources.py': 3,
  'python/headers_listed.py': 2,
  'python/headers_of_a_client.py': 0,
  'python/headers_predicate.py': 1,
  'python/headers_tornado.py': 1,
  'python/imported_late.py': 1,
  'python/litestar_listed.py': 1,
  'python/litestar_wildcard.py': 1,
  'python/local_ports.py': 1,
  'python/middleware_list.py': 1,
  'python/mobile_shells.py': 1,
  'python/mocked.py': 0,
  'python/no_credentials_unknown_origins.py': 1,
  'python/nobody.py': 2,
  'python/only_talk.py': 1,
  'python/options_elsewhere.py': 3,
  'python/origins_from_function.py': 1,
  'python/own_middleware.py': 1,
  'python/per_environment.py': 1,
  'python/powertools_environment.py': 1,
  'python/powertools_listed.py': 1,
  'python/pydantic_settings.py': 1,
  'python/quart_decorated.py': 1,
  'python/quart_listed.py': 1,
  'python/reassigned.py': 1,
  'python/regex_with_anchors.py': 1,
  'python/regex_without_anchors.py': 1,
  'python/robyn_environment.py': 1,
  'python/robyn_one.py': 1,
  'python/sanic_environment.py': 2,
  'python/sanic_listed.py': 1,
  'python/settings_from_elsewhere.py': 1,
  'python/settings_with_defaults.py': 1,
  'python/socketio_elsewhere.py': 2,
  'python/socketio_listed.py': 4,
  'python/subclass.py': 1,
  'python/unknown_credentials.py': 1,
  'python/unusual_but_real.py': 1,
  'python/wrapped.py': 1,
  'javascript/alias.cjs': 1,
  'javascript/as-const.ts': 1,
  'javascript/by-hand-client.ts': 0,
  'javascript/by-hand-decided.ts': 1,
  'javascript/by-hand-list.js': 1,
  'javascript/by-environment-name.mjs': 1,
  'javascript/callback-database.ts': 1,
  'javascript/callback-index.js': 1,
  'javascript/callback-list.ts': 1,
  'javascript/callback-pattern.ts': 1,
  'javascript/callback-set.js': 1,
  'javascript/class.ts': 2,
  'javascript/computed.ts': 3,
  'javascript/configured.js': 2,
  'javascript/delegate.ts': 1,
  'javascript/env-default-list.ts': 1,
  'javascript/env-default.mjs': 2,
  'javascript/env-parsed.ts': 1,
  'javascript/env-split.ts': 1,
  'javascript/env.js': 1,
  'javascript/extension.mjs': 1,
  'javascript/fastify-delegate.cjs': 1,
  'javascript/fastify-plugin.js': 1,
  'javascript/fastify.ts': 1,
  'javascript/frozen.js': 2,
  'javascript/h3-environment.ts': 1,
  'javascript/h3-steps.ts': 2,
  'javascript/h3.ts': 1,
  'javascript/hono-environment.ts': 1,
  'javascript/hono-subdomains.ts': 1,
  'javascript/hono.ts': 1,
  'javascript/itty-environment.js': 1,
  'javascript/itty.ts': 1,
  'javascript/koa-listed.ts': 1,
  'javascript/koa.js': 1,
  'javascript/koa2-listed.js': 1,
  'javascript/koa2.js': 1,
  'javascript/listed.ts': 1,
  'javascript/local-ports.js': 1,
  'javascript/middy-environment.js': 1,
  'javascript/middy-listed.ts': 1,
  'javascript/mobile-shells.ts': 1,
  'javascript/mocked.spec.ts': 0,
  'javascript/nest-created.ts': 1,
  'javascript/nest-fastify.ts': 1,
  'javascript/nest-gateway.ts': 1,
  'javascript/nest.ts': 1,
  'javascript/next-api-route.ts': 1,
  'javascript/no-credentials.ts': 1,
  'javascript/off.js': 1,
  'javascript/only-talk.ts': 1,
  'javascript/option-set-later.js': 1,
  'javascript/own-function.js': 0,
  'javascript/own-module.ts': 0,
  'javascript/page.tsx': 0,
  'javascript/pattern-list.ts': 1,
  'javascript/per-environment.ts': 1,
  'javascript/pushed.ts': 1,
  'javascript/satisfies.ts': 1,
  'javascript/server-rendered.tsx': 1,
  'javascript/shadowed.js': 0,
  'javascript/single.js': 1,
  'javascript/socket-environment.js': 1,
  'javascript/socket.ts': 1,
  'javascript/spread-unknown.ts': 4,
  'javascript/typed-only.ts': 0,
  'javascript/unusual-but-real.ts': 1,
  'javascript/vite.config.ts': 2,
  'javascript/vite-server.ts': 1,
  'javascript/firebase-functions.ts': 3,
  'javascript/firebase-off.js': 1,
  'javascript/yoga-off.ts': 1,
  'javascript/yoga.ts': 1,
};

async function load(name: string): Promise<Snapshot> {
  const file = `/quiet/${name}`;
  const report = (rule: string, _: string, error: unknown) => { throw new Error(`${rule} on ${name}`, { cause: error }); };
  const workspace = memoryWorkspace({ [file]: readFileSync(join(folder, name), 'utf8') });
  return createService(workspace, undefined, { report }).load(file);
}

describe('a correct configuration', () => {
  it('is listed for every file', () => {
    const inFolder = (language: string) => readdirSync(join(folder, language)).map((file) => `${language}/${file}`);
    const files = [...inFolder('python'), ...inFolder('javascript')];
    assert.deepEqual(files.toSorted(), Object.keys(expected).toSorted());
    assert.ok(files.length >= 40);
  });

  for (const [name, policies] of Object.entries(expected)) {
    it(`is found and left alone in ${name}`, async () => {
      const snapshot = await load(name);
      assert.equal(snapshot.skipped, undefined);
      const found = snapshot.problems.map(({ rule, message, at }) => `${rule} at ${String(at.start)}: ${message}`);
      assert.deepEqual(found, []);
      assert.equal(snapshot.policies.length, policies);
    }).timeout(20_000);
  }
});
