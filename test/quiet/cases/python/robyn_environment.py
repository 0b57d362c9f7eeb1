import os

from robyn import ALLOW_CORS, Robyn

app = Robyn(__file__)
ALLOW_CORS(app, origins=os.environ["ALLOWED_ORIGINS"].split(","))


@app.get("/orders")
def orders(request):
    return []
