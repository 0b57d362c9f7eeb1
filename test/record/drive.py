"""Answers each request with each options text, as an ASGI or WSGI server in front of the application would.

`python drive.py <application module>`; JSON in on standard input, JSON out. The module has `application(options, ran)`
and says by INTERFACE what it makes; `ran.append(True)` is how its handler tells that it ran.
"""
import asyncio
import importlib.util
import io
import json
import sys
from urllib.parse import unquote


def load(path):
    spec = importlib.util.spec_from_file_location("application", path)
    module = importlib.util.module_from_spec(spec)
    # Frameworks that read annotations look the module up.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


async def asgi(app, ran, method, headers, path):
    sent = []
    pending = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if not pending:
            # The client stays: some frameworks listen for a disconnection for as long as they work.
            await asyncio.Event().wait()
        return pending.pop()

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": unquote(path), "raw_path": path.encode(),
        "root_path": "", "query_string": b"", "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }
    try:
        await app(scope, receive, send)
    except Exception:
        # uvicorn and hypercorn answer so when an exception comes before the response has started.
        if not sent:
            return [500, bool(ran), []]
    start = sent[0]
    return [start["status"], bool(ran), [line(name.decode(), value.decode("latin-1")) for name, value in start["headers"]]]


def wsgi(app, ran, method, headers, path):
    started = []
    environ = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": unquote(path, "latin-1"), "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }
    for name, value in headers:
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    try:
        body = app(environ, lambda status, lines, error=None: started.append((status, lines)))
        for _ in body:
            pass
    except Exception:
        # gunicorn and werkzeug answer so.
        return [500, bool(ran), []]
    status, lines = started[-1]
    return [int(status.split(" ")[0]), bool(ran), [line(name, value) for name, value in lines]]


def line(name, value):
    # HTTP carries no white space around a value.
    return [name, value.strip(" \t")]


async def answer(module, app, ran, method, headers, path="/"):
    ran.clear()
    if module.INTERFACE == "own":
        return await module.answer(app, ran, method, headers, path)
    if module.INTERFACE == "asgi":
        return await asgi(app, ran, method, headers, path)
    return wsgi(app, ran, method, headers, path)


async def row(module, options, requests):
    ran = []
    try:
        app = module.application(options, ran)
    except Exception:
        return ["fails to start" for _ in requests]
    return [await answer(module, app, ran, *request) for request in requests]


async def main():
    module = load(sys.argv[1])
    asked = json.load(sys.stdin)
    table = [await row(module, options, asked["requests"]) for options in asked["options"]]
    json.dump(table, sys.stdout)


asyncio.run(main())
