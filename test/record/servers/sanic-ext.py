import logging
import re
from datetime import timedelta

from sanic import Sanic, response
from sanic_ext import Extend, cors

INTERFACE = "asgi"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
logging.disable(logging.CRITICAL)


def application(options, ran):
    """Names of the config, or with a decorator where the options begin with @. OPTIONS and HEAD are left to the extension."""
    Sanic._app_registry.clear()
    app = Sanic("recorded")
    # It would rewrite its own methods, which goes well once in a process.
    app.config.TOUCHUP = False
    names = {"re": re, "timedelta": timedelta, "cors": cors}

    async def handler(request, path=""):
        ran.append(True)
        return response.empty(200)

    if options.startswith("@"):
        handler = eval(f"cors({options[1:]})", names)(handler)
    else:
        app.config.update(eval(f"dict({options})", names))
    app.add_route(handler, "/", methods=METHODS)
    Extend(app)
    return started(app)


def started(app):
    """The application behind the event that servers begin with, which adds its handlers."""
    state = {"started": False}

    async def served(scope, receive, send):
        if not state["started"]:
            state["started"] = True
            await begin(app)
        await app(scope, receive, send)

    return served


async def begin(app):
    events = ["lifespan.startup"]

    class Over(Exception):
        pass

    async def receive():
        if not events:
            raise Over()
        return {"type": events.pop()}

    async def send(message):
        if message["type"] == "lifespan.startup.failed":
            raise RuntimeError(message.get("message"))

    try:
        await app({"type": "lifespan", "asgi": {"version": "3.0"}}, receive, send)
    except Over:
        pass
