import tornado.web

ORIGIN = "https://app.example.com"


class Base(tornado.web.RequestHandler):
    def set_default_headers(self):
        self.set_header("Access-Control-Allow-Origin", ORIGIN)
        self.set_header("Access-Control-Allow-Credentials", "true")
        self.set_header("Access-Control-Allow-Headers", "Content-Type")

    def options(self, *_):
        self.set_status(204)


class Orders(Base):
    def get(self):
        self.write({"orders": []})
