import logging

from blacksheep import Application, Response, Router

INTERFACE = "asgi"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
logging.disable(logging.CRITICAL)


def application(options, ran):
    """OPTIONS is left to BlackSheep, whose own handler of it allows no other."""
    # Without one of its own it shares that of the process.
    app = Application(router=Router())
    eval(f"app.use_cors({options})", {"app": app})

    async def handler():
        ran.append(True)
        return Response(200)

    for method in METHODS:
        app.router.add(method, "/", handler)

    async def started(scope, receive, send):
        if not app.started:
            await app.start()
        await app(scope, receive, send)

    return started
