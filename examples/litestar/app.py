from litestar import Litestar, get
from litestar.config.cors import CORSConfig


@get("/orders")
async def orders() -> list[str]:
    return ["A-1", "A-2"]


# The pattern adds to the default, which is any origin. A request with a cookie is answered with its own origin.
cors_config = CORSConfig(
    allow_origin_regex=r"https://.*\.shop\.example",
    allow_credentials=True,
)

app = Litestar([orders], cors_config=cors_config)
