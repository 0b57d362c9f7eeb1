SECRET_KEY = "for a recording"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
INSTALLED_APPS = ["corsheaders"]
OWN_MIDDLEWARE = ["shop.middleware.TokenMiddleware"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    *OWN_MIDDLEWARE,
    "django.middleware.security.SecurityMiddleware",
] + ["django.middleware.common.CommonMiddleware"]
CORS_ALLOWED_ORIGIN_REGEXES = [r"^https://a\.example$"]
