import { listed } from '../requests.mjs';
import { unique } from '../rows.mjs';

// A row is `kind: body`, with ¶ for a line break. The files are written twice, here as people write them and in headers-python.py around what runs them.
const allow = '"Access-Control-Allow-Origin"';
const several = `allowed = ["${listed}", "https://c.example"]`;
const read = 'request.headers.get("Origin")';
const set = (name, value) => `response.headers[${name}] = ${value}`;

const values = [
  '"*"', `"${listed}"`, '"null"', '""', 'None', 'True', 'False', '0', '1.5', `["${listed}"]`, `"${listed}, https://c.example"`, `", ".join(["${listed}", "https://c.example"])`, `f"${listed}"`, `"${listed}/"`,
];
const echoes = [
  read, 'request.headers.get("Origin", "*")', 'request.headers.get("Origin", "")', `${read} or "*"`, `${read} or ""`, `${read} if ${read} else "*"`, `${read} if ${read} == "${listed}" else "null"`,
  `"*" if not ${read} else ${read}`, 'request.headers["Origin"]', `${read}.lower()`,
];

/** What is decided with a list, as people decide it. */
const lists = [
  `${several}¶origin = ${read}¶if origin in allowed:¶    ${set(allow, 'origin')}`,
  `${several}¶origin = ${read}¶if origin and origin in allowed:¶    ${set(allow, 'origin')}¶    ${set('"Vary"', '"Origin"')}¶    ${set('"Access-Control-Allow-Credentials"', '"true"')}`,
  `${several}¶origin = ${read}¶if origin not in allowed:¶    return response¶${set(allow, 'origin')}`,
  `${several}¶origin = ${read}¶${set(allow, 'origin if origin in allowed else allowed[0]')}`,
  `${several}¶origin = ${read}¶${set(allow, 'origin if origin in allowed else ""')}`,
  `${several}¶if ${read} in allowed:¶    ${set(allow, read)}¶else:¶    ${set(allow, '"https://c.example"')}`,
  `allowed = {"${listed}", "https://b.example"}¶origin = request.headers.get("origin", "")¶if origin in allowed:¶    ${set(allow, 'origin')}`,
  `origin = ${read}¶if origin:¶    ${set(allow, 'origin')}¶    ${set('"Access-Control-Allow-Credentials"', '"true"')}`,
  `origin = ${read}¶if origin is not None:¶    ${set(allow, 'origin')}`,
  `origin = ${read}¶if origin == "${listed}" or origin == "https://b.example":¶    ${set(allow, 'origin')}`,
  `origin = ${read}¶if origin != "null":¶    ${set(allow, '"*"')}`,
  `origin = request.headers.get("Origin", "")¶if origin and origin in "${listed} https://b.example":¶    ${set(allow, 'origin')}`,
  `origin = request.headers.get("Origin", "")¶if origin.endswith("a.example"):¶    ${set(allow, 'origin')}`,
  `origin = request.headers.get("Origin", "")¶if re.match("https://.*", origin):¶    ${set(allow, 'origin')}`,
  `${several}¶origin = ${read}¶allow = "https://c.example"¶if origin in allowed:¶    allow = origin¶${set(allow, 'allow')}`,
];
const common = [
  `${set(allow, '"*"')}¶${set('"Access-Control-Allow-Methods"', '"GET, POST, OPTIONS"')}¶${set('"Access-Control-Allow-Headers"', '"Content-Type,Authorization"')}¶${set('"Access-Control-Max-Age"', '"3600"')}`,
  `${set(allow, '"*"')}¶${set('"Access-Control-Allow-Credentials"', '"true"')}`,
  `${set('"access-control-allow-origin"', `"${listed}"`)}¶${set(allow, '"*"')}`,
  `if request.method == "OPTIONS":¶    ${set('"Access-Control-Allow-Methods"', '"GET, DELETE"')}¶${set(allow, '"*"')}`,
  `if request.method in ("OPTIONS", "HEAD"):¶    return response¶${set(allow, '"*"')}`,
  `for name, value in {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "*"}.items():¶    response.headers[name] = value`,
  `${set(allow, '"*"')}¶if request.method != "GET":¶    del response.headers["Access-Control-Allow-Origin"]`,
];
/** What all three frameworks take alike. */
const everywhere = [...values.map((value) => set(allow, value)), ...echoes.map((value) => set(allow, value)), ...lists, ...common];
const isText = (body) => !/\] = (?:None|True|False|0|1\.5|\[")/.test(body);

const flask = [
  'response.headers.add("Access-Control-Allow-Origin", "*")', `response.headers.add(${allow}, "*")¶response.headers.add(${allow}, "${listed}")`, `response.headers.set(${allow}, "*")`,
  `response.headers.extend({${allow}: "*", "Access-Control-Allow-Methods": "GET"})`, `response.headers.update({${allow}: ${read}})`, `response.headers.setdefault(${allow}, "*")`,
  `response.access_control_allow_origin = "*"¶response.access_control_allow_credentials = True`, `response.access_control_allow_origin = "${listed}"¶response.access_control_allow_methods = ["GET", "PUT"]`,
  `response.access_control_allow_origin = "*"¶response.access_control_allow_headers = "X-A"¶response.access_control_max_age = 600`, `response.access_control_allow_origin = "*"¶response.access_control_allow_credentials = False`,
  `${set(allow, '"*"')}¶response.vary.add("Origin")`, `response.headers.pop("Access-Control-Allow-Origin", None)¶${set(allow, '"*"')}`,
];
const views = [
  `response = make_response("ok")¶${set(allow, '"*"')}¶work()¶return response`,
  `work()¶return "ok", 201, {${allow}: "${listed}"}`, `work()¶return "ok", {${allow}: "*"}`, `work()¶return Response("ok", 202, {${allow}: ${read}})`, `work()¶return Response(status=203, headers={${allow}: "*"})`,
  `if request.method == "OPTIONS":¶    headers = {${allow}: "*", "Access-Control-Allow-Methods": "GET"}¶    return ("", 204, headers)¶work()¶headers = {${allow}: "*"}¶return ("ok", 200, headers)`,
  `if request.method == "OPTIONS":¶    response = make_response("", 204)¶    ${set('"Access-Control-Allow-Methods"', '"PUT"')}¶    ${set(allow, read)}¶    return response¶work()¶response = make_response("ok")¶${set(allow, read)}¶return response`,
  `headers = {}¶headers["Access-Control-Allow-Origin"] = "*"¶work()¶return make_response("ok", 200, headers)`,
  `headers = {"Vary": "Origin"}¶if ${read} == "${listed}":¶    headers["Access-Control-Allow-Origin"] = "${listed}"¶work()¶return Response("ok", headers=headers)`,
];
const starlette = [
  `response.headers.append(${allow}, "*")`, `response.headers.append(${allow}, "*")¶response.headers.append(${allow}, "${listed}")`, `response.headers.update({${allow}: "*"})`,
  `${set(allow, '"*"')}¶response.headers.add_vary_header("Origin")`, `if request.method == "OPTIONS":¶    return Response(status_code=204, headers={${allow}: "*"})`,
];
const django = [
  `response["Access-Control-Allow-Origin"] = "*"`, `response["Access-Control-Allow-Origin"] = request.META.get("HTTP_ORIGIN", "*")`, `response["Access-Control-Allow-Origin"] = request.META["HTTP_ORIGIN"]`,
  `response["Access-Control-Allow-Origin"] = None`, `response["Access-Control-Allow-Origin"] = "*"¶response["Access-Control-Allow-Credentials"] = True`, `response.setdefault(${allow}, "*")`,
  `if request.method == "OPTIONS":¶    response = HttpResponse(status=204)¶    response["Access-Control-Allow-Origin"] = "*"¶    return response¶response["Access-Control-Allow-Origin"] = "${listed}"`,
  `response["Access-Control-Allow-Origin"] = "*"¶del response["Access-Control-Allow-Origin"]¶response["Access-Control-Allow-Origin"] = "null"`,
];

const get = 'def get(self):¶    work()';
const every = `${get}¶def post(self):¶    work()`;
const defaults = (...lines) => `def set_default_headers(self):¶${lines.map((line) => `    ${line}`).join('¶')}`;
const own = (name, value) => `self.set_header("${name}", ${value})`;
const tornado = [
  ...['"*"', 'True', '0', `"${listed}"`, '""', 'self.request.headers.get("Origin", "*")'].map((value) => `${defaults(own('Access-Control-Allow-Origin', value))}¶${every}`),
  `${defaults(own('Access-Control-Allow-Origin', '"*"'), own('Access-Control-Allow-Methods', '"POST, GET, OPTIONS"'))}¶${every}¶def options(self):¶    self.set_status(204)¶    self.finish()`,
  `def get(self):¶    ${own('Access-Control-Allow-Origin', '"*"')}¶    work()¶def post(self):¶    ${own('Access-Control-Allow-Origin', `"${listed}"`)}¶    work()¶def options(self):¶    ${own('Access-Control-Allow-Origin', '"*"')}`,
  `def prepare(self):¶    ${own('Access-Control-Allow-Origin', '"*"')}¶${every}`,
  `${defaults('self.add_header("Access-Control-Allow-Origin", "*")', `self.add_header("Access-Control-Allow-Origin", "${listed}")`)}¶${every}`,
  `${defaults('origin = self.request.headers.get("Origin")', `if origin in ("${listed}", "https://b.example"):`, `    ${own('Access-Control-Allow-Origin', 'origin')}`)}¶${every}¶def options(self):¶    self.set_status(200)`,
  `def cors(self):¶    ${own('Access-Control-Allow-Origin', '"*"')}¶def get(self):¶    self.cors()¶    work()¶def post(self):¶    self.cors()¶    work()¶def options(self):¶    self.cors()¶    self.set_status(204)`,
];

const send = (name, value) => `self.send_header("${name}", ${value})`;
const answering = (method, ...lines) => `def do_${method}(self):¶${[...lines, 'self.end_headers()'].map((line) => `    ${line}`).join('¶')}`;
const both = (line) => `${answering('GET', 'self.send_response(200)', line, 'work()')}¶${answering('POST', 'self.send_response(200)', line, 'work()')}`;
const ended = (line) => `def end_headers(self):¶    ${line}¶    super().end_headers()`;
const standard = [
  ...['"*"', 'True', 'None', `"${listed}"`, 'self.headers.get("Origin")', 'self.headers["Origin"]', 'self.headers.get("Origin", "*")'].map((value) => both(send('Access-Control-Allow-Origin', value))),
  `${both(send('Access-Control-Allow-Origin', '"*"'))}¶${answering('OPTIONS', 'self.send_response(204)', send('Access-Control-Allow-Origin', '"*"'), send('Access-Control-Allow-Methods', '"GET, POST"'))}`,
  `${ended(send('Access-Control-Allow-Origin', '"*"'))}¶${both('pass')}`,
  `${ended(send('Access-Control-Allow-Origin', '"*"'))}¶${both('pass')}¶${answering('OPTIONS', 'self.send_response(200, "ok")', send('Access-Control-Allow-Headers', '"X-Custom"'))}`,
  both(`${send('Access-Control-Allow-Origin', '"*"')}¶    ${send('Access-Control-Allow-Origin', `"${listed}"`)}`),
  `def origin(self):¶    if self.headers.get("Origin") in ["${listed}"]:¶        ${send('Access-Control-Allow-Origin', 'self.headers.get("Origin")')}¶${both('self.origin()')}`,
];

const indented = (body, by) => body.split('¶').map((line) => `${' '.repeat(by)}${line}\n`).join('');
const files = {
  'flask hook': (body) => `from flask import Flask, request\napp = Flask(__name__)\n@app.after_request\ndef add_headers(response):\n${indented(body, 4)}    return response\n`,
  'flask view': (body) => `from flask import Flask, Response, make_response, request\napp = Flask(__name__)\n@app.route("/", methods=["GET", "POST", "OPTIONS"])\ndef view():\n${indented(body, 4)}`,
  starlette: (body) => `from fastapi import FastAPI, Response\napp = FastAPI()\n@app.middleware("http")\nasync def cors(request, call_next):\n    response = await call_next(request)\n${indented(body, 4)}    return response\n`,
  django: (body) => `from django.http import HttpResponse\nclass Cors:\n    def __init__(self, get_response):\n        self.get_response = get_response\n    def __call__(self, request):\n        response = self.get_response(request)\n${indented(body, 8)}        return response\n`,
  tornado: (body) => `import tornado.web\nclass Main(tornado.web.RequestHandler):\n${indented(body, 4)}`,
  'http.server': (body) => `from http.server import BaseHTTPRequestHandler\nclass Handler(BaseHTTPRequestHandler):\n${indented(body, 4)}`,
};
const rows = (kind, bodies) => bodies.map((body) => `${kind}: ${body}`);

export default {
  language: 'python',
  releases: ['3.1.3'],
  packages: (release) => [`flask==${release}`, 'fastapi==0.139.0', 'starlette==1.0.0', 'django==5.2', 'tornado==6.5'],
  options: unique([
    ...rows('flask hook', [...everywhere, ...flask]), ...rows('flask view', views), ...rows('starlette', [...everywhere.filter((body) => isText(body) || /True|None/.test(body)), ...starlette]),
    ...rows('django', [...everywhere, ...django]), ...rows('tornado', tornado), ...rows('http.server', standard),
  ]),
  mayStayUnknown: /endswith|re\.match|\.lower\(\)|headers\["Origin"\]|META\["|¶allow = |\] = \[/,
  unknownAnswers: 1160,
  source: (options) => {
    const at = options.indexOf(': ');
    return `import re\n${files[options.slice(0, at)](options.slice(at + 2))}`;
  },
  readme: { shapes: ['response.headers["…"] =', 'Response(headers={…})', 'self.set_header()', 'self.send_header()', '{"headers": {…}}'] },
};
