"""Products and prices, the same for everybody."""

from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI(
    title="Catalogue",
    middleware=[
        Middleware(CORSMiddleware, allow_origins=["*"], max_age=3600),
    ],
)


@app.get("/products")
def products():
    return [{"sku": "A-100", "name": "Apple juice", "price": "2.40"}]
