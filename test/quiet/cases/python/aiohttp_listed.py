import aiohttp_cors
from aiohttp import web

app = web.Application()
cors = aiohttp_cors.setup(app, defaults={
    "https://app.shop.example": aiohttp_cors.ResourceOptions(allow_credentials=True, expose_headers="*", allow_headers=("Content-Type", "X-Csrf-Token")),
    "https://admin.shop.example": aiohttp_cors.ResourceOptions(allow_credentials=True, allow_headers="*"),
})
for route in list(app.router.routes()):
    cors.add(route)
