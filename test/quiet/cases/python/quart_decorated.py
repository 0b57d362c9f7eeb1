from quart import Quart
from quart_cors import route_cors

app = Quart(__name__)


@app.route("/orders", methods=["POST"])
@route_cors(allow_origin="https://app.shop.example", allow_headers=["Content-Type"], max_age=600)
async def orders():
    return {}
