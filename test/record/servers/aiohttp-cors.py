import logging

import aiohttp
import aiohttp_cors
from aiohttp import web
from aiohttp.test_utils import TestServer

INTERFACE = "own"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
logging.disable(logging.CRITICAL)


def application(options, ran):
    """`setup(app, …)` and every route added; where the options begin with @, they are those of each route."""
    app = web.Application()
    names = {"app": app, "aiohttp_cors": aiohttp_cors, "ResourceOptions": aiohttp_cors.ResourceOptions}

    async def handler(request):
        ran.append(True)
        return web.Response()

    options, _, config = options.partition("@")
    cors = eval(f"aiohttp_cors.setup(app, {options})", names)
    resource = app.router.add_resource("/")
    for method in METHODS:
        route = resource.add_route(method, handler)
        eval(f"cors.add(route, {config})", {**names, "cors": cors, "route": route})
    return {"app": app}


async def answer(server, ran, method, headers, path):
    """As a client that adds nothing by itself. The server of the options before is put away."""
    if "client" not in server:
        await close()
        server["server"] = TestServer(server["app"], skip_url_asserts=True)
        await server["server"].start_server()
        server["client"] = aiohttp.ClientSession(skip_auto_headers=["User-Agent", "Accept", "Accept-Encoding", "Content-Type"])
        running.append(server)
    url = server["server"].make_url(path)
    try:
        async with server["client"].request(method, url, headers=headers) as response:
            return [response.status, bool(ran), [[name, value] for name, value in response.headers.items()]]
    except aiohttp.ClientError:
        # The connection was closed without an answer: to a browser that is as if it hung.
        return "hangs"


running = []


async def close():
    while running:
        server = running.pop()
        await server["client"].close()
        await server["server"].close()
