from robyn import ALLOW_CORS, Robyn

app = Robyn(__file__)
ALLOW_CORS(app, origins="https://app.shop.example", headers=["X-Requested-With"])


@app.get("/orders")
def orders(request):
    return []
