import aiohttp_cors
from aiohttp import web


async def orders(request):
    return web.json_response(["A-1", "A-2"])


async def prices(request):
    return web.json_response({"bread": 2})


app = web.Application()
app.router.add_get("/orders", orders)
app.router.add_post("/orders", orders)

# The star stands for every website, and each may send the cookies of its visitors.
cors = aiohttp_cors.setup(app, defaults={
    "*": aiohttp_cors.ResourceOptions(
        allow_credentials=True,
        expose_headers="*",
        allow_headers="*",
    ),
})
for route in list(app.router.routes()):
    cors.add(route)

cors.add(app.router.add_get("/prices", prices), {
    "https://partner.example.org": aiohttp_cors.ResourceOptions(max_age=600),
})

if __name__ == "__main__":
    web.run_app(app, port=8080)
