from sanic import Sanic
from sanic.response import json
from sanic_ext import cors

app = Sanic("orders")
app.config.CORS_ORIGINS = ["https://shop.example", "https://staff.shop.example/"]
app.config.CORS_SUPPORTS_CREDENTIALS = True
app.config.CORS_ALLOW_HEADERS = ["content-type"]


@app.get("/orders")
async def orders(request):
    return json(["A-1", "A-2"])


# Partners embed this list in pages of their own.
@app.get("/partners")
@cors(origin="*", supports_credentials=True)
async def partners(request):
    return json([])
