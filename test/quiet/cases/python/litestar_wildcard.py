from litestar import Litestar
from litestar.config.cors import CORSConfig

# Here a wildcard inside an origin is one, and a pattern matches the whole origin.
app = Litestar(
    [],
    cors_config=CORSConfig(
        allow_origins=["https://*.shop.example"],
        allow_origin_regex=r"https://(admin|api)\.partner\.example",
        allow_credentials=True,
    ),
)
