import os
import re

from corsheaders.defaults import default_headers

DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
INSTALLED_APPS = ["django.contrib.auth", "corsheaders", "shop"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
]

CORS_ALLOWED_ORIGINS = ["https://shop.example.org"]
if DEBUG:
    CORS_ALLOWED_ORIGINS += ["http://localhost:5173", "http://127.0.0.1:5173"]
CORS_ALLOWED_ORIGIN_REGEXES = [re.compile(r"^https://[a-z0-9-]+\.shop\.example\.org$")]
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = [*default_headers, "x-shop-token"]
CORS_URLS_REGEX = r"^/api/.*$"
