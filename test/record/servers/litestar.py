import logging
import re

from litestar import Litestar, asgi
from litestar.config.cors import CORSConfig
from litestar.types import Receive, Scope, Send

INTERFACE = "asgi"
logging.disable(logging.CRITICAL)


def application(options, ran):
    @asgi("/", is_mount=True)
    async def handler(scope: Scope, receive: Receive, send: Send) -> None:
        ran.append(True)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    config = eval(f"CORSConfig({options})", {"CORSConfig": CORSConfig, "re": re})
    return Litestar([handler], cors_config=config, openapi_config=None)
