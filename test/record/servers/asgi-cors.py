from asgi_cors import asgi_cors, asgi_cors_decorator

INTERFACE = "asgi"


def application(options, ran):
    """`asgi_cors(app, …)`, or the decorator where the options begin with @."""

    async def app(scope, receive, send):
        ran.append(True)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def allowed(origin):
        return origin == b"https://a.example"

    async def later(origin):
        return allowed(origin)

    names = {"asgi_cors": asgi_cors, "asgi_cors_decorator": asgi_cors_decorator, "app": app, "allowed": allowed, "later": later}
    if options.startswith("@"):
        wrapped = eval(f"asgi_cors_decorator({options[1:]})", names)(app)
    else:
        wrapped = eval(f"asgi_cors(app, {options})", names)
    return as_specified(wrapped)


def as_specified(app):
    """Header names and values are bytes, says ASGI; a server may refuse what is not, and uvicorn does with httptools."""

    async def checked(scope, receive, send):
        async def strict(message):
            for line in message.get("headers", []):
                for part in line:
                    if not isinstance(part, bytes):
                        raise TypeError("a header must be bytes")
            await send(message)

        await app(scope, receive, strict)

    return checked
