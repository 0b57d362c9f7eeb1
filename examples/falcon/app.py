import falcon


class Orders:
    def on_get(self, request, response):
        response.media = ["A-1", "A-2"]


# The shop signs its users in with a cookie.
app = falcon.App(middleware=falcon.CORSMiddleware(allow_origins="*", allow_credentials="*"))
app.add_route("/orders", Orders())
