from quart import Quart
from quart_cors import cors, route_cors

app = Quart(__name__)

# A browser sends no slash behind an origin.
app = cors(app, allow_origin=["https://shop.example.org/"], allow_credentials=True)


@app.get("/orders")
async def orders():
    return ["A-1", "A-2"]


@app.get("/prices")
@route_cors(allow_origin="https://partner.example.org", max_age=600)
async def prices():
    return {"bread": 2}
