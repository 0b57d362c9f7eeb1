import assert from 'node:assert/strict';
import { hintsFor } from '../../src/service/whereabouts';

function says(url: string, ...texts: readonly string[]): readonly string[] {
  return hintsFor(url, texts.map((text, at) => ({ name: String(at), text, own: at === 0 }))).map((hint) => hint.says);
}

describe('what the source says of an address', () => {
  const listening = [
    'app.listen(8000)', 'uvicorn.run("main:app", host="0.0.0.0", port=8000)', 'const PORT = process.env.PORT || 8000;', 'port = int(os.environ.get("PORT", "8000"))',
    'server({ port: 8000 })', 'PORT=8000', 'EXPOSE 8000', 'CMD gunicorn -b 0.0.0.0:8000 app', 'ports:\n  - "8000:80"', 'ports:\n  - 8000:8000', 'fastapi run --port 8000', 'Bun.serve({ fetch, port: 8000 })',
  ];
  for (const text of listening) {
    it(`names the port: ${JSON.stringify(text)}`, () => { assert.deepEqual(says('http://localhost:8000/', text), ['0 names the port 8000']); });
  }

  const others = [
    'app.listen(80001)', 'app.listen(3000)', 'setTimeout(stop, 8000)', 'allow_origins=["http://localhost:8000"]', 'origin: "http://127.0.0.1:8000"', 'ports:\n  - "80:8000"', 'v18000:80',
  ];
  for (const text of others) {
    it(`does not name it: ${JSON.stringify(text)}`, () => { assert.deepEqual(says('http://localhost:8000/', text), []); });
  }

  it('says nothing of a port that the URL does not have', () => {
    assert.deepEqual(says('http://localhost/', 'app.listen(80)'), []);
  });

  it('names the host, unless it is this machine', () => {
    assert.deepEqual(says('https://api.example.com/', 'API=https://api.example.com', ''), ['0 names api.example.com']);
    assert.deepEqual(says('http://localhost:9/', 'localhost'), []);
  });

  it('has a route of the path: its names, not its numbers', () => {
    assert.deepEqual(says('https://a.example/api/orders/17?x=/users', 'router.get("/orders/:id", f); app.use(\'/api\', router); x = "/17"; y = "/users"'), ['0 has a route with /api', '0 has a route with /orders']);
    assert.deepEqual(says('https://a.example/orders', 'import "./orders"; a = "/orders-old"; // /orders'), []);
  });

  it('prefers the configuring file to its neighbours', () => {
    const [hint] = hintsFor('http://localhost:8000/', [{ name: 'near', text: 'PORT=8000', own: false }, { name: 'own', text: 'PORT=8000', own: true }]);
    assert.deepEqual(hint, { says: 'own names the port 8000', weight: 8 });
  });

  it('knows nothing of what is no URL', () => { assert.deepEqual(says('orders', '/orders'), []); });

  it('takes no longer for a hostile text', () => {
    const hostile = `port${'='.repeat(300_000)}"${'/'.repeat(300_000)}${':'.repeat(300_000)}`;
    const start = performance.now();
    says('http://localhost:8000/orders', hostile);
    assert.ok(performance.now() - start < 2_000);
  });
});
