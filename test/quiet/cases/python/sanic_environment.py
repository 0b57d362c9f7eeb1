import os

from sanic import Sanic
from sanic_ext import Extend, cors

app = Sanic("shop")
if os.getenv("APP_ENV") == "development":
    app.config.CORS_ORIGINS = "*"
else:
    app.config.CORS_ORIGINS = os.environ["ALLOWED_ORIGINS"]
app.config.CORS_SUPPORTS_CREDENTIALS = True
Extend(app)


@app.get("/orders")
@cors(allow_methods=["GET"])
async def orders(request):
    return None
