from chalice import Chalice, CORSConfig

app = Chalice(app_name="shop")
shop = CORSConfig(allow_origin="https://shop.example", allow_headers=["X-Basket"], allow_credentials=True)


@app.route("/orders", methods=["GET", "POST"], cors=shop)
def orders():
    return []


@app.route("/internal", cors=False)
def internal():
    return []
