"""Answers each request with each options text, as an ASGI server in front of Starlette would. JSON in, JSON out."""
import asyncio
import json
import re
import sys

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Route

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def application(options, ran):
    async def handler(request):
        ran.append(True)
        return Response()

    middleware = eval(f"Middleware(CORSMiddleware, {options})", {"Middleware": Middleware, "CORSMiddleware": CORSMiddleware, "re": re})
    return Starlette(routes=[Route("/{path:path}", handler, methods=METHODS)], middleware=[middleware])


async def answer(app, ran, method, headers):
    ran.clear()
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": "/", "raw_path": b"/",
        "root_path": "", "query_string": b"", "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }
    try:
        await app(scope, receive, send)
    except Exception:
        # uvicorn and hypercorn answer so when an exception comes before the response has started.
        if not sent:
            return [500, bool(ran), []]
    # HTTP carries no white space around a value.
    start = sent[0]
    return [start["status"], bool(ran), [[name.decode(), value.decode("latin-1").strip(" \t")] for name, value in start["headers"]]]


async def main():
    asked = json.load(sys.stdin)
    table = []
    for options in asked["options"]:
        ran = []
        app = application(options, ran)
        table.append([await answer(app, ran, method, headers) for method, headers in asked["requests"]])
    json.dump(table, sys.stdout)


asyncio.run(main())
