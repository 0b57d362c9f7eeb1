from .base import *

DEBUG = False
ALLOWED_HOSTS = ["api.shop.example.org"]

CORS_ALLOWED_ORIGINS += ["https://Admin.shop.example.org"]
