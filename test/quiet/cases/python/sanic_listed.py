from sanic import Sanic

app = Sanic("shop")
app.config.CORS_ORIGINS = ["https://app.shop.example", "https://admin.shop.example"]
app.config.CORS_SUPPORTS_CREDENTIALS = True
app.config.CORS_ALLOW_HEADERS = ["content-type", "x-csrf-token"]
