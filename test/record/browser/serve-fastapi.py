"""Serves one FastAPI application for each configuration on standard input, and prints their ports."""
import asyncio
import json
import socket
import sys

import fastapi
import starlette
import uvicorn
from fastapi.middleware.cors import CORSMiddleware


def application(options: str) -> fastapi.FastAPI:
    app = fastapi.FastAPI()
    app.add_middleware(CORSMiddleware, **eval(f"dict({options})"))

    @app.api_route("/{path:path}", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    def answer(path: str) -> dict:
        return {}

    return app


async def main() -> None:
    ports = {}
    servers = []
    for name, options in json.load(sys.stdin).items():
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        ports[name] = listening.getsockname()[1]
        config = uvicorn.Config(application(options), log_level="error", http="h11", date_header=False, server_header=False)
        servers.append(uvicorn.Server(config).serve([listening]))
    print(json.dumps({"ports": ports, "versions": {"fastapi": fastapi.__version__, "starlette": starlette.__version__}}), flush=True)
    await asyncio.gather(*servers)


asyncio.run(main())
