import os

import aiohttp_cors
from aiohttp import web


async def handler(request):
    return web.json_response({})


@web.middleware
async def require_session(request, handler):
    if request.cookies.get("session") is None:
        raise web.HTTPForbidden()
    return await handler(request)


admin = web.Application(middlewares=[require_session])
admin.add_routes([web.get("/users", handler)])

app = web.Application()
cors = aiohttp_cors.setup(app, defaults={"*": aiohttp_cors.ResourceOptions(allow_headers="*")})

items = cors.add(app.router.add_resource("/items"))
cors.add(items.add_route("GET", handler))
cors.add(items.add_route("PUT", handler))
cors.add(items.add_route("POST", handler))

prices = app.router.add_resource("/prices")
cors.add(prices)
cors.add(prices.add_route("GET", handler), {
    "https://a.example": aiohttp_cors.ResourceOptions(allow_credentials=True, expose_headers=("X-Total",), allow_headers=("authorization",)),
})

app.router.add_get("/plain", handler)
app.add_subapp("/admin/", admin)

if __name__ == "__main__":
    web.run_app(app, port=int(os.environ["PORT"]))
