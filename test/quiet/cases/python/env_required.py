from os import environ

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware

app = Starlette()
app.add_middleware(
    CORSMiddleware,
    allow_origins=[origin.strip() for origin in environ["CORS_ORIGINS"].split(",") if origin.strip()],
    allow_credentials=True,
)
