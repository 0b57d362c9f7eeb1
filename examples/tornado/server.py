import tornado.ioloop
import tornado.web

ADMINS = ["https://admin.example.org"]


class Public(tornado.web.RequestHandler):
    """What every handler of the shop sends."""

    def set_default_headers(self):
        # Browsers refuse the star as soon as a cookie comes along.
        self.set_header("Access-Control-Allow-Origin", "*")
        self.set_header("Access-Control-Allow-Credentials", "true")
        self.set_header("Access-Control-Allow-Headers", "Content-Type")

    def options(self, *_):
        self.set_status(204)


class Orders(Public):
    def get(self):
        self.write({"orders": [{"id": 1}]})


class Admin(tornado.web.RequestHandler):
    def set_default_headers(self):
        origin = self.request.headers.get("Origin")
        if origin in ADMINS:
            self.set_header("Access-Control-Allow-Origin", origin)
            self.set_header("Vary", "Origin")

    def options(self):
        self.set_header("Access-Control-Allow-Methods", "GET, DELETE")
        self.set_status(204)

    def get(self):
        self.write({"users": []})

    def delete(self):
        self.set_status(204)


if __name__ == "__main__":
    tornado.web.Application([(r"/orders", Orders), (r"/admin", Admin)]).listen(8888)
    tornado.ioloop.IOLoop.current().start()
