"""Everything that differs between machines or changes more often than code."""

import os

DATABASE_URL = os.getenv("DATABASE_URL", "sqlite:///./shop.db")
SESSION_COOKIE = "shop_session"

# The back office. Two hosts since the move to the new data centre.
ADMIN_ORIGINS = [
    "https://admin.example.com",
    "https://admin2.example.com:8443",
]

# Shops that embed our checkout. Ask Petra before adding one.
PARTNER_ORIGINS = [
    "https://www.flowers.example/",
    "https://Books.example",
    "garden.example",
    "https://*.bikes.example",
    "https://shop.tools.example:443",
    "https://checkout.wine.example",
]
