import { listed, requests as usualRequests } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  cors_allowed_origins: [
    undefined, '"*"', '["*"]', `"${listed}"`, `["${listed}", "https://c.example"]`, `("${listed}",)`, `{"${listed}"}`, `["${listed}", "*"]`, '["https://*.a.example"]', '["null"]', '[]', '()', 'None',
    `["${listed}/"]`, '["https://A.example"]', `"${listed},https://c.example"`, '""', '5', 'lambda origin: True', '"https://api.example.com"',
  ],
  cors_credentials: [undefined, 'True', 'False', '0', '"no"', 'None', '[]'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  cors_allowed_origins: [
    'allowed', 'lambda origin, environ: True', 'True', 'False', '0', '[None]', `[None, "${listed}"]`, '[1, "*"]', '{}', '{"*": 1}', `{"${listed}": 1}`, '("*",)', '{"*"}', '"null"', '"https://*.a.example"', 're.compile("https://.*")', '[re.compile("https://.*")]',
    `"${listed}".split(",")`, `["${listed}"] + ["*"]`, `[["${listed}"]]`, 'list()', 'set()', '["https://a.example:443"]',
  ],
};
const misspelt = ['cors_allow_origins="*"', 'cors="*"', 'cors_allowed_origin="*"', 'logger=False', 'allow_credentials=False', `**{"cors_allowed_origins": ["${listed}"]}`];
const elsewhere = ['cors_allowed_origins="*"', `cors_allowed_origins=["${listed}"], cors_credentials=False`, 'cors_allowed_origins=[]', 'logger=False'].flatMap((text) => [`@${text}`, `:${text}`]);

/** The releases that go together. */
const together = { '4.3.4': ['5.7.2', '5.3.2'], '4.12.3': ['5.13.0', '5.5.1'], '4.15.1': ['5.18.1', '5.7.0'] };
const own = 'https://api.example.com';
const more = [
  ['GET', [['Origin', own]]], ['POST', [['Origin', own]]], ['OPTIONS', [['Origin', own], ['Access-Control-Request-Method', 'POST']]],
  ['GET', [['Origin', listed], ['X-Forwarded-Host', 'a.example']]], ['GET', [['Origin', listed], ['X-Forwarded-Host', 'a.example, b.example'], ['X-Forwarded-Proto', 'https, http']]],
  ['GET', [['Origin', 'http://api.example.com'], ['X-Forwarded-Proto', 'http']]], ['GET', [['Origin', own], ['X-Forwarded-Proto', 'http'], ['X-Forwarded-Host', 'b.example']]],
  ['HEAD', [['Origin', listed]]], ['PUT', [['Origin', listed]]], ['DELETE', [['Origin', 'https://b.example']]], ['POST', [['Access-Control-Request-Headers', 'x-a']]],
];

export default {
  language: 'python',
  releases: ['4.3.4', '4.12.3', '4.15.1'],
  packages: (release) => [`python-engineio==${release}`, `python-socketio==${together[release][0]}`, `flask-socketio==${together[release][1]}`, 'flask==3.1.3', 'werkzeug==3.1.8'],
  requests: [...usualRequests, ...more].map(([method, headers]) => [method, headers, '/socket.io/']),
  options: unique([...rowsOf(usual, odd).map(keywords), ...misspelt, ...elsewhere]),
  // What a function says of an origin, and compiled patterns, which are no texts.
  mayStayUnknown: /lambda|=allowed|re\.compile/,
  unknownAnswers: 990,
  source(options) {
    if (options.startsWith('@')) return `from flask_socketio import SocketIO\nsocketio = SocketIO(app, ${options.slice(1)})\n`;
    if (options.startsWith(':')) return `import engineio\neio = engineio.Server(${options.slice(1)})\napp = engineio.WSGIApp(eio)\n`;
    return `import re\nimport socketio\ndef allowed(origin): return origin == "${listed}"\nsio = socketio.Server(${options})\napp = socketio.WSGIApp(sio)\n`;
  },
  readme: {
    shapes: ['socketio.Server()', 'socketio.AsyncServer()', 'SocketIO(app)', 'init_app(app)', 'engineio.Server()', 'SocketManager(app)'],
    wildcardWithCredentials: {
      options: 'cors_allowed_origins="*", cors_credentials=True', says: 'any website, with cookies',
      source: ['docs', 'https://github.com/miguelgrinberg/python-socketio/blob/2d21903008b185b66ee644bfe231bb953298e9b1/src/socketio/server.py#L98-L105'],
    },
    unsetOrigin: {
      options: '', says: 'nobody',
      source: ['docs', 'https://github.com/miguelgrinberg/python-socketio/blob/2d21903008b185b66ee644bfe231bb953298e9b1/docs/server.rst#L592-L600'],
    },
  },
};
