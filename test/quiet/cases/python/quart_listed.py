import os

from quart import Quart
from quart_cors import cors

app = cors(
    Quart(__name__),
    allow_origin=["https://app.shop.example", os.environ["PARTNER_ORIGIN"]],
    allow_credentials=True,
    allow_methods=["GET", "POST"],
)
