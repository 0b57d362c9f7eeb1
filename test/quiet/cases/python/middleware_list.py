from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

middleware = [
    Middleware(
        CORSMiddleware,
        allow_origins=("https://app.example.com", "https://www.example.com"),
        allow_methods=("GET", "POST"),
        allow_credentials=True,
    ),
    Middleware(GZipMiddleware, minimum_size=1000),
]

app = Starlette(routes=[], middleware=middleware)
