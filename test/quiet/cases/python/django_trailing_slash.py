MIDDLEWARE = ("corsheaders.middleware.CorsMiddleware", "django.middleware.common.CommonMiddleware")

# Only scheme and host are compared: the slash does no harm.
CORS_ORIGIN_WHITELIST = ("https://shop.example.org/", "HTTPS://admin.example.org")
CORS_ORIGIN_ALLOW_ALL = False
CORS_ALLOW_CREDENTIALS = True
