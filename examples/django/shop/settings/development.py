from .base import *

DEBUG = True

# Convenient, and every website that a developer visits can read what the shop answers.
CORS_ALLOW_ALL_ORIGINS = True
