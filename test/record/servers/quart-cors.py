import logging
import re
from datetime import timedelta

from quart import Quart, Response
from quart_cors import cors, route_cors

INTERFACE = "asgi"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
logging.disable(logging.CRITICAL)


def application(options, ran):
    """`cors(app, …)`, or with a decorator where the options begin with @. OPTIONS is left to Quart, as most routes do."""
    app = Quart(__name__)
    names = {"app": app, "cors": cors, "route_cors": route_cors, "re": re, "timedelta": timedelta}

    async def handler():
        ran.append(True)
        return Response("")

    if options.startswith("@"):
        handler = eval(f"route_cors({options[1:]})", names)(handler)
    else:
        app = eval(f"cors(app, {options})", names)
    app.add_url_rule("/", view_func=handler, methods=METHODS)
    return app
