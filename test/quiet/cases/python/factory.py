from collections.abc import Sequence

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware


def create_app(origins: Sequence[str], *, credentials: bool = True) -> FastAPI:
    app = FastAPI()
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_credentials=credentials,
        allow_methods=["*"],
        allow_headers=["*"],
    )
    return app
