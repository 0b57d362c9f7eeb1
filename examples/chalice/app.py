from chalice import Chalice, CORSConfig

app = Chalice(app_name="corner-shop-orders")
app.api.cors = CORSConfig(allow_origin="https://shop.example/", allow_headers=["X-Basket"], max_age=600, allow_credentials=True)


@app.route("/orders")
def orders():
    return ["A-1", "A-2"]


@app.route("/opening-hours", cors=True)
def opening_hours():
    return {"monday": "9-17"}
