from robyn import ALLOW_CORS, Robyn

app = Robyn(__file__)

# The shop and the page where its staff sign in; Robyn names neither of two, but a star.
ALLOW_CORS(app, origins=["https://shop.example/", "https://staff.shop.example/"])


@app.get("/orders")
def orders(request):
    return ["A-1", "A-2"]


app.start(port=8080)
