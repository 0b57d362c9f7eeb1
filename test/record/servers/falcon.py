import falcon
from falcon import CORSMiddleware

INTERFACE = "wsgi"


class Resource:
    """OPTIONS is left to Falcon, as most resources do."""

    def __init__(self, ran):
        self.ran = ran

    def on_get(self, request, response, **path):
        self.ran.append(True)

    on_head = on_post = on_put = on_patch = on_delete = on_get


def application(options, ran):
    """A middleware, or what follows a colon as keywords of the application."""
    names = {"falcon": falcon, "CORSMiddleware": CORSMiddleware}
    if options.startswith(":"):
        app = eval(f"falcon.App({options[1:]})", names)
    else:
        app = falcon.App(middleware=[eval(f"CORSMiddleware({options})", names)])
    app.add_route("/", Resource(ran))
    return app
