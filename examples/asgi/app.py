from asgi_cors import asgi_cors


async def prices(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": b'{"bread": 2}'})


# Browsers send hosts in lower case.
app = asgi_cors(prices, hosts=["https://Shop.example.org"])
