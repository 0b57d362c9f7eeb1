import assert from 'node:assert/strict';
import { applicationsOf, layersIn } from './applications';

async function applications(text: string) {
  return (await applicationsOf('aiohttp', { '/app/main.py': `import aiohttp_cors\nfrom aiohttp import web\n${text}` })).map(layersIn);
}

describe('an application of aiohttp', () => {
  it('has its middleware in order, what is appended last, then its routes', async () => {
    const text = 'app = web.Application(middlewares=[one, two])\napp.middlewares.append(three)\napp.add_routes([web.get("/a/{id}", a), web.post("/b/{tail:.*}", b), web.view("/c", View)])\napp.router.add_put("/d", d)';
    assert.deepEqual(await applications(text), [['one at /', 'two at /', 'three at /', 'GET /a/:any', 'POST /b/…', 'PUT /d']]);
  });

  it('has aiohttp-cors around the answers of routes that were added, and inside of middleware for their preflights', async () => {
    const text = 'app = web.Application(middlewares=[one])\ncors = aiohttp_cors.setup(app, defaults={"*": aiohttp_cors.ResourceOptions()})\ncors.add(app.router.add_get("/a", a))\napp.router.add_get("/b", b)';
    assert.deepEqual(await applications(text), [['aiohttp_cors at /a', 'one at /', 'aiohttp_cors at /a', 'GET /a', 'GET /b']]);
  });

  it('has aiohttp-cors everywhere where what is added is not known', async () => {
    const text = 'app = web.Application()\ncors = aiohttp_cors.setup(app, defaults={})\ncors.add(made())';
    assert.deepEqual(await applications(text), [['aiohttp_cors at /', 'aiohttp_cors at /']]);
  });

  it('is below where it is mounted', async () => {
    const text = 'sub = web.Application(middlewares=[two])\nsub.router.add_get("/x", x)\napp = web.Application(middlewares=[one])\napp.add_subapp("/sub", sub)';
    assert.deepEqual((await applications(text))[1], ['one at /', 'two at /sub/…', 'GET /sub/x']);
  });

  const none: Readonly<Record<string, string>> = {
    'middleware is put somewhere in between': 'app = web.Application(middlewares=[one])\napp.middlewares.insert(0, two)',
    'its middleware is not known': 'app = web.Application(middlewares=make())',
    'a part of its middleware is not known': 'app = web.Application(middlewares=[one, *others])',
    'routes of one path have several options': 'app = web.Application()\ncors = aiohttp_cors.setup(app)\nr = app.router.add_resource("/a")\ncors.add(r.add_route("GET", a), {"*": aiohttp_cors.ResourceOptions()})\ncors.add(r.add_route("PUT", b), {"https://a.example": aiohttp_cors.ResourceOptions()})',
    'it is not aiohttp`s': 'app = other.Application(middlewares=[one])',
  };
  for (const [name, text] of Object.entries(none)) {
    it(`is not seen where ${name}`, async () => { assert.deepEqual(await applications(text), []); });
  }
});
