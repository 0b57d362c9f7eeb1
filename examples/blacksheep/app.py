from blacksheep import Application, get

app = Application()

# The shop signs its users in with a cookie.
app.use_cors(allow_origins="*", allow_methods="GET POST", allow_headers="*", allow_credentials=True)


@get("/orders")
async def orders():
    return ["A-1", "A-2"]
