// What every server is asked, unless its own file in servers/ has more.

/** The origin that options allow, where they allow one. */
export const listed = 'https://a.example';

const origins = [undefined, listed, 'https://b.example', 'null', 'https://A.example', `${listed}/`, `${listed}:443`, 'https://app.a.example'];
const asks = [
  ['GET', []],
  ['GET', [['Cookie', 'session=1']]],
  ['POST', [['Content-Type', 'application/json']]],
  ['OPTIONS', []],
  ['OPTIONS', [['Access-Control-Request-Method', 'GET']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'DELETE'], ['Access-Control-Request-Headers', 'x-custom']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'POST'], ['Access-Control-Request-Headers', 'authorization,content-type']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'patch'], ['Access-Control-Request-Headers', 'X-Custom, accept']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Private-Network', 'true'], ['Cookie', 'session=1']]],
  ['OPTIONS', [['Access-Control-Request-Headers', 'x-custom']]],
];

/** `[method, [[name, value], …]]` */
export const requests = origins.flatMap((origin) => asks.map(([method, lines]) => [method, origin === undefined ? lines : [['Origin', origin], ...lines]]));
