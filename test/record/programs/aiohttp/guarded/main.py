import os

import aiohttp_cors
from aiohttp import web

routes = web.RouteTableDef()


@web.middleware
async def require_token(request, handler):
    if "Authorization" not in request.headers:
        return web.json_response({"error": "no token"}, status=401)
    return await handler(request)


@routes.get("/orders")
@routes.put("/orders")
async def orders(request):
    return web.json_response([])


@routes.post("/orders")
async def create(request):
    return web.json_response({})


@routes.get("/orders/{id}")
async def order(request):
    return web.json_response({})


@routes.put("/orders/{id}")
async def replace(request):
    return web.json_response({})


@routes.get("/fails")
@routes.put("/fails")
async def fails(request):
    raise RuntimeError("by design")


app = web.Application(middlewares=[require_token])
app.add_routes(routes)

cors = aiohttp_cors.setup(app, defaults={
    "https://a.example": aiohttp_cors.ResourceOptions(allow_credentials=True, allow_headers=("Content-Type", "Authorization")),
})
for route in list(app.router.routes()):
    cors.add(route)

if __name__ == "__main__":
    web.run_app(app, port=int(os.environ["PORT"]))
