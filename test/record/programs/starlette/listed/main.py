import os

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route


async def home(request):
    return JSONResponse({})


async def fails(request):
    raise RuntimeError("by design")


app = Starlette(
    routes=[
        Route("/", home, methods=["GET", "POST"]),
        Route("/fails", fails),
        Mount("/sub", app=Starlette(routes=[Route("/files/{rest:path}", home)])),
    ],
    middleware=[
        Middleware(CORSMiddleware, allow_origin_regex=r"https://a\.example", allow_methods=["GET", "PUT"], allow_headers=["Content-Type"]),
        Middleware(GZipMiddleware),
    ],
)

if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]))
