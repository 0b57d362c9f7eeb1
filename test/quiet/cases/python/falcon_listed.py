import falcon

app = falcon.App(middleware=falcon.CORSMiddleware(allow_origins=["https://app.shop.example"]))


class Orders:
    def on_get(self, req, resp):
        resp.media = []


app.add_route("/orders", Orders())
