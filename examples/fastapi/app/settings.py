"""Everything that differs between machines or changes more often than code."""

import os

DATABASE_URL = os.getenv("DATABASE_URL", "sqlite:///./shop.db")
SESSION_COOKIE = "shop_session"

# The back office. Two hosts since the move to the new data centre.
ADMIN_ORIGINS = [
    "https://admin.example.com",
    "https://admin2.example.com:8443",
]

# Products and prices are on every leaflet anyway.
CATALOG_ORIGINS = ["*"]
CATALOG_MAX_AGE = 60 * 60
