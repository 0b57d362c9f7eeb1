import os

import falcon.asgi
from falcon import CORSMiddleware

# Partners may read; only the shop sends its cookies along.
cors = CORSMiddleware(
    allow_origins=["https://shop.example", "https://partner.example", os.environ["PREVIEW_ORIGIN"]],
    allow_credentials="https://shop.example",
    expose_headers=["X-Total"],
)

app = falcon.asgi.App(middleware=[cors])
