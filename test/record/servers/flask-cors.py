import re
from datetime import timedelta

from flask import Flask, Response
from flask_cors import CORS, cross_origin

INTERFACE = "wsgi"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def application(options, ran):
    """`CORS(app, …)`, or with a decorator where the options begin with @. OPTIONS is left to Flask, as most routes do."""
    app = Flask(__name__)
    names = {"app": app, "CORS": CORS, "cross_origin": cross_origin, "re": re, "timedelta": timedelta}

    def handler(path=""):
        ran.append(True)
        return Response()

    if options.startswith("@"):
        handler = eval(f"cross_origin({options[1:]})", names)(handler)
    else:
        eval(f"CORS(app, {options})", names)
    app.add_url_rule("/", view_func=handler, methods=METHODS)
    app.add_url_rule("/<path:path>", view_func=handler, methods=METHODS)
    return app.wsgi_app
