import logging
import re

import engineio
import socketio
from engineio.socket import Socket
from flask import Flask
from flask_socketio import SocketIO

INTERFACE = "wsgi"
HELLO = b"4hello"
logging.disable(logging.CRITICAL)


def application(options, ran):
    """`socketio.Server(…)`, or Flask-SocketIO where the options begin with @, or `engineio.Server` where with a colon."""
    names = {"app": Flask(__name__), "engineio": engineio, "socketio": socketio, "SocketIO": SocketIO, "re": re}
    names["allowed"] = lambda origin: origin == "https://a.example"
    common = 'async_mode="threading", monitor_clients=False'
    if options.startswith("@"):
        wsgi = names["app"]
        server = eval(f"SocketIO(app, {options[1:]}, {common})", names).server.eio
    elif options.startswith(":"):
        server = eval(f"engineio.Server({options[1:]}, {common}, async_handlers=False)", names)
        wsgi = engineio.WSGIApp(server, engineio_path="socket.io")
    else:
        parent = eval(f"socketio.Server({', '.join(filter(None, [options, common]))})", names)
        server = parent.eio
        wsgi = socketio.WSGIApp(parent)
    server.start_background_task = lambda *arguments, **keywords: None  # No pings: each client asks once.
    server.on("connect", lambda sid, environ: ran.append(True))
    server.on("message", lambda sid, message: ran.append(True))
    return as_client(wsgi, server)


def as_client(wsgi, server):
    """GET shakes hands; POST says something in a session that is open."""

    def asked(environ, start_response):
        sid = server.generate_id()
        server.sockets = {sid: Socket(server, sid)}
        server.sockets[sid].connected = True
        opened = f"&sid={sid}" if environ["REQUEST_METHOD"] == "POST" else ""
        environ |= {"QUERY_STRING": f"EIO=4&transport=polling{opened}", "wsgi.url_scheme": "https", "HTTP_HOST": "api.example.com"}
        if opened:
            environ |= {"wsgi.input": Body(HELLO), "CONTENT_LENGTH": str(len(HELLO))}
        return wsgi(environ, start_response)

    return asked


class Body:
    def __init__(self, content):
        self.content = content

    def read(self, length=-1):
        return self.content
