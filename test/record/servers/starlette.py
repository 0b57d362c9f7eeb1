import re

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Route

INTERFACE = "asgi"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def application(options, ran):
    async def handler(request):
        ran.append(True)
        return Response()

    middleware = eval(f"Middleware(CORSMiddleware, {options})", {"Middleware": Middleware, "CORSMiddleware": CORSMiddleware, "re": re})
    return Starlette(routes=[Route("/{path:path}", handler, methods=METHODS)], middleware=[middleware])
