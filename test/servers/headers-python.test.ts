import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly file?: string; readonly others?: Readonly<Record<string, string>> }

const name = '"Access-Control-Allow-Origin"';
const any = `${name}: "*"`;
const written = (line: number, value = '"*"') => [`${name} at ${String(line)}: access-control-allow-origin=${value}`];

const shapes: Readonly<Record<string, Shape>> = {
  'Flask: a hook': { source: `from flask import Flask\n@app.after_request\ndef add(response):\n    response.headers[${name}] = "*"\n    return response`, found: written(3) },
  'Flask: a hook under any name': { source: `from flask import Flask\ndef add(r):\n    r.headers.add(${name}, "*")\n    return r\napp.after_request(add)`, found: written(2) },
  'Flask: a tuple': { source: `from flask import Flask\n@app.route("/")\ndef view():\n    return "", 200, {${any}}`, found: written(3) },
  'Flask: what a helper function adds': {
    source: `from flask import jsonify, make_response, request\n@app.route("/", methods=["GET", "OPTIONS"])\ndef view():\n    if request.method == "OPTIONS":\n        return preflight()\n    return add(jsonify({}))\n`
      + `def preflight():\n    response = make_response()\n    response.headers.add(${name}, "*")\n    return response\ndef add(response):\n    response.headers.add(${name}, "https://a.example")\n    return response`,
    found: [`${name} at 3: access-control-allow-origin="https://a.example", access-control-allow-origin (OPTIONS)="*"`],
  },
  'Flask: a helper of another file': {
    source: `from flask import jsonify\nfrom .headers import add\n@app.route("/")\ndef view():\n    return add(jsonify({}))  # cors_headers`, found: ['view at 4: access-control-allow-origin="*"'],
    others: { '/app/headers.py': `def add(response):\n    response.headers[${name}] = "*"\n    return response\n` },
  },
  'Werkzeug’s properties': { source: 'from flask import make_response\ndef view():\n    r = make_response("")\n    r.access_control_allow_origin = "*"\n    return r', found: ['access_control_allow_origin at 2: access-control-allow-origin="*"'] },
  'Django: a middleware class': {
    source: `class Cors:\n    def __init__(self, get_response):\n        self.get_response = get_response\n    def __call__(self, request):\n        response = self.get_response(request)\n        response[${name}] = "*"\n        return response`, found: written(4),
  },
  'Django: process_response': { source: `class Cors(MiddlewareMixin):\n    def process_response(self, request, response):\n        response[${name}] = "*"\n        return response`, found: written(2) },
  'Django: a view': { source: `from django.http import JsonResponse\ndef view(request):\n    return JsonResponse({}, headers={${any}})`, found: written(2) },
  'FastAPI: a middleware': { source: `from fastapi import FastAPI\n@app.middleware("http")\nasync def cors(request, call_next):\n    response = await call_next(request)\n    response.headers[${name}] = "*"\n    return response`, found: written(3) },
  'FastAPI: a response that is injected': { source: `from fastapi import FastAPI, Response\n@app.get("/")\ndef view(response: Response):\n    response.headers[${name}] = "*"\n    return {}`, found: written(3) },
  'Starlette: BaseHTTPMiddleware': { source: `class Cors(BaseHTTPMiddleware):\n    async def dispatch(self, request, call_next):\n        response = await call_next(request)\n        response.headers[${name}] = "*"\n        return response`, found: written(2) },
  'Starlette: a response': { source: `from starlette.responses import JSONResponse as J\nasync def view(request):\n    return J({}, 200, {${any}})`, found: written(2) },
  'Tornado': { source: `class Base(tornado.web.RequestHandler):\n    def set_default_headers(self):\n        self.set_header(${name}, "*")`, found: written(1) },
  'http.server': { source: `class H(SimpleHTTPRequestHandler):\n    def end_headers(self):\n        self.send_header(${name}, "*")\n        super().end_headers()`, found: written(1) },
  'aiohttp: a middleware': { source: `from aiohttp import web\n@web.middleware\nasync def cors(request, handler):\n    response = await handler(request)\n    response.headers[${name}] = "*"\n    return response`, found: written(3) },
  'aiohttp: a signal': { source: `async def prepare(request, response):\n    response.headers[${name}] = "*"`, found: written(1) },
  'aiohttp: a response': { source: `from aiohttp import web\nasync def view(request):\n    return web.json_response({}, headers={${any}})`, found: written(2) },
  'Sanic': { source: `from sanic import response\n@app.get("/")\nasync def view(request):\n    return response.json({}, headers={${any}})`, found: written(3) },
  'Falcon': { source: `import falcon\nclass Cors:\n    def process_response(self, req, resp, resource, req_succeeded):\n        resp.set_header(${name}, "*")`, found: written(3) },
  'Bottle': { source: `from bottle import hook, response\n@hook("after_request")\ndef cors():\n    response.headers[${name}] = "*"`, found: written(3) },
  'Pyramid': { source: `def view(request):\n    request.response.headers[${name}] = "*"\n    return {}`, found: written(1) },
  'WSGI': { source: `def app(environ, start_response):\n    start_response("200 OK", [(${name}, "*")])\n    return []`, found: written(1) },
  'ASGI': {
    source: 'async def app(scope, receive, send):\n    await send({"type": "http.response.start", "status": 200, "headers": [(b"access-control-allow-origin", b"*")]})',
    found: ['b"access-control-allow-origin" at 1: access-control-allow-origin="*"'],
  },
  'Lambda': { source: `def handler(event, context):\n    return {"statusCode": 200, "headers": {${any}}, "body": ""}`, found: written(1) },
  'Lambda: a constant that is shared': { source: `HEADERS = {${any}}\ndef a(event, context):\n    return {"statusCode": 200, "headers": HEADERS}\ndef b(event, context):\n    return {"statusCode": 500, "headers": {**HEADERS}}`, found: written(1) },
  'who is echoed is a list': {
    source: `from flask import request\nALLOWED = ["https://a.example"]\n@app.after_request\ndef add(response):\n    if request.headers.get("Origin") in ALLOWED:\n        response.headers[${name}] = request.headers["Origin"]\n    return response`,
    found: written(4, '["https://a.example"]'),
  },
  'everybody is echoed': {
    source: `from flask import request\n@app.after_request\ndef add(response):\n    response.headers[${name}] = request.headers.get("Origin", "*")\n    return response`, found: written(3, 'the request’s origin'),
  },
  'a test of one’s own is not taken for always': {
    source: `from flask import request\n@app.after_request\ndef add(response):\n    if known(request):\n        response.headers[${name}] = "*"\n    return response`, found: written(3, 'unknown: known(request) decides'),
  },
  'a client’s headers are none': { source: `import requests\nHEADERS = {${any}}\ndef ask():\n    response = requests.get("https://a.example", headers=HEADERS)\n    return requests.post("https://a.example", headers={${any}})`, found: [] },
  'what a test expects is none': { source: `def test_cors(client):\n    response = client.get("/")\n    assert response.headers[${name}] == "*"`, found: [] },
  'a file of tests is none': { source: `from flask import make_response\ndef view():\n    return make_response("", 200, {${any}})`, file: '/app/tests/test_main.py', found: [] },
  'a dict that nobody sends is none': { source: `def headers():\n    return {${any}}`, found: [] },
  'a text is none': { source: `def view():\n    """Sends ${name}: *."""\n    return 'Access-Control-Allow-Origin: *'`, found: [] },
  'other headers alone are none': { source: 'def add(response):\n    response.headers["Access-Control-Allow-Methods"] = "GET"  # Access-Control-Allow-Origin\n    return response', found: [] },
};

describe('headers written by hand in Python', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found(shape.file ?? '/app/main.py', shape.source, shape.others), shape.found); });
  }

  const middleware = (value: string) => [
    'from fastapi import FastAPI', '@app.middleware("http")', 'async def cors(request, call_next):', '    response = await call_next(request)',
    `    response.headers["Access-Control-Allow-Origin"] = ${value}`, '    response.headers["Access-Control-Allow-Credentials"] = "true"', '    return response', '',
  ].join('\n');

  it('what the rules say of any other implementation they say of these', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', middleware('"*"')), ['credentials-with-wildcard at "true"']);
    assert.deepEqual(await problemsOf('/app/main.py', middleware('request.headers.get("Origin", "")')), ['any-origin-with-credentials at request.headers.get("Origin", "")']);
    assert.deepEqual(await problemsOf('/app/main.py', middleware('"https://a.example/"')), ['origin-never-matches at "https://a.example/"']);
    assert.deepEqual(await problemsOf('/app/main.py', middleware('allowed(request)')), []);
  });
  it('an origin with a slash is mended where it is written', async () => {
    assert.equal(await fixed('/app/main.py', middleware('"https://a.example/"')), middleware('"https://a.example"'));
  });
});
