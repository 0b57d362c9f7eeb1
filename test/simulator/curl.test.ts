import assert from 'node:assert/strict';
import { curlOf, quote } from '../../src/simulator/curl';
import { exchange, fetched, readable, refused } from './walkthroughs';

const actual = exchange('actual', []);
const asking = (request: Partial<typeof actual.request>) => curlOf(fetched(readable, { exchanges: [{ ...actual, request: { ...actual.request, ...request } }] }));

describe('the command line', () => {
  it('sends what the browser sends', () => {
    assert.equal(asking({}), "curl -i -X PUT 'https://api.example.com/' \\\n  -H 'Origin: https://app.example.com'");
  });

  it('needs no option for GET, and does not wait for the body of a HEAD', () => {
    assert.equal(asking({ method: 'GET', headers: [] }), "curl -i 'https://api.example.com/'");
    assert.equal(asking({ method: 'HEAD', headers: [] }), "curl -i --head 'https://api.example.com/'");
  });

  it('keeps a header without a value', () => {
    assert.match(asking({ headers: [{ name: 'X-Empty', value: '' }] }), /-H 'X-Empty;'/);
  });

  it('has the preflight before the request', () => {
    const both = curlOf(fetched(readable, { exchanges: [exchange('preflight', []), actual] }));
    assert.deepEqual(both.split('\n\n').map((command) => command.split(' ')[3]), ['OPTIONS', 'PUT']);
  });

  it('has the request that a refused preflight kept back', () => {
    const of = fetched(refused('origin missing', 'preflight'), { exchanges: [exchange('preflight', [])] });
    const [, second] = curlOf(of).split('\n\n');
    assert.equal(second, "curl -i -X PUT 'https://api.example.com/' \\\n  -H 'Origin: https://app.example.com' \\\n  -H 'X-A: b'");
  });

  it('has what follows a redirect, and each command once', () => {
    const next = { ...actual, request: { ...actual.request, url: 'https://www.example.org/' } };
    const commands = curlOf(fetched(readable, { exchanges: [actual, next, next] })).split('\n\n');
    assert.deepEqual(commands.map((command) => /'(https[^']*)'/.exec(command)?.[1]), ['https://api.example.com/', 'https://www.example.org/']);
  });

  it('quotes whatever a shell would read', () => {
    assert.equal(quote("it's $HOME `x`"), "'it'\\''s $HOME `x`'");
    assert.match(asking({ method: 'A;B' }), /-X 'A;B'/);
  });
});
