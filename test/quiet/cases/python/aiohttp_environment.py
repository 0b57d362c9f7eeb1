import os

import aiohttp_cors
from aiohttp import web


def make_app():
    app = web.Application()
    options = aiohttp_cors.ResourceOptions(allow_credentials=True, allow_headers="*")
    cors = aiohttp_cors.setup(app, defaults={origin: options for origin in os.environ["ORIGINS"].split(",")})
    cors.add(app.router.add_get("/orders", lambda request: web.Response()), {os.environ["PARTNER"]: options})
    return app
