# The middleware is not installed, so that nothing reads these.
INSTALLED_APPS = ["django.contrib.auth", "corsheaders"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]

CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True
