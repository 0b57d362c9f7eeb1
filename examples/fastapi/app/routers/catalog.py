"""Products and prices, the same for everybody."""

from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

from app.settings import CATALOG_MAX_AGE, CATALOG_ORIGINS

app = FastAPI(
    title="Catalogue",
    middleware=[
        Middleware(CORSMiddleware, allow_origins=CATALOG_ORIGINS, max_age=CATALOG_MAX_AGE),
    ],
)


@app.get("/products")
def products():
    return [{"sku": "A-100", "name": "Apple juice", "price": "2.40"}]
