import os

from litestar import Litestar, get
from litestar.config.cors import CORSConfig


@get("/")
async def home() -> str:
    return "hello"


cors_config = CORSConfig(
    allow_origins=["https://app.shop.example", os.environ["PARTNER_ORIGIN"]],
    allow_credentials=True,
    allow_methods=["GET", "POST"],
)

app = Litestar([home], cors_config=cors_config)
