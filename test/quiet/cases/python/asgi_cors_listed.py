from asgi_cors import asgi_cors, asgi_cors_decorator


@asgi_cors_decorator(hosts=["https://app.shop.example"], host_wildcards=["https://*.preview.shop.example"])
async def orders(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})


prices = asgi_cors(orders, hosts={"https://partner.example"}, headers=["Content-Type"], methods=["GET", "POST"])
