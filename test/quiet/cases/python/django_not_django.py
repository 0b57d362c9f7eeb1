# Read by a framework of one's own; django-cors-headers knows nothing of it.
CORS_ALLOWED_ORIGINS = ["*"]
CORS_ALLOW_CREDENTIALS = True
