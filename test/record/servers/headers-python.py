import asyncio
import io
import logging
import sys
import textwrap
from http.server import BaseHTTPRequestHandler

import django
import django.core.handlers.wsgi
import flask
import tornado.httpserver
import tornado.testing
import tornado.web
from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from fastapi import FastAPI, Response

INTERFACE = "own"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
drive = sys.modules["__main__"]
logging.disable(logging.CRITICAL)
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="urls_of_headers_python", MIDDLEWARE=["urls_of_headers_python.Cors"], SECRET_KEY="recorded")
django.setup()


def execute(text, ran, **names):
    import re

    names = {"re": re, "work": lambda: ran.append(True), "__name__": "application", **names}
    exec(text, names)
    return names


def indented(body, by):
    return textwrap.indent(body.replace("¶", "\n"), " " * by) + "\n"


def flask_hook(body, ran):
    names = execute(f"from flask import Flask, request\napp = Flask(__name__)\n@app.after_request\ndef add_headers(response):\n{indented(body, 4)}    return response\n", ran)

    @names["app"].route("/", methods=[each for each in METHODS if each != "OPTIONS"])
    def handler():
        ran.append(True)
        return ""

    return "wsgi", names["app"]


def flask_view(body, ran):
    names = execute(f'from flask import Flask, Response, make_response, request\napp = Flask(__name__)\n@app.route("/", methods=["GET", "POST", "OPTIONS"])\ndef view():\n{indented(body, 4)}', ran)
    return "wsgi", names["app"]


def starlette(body, ran):
    names = execute(
        f'from fastapi import FastAPI, Response\napp = FastAPI()\n@app.middleware("http")\nasync def cors(request, call_next):\n    response = await call_next(request)\n{indented(body, 4)}    return response\n', ran
    )

    @names["app"].api_route("/", methods=METHODS)
    async def handler():
        ran.append(True)
        return Response()

    return "asgi", names["app"]


class Module:
    """What Django imports by name."""


def django_app(body, ran):
    names = execute(
        "from django.http import HttpResponse\nclass Cors:\n    def __init__(self, get_response):\n        self.get_response = get_response\n"
        f"    def __call__(self, request):\n        response = self.get_response(request)\n{indented(body, 8)}        return response\n", ran
    )

    def handler(request):
        ran.append(True)
        return HttpResponse()

    urls = Module()
    urls.urlpatterns, urls.Cors = [path("", handler)], names["Cors"]
    sys.modules["urls_of_headers_python"] = urls
    django.urls.clear_url_caches()
    return "wsgi", django.core.handlers.wsgi.WSGIHandler()


def tornado_app(body, ran):
    names = execute(f"import tornado.web\nclass Main(tornado.web.RequestHandler):\n{indented(body, 4)}", ran)
    return "tornado", tornado.web.Application([(r"/", names["Main"])])


def standard(body, ran):
    names = execute(f"from http.server import BaseHTTPRequestHandler\nclass Handler(BaseHTTPRequestHandler):\n{indented(body, 4)}", ran)
    names["Handler"].log_message = lambda *_: None
    return "http.server", names["Handler"]


KINDS = {"flask hook": flask_hook, "flask view": flask_view, "starlette": starlette, "django": django_app, "tornado": tornado_app, "http.server": standard}


def application(options, ran):
    kind, body = options.split(": ", 1)
    return KINDS[kind](body, ran)


def written(method, headers, to):
    return "".join([f"{method} {to} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", *(f"{name}: {value}\r\n" for name, value in headers), "\r\n"]).encode()


def parsed(text, ran):
    start, *lines = text.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    return [int(start.split(" ")[1]), bool(ran), [drive.line(*line.split(":", 1)) for line in lines]]


class Connection:
    """A socket as `socketserver` hands it to a handler."""

    def __init__(self, text):
        self.text, self.sent = text, b""

    def makefile(self, *_):
        return io.BytesIO(self.text)

    def sendall(self, text):
        self.sent += text


async def over_tornado(app, ran, method, headers, to):
    socket, port = tornado.testing.bind_unused_port()
    server = tornado.httpserver.HTTPServer(app)
    server.add_sockets([socket])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(written(method, headers, to))
    text = await reader.read()
    writer.close()
    server.stop()
    return parsed(text, ran)


async def answer(app, ran, method, headers, to):
    interface, app = app
    if interface == "asgi":
        return await drive.asgi(app, ran, method, headers, to)
    if interface == "wsgi":
        return drive.wsgi(app, ran, method, headers, to)
    if interface == "tornado":
        return await over_tornado(app, ran, method, headers, to)
    connection = Connection(written(method, headers, to))
    app(connection, ("127.0.0.1", 1), None)
    return parsed(connection.sent, ran)
